"""Measures of what was built: two for each output measure of the register of sectors."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from projects.models import OutputMeasure
from reports.counting import projects as counting
from reports.measures.measure import FLOW, STOCK, Measure, confirmed_and_reported
from reports.measures.projects import ADDS_UP, NARROWS, SHARED

BUILT, PLANNED = "built_", "planned_"
REPORTED = "_reported"


def output_measures(rows) -> list[Measure]:
    """For each output measure of the register: what was built, and what was planned."""
    found = []
    for row in rows:
        words = {"what": str(row), "unit": row.unit_label}
        found += [
            Measure(
                f"{BUILT}{row.code}", format_lazy(_("Built: {what}, {unit}"), **words),
                row.unit_label, "output", _("day of completion"),
                _("What completed projects built."), counting.built(row.pk),
                kind=FLOW, narrows=NARROWS, adds_up=ADDS_UP, why_not=SHARED,
            ),
            Measure(
                f"{PLANNED}{row.code}", format_lazy(_("Planned: {what}, {unit}"), **words),
                row.unit_label, "output", _("day of proposal"),
                _("What projects of the portfolio planned to build."), counting.planned(row.pk),
                kind=STOCK, narrows=NARROWS, adds_up=ADDS_UP, why_not=SHARED,
            ),
        ]  # fmt: skip
    return found


def output_measure_named(name: str) -> Measure | None:
    """The measure of an output of that name, if the register knows it."""
    for start in (BUILT, PLANNED):
        if name.startswith(start):
            code = name.removeprefix(start).removesuffix(REPORTED)
            rows = OutputMeasure.objects.filter(code=code)
            found = confirmed_and_reported(output_measures(rows))
            return next((one for one in found if one.name == name), None)
    return None
