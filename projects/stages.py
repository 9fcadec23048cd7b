"""The stages of a project: one table of moves, read by the buttons and by the service alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from projects.choices import ProjectStage as Stage


@dataclass(frozen=True)
class StageMove:
    """One permitted move: from where, by which verb, to where, who may, and what it asks for.

    `target` is empty where it follows from the history (resume, step back). `requires` names
    checks of `projects.requirements`. Every move asks on which day; `day` says what day that is.
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    right: str
    asks_reason: bool = False
    requires: tuple[str, ...] = ()
    day: str = ""
    tone: str = "quiet"


MOVES = {
    move.verb: move
    for move in (
        StageMove(
            "appraise",
            _("Appraise"),
            (Stage.PROPOSED,),
            Stage.APPRAISED,
            "edit_records",
            requires=("needs", "budget", "planned_people", "planned_dates"),
            tone="primary",
        ),
        StageMove(
            "approve",
            _("Approve"),
            (Stage.APPRAISED,),
            Stage.APPROVED,
            "decide",
            day=_("Decided on"),
            tone="primary",
        ),
        StageMove(
            "reject",
            _("Reject"),
            (Stage.APPRAISED,),
            Stage.REJECTED,
            "decide",
            asks_reason=True,
            day=_("Decided on"),
        ),
        StageMove(
            "withdraw",
            _("Withdraw"),
            (Stage.PROPOSED, Stage.APPRAISED, Stage.APPROVED),
            Stage.WITHDRAWN,
            "edit_records",
            asks_reason=True,
        ),
        StageMove(
            "start",
            _("Start the works"),
            (Stage.APPROVED,),
            Stage.UNDER_WAY,
            "edit_records",
            requires=("pledges",),
            day=_("Works started on"),
            tone="primary",
        ),
        StageMove(
            "complete",
            _("Complete"),
            (Stage.UNDER_WAY,),
            Stage.COMPLETED,
            "edit_records",
            requires=("receipts", "actual_people"),
            day=_("Works completed on"),
            tone="primary",
        ),
        StageMove(
            "hand_over",
            _("Hand over"),
            (Stage.COMPLETED,),
            Stage.HANDED_OVER,
            "edit_records",
            requires=("owner", "maintenance", "handover_act"),
            day=_("Handed over on"),
            tone="primary",
        ),
        StageMove(
            "suspend",
            _("Suspend"),
            (Stage.APPROVED, Stage.UNDER_WAY),
            Stage.SUSPENDED,
            "decide",
            asks_reason=True,
        ),
        StageMove("resume", _("Resume"), (Stage.SUSPENDED,), "", "decide", tone="primary"),
        StageMove(
            "cancel",
            pgettext_lazy("project", "Cancel the project"),
            (Stage.APPROVED, Stage.UNDER_WAY, Stage.SUSPENDED),
            Stage.CANCELLED,
            "decide",
            asks_reason=True,
        ),
        StageMove(
            "step_back",
            _("Back to the stage before"),
            tuple(stage for stage in Stage.values if stage != Stage.PROPOSED),
            "",
            "decide",
            asks_reason=True,
        ),
    )
}

# The stages of a project that comes to its end, in their order.
PATH = (
    Stage.PROPOSED,
    Stage.APPRAISED,
    Stage.APPROVED,
    Stage.UNDER_WAY,
    Stage.COMPLETED,
    Stage.HANDED_OVER,
)


def asked_to_reach(stage: str) -> tuple[str, ...]:
    """What the move into a stage asked for: names of checks of `projects.requirements`."""
    return _asked(move for move in MOVES.values() if move.target == stage)


def asked_next(stage: str) -> tuple[str, ...]:
    """What the moves out of a stage ask for: names of checks of `projects.requirements`."""
    return _asked(move for move in MOVES.values() if stage in move.sources)


def _asked(moves: Iterable[StageMove]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for move in moves for name in move.requires))


# The field of the project that holds the day of a move into a stage.
DAY_OF_STAGE = {
    Stage.APPROVED: "approved_on",
    Stage.UNDER_WAY: "started_on",
    Stage.COMPLETED: "ended_on",
    Stage.HANDED_OVER: "handed_over_on",
    Stage.REJECTED: "closed_on",
    Stage.WITHDRAWN: "closed_on",
    Stage.CANCELLED: "closed_on",
}

# Where the planned days are asked for: from the appraisal until the works are completed.
PLANNING = (Stage.APPRAISED, Stage.APPROVED, Stage.UNDER_WAY, Stage.SUSPENDED)


def days_asked(stage: str, *, historic: bool) -> tuple[str, ...]:
    """The fields of the days that a project at a stage has: of the steps it took and, until it is
    completed, the planned ones.

    Of one that was entered as historic only the day of its stage and that of its completion, by
    which figures count it. A suspended project was approved at least.
    """
    path = list(PATH)
    known = Stage.APPROVED if stage == Stage.SUSPENDED else stage
    steps = path[: path.index(known) + 1] if known in path else [known]
    if historic:
        steps = [step for step in steps if step in (known, Stage.COMPLETED)]
    planned = ("planned_start", "planned_end") if stage in PLANNING and not historic else ()
    return (*planned, *(DAY_OF_STAGE[step] for step in steps if step in DAY_OF_STAGE))
