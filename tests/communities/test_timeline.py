"""Everything that happened in a community, in the order of days, within the reader's scope."""

from datetime import date

import pytest

from communities.models import GroupMember, NeedRanking
from core.timeline import Event, choose
from projects.models import ProjectCommunity
from tests.access.world import World, build
from tests.budget import Asked
from tests.factories import (
    BreakdownFactory,
    CommunityFactory,
    CommunityGroupFactory,
    ConflictAssessmentFactory,
    DistrictFactory,
    MeetingFactory,
    NeedFactory,
    PartnershipFactory,
    ProjectFactory,
    TrainingFactory,
    VisitFactory,
)
from tests.growth import enrich


@pytest.fixture
def community(region_a):
    return CommunityFactory(district=DistrictFactory(region=region_a), name_en="Aktas")


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def told(client, community, **query) -> list[tuple[str, str]]:
    page = client.get(f"{community.get_absolute_url()}timeline/", query)
    assert page.status_code == 200
    return [(event.kind, event.text) for event in page.context["chosen"].events]


def test_one_year_is_shown_newest_first_from_every_app(client, community, programme):
    PartnershipFactory(community=community, programme=programme, joined_on=date(2003, 1, 5))
    meeting = MeetingFactory(community=community, held_on=date(2003, 2, 1))
    need = NeedFactory(community=community, name_en="Water")
    NeedRanking.objects.create(meeting=meeting, need=need, rank=1)
    group = CommunityGroupFactory(community=community, elected_on=date(2003, 3, 1), name_en="Ten")
    GroupMember.objects.create(group=group, function="chair")
    project = ProjectFactory(
        lead_community=community, programme=programme, proposed_on=date(2003, 4, 1), name_en="Well"
    )
    BreakdownFactory(
        project=project, since=date(2003, 5, 1), reported_on=date(2003, 5, 1), what="The pump"
    )
    TrainingFactory(
        community=community,
        programme=programme,
        starts_on=date(2003, 6, 1),
        ends_on=date(2003, 6, 1),
        name_en="Book-keeping",
    )
    assert told(client, community) == [
        ("training", "Training: Book-keeping"),
        ("breakdown", "Broke down: Well"),
        ("project", "Well: proposed"),
        ("group", "Elected: Ten"),
        ("meeting", "Community meeting: women 30, men 20"),
        ("joining", f"Joined the programme: {programme}"),
    ]
    page = client.get(f"{community.get_absolute_url()}timeline/").content.decode()
    assert "1. Water" in page and project.get_absolute_url() in page


def test_the_address_says_which_year_and_kind(client, community):
    for year in (2002, 2003, 2005):
        MeetingFactory(community=community, held_on=date(year, 7, 1))
    CommunityGroupFactory(community=community, elected_on=date(2003, 3, 1))
    assert len(told(client, community)) == 1
    assert [kind for kind, _ in told(client, community, year="2003")] == ["meeting", "group"]
    assert [kind for kind, _ in told(client, community, kind="group")] == ["group"]
    assert told(client, community, year="2003", kind="meeting")[0][0] == "meeting"


@pytest.mark.parametrize("nonsense", ["", "0", "99999", "x", "-2003", "٢٠٠٣"])
def test_nonsense_in_the_address_falls_back(client, community, nonsense):
    MeetingFactory(community=community, held_on=date(2003, 7, 1))
    assert len(told(client, community, year=nonsense, kind=nonsense)) == 1


def test_a_community_where_nothing_happened_says_what_will_stand_there(client, community):
    page = client.get(f"{community.get_absolute_url()}timeline/")
    assert "Nothing has happened here yet" in page.content.decode()


def test_a_conflict_assessment_is_in_no_timeline_even_with_the_right(client, officer, community):
    officer.reads_conflict_assessments = True
    officer.save()
    ConflictAssessmentFactory(
        community=community, method="Quiet talks", assessed_on=date(2003, 1, 1)
    )
    MeetingFactory(community=community, held_on=date(2003, 7, 1))
    page = client.get(f"{community.get_absolute_url()}timeline/").content.decode()
    assert "Quiet talks" not in page and "onflict" not in page.split("<main")[1]


def test_only_what_the_reader_may_see_is_told(client_of, other_officer, community, region_b):
    theirs = CommunityFactory(district=DistrictFactory(region=region_b))
    shared = ProjectFactory(
        lead_community=community, name_en="Shared", proposed_on=date(2003, 1, 1)
    )
    ProjectCommunity.objects.create(project=shared, community=theirs)
    ProjectFactory(lead_community=community, name_en="Hidden", proposed_on=date(2003, 1, 1))
    assert told(client_of(other_officer), theirs) == [("project", "Shared: proposed")]
    page = client_of(other_officer).get(f"{community.get_absolute_url()}timeline/")
    assert page.status_code == 404


def test_visits_that_were_only_due_have_not_happened(client, community):
    project = ProjectFactory(lead_community=community, proposed_on=date(2003, 1, 1))
    VisitFactory(project=project, due_on=date(2004, 1, 1))
    assert told(client, community, kind="visit") == told(client, community)


def test_the_newest_year_is_shown_first():
    events = [Event(date(year, 1, 1), "meeting", "") for year in (2001, 2004, 2002)]
    assert (choose(events).year, choose(events, year="2001").year) == (2004, 2001)
    assert choose([]).events == [] and choose([], year="2001").year is None


@pytest.fixture
def world(db) -> World:
    return build()


def test_a_timeline_asks_no_more_for_many_rows(world):
    url = f"{world.records['community'].get_absolute_url()}timeline/"
    asked = []
    for rows in (2, 40):
        enrich(world, rows)
        client = world.client("officer")
        client.get(url)
        with Asked() as found:
            assert client.get(url).status_code == 200
        asked.append(found.number)
    assert asked[0] == asked[1] <= 18, asked
