"""Communities: entered in one's own regions, and moved with the day kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from communities.models import Community, CommunityDistrict
from communities.querysets import valid_on
from communities.services import save_community
from core.exceptions import RuleViolation
from core.history import entries_of
from tests.communities.filling import filled
from tests.factories import CommunityFactory, DistrictFactory, PartnershipFactory, ProgrammeFactory

NEW = "/communities/new/"


@pytest.fixture
def home(region_a):
    return DistrictFactory(region=region_a, name_en="Home")


@pytest.fixture
def away(region_a):
    return DistrictFactory(region=region_a, name_en="Away")


def spans(community) -> list[tuple]:
    return [(s.district.name_en, s.valid_from, s.valid_to) for s in community.districts.all()]


def test_a_new_community_always_lay_where_it_lies(client_of, officer, home):
    client = client_of(officer)
    data = filled(client.get(NEW)) | {"name_ru": "Ақбастау", "kind": "village"}
    response = client.post(NEW, data | {"district": home.pk})
    community = Community.objects.get()
    assert response["Location"] == community.get_absolute_url()
    assert spans(community) == [("Home", None, None)]


def test_moving_a_district_keeps_where_the_community_lay(client_of, officer, home, away):
    community = CommunityFactory(district=home)
    client, url = client_of(officer), f"/communities/{community.pk}/edit/"
    data = filled(client.get(url)) | {"district": away.pk, "moved_on": "01.06.2018"}
    assert client.post(url, data).status_code == 302
    day = date(2018, 6, 1)
    assert spans(community) == [("Home", None, day), ("Away", day, None)]
    assert "communitydistrict" in {e.content_type.model for e in entries_of(community)}


@pytest.mark.parametrize(
    ("day", "lies_in"),
    [(date(2018, 5, 31), "Home"), (date(2018, 6, 1), "Away"), (None, "Away")],
)
def test_the_day_of_the_move_is_the_first_in_the_new_district(officer, home, away, day, lies_in):
    community = CommunityFactory(district=home)
    community.district = away
    save_community(actor=officer, community=community, version=1, moved_on=date(2018, 6, 1))
    span = CommunityDistrict.objects.filter(valid_on(day)).get(community=community)
    assert span.district.name_en == lies_in


def test_a_move_on_the_day_it_came_corrects_the_district(officer, home, away):
    community = CommunityFactory(district=home)
    community.districts.update(valid_from=date(2018, 6, 1))
    community.district = away
    save_community(actor=officer, community=community, version=1, moved_on=date(2018, 6, 1))
    assert spans(community) == [("Away", date(2018, 6, 1), None)]


def test_a_move_before_it_came_is_refused(officer, home, away):
    community = CommunityFactory(district=home)
    community.districts.update(valid_from=date(2018, 6, 1))
    community.district = away
    with pytest.raises(RuleViolation, match="only since 1 June 2018"):
        save_community(actor=officer, community=community, version=1, moved_on=date(2018, 5, 31))
    assert Community.objects.get().district == home


def test_a_move_in_the_future_is_refused(client_of, officer, home, away):
    community = CommunityFactory(district=home)
    client, url = client_of(officer), f"/communities/{community.pk}/edit/"
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = filled(client.get(url)) | {"district": away.pk, "moved_on": f"{tomorrow:%d.%m.%Y}"}
    response = client.post(url, data)
    assert response.status_code == 422
    assert "Give a day up to today." in response.content.decode()


def test_a_day_of_moving_without_a_move_changes_nothing(client_of, officer, home):
    community = CommunityFactory(district=home)
    client, url = client_of(officer), f"/communities/{community.pk}/edit/"
    data = filled(client.get(url)) | {"moved_on": "01.06.2018", "about": "By the river"}
    assert client.post(url, data).status_code == 302
    assert spans(community) == [("Home", None, None)]


def test_districts_of_other_regions_are_neither_offered_nor_taken(
    client_of, officer, home, region_b
):
    community = CommunityFactory(district=home)
    foreign = DistrictFactory(region=region_b)
    client, url = client_of(officer), f"/communities/{community.pk}/edit/"
    offered = client.get(url).context["form"].fields["district"].queryset
    assert list(offered) == [home]
    data = filled(client.get(url)) | {"district": foreign.pk}
    assert client.post(url, data).status_code == 422


def test_a_closed_programme_is_offered_only_where_the_community_is_in_it(client_of, officer, home):
    closed = ProgrammeFactory(is_open=False, name_en="Closed")
    community = CommunityFactory(district=home)
    client, url = client_of(officer), f"/communities/{community.pk}/partnerships/new/"
    data = filled(client.get(url)) | {"programme": closed.pk, "joined_on": "01.06.2002"}
    assert client.post(url, data).status_code == 422
    there = PartnershipFactory(community=community, programme=closed)
    url = f"/communities/partnerships/{there.pk}/edit/"
    assert client.post(url, filled(client.get(url))).status_code == 302
    assert community.partnerships.count() == 1


@pytest.mark.parametrize("rows", [2, 200])
def test_a_list_of_communities_costs_the_same_for_any_length(
    client_of, officer, home, django_assert_max_num_queries, rows
):
    CommunityFactory.create_batch(rows, district=home)
    client = client_of(officer)
    with django_assert_max_num_queries(5 + 3):
        assert client.get("/communities/").status_code == 200


def test_a_form_is_called_by_the_stored_name_while_its_names_are_refused(client_of, manager):
    community = CommunityFactory(name_en="Karasu")
    client, url = client_of(manager), f"/communities/{community.pk}/edit/"
    response = client.post(url, filled(client.get(url)) | {"name_en": ""})
    assert response.status_code == 422
    page = response.content.decode()
    assert "<h1>Karasu</h1>" in page
    assert '<a href="#id_name_en">' in page


def test_what_the_database_refuses_of_a_row_is_said_beside_that_row(client_of, officer, home):
    client = client_of(officer)
    people = {"population": "2 345", "women": "1 200"}
    rows = {"2026": people | {"men": "1 100"}, "2025": people | {"men": "1 200"}}
    data = filled(client.get(NEW)) | {"name_en": "Karasu", "kind": "village", "district": home.pk}
    data["profiles-TOTAL_FORMS"] = len(rows)
    for place, (year, row) in enumerate(rows.items()):
        data |= {f"profiles-{place}-{name}": text for name, text in {"year": year, **row}.items()}
    response = client.post(NEW, data)
    assert response.status_code == 422 and not Community.objects.exists()
    (group,) = response.context["formsets"]
    right, wrong = (form.non_field_errors() for form in group["formset"].forms)
    assert not right and wrong == ["Women and men together are not more than all people."]
    assert '<a href="#id_profiles-1-year">' in response.text and "row 2</a>" in response.text
