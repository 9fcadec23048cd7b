"""What a summary page shows, put together from figures of the catalogue."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from core.display import Cell, Figure, Heading, Row
from core.numbers import format_number, format_percent
from projects.choices import LOCAL_SOURCES, ContributionSource
from reports.figures import figure_of
from reports.frame import Published
from reports.headline import pieces
from reports.measures import MEASURES
from reports.models import PublishedFigure
from reports.portfolio import Portfolio

REGION_COLUMNS = (
    "communities",
    "projects_completed",
    "reach_direct",
    "services_direct",
    "trainings_held",
)
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


def sorted_places(portfolio: Portfolio) -> list:
    """The regions of the frame in the reader's alphabet."""
    language = (get_language() or "en")[:2]
    key = f"sort_{language if language in ('kk', 'ru', 'en') else 'en'}"
    return sorted(portfolio.places, key=lambda place: (getattr(place, key), place.pk))


def cards(portfolio: Portfolio) -> list[Card]:
    """The four figures a manager looks for first."""
    return [
        Card(_("People reached"), figure_of("reach_direct", portfolio), _reach_lines(portfolio)),
        Card(
            _("Projects completed"),
            figure_of("projects_completed", portfolio),
            _project_lines(portfolio),
        ),
        Card(
            _("Received, %(currency)s")
            % {"currency": figure_of("contributions_received", portfolio).unit},
            figure_of("contributions_received", portfolio),
            _money_lines(portfolio),
        ),
        Card(
            _("People trained"), figure_of("people_trained", portfolio), _training_lines(portfolio)
        ),
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
    return [
        [_("each counted once")],
        _line(times, lambda n: ngettext("%(number)s time served", "%(number)s times served", n)),
        [
            *_women(figure_of("reach_direct_women", portfolio)),
            "·",
            *_line(men, lambda n: ngettext("%(number)s man", "%(number)s men", n)),
            "·",
            *_line(not_known, lambda n: _("%(number)s not known")),
        ],
    ]


def _project_lines(portfolio: Portfolio) -> list[list]:
    under_way = figure_of("projects_under_way", portfolio)
    checked = figure_of("works_checked", portfolio)
    return [
        _line(
            figure_of("projects_proposed", portfolio),
            lambda n: ngettext("of %(number)s proposed", "of %(number)s proposed", n),
        ),
        _line(under_way, lambda n: _("%(number)s under way")),
        _line(checked, lambda n: _("%(number)s visited after hand-over")),
    ]


def _money_lines(portfolio: Portfolio) -> list[list]:
    share = figure_of("community_share", portfolio)
    return [
        _line(figure_of("contributions_pledged", portfolio), lambda n: _("of %(number)s pledged")),
        _line(share, lambda n: _("%(number)s from the communities")),
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


def region_table(portfolio: Portfolio) -> dict:
    """One line for each region, and the whole below."""
    columns = _headings(_("Region"))
    rows = []
    for place in sorted_places(portfolio):
        narrowed = portfolio.in_region(place.pk)
        url = portfolio.frame.address(reverse("reports:region", args=[place.slug]), region=None)
        first = Cell(text=name_of(place), url=url, label=columns[0].label, primary=True)
        rows.append(Row([first, *_cells(narrowed, columns, region=place.slug)], url=url))
    total = Row([Cell(text=pgettext("total", "All"), primary=True), *_cells(portfolio, columns)])
    return {"columns": columns, "rows": rows, "totals": total}


def community_table(portfolio: Portfolio, may_open: bool) -> dict:
    """One line for each community of a region: its projects, people and trainings."""
    names = {
        row.community: row
        for row in portfolio.partnerships
        if row.joined_on <= portfolio.on and row.confirmed
    }
    columns = _headings(_("Community"))
    columns = [column for column in columns if column.label != str(_label("communities"))]
    counts = {
        name: _by_community(name, portfolio) for name in REGION_COLUMNS if name != "communities"
    }
    rows = []
    language = (get_language() or "en")[:2]
    for key, row in sorted(
        names.items(), key=lambda item: (item[1].community_name[f"sort_{language}"], item[0])
    ):
        url = reverse("communities:community_detail", args=[key]) if may_open else ""
        cells = [Cell(text=name_of(row.community_name), url=url, label=columns[0].label)]
        for column, found in zip(columns[1:], counts.values(), strict=True):
            text = format_number(found.get(key, 0))
            cells.append(Cell(text=text, numeric=True, label=column.label, minor=column.minor))
        rows.append(Row(cells, url=url))
    totals = Row(
        [Cell(text=pgettext("total", "All")), *_cells(portfolio, columns, names=list(counts))]
    )
    return {"columns": columns, "rows": rows, "totals": totals}


def _by_community(name: str, portfolio: Portfolio) -> dict[int, int]:
    measure = MEASURES[name]
    homes: dict[int, int] = {}
    if measure.of == "project":
        homes = {row.pk: row.community for row in portfolio.projects}
    elif measure.of == "training":
        homes = {row.training: row.community for row in portfolio.seats}
    found: dict[int, int] = {}
    for item in measure.rows(portfolio):
        key = homes.get(item.key, item.key)
        found[key] = found.get(key, 0) + item.amount
    return found


def _label(name: str) -> str:
    return {
        "communities": _("Communities"),
        "projects_completed": _("Projects"),
        "reach_direct": _("People reached"),
        "services_direct": _("Times served"),
        "trainings_held": _("Trainings"),
    }[name]


def _headings(first: str) -> list[Heading]:
    numbers = [
        Heading(
            str(_label(name)),
            numeric=True,
            minor=name in ("communities", "services_direct"),
            primary=name in ("projects_completed", "reach_direct"),
        )
        for name in REGION_COLUMNS
    ]
    return [Heading(first, primary=True), *numbers]


def _cells(portfolio: Portfolio, columns: list[Heading], names=REGION_COLUMNS, **address) -> list:
    cells = []
    for column, name in zip(columns[1:], names, strict=True):
        figure = figure_of(name, portfolio, **address)
        cells.append(
            Cell(
                text=figure.text,
                figure=figure,
                numeric=True,
                label=column.label,
                minor=column.minor,
                primary=column.primary,
            )
        )
    return cells


def money_bars(portfolio: Portfolio) -> list[dict]:
    """Who paid: what came from each source, largest first."""
    found = []
    for source in ContributionSource:
        figure = figure_of(f"received_{source.value}", portfolio)
        tone = "here" if source in LOCAL_SOURCES else "donor"
        found.append((float(figure.value), str(source.label), figure, tone))
    return _bars([entry for entry in found if entry[0]])


def sector_bars(portfolio: Portfolio) -> list[dict]:
    """What was built: completed projects by sector, most first."""
    measure = MEASURES["projects_completed"]
    sectors = {row.pk: row for row in portfolio.projects}
    counts: dict[int, int] = {}
    names: dict[int, dict] = {}
    for item in measure.rows(portfolio):
        row = sectors[item.key]
        counts[row.sector] = counts.get(row.sector, 0) + item.amount
        names[row.sector] = row.sector_name
    found = []
    for sector, count in counts.items():
        url = ""
        if portfolio.user.can("read_records"):
            link = reverse("reports:figure", args=[measure.name])
            url = portfolio.frame.address(link, sector=sector)
        figure = Figure(measure.name, str(count), measure.unit, format_number(count), url)
        found.append((count, name_of(names[sector], ""), figure, "neutral"))
    return _bars(found)


def _bars(found: list[tuple]) -> list[dict]:
    most = max((entry[0] for entry in found), default=0)
    return [
        {"label": label, "figure": figure, "tone": tone, "share": f"{100 * size / most:.1f}"}
        for size, label, figure, tone in sorted(found, key=lambda entry: (-entry[0], entry[1]))
    ]


def works_parts(portfolio: Portfolio) -> list[dict]:
    """Does it still work: of the projects that were to be visited."""
    shown = (
        ("works_working", _("working"), "good"),
        ("works_partly", _("partly working"), "partly"),
        ("works_not_working", _("not working"), "bad"),
        ("visits_overdue", _("not visited"), "unknown"),
    )
    figures = [(figure_of(name, portfolio), label, tone) for name, label, tone in shown]
    total = sum(int(figure.value) for figure, _label_, _tone in figures)
    if not total:
        return []
    parts, start = [], 0.0
    for figure, label, tone in figures:
        share = 100 * int(figure.value) / total
        parts.append(
            {
                "label": label,
                "figure": figure,
                "tone": tone,
                "share": f"{share:.2f}",
                "start": f"{start:.2f}",
            }
        )
        start += share
    return parts


def reported(portfolio: Portfolio) -> list[Figure]:
    """What is entered and not yet confirmed, apart from the headline figures."""
    figures = [
        replace(
            figure_of(name, portfolio), label=str(MEASURES[name.removesuffix("_reported")].label)
        )
        for name in SHOWN_REPORTED
    ]
    return [figure for figure in figures if figure.value not in ("0", "0.00")]


def published(figures: Iterable[Published | PublishedFigure]) -> list[dict]:
    """What sources published, in the reader's words; the citation stays in those of the source."""
    words = {"more_than": _("more than %(number)s"), "about": _("about %(number)s")}
    return [
        {
            "label": str(MEASURES[figure.measure].label if figure.measure in MEASURES else ""),
            "text": words.get(figure.qualifier, "%(number)s")
            % {"number": format_number(figure.value)},
            "citation": figure.citation,
            "url": figure.source_url,
        }
        for figure in figures
    ]
