"""Appeals to councils in every state, recommendations with every fate, and what changed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bereke.generated.dialogue import Sitting, somebody
from bereke.generated.draw import SAMPLE, TODAY, Draw, checking
from bereke.generated.words import one_text, word
from bereke.generated.world import World
from dialogue.appeal_steps import MOVES
from dialogue.choices import (
    AnswerKind,
    AppealChannel,
    AppealState,
    ApplicantKind,
    OutcomeKind,
    StakeKind,
)
from dialogue.models import (
    AgendaItem,
    Appeal,
    AppealTransition,
    Applicant,
    Council,
    Meeting,
    Outcome,
    Recommendation,
    Stake,
)

NUMBERS = (2, 16)
"""Least and most appeals to one council."""

# What becomes of an appeal: its moves, in their order.
WAYS: dict[tuple[str, ...], int] = {
    (): 4,
    ("hear",): 5,
    ("hear", "close"): 7,
    ("decline",): 2,
    ("withdraw",): 1,
    ("hear", "withdraw"): 1,
    ("hear", "close", "reopen"): 1,
    ("decline", "reopen"): 1,
}


ANSWERS = {answer: 1 for answer in AnswerKind.values}


class Place(NamedTuple):
    """A community and the district in which it lies, by their keys."""

    community: int | None
    district: int | None


@dataclass(frozen=True)
class Heard:
    """An appeal with the meeting that heard it, if one did."""

    appeal: Appeal
    meeting: Meeting | None


def add_appeals(world: World, sitting: Sitting, places: dict[int, list[Place]]) -> None:
    """Make the appeals to a council with their moves, recommendations and outcomes. `places` are
    those of each region, by its key."""
    draw = world.draw("appeals")
    days = [_received(draw, sitting.council) for _appeal in range(draw.number(*NUMBERS))]
    heard = []
    for day in sorted(days):
        appeal = _appeal(world, sitting, day, places)
        heard.append(_move(world, draw, sitting, appeal))
    for meeting in sitting.held:
        _add_recommendations(world, sitting, meeting, heard)


def _received(draw: Draw, council: Council) -> date:
    return draw.day(council.founded_on, council.ended_on or TODAY)


def _appeal(world: World, sitting: Sitting, day: date, places: dict[int, list[Place]]) -> Appeal:
    draw, council = world.draw("appeals"), sitting.council
    known = places.get(council.region_id, [])
    place = draw.choice(known) if known and draw.chance(50) else Place(None, council.district_id)
    appeal = Appeal(
        **SAMPLE,
        **checking(draw, day),
        council=council,
        code=sitting.next_code(Appeal, day),
        title=one_text(draw, word(draw, "appeal")),
        received_on=day,
        channel=draw.choice(AppealChannel.values),
        applicant_kind=draw.choice(ApplicantKind.values),
        is_confidential=draw.chance(15),
        community_id=place.community,
        district_id=place.district if draw.chance(70) else None,
        sector=draw.choice(world.sectors) if draw.chance(60) else None,
        both_sides_heard=draw.chance(50),
    )
    world.add(appeal)
    world.add(Applicant(appeal=appeal, name=one_text(draw, word(draw, "woman"))))
    for kind in draw.some(StakeKind.values, 2):
        quantity = Decimal(draw.number(1, 90_000)).scaleb(-2) if draw.chance(70) else None
        world.add(Stake(appeal=appeal, kind=kind, quantity=quantity))
    return appeal


def _move(world: World, draw: Draw, sitting: Sitting, appeal: Appeal) -> Heard:
    """Move an appeal; it is heard at a meeting that had it on its agenda, on that day."""
    meeting = next((one for one in sitting.held if one.held_on >= appeal.received_on), None)
    day, heard = appeal.received_on, None
    for verb in draw.dealt(WAYS):
        if verb == "hear" and meeting is None:
            break
        if verb == "hear":
            day, heard = meeting.held_on, meeting
            place = sitting.next_position(meeting)
            item = {"position": place, "title": appeal.title, "appeal": appeal}
            world.add(AgendaItem(meeting=meeting, **item))
        else:
            day = min(draw.after(day, 0, 90), TODAY)
        _add_move(world, appeal, verb, day)
    return Heard(appeal, heard)


def _add_move(world: World, appeal: Appeal, verb: str, day: date) -> None:
    move, before = MOVES[verb], appeal.state
    back = AppealState.HEARD if before == AppealState.CLOSED else AppealState.RECEIVED
    appeal.state = move.target or back
    world.add(
        AppealTransition(
            appeal=appeal,
            verb=verb,
            from_state=before,
            to_state=appeal.state,
            occurred_on=day,
            reason="Asked for by the applicant." if move.asks_reason else "",
        )
    )


def _add_recommendations(
    world: World, sitting: Sitting, meeting: Meeting, heard: list[Heard]
) -> None:
    draw = world.draw("recommendations")
    appeals = [one.appeal for one in heard if one.meeting is meeting]
    for _one in range(draw.number(0, 2)):
        recommendation = Recommendation(
            **SAMPLE,
            **somebody(draw, world.partners),
            **_fate(draw, meeting.held_on),
            council=sitting.council,
            meeting=meeting,
            appeal=draw.choice(appeals) if appeals and draw.chance(80) else None,
            code=sitting.next_code(Recommendation, meeting.held_on),
            title=one_text(draw, word(draw, "recommendation")),
        )
        world.add(recommendation)
        if recommendation.carried_out_on and draw.chance(80):
            _add_outcome(world, draw, recommendation)


def _fate(draw: Draw, held: date) -> dict:
    """What became of a recommendation: issued, answered, carried out, or none of it yet."""
    if draw.chance(14):
        return {"due_on": draw.after(held, 20, 90) if draw.chance(50) else None}
    issued = min(draw.after(held, 0, 20), TODAY)
    fate = {
        "issued_on": issued,
        "letter_number": f"№ {draw.number(1, 300)}" if draw.chance(80) else "",
        "due_on": draw.after(issued, 10, 60) if draw.chance(80) else None,
    }
    answered, done = draw.after(issued, 3, 70), draw.after(issued, 20, 400)
    if answered <= TODAY and draw.chance(65):
        fate |= {"answered_on": answered, "answer": draw.dealt(ANSWERS)}
    if done <= TODAY and draw.chance(50):
        fate |= {"carried_out_on": done, "carried_out_note": "Seen on the spot."}
    return fate


def _add_outcome(world: World, draw: Draw, recommendation: Recommendation) -> None:
    world.add(
        Outcome(
            **SAMPLE,
            council=recommendation.council,
            appeal=recommendation.appeal,
            recommendation=recommendation,
            title=one_text(draw, word(draw, "outcome")),
            kind=draw.choice(OutcomeKind.values),
            occurred_on=min(draw.after(recommendation.carried_out_on, 0, 60), TODAY),
            people_affected=draw.number(1, 900) if draw.chance(70) else None,
        )
    )
