"""What a measure is: one named definition of a figure, from which number and rows come."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.money import to_major
from core.organisation import organisation
from reports.counting import Counting, Item
from reports.frame import PLACES
from reports.portfolio import Portfolio

PLACED = frozenset(PLACES)
FLOW, STOCK = "flow", "stock"

PARTS = {
    "women": _("women"),
    "men": _("men"),
    "not_known": _("sex not known"),
    "youth": _("youth"),
    "age_not_known": _("age not known"),
}


@dataclass(frozen=True)
class Measure:
    """One definition of a figure.

    `unit`: projects, people, money and so on. `of`: the kind of record its rows are. `dated_by`:
    the date it goes by. `rule`: what counts and what not, with the source of the rule. `items`:
    the rows of a portfolio; a ratio has `over` and `under` instead: the measures it divides.

    A flow is counted in a period as what came until its end less what had come before it; a stock
    stands at the end of the period, and so does a ratio that is called one. `narrows`: the
    dimensions it can be narrowed by and divided into. `adds_up`: those whose parts sum to the
    whole; `why_not` says why others do not.
    """

    name: str
    label: str
    unit: str
    of: str
    dated_by: str
    rule: str
    items: Counting | None = None
    over: "Measure | None" = None
    under: "Measure | None" = None
    kind: str = FLOW
    narrows: frozenset[str] = PLACED
    adds_up: frozenset[str] = PLACED
    why_not: str = ""

    @property
    def is_ratio(self) -> bool:
        """Whether it divides two other measures."""
        return self.items is None

    def answers(self, portfolio: Portfolio) -> bool:
        """Whether it has a figure for a portfolio: only where it can be narrowed like it."""
        asked = portfolio.frame.narrowed_by | {dimension for dimension, _key in portfolio.path}
        return asked <= self.narrows

    def rows(self, portfolio: Portfolio) -> list[Item]:
        """The rows that make the number; those that add nothing are left out. In a period: what
        each adds at its end less what it added on the eve of it."""
        if self.items is None:
            return []
        rows = self.items(portfolio)
        if portfolio.since is not None and self.kind == FLOW:
            added = {item.key: item.amount for item in rows}
            for item in self.items(portfolio.before):
                added[item.key] = added.get(item.key, 0) - item.amount
            rows = [Item(key, amount) for key, amount in added.items()]
        return [item for item in rows if item.amount]

    def number(self, portfolio: Portfolio) -> int | Decimal | None:
        """The sum of the rows (money in minor units), or a ratio; None where a ratio has nothing
        to divide by, or where the measure does not answer for the portfolio."""
        if not self.answers(portfolio):
            return None
        if self.items is not None:
            return portfolio.once(
                self.name, lambda: sum(item.amount for item in self.rows(portfolio))
            )
        if self.kind == STOCK:
            portfolio = portfolio.at(portfolio.on)
        below = self.under.number(portfolio)
        return Decimal(self.over.number(portfolio)) / below if below else None

    def value(self, portfolio: Portfolio) -> int | Decimal | None:
        """The number in the units it is shown in."""
        return self.shown(self.number(portfolio))

    def shown(self, number: int | Decimal | None) -> int | Decimal | None:
        """A number of this measure in the units it is shown in: money in major units, shares in
        per cent, outputs in their unit, ratios to two digits."""
        if number is None:
            return None
        if self.unit == "money":
            cent = to_major(1, organisation().currency)
            return (Decimal(number) * cent).quantize(cent)
        if self.unit == "percent":
            return (number * 100).quantize(Decimal("0.1"))
        if self.of == "output":
            return Decimal(number) / 100
        return number.quantize(Decimal("0.01")) if isinstance(number, Decimal) else number


def measures_of(
    definitions, *, of: str, narrows: frozenset[str], adds_up: frozenset[str], why_not: str = ""
) -> list[Measure]:
    """The measures of a table of definitions that share their rows and dimensions: name, label,
    unit, flow or stock, the date it goes by, rule, counting."""
    return [
        Measure(
            name, label, unit, of, dated_by, rule, counting,
            kind=kind, narrows=narrows, adds_up=adds_up, why_not=why_not,
        )
        for name, label, unit, kind, dated_by, rule, counting in definitions
    ]  # fmt: skip


def with_parts(whole: Measure, make: Callable[[str], Counting]) -> list[Measure]:
    """The measure and its split by sex, youth and what is not known; `make` counts one part."""
    parts = [
        replace(
            whole,
            name=f"{whole.name}_{part}",
            label=format_lazy("{what}: {part}", what=whole.label, part=label),
            items=make(part),
        )
        for part, label in PARTS.items()
    ]
    return [whole, *parts]


def confirmed_and_reported(measures: list[Measure]) -> list[Measure]:
    """Each measure of confirmed records, and beside it the one of what is entered and not yet
    confirmed."""
    found = []
    for one in measures:
        found.append(replace(one, items=_of(one.items, True)))
        found.append(
            replace(
                one,
                name=f"{one.name}_reported",
                label=format_lazy(_("{what} (entered, not yet confirmed)"), what=one.label),
                items=_of(one.items, False),
            )
        )
    return found


def _of(count: Counting, confirmed: bool) -> Counting:
    return lambda portfolio: count(portfolio, confirmed)
