"""Columns of lists: what a cell says, how it sorts, what an export writes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.display import Cell
from core.querysets import name_order


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `text` gives the formatted cell; `export` the plain value for a file (default: the text);
    `order` the fields it sorts by, where "name:" with a lookup prefix means the reader's alphabet.
    """

    name: str
    label: str
    text: Callable[[Any], str]
    order: tuple[str, ...] = ()
    export: Callable[[Any], Any] | None = None
    url: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None
    numeric: bool = False
    primary: bool = False
    minor: bool = False

    def ordering(self, descending: bool) -> list[str]:
        """What to sort by, the other way round if asked."""
        fields = [
            name_order(prefix=part.removeprefix("name:")) if part.startswith("name:") else part
            for part in self.order
        ]
        return [f"-{field}" if descending else field for field in fields]

    def cell(self, row) -> Cell:
        """The cell of one row."""
        return Cell(
            text=self.text(row),
            url=self.url(row) if self.url else "",
            badge_tone=self.tone(row) if self.tone else "",
            numeric=self.numeric,
            label=str(self.label),
            primary=self.primary,
            minor=self.minor,
        )

    def value(self, row) -> Any:
        """The plain value for a file."""
        return self.export(row) if self.export else self.text(row)
