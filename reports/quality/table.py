"""The table of data quality: a line for each rule, a number for each region."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from communities.models import Region
from core.display import Cell, Figure, Heading
from core.numbers import format_number
from reports.quality.filters import NOWHERE
from reports.quality.rows import Rule

MANY = 6
"""With more regions than this the table is moved sideways in its frame."""


@dataclass(frozen=True)
class Line:
    """One rule with its list, and how many rows it finds: of all regions, then of each."""

    rule: Rule
    url: str
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    """The headings and the lines."""

    columns: list[Heading]
    lines: list[Line]

    @property
    def is_wide(self) -> bool:
        """Whether it has many regions."""
        return len(self.columns) > MANY + 2


def table_of(
    rules: Iterable[Rule],
    counts: Mapping[tuple[str, int | None], int],
    address: Callable[..., str],
) -> Table:
    """The numbers of `Inspection.counts` with the way to each list; regions in which nothing is
    found are left out. One query, for their names."""
    keys = {region for _name, region in counts}
    regions = list(Region.objects.filter(pk__in=keys - {None}).by_name())
    names = {region.pk: (str(region), region.slug) for region in regions}
    if None in keys:
        names[None] = (_("No region"), NOWHERE)
    columns = [Heading(_("Rule"), primary=True), Heading(pgettext("total", "All"), numeric=True)]
    columns += [Heading(name, numeric=True) for name, _slug in names.values()]
    lines = []
    for rule in rules:
        found = {key: counts.get((rule.name, key), 0) for key in names}
        url = address("quality_rule", rule.name)
        cells = [_cell(columns[1], sum(found.values()), url)]
        for column, (key, (_name, slug)) in zip(columns[2:], names.items(), strict=True):
            here = address("quality_rule", rule.name, region=slug)
            cells.append(_cell(column, found[key], here) if found[key] else Cell(numeric=True))
        lines.append(Line(rule, url, cells))
    return Table(columns, lines)


def _cell(column: Heading, number: int, url: str) -> Cell:
    text = format_number(number)
    figure = Figure("rows", str(number), "rows", text, url if number else "")
    return Cell(text=text, figure=figure, numeric=True, label=column.label)
