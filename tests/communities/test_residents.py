"""What residents do: meetings rank needs, groups have members; entered on the community's page."""

from datetime import date

import pytest

from communities.models import CommunityGroup, CommunityMeeting, GroupMember, Need, NeedRanking
from core.history import entries_of
from tests.communities.filling import filled
from tests.factories import (
    CommunityFactory,
    CommunityGroupFactory,
    ConflictAssessmentFactory,
    DistrictFactory,
    MeetingFactory,
    NeedFactory,
    PartnershipFactory,
)


@pytest.fixture
def community(region_a):
    return CommunityFactory(district=DistrictFactory(region=region_a), population=4000)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def meeting_url(community) -> str:
    return f"/communities/{community.pk}/meetings/new/"


def ranked(client, community, *ranks, **changes) -> dict:
    """A meeting that ranks the community's needs so."""
    data = filled(client.get(meeting_url(community))) | {
        "held_on": "01.07.2002",
        "women": "30",
        "men": "20",
        "youth": "10",
    }
    for place, (need, rank) in enumerate(zip(community.needs.all(), ranks, strict=True)):
        data |= {
            f"rankings-{place}-need_name": str(need),
            f"rankings-{place}-rank": rank,
            f"rankings-{place}-votes_women": "12",
        }
    return data | changes


def test_a_meeting_ranks_the_needs_of_its_community(client, officer, community):
    water, school = NeedFactory(community=community), NeedFactory(community=community)
    response = client.post(meeting_url(community), ranked(client, community, 2, 1))
    assert response["Location"] == f"{community.get_absolute_url()}#meetings"
    meeting = CommunityMeeting.objects.get()
    assert [(r.need, r.rank, r.votes_women) for r in meeting.rankings.all()] == [
        (school, 1, 12),
        (water, 2, 12),
    ]
    kept = {(e.content_type.model, e.actor) for e in entries_of(community)}
    assert {("communitymeeting", officer), ("needranking", officer)} <= kept


def test_a_rank_given_twice_is_refused_and_nothing_typed_is_lost(client, community):
    NeedFactory.create_batch(2, community=community)
    data = ranked(client, community, 1, 1, minutes="Long minutes")
    response = client.post(meeting_url(community), data)
    assert response.status_code == 422
    text = response.content.decode()
    assert "Rank 1 is given twice." in text and "Long minutes" in text
    assert not CommunityMeeting.objects.exists()


def test_a_need_ranked_twice_at_one_meeting_is_refused(client, community):
    need = NeedFactory(community=community)
    data = ranked(client, community, 1)
    data |= {"rankings-1-need_name": str(need), "rankings-1-rank": "2"}
    assert client.post(meeting_url(community), data).status_code == 422


def test_a_need_of_another_community_is_neither_offered_nor_taken(client, community, region_a):
    stranger = NeedFactory(community=CommunityFactory(district=DistrictFactory(region=region_a)))
    page = client.get(meeting_url(community))
    assert stranger.name not in page.content.decode()
    data = filled(page) | {"held_on": "01.07.2002", "rankings-0-need_name": stranger.name}
    assert client.post(meeting_url(community), data | {"rankings-0-rank": "1"}).status_code == 302
    assert NeedRanking.objects.get().need.community == community


def test_more_youth_than_people_is_refused_in_a_sentence(client, community):
    response = client.post(meeting_url(community), ranked(client, community, youth="51"))
    assert response.status_code == 422
    assert "Youth are among the women and men who came." in response.content.decode()


def test_the_community_page_shows_the_rank_of_the_latest_meeting(client, community):
    need = NeedFactory(community=community, name_en="Clean water")
    for year, rank in ((2002, 3), (2004, 1), (2003, 2)):
        meeting = MeetingFactory(community=community, held_on=date(year, 7, 1))
        NeedRanking.objects.create(meeting=meeting, need=need, rank=rank)
    ranked_need = Need.objects.with_latest_rank().get()
    assert (ranked_need.rank, ranked_need.ranked_on) == (1, date(2004, 7, 1))
    text = client.get(community.get_absolute_url()).content.decode()
    assert "Clean water" in text and "1 July 2004" in text
    held = [m.held_on.year for m in community.meetings.with_needs_ranked()]
    assert held == [2004, 2003, 2002]


def test_a_removed_meeting_takes_its_rankings_along_and_stays_in_the_history(client, community):
    meeting = MeetingFactory(community=community)
    NeedRanking.objects.create(meeting=meeting, need=NeedFactory(community=community), rank=1)
    edit = client.get(f"/communities/meetings/{meeting.pk}/edit/")
    url = f"/communities/meetings/{meeting.pk}/delete/"
    assert url in edit.content.decode()
    assert client.get(url).status_code == 200
    client.post(url, {"version": meeting.version})
    assert not NeedRanking.objects.exists()
    assert entries_of(community).filter(action=2).count() == 2


def test_a_group_keeps_its_members_functions(client, community):
    url = f"/communities/{community.pk}/groups/new/"
    data = filled(client.get(url)) | {
        "name_ru": "Инициативная группа",
        "kind": "initiative",
        "members-0-function": "chair",
        "members-0-person": "A. Serik",
        "members-1-function": "member",
        "members-2-function": "member",
    }
    assert client.post(url, data).status_code == 302
    assert GroupMember.objects.count() == 3
    text = client.get(community.get_absolute_url()).content.decode()
    assert "chair: A. Serik, 2 members" in text


def test_a_part_from_elsewhere_than_its_community_says_so(client, community):
    NeedFactory(community=community)
    NeedFactory(community=community, provenance="sample")
    page = client.get(community.get_absolute_url())
    needs = next(section for section in page.context["sections"] if section.id == "needs")
    assert [[badge.text for badge in row.badges] for row in needs.rows] == [[], ["sample"]]


def test_a_need_is_changed_on_a_form_of_its_own(client, community):
    need = NeedFactory(community=community)
    url = f"/communities/needs/{need.pk}/edit/"
    data = filled(client.get(url)) | {"state": "dropped"}
    assert client.post(url, data)["Location"].endswith("#needs")
    need.refresh_from_db()
    assert need.state == "dropped"


@pytest.mark.parametrize("part", ["meetings", "needs", "groups"])
def test_parts_are_entered_only_in_ones_own_regions(client_of, other_officer, community, part):
    client = client_of(other_officer)
    assert client.get(f"/communities/{community.pk}/{part}/new/").status_code == 404
    made = {"meetings": MeetingFactory, "needs": NeedFactory, "groups": CommunityGroupFactory}
    pk = made[part](community=community).pk
    assert client.get(f"/communities/{part}/{pk}/edit/").status_code == 404


def test_who_only_reads_is_offered_no_way_to_add(client_of, administrator, community):
    MeetingFactory(community=community)
    page = client_of(administrator).get(community.get_absolute_url())
    assert "/new/" not in page.content.decode() and "/edit/" not in page.content.decode()


def test_a_group_changed_by_two_people_shows_the_conflict(client, community):
    group = CommunityGroupFactory(community=community)
    url = f"/communities/groups/{group.pk}/edit/"
    data = filled(client.get(url)) | {"legal_status": "mine"}
    CommunityGroup.objects.update(version=5, legal_status="theirs")
    response = client.post(url, data)
    assert response.status_code == 409
    assert "theirs" in response.content.decode() and "mine" in response.content.decode()


@pytest.mark.parametrize("rows", [2, 200])
def test_a_community_page_costs_the_same_for_any_number_of_rows(
    client, officer, community, programme, django_assert_max_num_queries, rows
):
    officer.reads_conflict_assessments = True
    officer.save()
    needs = NeedFactory.create_batch(rows, community=community)
    for number in range(rows):
        meeting = MeetingFactory(community=community)
        NeedRanking.objects.create(meeting=meeting, need=needs[number], rank=1)
        group = CommunityGroupFactory(community=community)
        GroupMember.objects.create(group=group, function="chair")
        ConflictAssessmentFactory(community=community)
    PartnershipFactory(community=community, programme=programme)
    # Two more than any page of a record: the assessments and their scores, for who may read them.
    with django_assert_max_num_queries(18 + 2 + 3):
        assert client.get(community.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rows", [2, 200])
def test_a_meeting_is_saved_within_the_budget(
    client, community, django_assert_max_num_queries, rows
):
    meeting = MeetingFactory(community=community)
    needs = NeedFactory.create_batch(rows, community=community)
    NeedRanking.objects.bulk_create(
        NeedRanking(meeting=meeting, need=need, rank=rank) for rank, need in enumerate(needs, 1)
    )
    url = f"/communities/meetings/{meeting.pk}/edit/"
    data = filled(client.get(url)) | {"rankings-0-votes_men": "7", "rankings-1-votes_men": "8"}
    with django_assert_max_num_queries(20 + 3):
        assert client.post(url, data).status_code == 302
    assert NeedRanking.objects.filter(votes_men__gt=0).count() == 2
    with django_assert_max_num_queries(18 + 3):
        assert client.get(f"/communities/meetings/{meeting.pk}/").status_code == 200
