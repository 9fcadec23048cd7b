"""Projects, their money, what they built, and whether it still works."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from datetime import date

from core.dates import add_months
from projects.choices import ContributionSource, Works
from projects.rollups import PLEDGED, RECEIVED, SPENT, OutputRow, ProjectRow
from reports.counting.items import Counting, Item, added_up, once
from reports.portfolio import Portfolio

SOURCES = tuple(ContributionSource.values)
CHECKS = {6: (3, 9), 12: (9, 18), 24: (18, 30)}
"""A visit made from the first to before the second number of months after completion tells how the
work is after so many months."""


def projects(test: Callable[[ProjectRow, date], int | bool], *parts: str) -> Counting:
    """Items of the projects that pass `test(row, on)`: a truth value, or an amount. `parts` are
    what it looks at of money, visits and pauses."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        on = portfolio.on
        rows = portfolio.projects_with(*parts, confirmed=confirmed)
        return [Item(row.pk, int(amount)) for row in rows if (amount := test(row, on))]

    return items


def standing(*places: str) -> Counting:
    """Items of the projects that stood at one of these places of their way on the day."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        keys = _standing(portfolio, confirmed)
        return [Item(key) for place in places for key in keys[place]]

    return items


@once
def _standing(portfolio: Portfolio, confirmed: bool) -> dict[str, list[int]]:
    """The keys of the projects at each place of their way on the day."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in portfolio.projects_with("pauses", confirmed=confirmed):
        found[row.standing(portfolio.on)].append(row.pk)
    return found


def works(*states: str) -> Counting:
    """Items of the projects whose last visit found one of these states; of any, without one."""
    wanted = states or Works.values
    return projects(lambda row, on: row.works(on) in wanted, "visits")


def works_after(months: int, *states: str) -> Counting:
    """Items of the projects that a visit found in one of these states so many months after they
    were completed: the last visit of `CHECKS` says it."""
    wanted = states or Works.values

    def is_found(row: ProjectRow, on: date) -> bool:
        if not row.is_completed(on):
            return False
        since, until = _span(row, months)
        return row.works(min(on, until), since) in wanted

    return projects(is_found, "visits")


def due_after(months: int) -> Counting:
    """Items of the projects of which the schedule wanted a visit so many months after they were
    completed, made or not."""

    def is_due(row: ProjectRow, on: date) -> bool:
        if not row.is_completed(on):
            return False
        since, until = _span(row, months)
        return any(
            visit.due_on is not None and since <= visit.due_on <= min(on, until)
            for visit in row.visits
        )

    return projects(is_due, "visits")


def _span(row: ProjectRow, months: int) -> tuple[date, date]:
    """The first and the last day of a check so many months after a project was completed."""
    since, until = (add_months(row.completed_on, number) for number in CHECKS[months])
    return since, date.fromordinal(until.toordinal() - 1)


def pledged(sources: Collection[str] = SOURCES) -> Counting:
    """Items of the projects in the portfolio: what was pledged (minor units)."""
    return _money_of(PLEDGED, sources)


def received(sources: Collection[str] = SOURCES) -> Counting:
    """Items of projects: what came, of all sources or of some (minor units)."""
    return _money_of(RECEIVED, sources)


def spent() -> Counting:
    """Items of projects: what was spent (minor units)."""
    return _money_of(SPENT, ("",))


def _money_of(kind: str, sources: Collection[str]) -> Counting:
    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        money = _money(portfolio, confirmed)
        return added_up(pair for source in sources for pair in money[kind, source].items())

    return items


@once
def _money(portfolio: Portfolio, confirmed: bool) -> dict[tuple[str, str], Counter[int]]:
    """What was pledged, received and spent by the day: of each kind and source, by project."""
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for row in portfolio.projects_with("money", confirmed=confirmed):
        for one in row.money_by(portfolio.on):
            found[one.kind, one.source][row.pk] += one.amount
    return found


def built(measure: int) -> Counting:
    """Items of completed projects: how much of an output measure they built (hundredths)."""
    return _output(measure, "built", ProjectRow.is_completed)


def planned(measure: int) -> Counting:
    """Items of projects in the portfolio: how much of an output measure they planned
    (hundredths)."""
    return _output(measure, "planned", ProjectRow.is_in_portfolio)


def _output(measure: int, what: str, test: Callable[[ProjectRow, date], bool]) -> Counting:
    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        return [
            Item(row.pk, getattr(output, what))
            for row, output in _outputs(portfolio, confirmed)[measure]
            if test(row, portfolio.on)
        ]

    return items


@once
def _outputs(
    portfolio: Portfolio, confirmed: bool
) -> dict[int, list[tuple[ProjectRow, OutputRow]]]:
    """Projects with what they planned and built, by the output measure."""
    found: dict[int, list[tuple[ProjectRow, OutputRow]]] = defaultdict(list)
    for row in portfolio.rows("projects", confirmed=confirmed):
        for output in portfolio.outputs.get(row.pk, ()):
            found[output.measure].append((row, output))
    return found
