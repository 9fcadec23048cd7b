"""Where a project stands in its stages: how it came there, what follows, and what that asks for."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from core.dates import DAY, format_date
from core.display import Action
from projects.choices import ProjectStage
from projects.models import Project
from projects.requirements import Requirement, requirements_of
from projects.services import stages_passed
from projects.stages import DAY_OF_STAGE, MOVES, PATH, StageMove

DONE, HERE, AHEAD = "done", "here", "ahead"


@dataclass(frozen=True)
class Stop:
    """One stage on the way: when it was reached, and in a word whether it was."""

    label: str
    when: str
    state: str
    word: str


@dataclass(frozen=True)
class Track:
    """The stages of one project for one reader; `aside` is the stage off the way, if it is there.

    `next_label` names the step that leads on, `checklist` all it asks for.
    """

    stops: list[Stop]
    aside: Stop | None
    reason: str
    next_label: str
    checklist: list[Requirement]
    steps: list[Action]


def track_of(project: Project, steps: list[Action], *, may_edit: bool) -> Track:
    """The stages of a project; `steps` are the moves open to the reader, who enters what is
    missing only if they may edit."""
    onward = next((move for move in MOVES.values() if _leads_on(project, move)), None)
    checklist = requirements_of(project, onward) if onward else []
    if not may_edit:
        checklist = [replace(one, url="") for one in checklist]
    last = max(_moves(project), key=lambda move: move.pk, default=None)
    off = project.stage not in PATH
    return Track(
        stops=_stops(project, off),
        aside=_aside(project) if off else None,
        reason=last.reason if off and last is not None else "",
        next_label=str(onward.label) if onward else "",
        checklist=checklist,
        steps=[_without_gaps(step) if checklist else step for step in steps],
    )


def _leads_on(project: Project, move: StageMove) -> bool:
    return project.stage in move.sources and move.tone == "primary" and bool(move.target)


def _without_gaps(step: Action) -> Action:
    """A step whose gaps are listed beside it need not link to them too."""
    return replace(step, links=())


def _moves(project: Project) -> list:
    return list(project.transitions.all())


def _stops(project: Project, off: bool) -> list[Stop]:
    """Off the way, the last stage reached on it is passed and none is now."""
    here = _reached(project) + 0.5 if off else PATH.index(project.stage)
    words = {DONE: _("reached"), HERE: _("now"), AHEAD: _("not reached yet")}
    stops = []
    for place, stage in enumerate(PATH):
        state = HERE if place == here else DONE if place < here else AHEAD
        when = _when(project, stage) if state != AHEAD else ""
        stops.append(Stop(str(stage.label), when, state, words[state]))
    return stops


def _reached(project: Project) -> int:
    """How far along the way a project came that has left it."""
    passed = [PATH.index(stage) for stage in stages_passed(project) if stage in PATH]
    return max(passed, default=0)


def _aside(project: Project) -> Stop:
    return Stop(project.get_stage_display(), _when(project, project.stage), HERE, _("now"))


def _when(project: Project, stage: str) -> str:
    if stage == ProjectStage.PROPOSED:
        return format_date(project.proposed_on)
    field = DAY_OF_STAGE.get(stage)
    if field and (day := getattr(project, field)):
        return format_date(day, getattr(project, f"{field}_precision", DAY))
    days = [move.occurred_on for move in _moves(project) if move.to_stage == stage]
    return format_date(days[-1]) if days else ""
