"""What each stage asks for, and whether a project has it; every gap says where it is mended."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.exceptions import Missing
from projects.choices import Basis, Directness
from projects.models import CatchmentZone, Project
from projects.stages import StageMove, asked_next, asked_to_reach, days_asked
from projects.ways import field_url, new_url


@dataclass(frozen=True)
class Requirement:
    """One thing a move asks for: what it is, where it is entered, whether the project has it."""

    text: str
    url: str
    is_met: bool


def requirements_of(project: Project, move: StageMove) -> list[Requirement]:
    """Everything a move asks for, met or not, in the order of the table of moves.

    Reads what is prefetched on the project, if it is.
    """
    return [CHECKS[name](project) for name in move.requires]


def missing_for(project: Project, move: StageMove) -> list[Missing]:
    """What the move asks for and the project has not, with links to where it is entered."""
    return [Missing(one.text, one.url) for one in requirements_of(project, move) if not one.is_met]


def gaps_of(project: Project) -> list[Missing]:
    """What the present stage and the next one ask for and the project has not, with links.

    What was entered at a later stage as historic is not asked for what the earlier ones wanted.
    `ProjectQuerySet.lacking` asks the database the same. Reads what is prefetched on the project.
    """
    before = () if project.is_historic else asked_to_reach(project.stage)
    names = dict.fromkeys((*before, *asked_next(project.stage)))
    asked = [CHECKS[name](project) for name in names]
    return [Missing(one.text, one.url) for one in asked if not one.is_met]


def missing_days(project: Project) -> list[Missing]:
    """The days that the project's stage has and it has not, with links: planned ones, and those of
    a project that was entered as historic, are fields of its form; any other is the day of a step.

    `ProjectQuerySet.lacking_days` asks the database the same.
    """
    found = []
    for name in days_asked(project.stage, historic=project.is_historic):
        if getattr(project, name) is None:
            field = project._meta.get_field(name)
            is_asked = project.is_historic or name.startswith("planned_")
            url = field_url(project, name) if is_asked else project.get_absolute_url()
            found.append(Missing(str(field.verbose_name), url))
    return found


def _needs(project: Project) -> Requirement:
    met = bool(project.needs.all())
    return Requirement(_("the needs it answers"), field_url(project, "needs"), met)


def _budget(project: Project) -> Requirement:
    met = bool(project.contributions.all())
    return Requirement(_("the budget by source"), new_url(project, "contribution"), met)


def _pledges(project: Project) -> Requirement:
    met = bool(project.contributions.all())
    return Requirement(_("the pledges by source"), new_url(project, "contribution"), met)


def _planned_people(project: Project) -> Requirement:
    met = any(group.basis == Basis.PLANNED for group in project.groups.all())
    url = f"{new_url(project, 'group')}?basis={Basis.PLANNED}"
    return Requirement(_("the planned number of people"), url, met)


def _planned_dates(project: Project) -> Requirement:
    field = "planned_start" if project.planned_start is None else "planned_end"
    met = bool(project.planned_start and project.planned_end)
    return Requirement(_("the planned dates"), field_url(project, field), met)


def _receipts(project: Project) -> Requirement:
    met = any(row.receipts.all() for row in project.contributions.all())
    return Requirement(_("what was received"), new_url(project, "receipt"), met)


def _actual_people(project: Project) -> Requirement:
    """Direct people are counted in every zone they were planned for, and in one at least."""
    counted = _zones(project, Basis.ACTUAL)
    lacking = [zone for key, zone in _zones(project, Basis.PLANNED).items() if key not in counted]
    text = _("the actual direct people by zone")
    if counted and lacking:
        text = _("the actual direct people: %(zones)s") % {
            "zones": ", ".join(_zone_name(zone) for zone in lacking)
        }
    url = f"{new_url(project, 'group')}?basis={Basis.ACTUAL}"
    return Requirement(text, url, bool(counted) and not lacking)


def _zones(project: Project, basis: str) -> dict[int, CatchmentZone]:
    return {
        group.zone_id: group.zone
        for group in project.groups.all()
        if group.basis == basis and group.directness == Directness.DIRECT
    }


def _zone_name(zone: CatchmentZone) -> str:
    return str(zone.community) if zone.is_whole else f"{zone.community}: {zone}"


def _filled(field: str, what: Callable[[], str]) -> Callable[[Project], Requirement]:
    def check(project: Project) -> Requirement:
        return Requirement(what(), field_url(project, field), bool(getattr(project, field)))

    return check


def _maintenance(project: Project) -> Requirement:
    field = "maintenance" if project.maintained_by else "maintained_by"
    met = bool(project.maintained_by and project.maintenance)
    return Requirement(_("who maintains it and how"), field_url(project, field), met)


CHECKS: dict[str, Callable[[Project], Requirement]] = {
    "needs": _needs,
    "budget": _budget,
    "pledges": _pledges,
    "planned_people": _planned_people,
    "planned_dates": _planned_dates,
    "receipts": _receipts,
    "actual_people": _actual_people,
    "owner": _filled("owner", lambda: _("the owner after hand-over")),
    "maintenance": _maintenance,
    "handover_act": _filled("handover_act", lambda: _("the act of hand-over")),
}
