"""Needs as summaries read them: each once, whatever joins lead to it."""

from datetime import date

from communities.models import NeedRanking, Partnership
from projects.needs import need_rows
from tests.factories import (
    CommunityFactory,
    MeetingFactory,
    NeedFactory,
    PartnershipFactory,
)

HELD_ON = date(2003, 5, 1)


def test_within_a_programme_needs_that_look_alike_count_each_once(manager, programme):
    community = CommunityFactory()
    PartnershipFactory(community=community, programme=programme, joined_on=date(2002, 6, 1))
    first = Partnership.objects.get(community=community)
    Partnership.objects.filter(pk=first.pk).update(left_on=date(2003, 1, 1))
    PartnershipFactory(community=community, programme=programme, joined_on=date(2003, 2, 1))
    meeting = MeetingFactory(community=community, held_on=HELD_ON)
    needs = [NeedFactory(community=community) for _ in range(2)]
    for rank, need in enumerate(needs, start=1):
        NeedRanking.objects.create(meeting=meeting, need=need, rank=rank)
    NeedFactory(community=CommunityFactory())

    found = need_rows(manager, programmes=[programme.pk])

    assert [(row.community, row.ranked_on, row.answered_on) for row in found] == [
        (community.pk, HELD_ON, None)
    ] * 2
