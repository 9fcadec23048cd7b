"""What residents do: meetings that rank needs, initiative groups and user groups."""

from datetime import date

from bereke.generated.draw import SAMPLE, TODAY
from bereke.generated.words import joined, known_in, word, words
from bereke.generated.world import Settlement, World
from communities.choices import GroupFunction, GroupKind, MeetingMethod, NeedState, Sex
from communities.models import CommunityGroup, CommunityMeeting, GroupMember, Need, NeedRanking

NEEDS = {0: 8, 2: 15, 3: 17, 4: 20, 5: 15, 6: 15, 8: 10}
MEETINGS = {0: 15, 1: 40, 2: 30, 3: 15}
GROUPS = {0: 30, 1: 45, 2: 25}
FIRST_DAY = date(2012, 1, 1)


def add_residents(world: World, settlement: Settlement) -> None:
    """Make the needs of a community, the meetings that ranked some of them, and its groups."""
    draw = world.draw("needs")
    for name in draw.sample(words("need"), draw.among(NEEDS)):
        need = Need(
            **SAMPLE,
            **known_in(draw, name),
            community=settlement.community,
            state=NeedState.DROPPED if draw.chance(20) else NeedState.OPEN,
        )
        settlement.needs.append(world.add(need))
    for _meeting in range(world.draw("meetings").among(MEETINGS)):
        _add_meeting(world, settlement)
    for _group in range(world.draw("groups").among(GROUPS)):
        _add_group(world, settlement)


def _add_meeting(world: World, settlement: Settlement) -> None:
    draw = world.draw("meetings")
    women, men = draw.number(0, 60), draw.number(0, 50)
    youth = draw.number(0, (women + men) // 2)
    meeting = world.add(
        CommunityMeeting(
            **SAMPLE,
            community=settlement.community,
            held_on=draw.day(FIRST_DAY, TODAY),
            method=draw.choice(MeetingMethod.values),
            women=women,
            men=men,
            youth=youth,
        )
    )
    for place, need in enumerate(draw.some(settlement.needs, 6)):
        world.add(
            NeedRanking(
                meeting=meeting,
                need=need,
                rank=place + 1,
                votes_women=draw.number(0, women),
                votes_men=draw.number(0, men),
                votes_youth=draw.number(0, youth),
            )
        )


def _add_group(world: World, settlement: Settlement) -> None:
    draw = world.draw("groups")
    kind = draw.choice(GroupKind.values)
    elected = draw.day(FIRST_DAY, TODAY)
    group = world.add(
        CommunityGroup(
            **SAMPLE,
            **known_in(draw, word(draw, kind)),
            community=settlement.community,
            kind=kind,
            elected_on=elected if draw.chance(85) else None,
            ended_on=draw.day(elected, TODAY) if draw.chance(15) else None,
            has_account=draw.chance(35),
        )
    )
    functions = [*GroupFunction.values, *[GroupFunction.MEMBER] * draw.number(0, 4)]
    for function in functions:
        sex = draw.among({Sex.WOMAN: 45, Sex.MAN: 45, Sex.NOT_KNOWN: 10})
        given = word(draw, "man" if sex == Sex.MAN else "woman")
        person = joined("{} {}".format, given, word(draw, "family"))["name_ru"]
        world.add(
            GroupMember(
                group=group,
                function=function,
                sex=sex,
                person=person if draw.chance(60) else "",
                is_youth=draw.chance(20),
            )
        )
