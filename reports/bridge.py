"""Why a figure changed between two days: what came in, what went out, what became more or less.

Asked with what is known today; the steps are differences of the same items of which the figure is
made on either day, so they add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.choices import Basis, Directness
from reports.counting import Item
from reports.measures import Measure
from reports.portfolio import Portfolio

REACHED = {
    "reach_direct": (Basis.ACTUAL, Directness.DIRECT),
    "people_planned_direct": (Basis.PLANNED, Directness.DIRECT),
    "people_indirect": (Basis.ACTUAL, Directness.INDIRECT),
}
"""The measures in which a community is capped by its population."""

CAME, LEFT, RECOUNTED, CAPPED = "came", "left", "recounted", "capped"
LABELS = {
    CAME: _("came in"),
    LEFT: _("went out"),
    RECOUNTED: _("more or less in rows counted before"),
    CAPPED: _("shown up to the population: what the limit takes away or gives back"),
}
LABELS_OF_REACH = LABELS | {
    CAME: _("communities in which nobody had been reached"),
    LEFT: _("communities in which nobody is reached any more"),
    RECOUNTED: _("communities reached before: more or fewer people"),
}
"""Of people reached: the rows are communities, and a new project makes no community anew."""
OF_REACH = ("reach_direct", "services_direct", "people_indirect")


@dataclass(frozen=True)
class Step:
    """One step of the way: the rows that make it, each with what it adds or takes away."""

    name: str
    label: Promise
    items: Sequence[Item]

    @property
    def amount(self) -> int:
        """What the step adds; below zero, what it takes away."""
        return sum(item.amount for item in self.items)


@dataclass(frozen=True)
class Bridge:
    """The way of one figure from a day to a later one."""

    first: date
    last: date
    start: int
    steps: Sequence[Step]
    end: int


def bridge(measure: Measure, portfolio: Portfolio, first: date, last: date) -> Bridge:
    """The steps from the figure on the first day to that on the last.

    A community that is capped has its count in one step, and in another what the limit takes away.
    """
    days = [portfolio.at(day) for day in (first, last)]
    before, after = ({item.key: item.amount for item in measure.rows(one)} for one in days)
    counted = [
        _counted(measure, one, found) for one, found in zip(days, (before, after), strict=True)
    ]
    steps: dict[str, list[Item]] = {name: [] for name in LABELS}
    for key in sorted(before.keys() | after.keys()):
        was, becomes = counted[0].get(key, 0), counted[1].get(key, 0)
        name = CAME if key not in before else LEFT if key not in after else RECOUNTED
        steps[name].append(Item(key, becomes - was))
        limit = (after.get(key, 0) - becomes) - (before.get(key, 0) - was)
        steps[CAPPED].append(Item(key, limit))
    labels = LABELS_OF_REACH if measure.name.startswith(OF_REACH) else LABELS
    found = [
        Step(name, label, [item for item in steps[name] if item.amount])
        for name, label in labels.items()
    ]
    return Bridge(
        first,
        last,
        sum(before.values()),
        [step for step in found if step.items],
        sum(after.values()),
    )


def _counted(measure: Measure, portfolio: Portfolio, shown: dict[int, int]) -> dict[int, int]:
    """What each row counts before any limit."""
    kinds = REACHED.get(measure.name)
    if kinds is None:
        return shown
    reaches = portfolio.reach(*kinds)
    return {key: reaches[key].counted for key in shown}
