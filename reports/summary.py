"""What a summary page begins with: the four figures, what is not confirmed, what was published."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.dates import format_date
from core.display import Figure
from core.numbers import format_number, format_percent
from reports.figures import figure_of
from reports.frame import Published
from reports.headline import pieces
from reports.measures import MEASURES
from reports.models import PublishedFigure
from reports.portfolio import Place, Portfolio

SHOWN_REPORTED = (
    "communities_reported",
    "projects_total_reported",
    "reach_direct_reported",
    "contributions_received_reported",
    "trainings_held_reported",
    "people_trained_reported",
)


@dataclass(frozen=True)
class Card:
    """One of the four big figures, with the lines below it."""

    title: str
    figure: Figure
    lines: list[list]


def name_of(values, prefix: str = "name_") -> str:
    """The name in the reader's language of a row that carries three, as attributes or keys."""
    language = (get_language() or "en")[:2]
    order = {"kk": ("kk", "ru", "en"), "ru": ("ru", "kk", "en")}.get(language, ("en", "ru", "kk"))
    read: Callable = values.get if isinstance(values, dict) else lambda key: getattr(values, key)
    return next((name for code in order if (name := read(f"{prefix}{code}"))), "")


def joined_places(portfolio: Portfolio) -> list[Place]:
    """The regions in which communities joined by the day, in the reader's alphabet."""
    keys = {row.region for row in portfolio.partnerships if row.joined_on <= portfolio.on}
    return portfolio.names("region", keys)


def cards(portfolio: Portfolio) -> list[Card]:
    """The four figures a manager looks for first; lines that do not answer to the frame are left
    out. Of a period they tell what came in it."""
    received = figure_of("contributions_received", portfolio)
    reached = _("People reached") if portfolio.since is None else _("People newly reached")
    shown = (
        (reached, figure_of("reach_direct", portfolio), _reach_lines),
        (_("Projects completed"), figure_of("projects_completed", portfolio), _project_lines),
        (_("Received, %(currency)s") % {"currency": received.unit}, received, _money_lines),
        (_("People trained"), figure_of("people_trained", portfolio), _training_lines),
    )
    return [
        Card(title, figure, [line for line in lines(portfolio) if line and _has(line)])
        for title, figure, lines in shown
    ]


def _line(figure: Figure, plural: Callable[[int], str]) -> list:
    """A line of a card: the words that suit the figure's number, with the figure among them."""
    number = figure.value if figure.value.isdigit() else "0"
    return pieces(plural(int(number)), {"number": figure})


def _women(figure: Figure) -> list:
    return _line(figure, lambda n: ngettext("%(number)s woman", "%(number)s women", n))


def _reach_lines(portfolio: Portfolio) -> list[list]:
    times = figure_of("services_direct", portfolio)
    men = figure_of("reach_direct_men", portfolio)
    not_known = figure_of("reach_direct_not_known", portfolio)
    by_sex = [
        _women(figure_of("reach_direct_women", portfolio)),
        _line(men, lambda n: ngettext("%(number)s man", "%(number)s men", n)),
        _line(not_known, lambda n: _("%(number)s not known")),
    ]
    return [
        [_("each counted once")],
        _line(times, lambda n: ngettext("%(number)s time served", "%(number)s times served", n)),
        _joined([part for part in by_sex if _has(part, but=("", "0"))]),
    ]


def _joined(parts: list[list]) -> list:
    """Parts of one line, with a dot between them."""
    return [piece for place, part in enumerate(parts) for piece in (["·"] if place else []) + part]


def _has(line: list, but: tuple[str, ...] = ("",)) -> bool:
    """Whether a line has something to tell: a figure of another value, or no figure at all."""
    figures = [piece for piece in line if isinstance(piece, Figure)]
    return not figures or any(figure.value not in but for figure in figures)


def _project_lines(portfolio: Portfolio) -> list[list]:
    proposed = figure_of("projects_proposed", portfolio)
    under_way = figure_of("projects_under_way", portfolio)
    if portfolio.since is not None:
        return [
            _line(proposed, lambda n: _("%(number)s proposed in the period")),
            _line(under_way, lambda n: _("%(number)s under way at the end of it")),
        ]
    checked = figure_of("works_checked", portfolio)
    return [
        _line(proposed, lambda n: ngettext("of %(number)s proposed", "of %(number)s proposed", n)),
        _line(under_way, lambda n: _("%(number)s under way")),
        _line(checked, lambda n: _("%(number)s visited after hand-over")),
    ]


def _money_lines(portfolio: Portfolio) -> list[list]:
    pledged = figure_of("contributions_pledged", portfolio)
    share = _line(
        figure_of("community_share", portfolio), lambda n: _("%(number)s from the communities")
    )
    if portfolio.since is not None:
        return [_line(pledged, lambda n: _("%(number)s pledged in the period")), share]
    return [
        _line(pledged, lambda n: _("of %(number)s pledged")),
        share,
        _line(
            figure_of("cost_per_person", portfolio),
            lambda n: _("%(number)s for each person reached"),
        ),
    ]


def _training_lines(portfolio: Portfolio) -> list[list]:
    trained = figure_of("people_trained", portfolio)
    women = figure_of("people_trained_women", portfolio)
    return [
        _line(
            figure_of("trainings_held", portfolio),
            lambda n: ngettext("at %(number)s training", "at %(number)s trainings", n),
        ),
        _line(
            figure_of("seats_filled", portfolio),
            lambda n: ngettext("%(number)s seat filled", "%(number)s seats filled", n),
        ),
        [*_women(women), *_share(women, trained)],
    ]


def _share(part: Figure, whole: Figure) -> list[str]:
    if not int(whole.value or 0):
        return []
    return [f"({format_percent(int(part.value) / int(whole.value))})"]


def reported(portfolio: Portfolio) -> list[Figure]:
    """What is entered and not yet confirmed, apart from the headline figures."""
    figures = [
        replace(
            figure_of(name, portfolio), label=str(MEASURES[name.removesuffix("_reported")].label)
        )
        for name in SHOWN_REPORTED
    ]
    return [figure for figure in figures if figure.value not in ("", "0", "0.00")]


def published(figures: Iterable[Published | PublishedFigure]) -> list[dict]:
    """What sources published and as of which day, in the reader's words; the citation stays in
    those of the source."""
    words = {"more_than": _("more than %(number)s"), "about": _("about %(number)s")}
    return [
        {
            "label": str(MEASURES[figure.measure].label if figure.measure in MEASURES else ""),
            "text": words.get(figure.qualifier, "%(number)s")
            % {"number": format_number(figure.value)},
            "day": format_date(figure.as_of),
            "citation": figure.citation,
            "url": figure.source_url,
        }
        for figure in figures
    ]
