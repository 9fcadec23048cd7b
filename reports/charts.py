"""Pictures of how a portfolio grew: a table of figures at the end of each year, from which the
browser draws the chart.

Nothing is counted here: a figure of an earlier day is the catalogue's, over the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.dates import format_date
from core.display import Figure
from core.numbers import format_number
from reports.figures import figure_of
from reports.portfolio import Portfolio
from reports.tiles import hyphenated

MOST_YEARS = 10
ROWS = ("_partnerships", "_projects", "_groups")
"""The rows of a portfolio that carry their own days, so that they answer for an earlier one."""


@dataclass(frozen=True)
class Line:
    """One line of the table: a day, and the figure of each series on it."""

    label: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Chart:
    """A table of figures, and how it is drawn: "stacked" are parts of a whole, "lines" are not.

    `series` are the headings of the columns, each drawn in the tone of the same place.
    """

    id: str
    kind: str
    title: str
    first: str
    series: Sequence[str]
    tones: Sequence[str]
    lines: Sequence[Line]

    @property
    def headings(self) -> list[str]:
        """The series as headings of narrow columns, with soft hyphens in long words."""
        return [" ".join(map(hyphenated, name.split())) for name in self.series]


class Earlier(Portfolio):
    """The rows of a portfolio as they stood on an earlier day; nothing is read again."""

    def __init__(self, portfolio: Portfolio, day: date) -> None:
        frame = replace(portfolio.frame, on=day, day_asked=True)
        super().__init__(portfolio.user, frame, portfolio.only_region)
        for name in ROWS:
            self.__dict__[name] = getattr(portfolio, name)


def charts_of(portfolio: Portfolio) -> list[Chart]:
    """What is drawn over time; nothing while all of it lies in one year."""
    days = year_ends(portfolio)
    if len(days) < 2:
        return []
    past = [*(Earlier(portfolio, day) for day in days[:-1]), portfolio]
    return [_stages(past), _people(past)]


def year_ends(portfolio: Portfolio) -> list[date]:
    """The last day of each year since the first project was proposed, and the day of the frame."""
    on = portfolio.on
    begun = [row.proposed_on for row in portfolio.projects if row.is_proposed(on)]
    if not begun:
        return []
    first = max(min(begun).year, on.year - MOST_YEARS + 1)
    ends = [date(year, 12, 31) for year in range(first, on.year)]
    return [*ends, on]


def _stages(past: Sequence[Portfolio]) -> Chart:
    lines = []
    for portfolio in past:
        whole = figure("projects_total", portfolio)
        going = figure("projects_under_way", portfolio)
        done = figure("projects_completed", portfolio)
        handed = figure("projects_handed_over", portfolio)
        waiting = rest(whole, going, done)
        lines.append(Line(label_of(portfolio.on), [handed, rest(done, handed), going, waiting]))
    return Chart(
        id="stages",
        kind="stacked",
        title=_("Projects by stage, at the end of each year"),
        first=_("On"),
        series=[
            pgettext("projects", "handed over"),
            pgettext("projects", "completed, not yet handed over"),
            pgettext("projects", "under way"),
            pgettext("projects", "not started or suspended"),
        ],
        tones=["green", "pale", "sun", "unknown"],
        lines=lines,
    )


def _people(past: Sequence[Portfolio]) -> Chart:
    names = ("services_direct", "reach_direct")
    return Chart(
        id="people",
        kind="lines",
        title=_("People reached and times served, at the end of each year"),
        first=_("On"),
        series=[_("times served"), _("people reached, each counted once")],
        tones=["sun", "green"],
        lines=[
            Line(label_of(portfolio.on), [figure(name, portfolio) for name in names])
            for portfolio in past
        ],
    )


def figure(name: str, portfolio: Portfolio) -> Figure:
    """A figure of the catalogue. It leads to its rows where they are surely the same: the page of
    a region on an earlier day goes by the borders of that day."""
    found = figure_of(name, portfolio)
    other_borders = isinstance(portfolio, Earlier) and portfolio.frame.region is not None
    return replace(found, url="") if other_borders else found


def rest(whole: Figure, *parts: Figure) -> Figure:
    """What is left of a whole without some parts: it has no rows of its own."""
    left = max(int(whole.value) - sum(int(part.value) for part in parts), 0)
    return Figure("", str(left), whole.unit, format_number(left))


def label_of(day: date) -> str:
    """A year by its number; another day in words."""
    return str(day.year) if (day.month, day.day) == (12, 31) else format_date(day)
