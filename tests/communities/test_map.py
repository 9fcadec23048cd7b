"""Where a community is: pasted in one field, shown on a small map among those of its region."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from communities.models import Community
from tests.browsing import resend
from tests.factories import CommunityFactory, DistrictFactory, ProjectFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(district=DistrictFactory(region=region_a), name_en="Aktas")


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def at(latitude: str, longitude: str) -> dict:
    return {"latitude": Decimal(latitude), "longitude": Decimal(longitude)}


def map_of(client, community):
    return client.get(f"{community.get_absolute_url()}map/")


def test_a_place_is_pasted_into_one_field_kept_and_taken_away(client, community):
    url = f"{community.get_absolute_url()}edit/"
    assert resend(client, url, place="42.5, 69.75").status_code == 302
    community.refresh_from_db()
    assert (community.latitude, community.longitude) == (Decimal("42.5"), Decimal("69.75"))
    assert resend(client, url, about="By the river").status_code == 302
    community.refresh_from_db()
    assert community.latitude == Decimal("42.5")
    assert resend(client, url, place="").status_code == 302
    community.refresh_from_db()
    assert community.latitude is community.longitude is None


def test_what_is_no_place_is_refused_beside_the_field_and_kept(client, community):
    answer = resend(client, f"{community.get_absolute_url()}edit/", place="69.75, 42.5")
    assert answer.status_code == 422
    assert 'value="69.75, 42.5"' in answer.content.decode()
    assert "Latitude stands first" in answer.content.decode()


def test_half_a_place_is_no_place(db, community):
    with pytest.raises(IntegrityError):
        Community.objects.filter(pk=community.pk).update(latitude=Decimal("42.5"))


def test_without_a_place_the_map_says_how_to_enter_one(client, community):
    page = map_of(client, community)
    assert page.status_code == 200
    assert f"{community.get_absolute_url()}edit/#id_place" in page.content.decode()
    assert "not entered yet" in client.get(community.get_absolute_url()).content.decode()


def test_the_map_shows_the_community_its_works_and_the_others_of_its_region(
    client, community, region_b
):
    Community.objects.filter(pk=community.pk).update(**at("42.5", "69.75"))
    near = CommunityFactory(district=community.district, name_en="Near", **at("42.6", "69.8"))
    CommunityFactory(district=community.district, name_en="Nowhere")
    foreign = DistrictFactory(region=region_b)
    CommunityFactory(district=foreign, name_en="Foreign", **at("42.55", "69.8"))
    well = ProjectFactory(lead_community=community, name_en="Well", **at("42.51", "69.76"))
    page = map_of(client, community)
    names = [point.spot.name for point in page.context["drawing"].points]
    assert names == ["Aktas", "Well", "Near"]
    text = page.content.decode()
    for row in (near, well):
        assert f'href="{row.get_absolute_url()}"' in text
    assert [row.cells[0].text for row in page.context["rows"]] == ["Well", "Near"]
    assert "style=" not in text.split("<main")[1]


def test_numbers_of_the_drawing_are_plain_in_every_language(client, officer, community):
    Community.objects.filter(pk=community.pk).update(**at("42.5", "69.75"))
    CommunityFactory(district=community.district, **at("42.61", "69.83"))
    officer.language = "ru"
    officer.save()
    client.cookies["django_language"] = "ru"
    text = map_of(client, community).content.decode()
    drawn = text.split('<svg class="small-map"')[1].split("</svg>")[0]
    assert "cx=" in drawn
    for attribute in drawn.split('cx="')[1:]:
        float(attribute.split('"')[0])


def test_viewers_and_people_of_other_regions_see_no_place(
    client_of, viewer, other_officer, community
):
    assert map_of(client_of(viewer), community).status_code == 403
    assert map_of(client_of(other_officer), community).status_code == 404


@pytest.mark.parametrize("rows", [1, 80])
def test_a_map_costs_the_same_for_any_number_of_places(
    client, community, django_assert_max_num_queries, rows
):
    Community.objects.filter(pk=community.pk).update(**at("42.5", "69.75"))
    CommunityFactory.create_batch(rows, district=community.district, **at("42.6", "69.8"))
    with django_assert_max_num_queries(6 + 3):
        assert map_of(client, community).status_code == 200
