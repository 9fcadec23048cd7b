"""A community meeting: new needs are named while they are ranked, and votes stay possible."""

from datetime import date

import pytest

from communities.models import CommunityMeeting, Need, NeedRanking
from core.history import entries_of
from tests.communities.filling import filled
from tests.factories import CommunityFactory, DistrictFactory, MeetingFactory, NeedFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(district=DistrictFactory(region=region_a), population=4000)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


@pytest.fixture
def url(community):
    return f"/communities/{community.pk}/meetings/new/"


def cells(*rows) -> dict:
    """The grid filled with (name, rank, votes of women)."""
    found = {}
    for place, (name, rank, votes) in enumerate(rows):
        found |= {
            f"rankings-{place}-need_name": name,
            f"rankings-{place}-rank": rank,
            f"rankings-{place}-votes_women": votes,
        }
    return found


def sent(client, url, *rows, **changes):
    data = filled(client.get(url)) | {
        "held_on": "01.07.2002",
        "women": "30",
        "men": "20",
        "youth": "10",
    }
    return client.post(url, data | cells(*rows) | changes)


def ranked() -> list[tuple]:
    return [(row.rank, row.need.name) for row in NeedRanking.objects.order_by("rank")]


def test_a_new_need_is_named_in_the_grid_and_a_known_one_found_in_any_spelling(
    client, url, community
):
    water = NeedFactory(community=community, name_en="", name_ru="Питьевая вода")
    answer = sent(client, url, ("Clean school", "1", "20"), ("ПИТЬЕВАЯ  вода", "2", "12"))
    assert answer.status_code == 302
    assert ranked() == [(1, "Clean school"), (2, "Питьевая вода")]
    assert set(Need.objects.values_list("community", flat=True)) == {community.pk}
    assert NeedRanking.objects.get(rank=2).need == water
    told = [(e.content_type.model, e.action) for e in entries_of(community)]
    assert told.count(("needranking", 0)) == 2 and told.count(("need", 0)) == 2


def test_known_needs_are_offered_and_those_left_unranked_are_left_alone(client, url, community):
    NeedFactory(community=community, name_en="Clean water")
    NeedFactory(community=community, name_en="Warm school")
    NeedFactory(community=community, name_en="Old bridge", state="met")
    page = client.get(url).content.decode()
    assert '<option value="Old bridge">' in page and page.count('value="Clean water"') == 2
    assert sent(client, url, ("Clean water", "1", "")).status_code == 302
    assert ranked() == [(1, "Clean water")]


@pytest.mark.parametrize(
    ("ranks", "cell", "said"),
    [
        (("1", "1"), "rankings-1-rank", "Rank 1 is given twice."),
        (("1", "3"), "rankings-1-rank", "The next rank is 2: leave none out."),
        (("2", "3"), "rankings-0-rank", "The next rank is 1: leave none out."),
        (("1", ""), "rankings-1-rank", "required"),
    ],
)
def test_ranks_go_on_without_a_gap_and_the_cell_says_so(client, url, ranks, cell, said):
    answer = sent(client, url, ("Water", ranks[0], "3"), ("School", ranks[1], "2"))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert said in text.split(f'id="id_{cell}_error"')[1].split("</p>")[0]
    assert 'value="School"' in text
    assert not CommunityMeeting.objects.exists()


def test_one_need_named_twice_is_refused_beside_its_name(client, url):
    answer = sent(client, url, ("Water", "1", "3"), (" water", "2", "2"))
    assert answer.status_code == 422
    assert "This need is ranked already." in answer.content.decode()


def test_a_need_has_no_more_votes_of_women_than_women_came(client, url):
    answer = sent(client, url, ("Water", "1", "31"))
    assert answer.status_code == 422
    cell = answer.content.decode().split('id="id_rankings-0-votes_women_error"')[1]
    assert "30 such people came" in cell.split("</p>")[0]


def test_votes_of_several_needs_together_may_be_more_than_came(client, url):
    assert sent(client, url, ("Water", "1", "30"), ("School", "2", "25")).status_code == 302


def test_who_came_need_not_be_known(client, url):
    answer = sent(client, url, ("Water", "1", "31"), women="0", men="0", youth="0")
    assert answer.status_code == 302


def test_the_page_of_a_meeting_shows_votes_and_how_ranks_changed(client, community):
    water, school, road = (
        NeedFactory(community=community, name_en=name) for name in ("Water", "School", "Road")
    )
    for year, order in ((2002, (school, water)), (2003, (water, school, road))):
        meeting = MeetingFactory(community=community, held_on=date(year, 7, 1))
        for rank, need in enumerate(order, 1):
            NeedRanking.objects.create(
                meeting=meeting, need=need, rank=rank, votes_women=15, votes_men=20, votes_youth=0
            )
    page = client.get(f"/communities/meetings/{meeting.pk}/")
    assert [(need["title"], need["change"]) for need in page.context["votes"]] == [
        ("1. Water", "up by 1"),
        ("2. School", "down by 1"),
        ("3. Road", "new"),
    ]
    bars = page.context["votes"][0]["bars"]
    assert [(bar["share"], bar["text"]) for bar in bars] == [
        (50, "15 of 30"),
        (100, "20 of 20"),
        (0, "0 of 10"),
    ]


def test_a_meeting_that_ranked_nothing_shows_no_votes(client, community):
    page = client.get(f"/communities/meetings/{MeetingFactory(community=community).pk}/")
    assert "How they voted" not in page.content.decode()


def test_changing_a_ranking_leaves_the_others_alone(client, community):
    meeting = MeetingFactory(community=community)
    for rank in (1, 2):
        need = NeedFactory(community=community)
        NeedRanking.objects.create(meeting=meeting, need=need, rank=rank)
    edit = f"/communities/meetings/{meeting.pk}/edit/"
    data = filled(client.get(edit)) | {"rankings-0-rank": "2", "rankings-1-rank": "1"}
    assert client.post(edit, data).status_code == 302
    assert Need.objects.count() == 2
    assert entries_of(community).filter(content_type__model="needranking", action=1).count() == 2
