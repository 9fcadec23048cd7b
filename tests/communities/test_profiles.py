"""The profile of a year: one form, its source in words, the year before beside it."""

from datetime import date

import pytest

from communities.models import Community, CommunityProfile, GroupMember
from core.models import ReviewState
from tests.browsing import resend
from tests.communities.filling import filled
from tests.factories import CommunityFactory, CommunityGroupFactory, DistrictFactory, ProfileFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(district=DistrictFactory(region=region_a))


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


@pytest.fixture
def url(community):
    return f"/communities/{community.pk}/profiles/new/"


def test_a_profile_is_entered_with_its_source_in_words(client, url, community):
    data = {"year": "2004", "population": "4 100", "women": "2100", "men": "2000"}
    answer = resend(client, url, **data)
    assert answer.status_code == 422 and "source" in answer.context["form"].errors
    answer = resend(client, url, **data, source="Household book, 1 January 2004")
    assert answer["Location"] == f"{community.get_absolute_url()}#profiles"
    assert CommunityProfile.objects.get().population == 4100


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"women": "2100", "men": "2001"}, "men"),
        ({"women": "4101"}, "women"),
        ({"youth": "4101"}, "youth"),
        ({"households": "4101"}, "households"),
        ({"population": "0"}, "population"),
        ({"year": "3004"}, "year"),
        ({"year": "04"}, "year"),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_their_field(client, url, typed, field):
    given = {"year": "2004", "population": "4 100", "source": "Household book"}
    answer = resend(client, url, **given | typed)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert not CommunityProfile.objects.exists()


def test_a_second_profile_of_a_year_is_refused(client, url, community):
    ProfileFactory(community=community, year=2004)
    answer = resend(client, url, year="2004", population="4100", source="Household book")
    assert answer.status_code == 422
    assert "There is already a profile of this year." in answer.content.decode()


def test_the_year_before_stands_beside_and_its_numbers_can_be_copied(client, url, community):
    ProfileFactory(community=community, year=2003, population=4000, women=2050, source="Census")
    page = client.get(url)
    assert [fact.text for fact in page.context["facts"]][:2] == ["2003", "4,000"]
    assert filled(page)["year"] == "2004" and "population" not in filled(page)
    copied = filled(client.get(f"{url}?copy=yes"))
    assert (copied["population"], copied["women"]) == ("4,000", "2,050")
    assert not copied.get("source")


def test_a_profile_is_removed_unless_its_community_is_confirmed(client, community):
    profile = ProfileFactory(community=community)
    url = f"/communities/profiles/{profile.pk}/delete/"
    Community.objects.update(review=ReviewState.CONFIRMED)
    assert client.get(url).status_code == 403
    Community.objects.update(review=ReviewState.DRAFT)
    assert client.post(url, {"version": profile.version}).status_code == 302
    assert not CommunityProfile.objects.exists()


def test_to_a_confirmed_community_officers_add_later_years_only(client, url, community):
    ProfileFactory(community=community, year=2003, population=4000)
    Community.objects.update(review=ReviewState.CONFIRMED)
    for year in ("2002", "2003"):
        answer = resend(client, url, year=year, population="4100", source="Household book")
        assert answer.status_code == 422
        assert "only a later year can be added" in str(answer.context["form"].errors["year"])
    answer = resend(client, url, year="2004", population="4100", source="Household book")
    assert answer.status_code == 302
    assert set(CommunityProfile.objects.values_list("year", "population")) == {
        (2003, 4000),
        (2004, 4100),
    }


def test_what_is_confirmed_of_a_community_is_changed_nowhere_by_officers(
    client, client_of, manager, url, community
):
    profile = ProfileFactory(community=community, year=2003, population=4000)
    Community.objects.update(review=ReviewState.CONFIRMED)
    own = f"/communities/profiles/{profile.pk}/edit/"
    page = client.get(community.get_absolute_url()).text
    assert own not in page and url in page
    assert client.get(own).status_code == client.post(own, {"version": 1}).status_code == 403
    whole = client.get(f"{community.get_absolute_url()}edit/")
    assert f'value="{url}">Add a later year</button>' in whole.text
    sent = {"profiles-0-population": "9999", "profiles-1-year": "2004"}
    resend(client, f"{community.get_absolute_url()}edit/", **sent)
    assert list(CommunityProfile.objects.values_list("year", "population")) == [(2003, 4000)]
    assert client_of(manager).get(own).status_code == 200


def test_a_group_led_by_a_woman_is_told_at_a_glance(client, community):
    group = CommunityGroupFactory(community=community, ended_on=date(2005, 5, 31))
    GroupMember.objects.create(group=group, function="chair", sex="woman", is_youth=True)
    GroupMember.objects.create(group=group, function="member", sex="man")
    other = CommunityGroupFactory(community=community)
    GroupMember.objects.create(group=other, function="chair", sex="man")
    GroupMember.objects.create(group=other, function="secretary", sex="woman")
    page = client.get(community.get_absolute_url())
    groups = next(section for section in page.context["sections"] if section.id == "groups")
    told = [
        ([badge.text for badge in row.badges], row.cells[3].text, row.cells[6].text)
        for row in groups.rows
    ]
    assert told == [(["led by a woman"], "1 of 2", "31 May 2005"), ([], "1 of 2", "")]


def test_a_term_ends_after_the_election(client, community):
    url = f"/communities/{community.pk}/groups/new/"
    days = {"elected_on": "01.05.2004", "ended_on": "01.05.2003"}
    answer = resend(client, url, name_en="Ten", kind="initiative", **days)
    assert answer.status_code == 422 and "ended_on" in answer.context["form"].errors
