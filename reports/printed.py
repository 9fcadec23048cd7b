"""A summary on paper: the same figures without links, and the rules they are counted by as notes.

Paper opens no rows. So each figure carries the number of a note, and the notes say once each how
the figures that carry it are counted.
"""

from dataclasses import dataclass, field, replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.display import Cell, Figure, Heading, Row, Section
from reports.bars import Group
from reports.charts import Chart
from reports.frame import Frame
from reports.measures import MEASURES
from reports.summary import Card
from reports.tile_map import TileMap
from reports.tiles import Tile

LONGEST_NAME = 80
"""Letters of a file's name before its day: file systems take 255 bytes, a Kazakh letter is two."""


@dataclass
class Note:
    """How the figures that carry its number are counted."""

    number: int
    rule: str
    dated_by: str
    adds_up: bool
    labels: list[str] = field(default_factory=list)

    def names(self, label: str) -> None:
        """Adds what is counted so; a part of something named already goes without saying."""
        if not any(label.startswith(known) for known in self.labels):
            self.labels.append(label)


class Notes:
    """The notes of one print-out, numbered in the order in which figures name them."""

    def __init__(self) -> None:
        self._found: dict[tuple, Note] = {}

    def number_of(self, name: str) -> str:
        """The number of the note on a measure; "" for what is no measure."""
        measure = MEASURES.get(name)
        if measure is None:
            return ""
        key = (str(measure.rule), str(measure.dated_by), "region" in measure.adds_up)
        note = self._found.setdefault(key, Note(len(self._found) + 1, *key))
        note.names(str(measure.label))
        return str(note.number)

    def on(self, figure: Figure) -> Figure:
        """The figure as paper shows it: with the number of its note, and no link."""
        return replace(figure, url="", note=self.number_of(figure.measure))

    def plain(self, figure: Figure) -> Figure:
        """The figure where a heading above it carries the number of its note."""
        self.number_of(figure.measure)
        return replace(figure, url="", note="")

    @property
    def all(self) -> list[Note]:
        return list(self._found.values())


@dataclass(frozen=True)
class PrintedHeading:
    """A column's heading with the number of the note on its figures."""

    label: str
    numeric: bool = False
    note: str = ""


@dataclass(frozen=True)
class PrintedTable:
    """A table on paper: its heading is said again on each sheet it runs over."""

    title: str
    columns: list[PrintedHeading]
    rows: list[Row]
    totals: Row | None = None
    remark: str = ""


@dataclass(frozen=True)
class PrintedBars:
    """Bars with their words and figures, in groups; `note` where one note speaks for all of
    them."""

    title: str
    note: str
    groups: list[Group]
    empty_text: str = ""


@dataclass(frozen=True)
class PrintedMap:
    """The schematic map; one note speaks for all of its tiles."""

    title: str
    note: str
    tiles: list[Tile]


def printed(context: dict) -> dict:
    """What the template of the print-out is given, from what the summary's page is given."""
    notes = Notes()
    bars = (
        (
            context["money_title"],
            context["money_groups"],
            _("Nothing was pledged or received by this day."),
        ),
        (
            _("Does it still work?"),
            _one(context["works_parts"]),
            _("No visit was due by this day."),
        ),
        (
            _("What was built: completed projects by sector"),
            _one(context["sector_bars"]),
            _("No project was completed by this day."),
        ),
    )
    return {
        "headline": [_piece(piece, notes) for piece in context["headline"]],
        "cards": [_card(card, notes) for card in context["cards"]],
        "reported": [notes.on(figure) for figure in context["reported"]],
        "places": _table(context["table_title"], context["table"], notes),
        "map": _map(context.get("tile_map"), notes),
        "pictures": [_bars(*shown, notes) for shown in bars],
        "years": [_table(chart.title, _lines(chart), notes) for chart in context["charts"]],
        "sheets": [_sheet(section, notes) for section in context["sheets"]],
        "notes": notes.all,
    }


def file_name(title: str, frame: Frame) -> str:
    """What a file of a summary is called: what it is of, and the day or period of its figures."""
    programme = frame.programme.code if frame.programme else ""
    words = slugify(f"{title} {programme}", allow_unicode=True)[:LONGEST_NAME].rstrip("-")
    days = [day.isoformat() for day in (frame.since, frame.on) if day is not None]
    return f"{'-'.join([words, *days])}.pdf"


def _piece(piece: dict, notes: Notes) -> dict:
    return {"figure": notes.on(piece["figure"])} if "figure" in piece else piece


def _card(card: Card, notes: Notes) -> Card:
    figure = notes.on(card.figure)
    lines = [
        [notes.on(piece) if isinstance(piece, Figure) else piece for piece in line]
        for line in card.lines
    ]
    return Card(card.title, figure, lines)


def _table(title: str, table: dict, notes: Notes) -> PrintedTable:
    """The table with the notes on its headings: a column holds figures of one measure."""
    rows, totals = table["rows"], table["totals"]
    measured = totals or (rows[0] if rows else Row([]))
    names = [cell.figure.measure if cell.figure else "" for cell in measured.cells]
    columns = [
        _heading(column, name, notes)
        for column, name in zip(
            table["columns"], names or [""] * len(table["columns"]), strict=True
        )
    ]
    return PrintedTable(title, columns, [_row(row) for row in rows], totals and _row(totals))


def _sheet(section: Section, notes: Notes) -> PrintedTable:
    """A sheet on paper: where each column is counted by one rule its heading has the note; else
    the first figure of each line."""
    headings = _of_columns(section, notes)
    columns = [
        PrintedHeading(column.label, column.numeric, note)
        for column, note in zip(section.columns, headings, strict=True)
    ]
    show = _row if any(headings) else lambda row: _noted(row, notes)
    totals = section.totals and show(section.totals)
    rows = [show(row) for row in section.rows]
    return PrintedTable(section.title, columns, rows, totals, section.note)


def _of_columns(section: Section, notes: Notes) -> list[str]:
    """The number of the note on each column; none, where a column is counted by several rules."""
    rows = [*section.rows, *([section.totals] if section.totals else [])]
    found = []
    for cells in zip(*(row.cells for row in rows), strict=True):
        numbers = {notes.number_of(cell.figure.measure) for cell in cells if cell.figure}
        if len(numbers) > 1 or len(rows) < 2:
            return [""] * len(section.columns)
        found.append(numbers.pop() if numbers else "")
    return found


def _noted(row: Row, notes: Notes) -> Row:
    cells, is_first = [], True
    for cell in row.cells:
        figure = cell.figure
        if figure is not None:
            figure = notes.on(figure) if is_first else notes.plain(figure)
            is_first = False
        cells.append(Cell(text=cell.text, figure=figure, numeric=cell.numeric))
    return Row(cells)


def _lines(chart: Chart) -> dict:
    """The table a chart is drawn from."""
    rows = [
        Row([Cell(line.label), *(Cell(one.text, figure=one, numeric=True) for one in line.figures)])
        for line in chart.lines
    ]
    series = [Heading(name, numeric=True) for name in chart.series]
    return {"columns": [Heading(chart.first), *series], "rows": rows, "totals": None}


def _heading(column: Heading, name: str, notes: Notes) -> PrintedHeading:
    return PrintedHeading(column.label, column.numeric, notes.number_of(name))


def _row(row: Row) -> Row:
    return Row(
        [
            Cell(text=cell.text, figure=_linkless(cell.figure), numeric=cell.numeric)
            for cell in row.cells
        ]
    )


def _linkless(figure: Figure | None) -> Figure | None:
    return figure and replace(figure, url="")


def _map(tile_map: TileMap | None, notes: Notes) -> PrintedMap | None:
    if tile_map is None:
        return None
    tiles = [replace(tile, url="", figure=_linkless(tile.figure)) for tile in tile_map.tiles]
    return PrintedMap(tile_map.title, notes.number_of(tile_map.chosen), tiles)


def _one(bars: list[dict]) -> list[Group]:
    return [Group("", bars)] if bars else []


def _bars(title: str, groups: list[Group], empty_text: str, notes: Notes) -> PrintedBars:
    numbers = {notes.number_of(bar["figure"].measure) for group in groups for bar in group.bars}
    one = numbers.pop() if len(numbers) == 1 else ""
    show = notes.plain if one else notes.on
    shown = [
        Group(group.label, [bar | {"figure": show(bar["figure"])} for bar in group.bars])
        for group in groups
    ]
    return PrintedBars(title, one, shown, empty_text)
