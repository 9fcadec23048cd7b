"""Councils with their seats and meetings, and what appeals and recommendations became."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bereke.generated.draw import SAMPLE, TODAY, Draw, checking
from bereke.generated.words import joined, known_in, one_text, word
from bereke.generated.world import World
from communities.models import PartnerOrganisation, Region
from core.dates import add_months, last_day
from core.models import NAME_LANGUAGES, DatePrecision
from dialogue.choices import CouncilSide, Presence
from dialogue.models import (
    Appeal,
    Council,
    Meeting,
    Recommendation,
    Seat,
    SeatAttendance,
)

FEWEST = 4
COMMUNITIES_EACH = 60

FIRST_DAY, LAST_DAY = date(2018, 1, 1), date(2025, 6, 30)
SIDES = {side: 1 for side in CouncilSide}
FATES = {"held": 8, "not held": 1, "forgotten": 1}
PRESENCES = {Presence.PRESENT: 65, Presence.SUBSTITUTE: 12, Presence.ABSENT: 23}
AHEAD = timedelta(days=200)


@dataclass
class Sitting:
    """A council with its seats and meetings."""

    council: Council
    seats: list[Seat] = field(default_factory=list)
    held: list[Meeting] = field(default_factory=list)
    numbers: Counter = field(default_factory=Counter)

    def next_code(self, kind: type[Appeal] | type[Recommendation], day: date) -> str:
        """The code of the next appeal or recommendation of a year."""
        self.numbers[kind, day.year] += 1
        return f"{day.year}-{self.numbers[kind, day.year]:02d}"

    def next_position(self, meeting: Meeting) -> int:
        """The next place on the agenda of a meeting."""
        self.numbers[meeting.number] += 1
        return self.numbers[meeting.number]


def make_councils(world: World, communities: int) -> Iterator[Sitting]:
    """Make as many councils as so many communities have, with seats and meetings."""
    for _council in range(FEWEST + communities // COMMUNITIES_EACH):
        sitting = _make_council(world)
        _add_seats(world, sitting)
        _add_meetings(world, sitting)
        yield sitting


def _make_council(world: World) -> Sitting:
    draw = world.draw("councils")
    home = draw.choice(world.homes)
    founded = draw.day(FIRST_DAY, LAST_DAY)
    precision = draw.among({DatePrecision.DAY: 70, DatePrecision.MONTH: 30})
    ended = draw.after(founded, 300, 2_500)
    council = Council(
        **SAMPLE,
        **known_in(draw, joined("{}, {}".format, word(draw, "council"), _names(home.region))),
        region=home.region,
        district=home.district if draw.chance(40) else None,
        programme=draw.choice(world.programmes).programme if draw.chance(70) else None,
        founded_on=last_day(founded, precision),
        founded_on_precision=precision,
        ended_on=ended if ended <= TODAY and draw.chance(30) else None,
        meets_every_months=draw.choice([2, 3, 4, 6]),
        quorum=draw.number(3, 6) if draw.chance(75) else None,
    )
    return Sitting(world.add(council))


def _names(region: Region) -> dict[str, str]:
    return {f"name_{code}": region.name_in(code) for code in NAME_LANGUAGES}


def _add_seats(world: World, sitting: Sitting) -> None:
    draw = world.draw("seats")
    founded = sitting.council.founded_on
    for side in [*CouncilSide, *(draw.among(SIDES) for _seat in range(draw.number(2, 8)))]:
        left = draw.after(founded, 100, 2_000)
        seat = Seat(
            council=sitting.council,
            side=side,
            position=one_text(draw, word(draw, f"seat_{side}")),
            organisation=draw.choice(world.partners) if draw.chance(50) else None,
            person=one_text(draw, word(draw, "man")) if draw.chance(50) else "",
            taken_on=founded if draw.chance(80) else None,
            left_on=left if left <= TODAY and draw.chance(15) else None,
        )
        sitting.seats.append(world.add(seat))


def _add_meetings(world: World, sitting: Sitting) -> None:
    """One every so many months; some are not held, some nobody told of, the last are planned."""
    draw = world.draw("council meetings")
    council = sitting.council
    for number, planned in enumerate(_days(council), start=1):
        fate = draw.dealt(FATES)
        held = draw.after(planned, 0, 12)
        is_held = fate == "held" and held <= TODAY
        meeting = Meeting(
            **SAMPLE,
            **checking(draw, min(held, TODAY)),
            council=council,
            number=number,
            planned_on=planned,
            held_on=held if is_held else None,
            not_held_reason="There was no quorum." if fate == "not held" else "",
            guests=draw.number(0, 12) if is_held else 0,
            chaired_by=draw.choice(sitting.seats) if is_held and draw.chance(80) else None,
        )
        world.add(meeting)
        if is_held:
            sitting.held.append(meeting)
            _add_attendance(world, draw, sitting, meeting)


def _days(council: Council) -> Iterator[date]:
    """The days on which a council was to meet, up to its end or some time ahead."""
    last, months = council.ended_on or TODAY + AHEAD, council.meets_every_months
    while (day := add_months(council.founded_on, months)) <= last:
        yield day
        months += council.meets_every_months


def _add_attendance(world: World, draw: Draw, sitting: Sitting, meeting: Meeting) -> None:
    for seat in sitting.seats:
        if seat.left_on is None or seat.left_on > meeting.held_on:
            presence = draw.among(PRESENCES)
            stands_in = presence == Presence.SUBSTITUTE and draw.chance(70)
            world.add(
                SeatAttendance(
                    meeting=meeting,
                    seat=seat,
                    presence=presence,
                    substitute=one_text(draw, word(draw, "woman")) if stands_in else "",
                )
            )


def somebody(draw: Draw, partners: list[PartnerOrganisation]) -> dict:
    """To whom a recommendation goes: a partner organisation, or somebody named in words."""
    if draw.chance(70):
        return {"addressee": draw.choice(partners)}
    return {"addressee_text": one_text(draw, word(draw, "seat_state"))}
