"""A frame divided: one line for each region, district, community, sector, programme, topic or year,
and the whole below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.display import Cell, Heading, Row
from reports.figures import figure_of, with_currency
from reports.frame import CAME_FROM
from reports.measures import FLOW, MEASURES
from reports.portfolio import Portfolio
from reports.summary import name_of

FEW = (
    "communities",
    "projects_completed",
    "reach_direct",
    "services_direct",
    "trainings_held",
)
MANY = (
    "communities",
    "projects_completed",
    "reach_direct",
    "services_direct",
    "contributions_received",
    "trainings_held",
    "seats_filled",
    "people_trained",
)
READ = ("partnerships", "projects", "groups", "seats")
"""The kinds of rows from which the columns are counted."""

MINOR = (
    "communities",
    "services_direct",
    "contributions_received",
    "seats_filled",
    "people_trained",
)
PRIMARY = ("projects_completed", "reach_direct")


@dataclass(frozen=True)
class Part:
    """One line: its name, its address, the rows it is counted from, and what of the frame changes
    in the addresses of its figures."""

    name: str
    url: str
    portfolio: Portfolio
    changes: dict


def label_of(name: str) -> str:
    """The short heading of a measure in a table."""
    return {
        "communities": _("Communities"),
        "projects_completed": _("Projects"),
        "reach_direct": _("People reached"),
        "services_direct": _("Times served"),
        "contributions_received": _("Received"),
        "trainings_held": _("Trainings"),
        "seats_filled": _("Seats filled"),
        "people_trained": _("People trained"),
    }[name]


def divided_table(portfolio: Portfolio, by: str, *, measures: Sequence[str] = MANY) -> dict:
    """The table of a frame divided by a dimension or by years: `columns`, `rows`, `totals`, and a
    `note` naming the columns whose lines do not add up to the whole."""
    shown = [name for name in measures if _is_divided(name, by)]
    columns = [Heading(_first(by), primary=True), *(_heading(name) for name in shown)]
    came_from = {CAME_FROM: portfolio.frame.summary()}
    rows = []
    for part in parts(portfolio, by):
        cells = _cells(part.portfolio, shown, part.changes | came_from)
        counts = any(cell.figure.value not in ("", "0", "0.00") for cell in cells)
        if counts or by == "year" or _has_joined(part.portfolio):
            first = Cell(text=part.name, url=part.url, label=columns[0].label, primary=True)
            rows.append(Row([first, *cells], url=part.url))
    total = Cell(text=pgettext("total", "All"), primary=True)
    return {
        "columns": columns,
        "rows": rows,
        "totals": Row([total, *_cells(portfolio, shown, {})]),
        "note": _note(shown, by, of_period=portfolio.since is not None),
    }


def file_rows(table: dict) -> tuple[list[str], list[list]]:
    """A table as a file holds it: its header, with the currency of money, and its lines, the whole
    last; numbers plain."""
    lines = [*table["rows"], table["totals"]]
    names = [cell.figure.measure if cell.figure else "" for cell in table["totals"].cells]
    header = [
        with_currency(column.label, MEASURES[name]) if name else str(column.label)
        for column, name in zip(table["columns"], names, strict=True)
    ]
    return header, [[_plain(cell) for cell in row.cells] for row in lines]


def _plain(cell: Cell) -> str | Decimal:
    if cell.figure is None:
        return cell.text
    return Decimal(cell.figure.value) if cell.figure.value else ""


def parts(portfolio: Portfolio, by: str) -> Iterator[Part]:
    """The lines of a frame divided by a dimension or by years, in the order they are read."""
    yield from _years(portfolio) if by == "year" else _places(portfolio, by)


def _has_joined(portfolio: Portfolio) -> bool:
    return any(row.joined_on <= portfolio.on for row in portfolio.partnerships)


def _is_divided(name: str, by: str) -> bool:
    measure = MEASURES[name]
    if by == "year":
        return measure.kind == FLOW
    return by in measure.narrows and not (by == "community" and name == "communities")


def _places(portfolio: Portfolio, by: str) -> Iterator[Part]:
    frame, may_open = portfolio.frame, portfolio.user.can("read_records")
    home = reverse("reports:regions")
    for place in portfolio.names(by, portfolio.keys(by, READ)):
        part = portfolio.part(by, place.pk)
        if by == "region":
            url = frame.address(reverse("reports:region", args=[place.address]), region=None)
        else:
            url = frame.address(home, **{by: place.address}) if may_open else ""
        yield Part(name_of(place), url, part, {by: place.address})


def _years(portfolio: Portfolio) -> Iterator[Part]:
    since, on = portfolio.since or first_day(portfolio), portfolio.on
    if since is None:
        return
    for year in range(since.year, on.year + 1):
        first, last = max(since, date(year, 1, 1)), min(on, date(year, 12, 31))
        changes = {"since": first.isoformat(), "on": last.isoformat()}
        yield Part(str(year), "", portfolio.at(last, first), changes)


def first_day(portfolio: Portfolio) -> date | None:
    """The day of the first thing that happened in a portfolio."""
    days = [row.joined_on for row in portfolio.partnerships]
    days += [row.proposed_on for row in portfolio.projects]
    days += [row.ends_on for row in portfolio.seats]
    for project in portfolio.projects_with("money"):
        days += [row.day for row in project.money if row.day]
        days += [day for day in (project.completed_on,) if day]
    return min(days, default=None)


def _first(by: str) -> str:
    return {
        "region": _("Region"),
        "district": _("District"),
        "community": _("Community"),
        "sector": _("Sector"),
        "programme": _("Programme"),
        "topic": _("Topic"),
        "year": _("Year"),
    }[by]


def _heading(name: str) -> Heading:
    return Heading(label_of(name), numeric=True, minor=name in MINOR, primary=name in PRIMARY)


def _cells(portfolio: Portfolio, names: Sequence[str], changes: dict) -> list[Cell]:
    cells = []
    for name in names:
        figure = figure_of(name, portfolio, **changes)
        cells.append(
            Cell(
                text=figure.text,
                figure=figure,
                numeric=True,
                label=label_of(name),
                minor=name in MINOR,
                primary=name in PRIMARY,
            )
        )
    return cells


def _note(shown: Sequence[str], by: str, *, of_period: bool) -> str:
    """Which columns do not add up, and why, and what a period says of people."""
    if by == "year":
        return _("What came in each year; people reached are those newly reached in it.")
    reasons: dict[str, list[str]] = {}
    for name in shown:
        if by not in MEASURES[name].adds_up:
            reasons.setdefault(str(MEASURES[name].why_not), []).append(label_of(name))
    told = [f"{', '.join(labels)}: {why}" for why, labels in reasons.items()]
    if told:
        told.insert(0, _("The lines do not add up to the whole everywhere."))
    if of_period and "reach_direct" in shown:
        told.insert(0, _("People reached are those newly reached in the period."))
    return " ".join(told)
