"""What templates are given: small frozen shapes whose texts are formatted already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Badge:
    text: str
    tone: str = "neutral"


@dataclass(frozen=True)
class Figure:
    """A number that explains itself: its measure, plain value, text, and the way to its rows."""

    measure: str
    value: str
    unit: str
    text: str
    url: str = ""
    label: str = ""
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `label` repeats the column's heading where tables become cards."""

    text: str = ""
    url: str = ""
    numeric: bool = False
    badge_tone: str = ""
    label: str = ""
    primary: bool = False
    minor: bool = False
    raw: Any = None
    figure: Figure | None = None


@dataclass(frozen=True)
class Row:
    """A line of a table; `acts` are the next things to do with it, each a page of its own, and
    `steps` those that are done by the button itself."""

    cells: Sequence[Cell]
    url: str = ""
    badges: Sequence[Badge] = ()
    edit_url: str = ""
    acts: Sequence["Link"] = ()
    steps: Sequence["Action"] = ()


@dataclass(frozen=True)
class Heading:
    """One column's heading, with the address that sorts by it."""

    label: str
    numeric: bool = False
    primary: bool = False
    minor: bool = False
    sort_url: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of a record's facts."""

    label: str
    text: str
    url: str = ""
    badge_tone: str = ""


@dataclass(frozen=True)
class Link:
    text: str
    url: str = ""


@dataclass(frozen=True)
class Action:
    """A step a person may take from a page: a button, or disabled with the reason beside it."""

    label: str
    url: str = ""
    method: str = "post"
    enabled: bool = True
    reason: str = ""
    tone: str = "quiet"
    form: Any = None
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class ReviewBox:
    """Where a record stands in checking, and what may be done about it."""

    label: str
    tone: str
    text: str = ""
    actions: Sequence[Action] = ()


@dataclass(frozen=True)
class Tile:
    """A small picture that leads to its page: `image` is its address, the sizes are in pixels."""

    url: str
    image: str
    width: int
    height: int
    alt: str
    text: str = ""
    note: str = ""
    edit_url: str = ""
    badges: Sequence[Badge] = ()


@dataclass(frozen=True)
class Album:
    """Some pictures under a heading."""

    title: str
    tiles: Sequence[Tile]


@dataclass(frozen=True)
class Section:
    """One card of a page: a table of rows that belong to the record. `is_cut` says that there are
    more rows than the first that are shown."""

    id: str
    title: str
    columns: Sequence[Heading] = ()
    rows: Sequence[Row] = ()
    totals: Row | None = None
    is_cut: bool = False
    note: str = ""
    empty_text: str = ""
    add_url: str = ""
    add_label: str = ""
    more_url: str = ""
    more_label: str = ""
    figures: Sequence[Figure] = field(default=())
    albums: Sequence[Album] = ()
    note_link: Link | None = None


def headings(*labels: str, numeric: Sequence[int] = ()) -> list[Heading]:
    """Headings from labels; `numeric` holds the places of the columns that hold numbers."""
    return [
        Heading(str(label), numeric=place in numeric, primary=place == 0)
        for place, label in enumerate(labels)
    ]


def row(columns: Sequence[Heading], *texts: str | Link, url: str = "", **extra) -> Row:
    """A row of texts under its headings; the first cell opens `url`, a link its own address."""
    cells = [
        Cell(
            text=text.text if isinstance(text, Link) else str(text),
            url=text.url if isinstance(text, Link) else url if place == 0 else "",
            numeric=column.numeric,
            label=column.label,
            primary=column.primary,
            minor=column.minor,
            raw=text,
        )
        for place, (column, text) in enumerate(zip(columns, texts, strict=True))
    ]
    return Row(cells=cells, url=url, **extra)
