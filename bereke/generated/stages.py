"""How a project came to its stage: its moves, their days, and the fields that hold them."""

from dataclasses import dataclass
from datetime import date, timedelta

from bereke.generated.draw import TODAY, Draw
from communities.models import Programme
from projects.choices import CLOSED_STAGES, ProjectStage
from projects.stages import DAY_OF_STAGE, MOVES, PATH

STAGES = {
    ProjectStage.PROPOSED: 2,
    ProjectStage.APPRAISED: 2,
    ProjectStage.APPROVED: 2,
    ProjectStage.UNDER_WAY: 4,
    ProjectStage.COMPLETED: 4,
    ProjectStage.HANDED_OVER: 7,
    ProjectStage.REJECTED: 1,
    ProjectStage.WITHDRAWN: 1,
    ProjectStage.SUSPENDED: 1,
    ProjectStage.CANCELLED: 1,
}
FORWARD = ("appraise", "approve", "start", "complete", "hand_over")
# Least and most days since the move before.
DAYS = {
    "propose": (0, 0),
    "appraise": (5, 90),
    "approve": (3, 60),
    "start": (5, 150),
    "complete": (30, 400),
    "hand_over": (0, 90),
    "reject": (3, 60),
    "withdraw": (3, 200),
    "suspend": (10, 200),
    "resume": (10, 200),
    "cancel": (10, 200),
    "step_back": (1, 40),
}
AFTER_THE_END = timedelta(days=180)


@dataclass(frozen=True)
class Move:
    """One move: its verb, where it led from and to, and on which day."""

    verb: str
    before: str
    after: str
    on: date


def moves_to(draw: Draw, stage: str, programme: Programme) -> list[Move]:
    """The moves that lead to a stage, dated within the programme."""
    steps = _steps(draw, stage)
    gaps = [draw.number(*DAYS[verb]) for verb, _before, _after in steps]
    last = min(TODAY, (programme.ends_on or TODAY) + AFTER_THE_END)
    room = (last - programme.starts_on).days
    if sum(gaps) > room:
        gaps = [gap * room // sum(gaps) for gap in gaps]
    day = draw.day(programme.starts_on, last - timedelta(days=sum(gaps)))
    moves = []
    for (verb, before, after), gap in zip(steps, gaps, strict=True):
        day += timedelta(days=gap)
        moves.append(Move(verb, before, after, day))
    return moves


def _steps(draw: Draw, stage: str) -> list[tuple[str, str, str]]:
    """Verb, stage before and stage after of each move; some were paused or set back meanwhile."""
    closing = {
        ProjectStage.REJECTED: "reject",
        ProjectStage.WITHDRAWN: "withdraw",
        ProjectStage.CANCELLED: "cancel",
    }
    way = [("propose", "", ProjectStage.PROPOSED.value)]
    for verb in FORWARD[: PATH.index(_furthest(draw, stage))]:
        way.append((verb, way[-1][2], MOVES[verb].target))
        way += _detour(draw, way)
    pausing = stage == ProjectStage.SUSPENDED
    pausing |= stage == ProjectStage.CANCELLED and draw.chance(40)
    if pausing:
        way.append(("suspend", way[-1][2], ProjectStage.SUSPENDED.value))
    if stage in CLOSED_STAGES:
        way.append((closing[stage], way[-1][2], stage))
    return [(verb, str(before), str(after)) for verb, before, after in way]


def _furthest(draw: Draw, stage: str) -> str:
    """The last stage of the path before, or at, the one a project stands on."""
    if stage in PATH:
        return stage
    verb = {ProjectStage.SUSPENDED: "suspend", ProjectStage.REJECTED: "reject"}.get(
        stage, "withdraw" if stage == ProjectStage.WITHDRAWN else "cancel"
    )
    return draw.choice([source for source in MOVES[verb].sources if source in PATH])


def _detour(draw: Draw, way: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """A pause during the works, or a step taken back and made again."""
    verb, before, after = way[-1]
    if verb == "start" and draw.chance(20):
        paused = ProjectStage.SUSPENDED
        return [("suspend", after, paused), ("resume", paused, after)]
    if verb == "complete" and draw.chance(12):
        return [("step_back", after, before), ("complete", before, after)]
    return []


def days_of(moves: list[Move]) -> dict[str, date | None]:
    """The fields of a project that its moves filled: a step back empties what it undoes."""
    days: dict[str, date | None] = {"proposed_on": moves[0].on}
    for move in moves:
        if move.verb == "step_back":
            days[DAY_OF_STAGE[move.before]] = None
        elif move.verb != "resume" and (field := DAY_OF_STAGE.get(move.after)):
            days[field] = move.on
    return days
