"""Grids: the rows of a record are written with it as one, and nobody else's row is touched."""

import pytest

from communities.models import CommunityProfile
from projects.models import Contribution, Project
from tests.browsing import filled, resend
from tests.factories import CommunityFactory, ProfileFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(district__region=region_a, population=5000)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def edit(record) -> str:
    return f"{record.get_absolute_url()}edit/"


def populations(community):
    return dict(community.profiles.order_by("year").values_list("year", "population"))


def test_rows_are_added_changed_and_removed_in_one_go(client, community):
    ProfileFactory(community=community, year=2004, population=5100)
    page = filled(client.get(edit(community)))
    years = {page[f"profiles-{n}-year"][0]: n for n in (0, 1)}
    changes = {
        f"profiles-{years['2003']}-DELETE": "on",
        f"profiles-{years['2004']}-population": "5 150",
        "profiles-2-year": "2005",
        "profiles-2-population": "5 200",
    }
    assert client.post(edit(community), page | changes).status_code == 302
    assert populations(community) == {2004: 5150, 2005: 5200}


def test_a_year_is_shown_for_editing_as_it_is_written(client, community):
    data = filled(client.get(edit(community)))
    assert (data["profiles-0-year"], data["profiles-0-population"]) == (["2003"], ["5,000"])


def test_one_wrong_row_keeps_everything_as_typed_and_writes_nothing(client, community):
    changes = {"about": "Typed", "profiles-0-population": "many"}
    response = resend(client, edit(community), **changes)
    assert response.status_code == 422
    data = filled(response)
    assert data["about"] == ["Typed"]
    assert data["profiles-0-population"] == ["many"]
    assert populations(community) == {2003: 5000}


def conflict_of(response) -> list[tuple[str, str, str]]:
    """What a conflict shows: what it is about, mine, theirs."""
    assert response.status_code == 409
    rows = response.context["conflict"]["rows"]
    return [(row["label"], row["mine"], row["theirs"]) for row in rows]


def test_a_row_somebody_changed_meanwhile_is_shown_and_overwritten_knowingly(
    client, community, transactional_db
):
    page = filled(client.get(edit(community)))
    CommunityProfile.objects.update(version=9, population=6000)
    response = client.post(edit(community), page | {"profiles-0-population": "7 000"})
    label = "Profiles by year, row 1: Population"
    assert conflict_of(response) == [(label, "7 000", "6,000")]
    assert populations(community) == {2003: 6000}
    assert client.post(edit(community), filled(response)).status_code == 302
    assert populations(community) == {2003: 7000}


def test_record_and_rows_changed_meanwhile_are_one_conflict(client, community, transactional_db):
    first = filled(client.get(edit(community)))
    theirs = {"about": "Theirs", "profiles-0-population": "6 000", "profiles-1-year": "2004"}
    theirs |= {"profiles-1-population": "6 100"}
    assert client.post(edit(community), first | theirs).status_code == 302
    mine = {"about": "Mine", "profiles-0-population": "7 000"}
    response = client.post(edit(community), first | mine)
    labels = [label for label, _mine, _theirs in conflict_of(response)]
    assert labels[1:] == ["Profiles by year, row 1: Population", "Profiles by year, a new row"]
    assert client.post(edit(community), filled(response)).status_code == 302
    assert populations(community) == {2003: 7000, 2004: 6100}


def test_a_row_somebody_removed_meanwhile_is_entered_anew_knowingly(
    client, community, transactional_db
):
    page = filled(client.get(edit(community))) | {"profiles-0-population": "7 000"}
    CommunityProfile.objects.all().delete()
    response = client.post(edit(community), page)
    ((label, mine, theirs),) = conflict_of(response)
    assert (label, theirs) == ("Profiles by year, row 1", "Removed") and "7 000" in mine
    assert populations(community) == {}
    assert client.post(edit(community), filled(response)).status_code == 302
    assert populations(community) == {2003: 7000}


def test_a_row_only_the_other_changed_becomes_as_they_left_it(client, community, transactional_db):
    ProfileFactory(community=community, year=2004, population=5100, source="Census, 12,50")
    first = filled(client.get(edit(community)))
    years = {first[f"profiles-{n}-year"][0]: n for n in (0, 1)}
    theirs = {f"profiles-{years['2003']}-population": "6 000"}
    assert client.post(edit(community), first | theirs).status_code == 302
    mine = {f"profiles-{years['2004']}-population": "7 000"}
    response = client.post(edit(community), first | mine)
    assert conflict_of(response) == []
    assert client.post(edit(community), filled(response)).status_code == 302
    assert populations(community) == {2003: 6000, 2004: 7000}


def test_a_row_only_the_other_removed_stays_removed(client, community, transactional_db):
    ProfileFactory(community=community, year=2004, population=5100)
    first = filled(client.get(edit(community)))
    years = {first[f"profiles-{n}-year"][0]: n for n in (0, 1)}
    theirs = {f"profiles-{years['2003']}-DELETE": "on"}
    assert client.post(edit(community), first | theirs).status_code == 302
    response = client.post(edit(community), first | {f"profiles-{years['2004']}-women": "2 000"})
    assert conflict_of(response) == []
    assert client.post(edit(community), filled(response)).status_code == 302
    assert populations(community) == {2004: 5100}


def test_a_row_only_the_other_changed_stands_in_no_ones_way(client, community):
    late = ProfileFactory(community=community, year=2004, population=5100)
    page = filled(client.get(edit(community)))
    years = {page[f"profiles-{n}-year"][0]: n for n in (0, 1)}
    CommunityProfile.objects.filter(pk=late.pk).update(version=9, population=6000)
    mine = {f"profiles-{years['2003']}-population": "7 000"}
    assert client.post(edit(community), page | mine).status_code == 302
    assert populations(community) == {2003: 7000, 2004: 6000}


def test_a_row_both_removed_is_no_conflict(client, community):
    page = filled(client.get(edit(community))) | {"profiles-0-DELETE": "on"}
    CommunityProfile.objects.all().delete()
    assert client.post(edit(community), page).status_code == 302
    assert populations(community) == {}


def test_a_row_that_changed_before_it_is_removed_is_a_conflict(client, community, transactional_db):
    page = filled(client.get(edit(community))) | {"profiles-0-DELETE": "on"}
    CommunityProfile.objects.update(version=9, population=6000)
    response = client.post(edit(community), page)
    ((label, mine, _theirs),) = conflict_of(response)
    assert (label, mine) == ("Profiles by year, row 1", "Removed")
    assert client.post(edit(community), filled(response)).status_code == 302
    assert populations(community) == {}


def test_a_row_of_another_record_cannot_be_named(client, community, region_b):
    other = ProfileFactory(community__district__region=region_b, population=777)
    changes = {"profiles-0-id": str(other.pk), "profiles-0-population": "1"}
    assert resend(client, edit(community), **changes).status_code == 409
    other.refresh_from_db()
    assert (other.population, other.community == community) == (777, False)


def test_an_untouched_empty_row_writes_nothing(client, community):
    assert resend(client, edit(community)).status_code == 302
    assert populations(community) == {2003: 5000}


def test_two_rows_of_one_year_are_refused_with_a_sentence(client, community, transactional_db):
    changes = {"profiles-1-year": "2003", "profiles-1-population": "1"}
    response = resend(client, edit(community), **changes)
    assert response.status_code == 422
    assert populations(community) == {2003: 5000}


def test_a_row_the_database_refuses_is_named_in_words(client, community, transactional_db):
    changes = {"profiles-1-year": "2004", "profiles-1-population": "0"}
    response = resend(client, edit(community), **changes)
    assert response.status_code == 422
    assert "Give the number of people who live there." in response.content.decode()


def test_the_rows_of_a_confirmed_project_are_locked_to_officers(client, officer, community):
    from tests.factories import ContributionFactory, ProjectFactory

    project = ProjectFactory(lead_community=community, confirmed=True)
    pledge = ContributionFactory(project=project, amount=100_000)
    page = client.get(edit(project))
    data = filled(page) | {
        "contributions-TOTAL_FORMS": "1",
        "contributions-INITIAL_FORMS": "1",
        "contributions-0-id": str(pledge.pk),
        "contributions-0-version": "1",
        "contributions-0-amount": "1",
        "contributions-0-DELETE": "on",
        "lead_community": str(CommunityFactory(district=community.district).pk),
    }
    client.post(edit(project), data)
    assert Contribution.objects.get().amount == 100_000
    assert Project.objects.get().lead_community == community
