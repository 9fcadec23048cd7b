"""Measures of people reached and times served."""

from django.utils.translation import gettext_lazy as _

from projects.choices import Basis, Directness
from reports.counting import people as counting
from reports.measures.measure import FLOW, PLACED, STOCK, Measure, measures_of, with_parts
from reports.measures.projects import NARROWS

CARE_RULE = _(
    "Each person counts once: in one zone the project with most people counts, zones add up, and "
    "a community is never shown above its population. Source: CARE, guidance on reporting "
    "population data."
)
OVERLAP = _("The same people may be reached in two sectors or programmes, and count once in all.")


def _planned(part: str = ""):
    return counting.reach(part, basis=Basis.PLANNED)


def _indirect(part: str = ""):
    return counting.reach(part, directness=Directness.INDIRECT)


DEFINITIONS = (
    ("reach_direct", _("People reached, each counted once"), FLOW, counting.reach, CARE_RULE,
     _("day of completion and day of the count")),
    ("services_direct", _("Times served"), FLOW, counting.services,
     _("Every service counts its people, so one person may count several times."),
     _("day of completion and day of the count")),
    ("people_planned_direct", _("People planned to be reached"), STOCK, _planned, CARE_RULE,
     _("day of the count")),
    ("people_indirect", _("People who benefit indirectly"), FLOW, _indirect, CARE_RULE,
     _("day of completion and day of the count")),
)  # fmt: skip


def measures() -> list[Measure]:
    """People by place, programme, sector and partner organisation, with their split."""
    found = []
    for name, label, kind, make, rule, dated_by in DEFINITIONS:
        (whole,) = measures_of(
            [(name, label, "people", kind, dated_by, rule, make())],
            of="community",
            narrows=NARROWS,
            adds_up=PLACED,
            why_not=OVERLAP,
        )
        found += with_parts(whole, make)
    return found
