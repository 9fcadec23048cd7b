"""The administration of communities' records: same rules, same history, any spelling."""

import pytest

from communities.models import (
    Alias,
    Community,
    CommunityMeeting,
    ConflictAssessment,
    PartnerOrganisation,
    Region,
)
from core.history import entries_of
from tests.communities.filling import filled_admin
from tests.factories import (
    CommunityFactory,
    CommunityGroupFactory,
    ConflictAssessmentFactory,
    DistrictFactory,
    MeetingFactory,
    NeedFactory,
    PartnerFactory,
    PartnershipFactory,
    ProgrammeFactory,
    RegionFactory,
)

KINDS = [
    "region",
    "district",
    "alias",
    "programme",
    "community",
    "partnerorganisation",
    "need",
    "communitymeeting",
    "communitygroup",
]


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


@pytest.fixture
def portfolio(region_a):
    """One row of each kind."""
    community = CommunityFactory(district=DistrictFactory(region=region_a), population=4000)
    PartnershipFactory(community=community)
    partner = PartnerFactory(region=region_a)
    ProgrammeFactory().partners.create(partner=partner, role="donor")
    Alias.objects.create(region=region_a, text="Turkestan")
    NeedFactory(community=community)
    MeetingFactory(community=community)
    CommunityGroupFactory(community=community)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_is_listed_opened_and_saved_as_it_is(client, portfolio, kind):
    listed = client.get(f"/admin/communities/{kind}/")
    assert listed.status_code == 200
    pk = listed.context["cl"].result_list[0].pk
    url = f"/admin/communities/{kind}/{pk}/change/"
    response = client.post(url, filled_admin(client.get(url)))
    assert response.status_code == 302, response.context["errors"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_has_a_page_to_enter_it(client, kind):
    assert client.get(f"/admin/communities/{kind}/add/").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_costs_the_same_for_any_length(
    client, portfolio, region_a, kind, django_assert_max_num_queries
):
    for number in range(60):
        district = DistrictFactory(region=region_a)
        community = CommunityFactory(district=district)
        Alias.objects.create(district=district, text=f"Alias {number}")
        NeedFactory(community=community)
        MeetingFactory(community=community)
        CommunityGroupFactory(community=community)
        PartnerFactory(region=RegionFactory())
        ProgrammeFactory()
    with django_assert_max_num_queries(10):
        assert client.get(f"/admin/communities/{kind}/").status_code == 200


@pytest.mark.parametrize("typed", ["Қызылорда", "Кызылорда", "qyzylorda"])
def test_choices_are_searched_in_any_spelling(client, typed):
    RegionFactory(slug="kyzylorda", name_en="Kyzylorda")
    found = client.get(
        "/admin/autocomplete/",
        {
            "term": typed,
            "app_label": "communities",
            "model_name": "district",
            "field_name": "region",
        },
    ).json()
    assert [choice["text"] for choice in found["results"]] == ["Kyzylorda"]


def test_an_alias_finds_what_it_names_and_after_a_change_something_else(client, region_a, region_b):
    alias = Alias.objects.create(region=region_b, text="Auliye-Ata")
    url = f"/admin/communities/alias/{alias.pk}/change/"
    data = filled_admin(client.get(url)) | {"region": region_a.pk}
    assert client.post(url, data).status_code == 302
    assert list(Region.objects.matching("Әулие-Ата")) == [region_a]


def test_a_former_name_entered_below_a_partner_finds_it(client, administrator):
    partner = PartnerFactory()
    url = f"/admin/communities/partnerorganisation/{partner.pk}/change/"
    data = filled_admin(client.get(url)) | {
        "former_names-TOTAL_FORMS": "1",
        "former_names-0-name_en": "Aral Initiative",
        "former_names-0-valid_to": "31.12.1999",
        "former_names-0-partner": partner.pk,
    }
    assert client.post(url, data).status_code == 302
    assert list(PartnerOrganisation.objects.matching("арал")) == [partner]
    assert administrator in {entry.actor for entry in entries_of(partner)}


def test_a_new_community_begins_where_it_lies(client, region_a):
    district = DistrictFactory(region=region_a)
    url = "/admin/communities/community/add/"
    data = filled_admin(client.get(url)) | {
        "name_en": "Akbastau",
        "kind": "village",
        "district": district.pk,
    }
    assert client.post(url, data).status_code == 302
    span = Community.objects.get().districts.get()
    assert (span.district, span.valid_from, span.valid_to) == (district, None, None)


def test_a_district_is_not_changed_without_saying_when(client, region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    new = DistrictFactory(region=region_a)
    url = f"/admin/communities/community/{community.pk}/change/"
    response = client.post(url, filled_admin(client.get(url)) | {"district": new.pk})
    assert response.status_code == 200
    assert "is not the last of the districts over time" in response.content.decode()
    community.refresh_from_db()
    assert community.district != new


def test_counted_rows_of_a_confirmed_community_are_closed(client):
    community = CommunityFactory(confirmed=True, population=4000)
    PartnershipFactory(community=community)
    url = f"/admin/communities/community/{community.pk}/change/"
    sent = filled_admin(client.get(url)) | {
        "profiles-INITIAL_FORMS": 0,
        "profiles-TOTAL_FORMS": 1,
        "profiles-0-year": 2004,
        "profiles-0-population": 9000,
        "partnerships-0-joined_on": "01.01.2001",
    }
    before = community.partnerships.get().joined_on
    client.post(url, sent)
    assert community.partnerships.get().joined_on == before
    assert [row.population for row in community.profiles.all()] == [4000]


def test_ranks_are_given_once_and_to_needs_of_the_same_community(client, region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    meeting = MeetingFactory(community=community)
    needs = [*NeedFactory.create_batch(2, community=community), NeedFactory()]
    url = f"/admin/communities/communitymeeting/{meeting.pk}/change/"

    def ranked(first, second, ranks) -> str:
        data = filled_admin(client.get(url)) | {"rankings-TOTAL_FORMS": "2"}
        for place, (need, rank) in enumerate(zip((first, second), ranks, strict=True)):
            data |= {
                f"rankings-{place}-need": need.pk,
                f"rankings-{place}-rank": rank,
                f"rankings-{place}-meeting": meeting.pk,
                f"rankings-{place}-votes_women": "1",
                f"rankings-{place}-votes_men": "1",
                f"rankings-{place}-votes_youth": "1",
            }
        return client.post(url, data).content.decode()

    assert "Rank 1 is given twice." in ranked(needs[0], needs[1], (1, 1))
    assert "another community" in ranked(needs[0], needs[2], (1, 2))
    assert ranked(needs[0], needs[1], (1, 2)) == ""
    assert CommunityMeeting.objects.get().rankings.count() == 2


def test_conflict_assessments_are_closed_without_the_right(client, administrator):
    assessment = ConflictAssessmentFactory()
    url = "/admin/communities/conflictassessment/"
    assert client.get(url).status_code == 403
    assert client.get(f"{url}{assessment.pk}/change/").status_code == 403
    administrator.reads_conflict_assessments = True
    administrator.save()
    assert client.get(url).status_code == 200
    data = filled_admin(client.get(f"{url}{assessment.pk}/change/")) | {"method": "Talks"}
    assert client.post(f"{url}{assessment.pk}/change/", data).status_code == 302
    assert ConflictAssessment.objects.get().method == "Talks"
