"""Pictures of how a portfolio grew: a table of figures at the end of each year, from which the
browser draws the chart.

Nothing is counted here: a figure of an earlier day is the catalogue's, over the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from core.dates import format_date
from core.display import Figure
from reports.figures import figure_of
from reports.portfolio import Portfolio
from reports.tiles import hyphenated

MOST_YEARS = 10


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


def charts_of(portfolio: Portfolio) -> list[Chart]:
    """What is drawn over time; nothing while all of it lies in one year."""
    days = year_ends(portfolio)
    if len(days) < 2:
        return []
    past = [portfolio.at(day) for day in days]
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


STAGES = (
    ("projects_handed_over", pgettext_lazy("projects", "handed over"), "green"),
    ("projects_to_hand_over", pgettext_lazy("projects", "completed, not yet handed over"), "pale"),
    ("projects_under_way", pgettext_lazy("projects", "under way"), "sun"),
    ("projects_suspended", pgettext_lazy("projects", "suspended"), "bad"),
    ("projects_waiting", pgettext_lazy("projects", "not started"), "unknown"),
)


def _stages(past: Sequence[Portfolio]) -> Chart:
    return Chart(
        id="stages",
        kind="stacked",
        title=_("Projects by stage, at the end of each year"),
        first=_("On"),
        series=[str(label) for _name, label, _tone in STAGES],
        tones=[tone for _name, _label, tone in STAGES],
        lines=_lines(past, [name for name, _label, _tone in STAGES]),
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
        lines=_lines(past, names),
    )


def _lines(past: Sequence[Portfolio], names: Sequence[str]) -> list[Line]:
    return [
        Line(
            label_of(portfolio.on),
            [figure_of(name, portfolio, on=portfolio.on, since=None) for name in names],
        )
        for portfolio in past
    ]


def label_of(day: date) -> str:
    """A year by its number; another day in words."""
    return str(day.year) if (day.month, day.day) == (12, 31) else format_date(day)
