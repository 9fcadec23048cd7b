"""Regions and districts in the administration: spans, codes, reforms and warnings."""

from datetime import date

import pytest

from communities.models import District
from core.history import entries_of
from tests.communities.filling import filled_admin
from tests.factories import CommunityFactory, DistrictFactory, RegionFactory

URL = "/admin/communities/district/"
DAY = date(2018, 6, 19)


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


def words(response) -> str:
    return response.content.decode()


def test_a_list_shows_what_exists_today_and_what_did_not_last(client, region_a):
    DistrictFactory(region=region_a, name_en="Maktaaral", valid_to=DAY)
    DistrictFactory(region=region_a, name_en="Zhetysai", valid_from=DAY)
    assert "until 2018" in words(client.get(f"{URL}?exists=past"))
    found = client.get(f"{URL}?exists=today").context["cl"].result_list
    assert [district.name_en for district in found] == ["Zhetysai"]


def test_a_code_is_not_given_to_two_at_once_but_again_over_time(client, region_a):
    DistrictFactory(region=region_a, name_en="Old", kato="611000000", valid_to=DAY)
    data = filled_admin(client.get(f"{URL}add/")) | {
        "name_en": "New",
        "region": region_a.pk,
        "kind": "district",
        "kato": "611000000",
        "valid_from": "01.01.2018",
    }
    page = words(client.post(f"{URL}add/", data))
    assert "This code already is that of Old (until 19 June 2018)." in page
    assert client.post(f"{URL}add/", data | {"valid_from": "19.06.2018"}).status_code == 302
    assert "nine digits" in words(client.post(f"{URL}add/", data | {"kato": "61"}))


def test_an_end_before_the_beginning_is_refused_beside_it(client, region_a):
    district = DistrictFactory(region=region_a)
    url = f"{URL}{district.pk}/change/"
    data = filled_admin(client.get(url)) | {"valid_from": "02.01.2018", "valid_to": "01.01.2018"}
    errors = client.post(url, data).context["adminform"].form.errors
    assert errors["valid_to"] == ["It ends after it begins."]


def reform(client, district, **changes):
    data = {"name_en": "Keles", "kind": "district", "day": "19.06.2018", "moving": "on"}
    data |= {"was": district.version, "region": district.region.pk}
    return client.post(f"{URL}{district.pk}/becomes/", data | changes, follow=True)


def test_a_district_becomes_another_with_the_communities_in_it(client, administrator, region_a):
    district = DistrictFactory(region=region_a, name_en="Saryagash")
    communities = [CommunityFactory(district=district) for _ in range(2)]
    for community in communities:
        community.districts.get_or_create(district=district)
    assert reform(client, district).status_code == 200
    district.refresh_from_db()
    new = District.objects.get(name_en="Keles")
    assert (district.valid_to, new.valid_from, new.predecessor) == (DAY, DAY, district)
    for community in communities:
        community.refresh_from_db()
        spans = [(s.district, s.valid_from, s.valid_to) for s in community.districts.all()]
        assert community.district == new and community.version == 2
        assert spans == [(district, None, DAY), (new, DAY, None)]
        assert administrator in {entry.actor for entry in entries_of(community)}
    assert District.objects.matching("Келес").get() == new


def test_communities_stay_where_they_are_if_they_do_not_move_with_it(client, region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    reform(client, community.district, moving="")
    community.refresh_from_db()
    assert community.district.valid_to == DAY
    page = client.get(f"{URL}{community.district.pk}/change/")
    assert "Keles" in words(page) and "from 19 June 2018" in words(page)


@pytest.mark.parametrize(
    "span, said",
    [
        ({"valid_from": date(2019, 1, 1)}, "It exists only since 1 January 2019"),
        ({"valid_to": date(2017, 1, 1)}, "It ended on 1 January 2017"),
    ],
)
def test_a_reform_on_an_impossible_day_is_refused_and_nothing_is_written(
    client, region_a, span, said
):
    district = DistrictFactory(region=region_a, **span)
    assert said in words(reform(client, district))
    assert District.objects.count() == 1


def test_a_reform_of_what_was_changed_meanwhile_is_refused(client, region_a):
    district = DistrictFactory(region=region_a)
    assert "Somebody else changed this" in words(reform(client, district, was=0))
    assert District.objects.count() == 1


def test_what_looks_wrong_is_said_after_saving(client, region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    url = f"{URL}{community.district.pk}/change/"
    data = filled_admin(client.get(url)) | {"valid_to": "19.06.2018"}
    assert "1 community still lies in it today" in words(client.post(url, data, follow=True))


def test_a_region_names_what_it_was_and_what_it_became(client):
    old = RegionFactory(slug="ko", name_en="South Kazakhstan", valid_to=DAY)
    new = RegionFactory(slug="tu", name_en="Turkistan", valid_from=DAY)
    new.predecessors.add(old)
    assert "Turkistan" in words(client.get(f"/admin/communities/region/{old.pk}/change/"))
    assert "South Kazakhstan" in words(client.get("/admin/communities/region/?exists=today"))
