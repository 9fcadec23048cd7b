"""What each stage asks for, and whether a project has it; every gap says where it is mended."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from core.exceptions import Missing
from projects.choices import Basis, Directness
from projects.models import Project
from projects.stages import StageMove


def missing_for(project: Project, move: StageMove) -> list[Missing]:
    """What the move asks for and the project has not, with links to where it is entered.

    Reads what is prefetched on the project, if it is.
    """
    return [gap for name in move.requires if (gap := CHECKS[name](project))]


def _edit(project: Project, field: str = "") -> str:
    anchor = f"#id_{field}" if field else ""
    return reverse("projects:project_update", args=[project.pk]) + anchor


def _new(project: Project, part: str) -> str:
    return reverse(f"projects:{part}_create", args=[project.pk])


def _needs(project: Project) -> Missing | None:
    if project.needs.all():
        return None
    return Missing(_("the needs it answers"), _edit(project, "needs"))


def _budget(project: Project) -> Missing | None:
    if project.contributions.all():
        return None
    return Missing(_("the budget by source"), _new(project, "contribution"))


def _planned_people(project: Project) -> Missing | None:
    if any(group.basis == Basis.PLANNED for group in project.groups.all()):
        return None
    return Missing(_("the planned number of people"), _new(project, "group"))


def _planned_dates(project: Project) -> Missing | None:
    if project.planned_start and project.planned_end:
        return None
    return Missing(_("the planned dates"), _edit(project, "planned_start"))


def _receipts(project: Project) -> Missing | None:
    if any(row.receipts.all() for row in project.contributions.all()):
        return None
    return Missing(_("what was received"), _new(project, "receipt"))


def _actual_people(project: Project) -> Missing | None:
    for group in project.groups.all():
        if group.basis == Basis.ACTUAL and group.directness == Directness.DIRECT:
            return None
    return Missing(_("the actual direct people by zone"), _new(project, "group"))


def _filled(field: str, what: Callable[[], str]) -> Callable[[Project], Missing | None]:
    def check(project: Project) -> Missing | None:
        return None if getattr(project, field) else Missing(what(), _edit(project, field))

    return check


def _maintenance(project: Project) -> Missing | None:
    if project.maintained_by and project.maintenance:
        return None
    return Missing(_("who maintains it and how"), _edit(project, "maintained_by"))


CHECKS: dict[str, Callable[[Project], Missing | None]] = {
    "needs": _needs,
    "budget": _budget,
    "planned_people": _planned_people,
    "planned_dates": _planned_dates,
    "receipts": _receipts,
    "actual_people": _actual_people,
    "owner": _filled("owner", lambda: _("the owner after hand-over")),
    "maintenance": _maintenance,
    "handover_act": _filled("handover_act", lambda: _("the act of hand-over")),
}
