"""Text copied from a spreadsheet: read as rows of cells, its headings and words understood in any
of the languages. What lays the rows out in a grid is `core.grids`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.names import fold
from core.numbers import format_number
from core.text import clean_text

MOST_CHARACTERS = 300_000
WORDS = "words:"
"""Stands before what was pasted into a choice, so that a number is never taken for a row's key."""

# Spreadsheets put a cell that holds tabs, line breaks or quotes between quotes, and double those.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|$)|([^\t\n]*)')
_MARKED = re.compile(r'[\t\n]|""')


@dataclass
class Table:
    """What was pasted: for each row the text by column, and the headings of columns that the grid
    has not."""

    rows: list[dict[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def cells_of(text: str) -> list[list[str]]:
    """The rows of cells of copied text, each cell cleaned; rows that hold nothing are left out.

    Raises ValidationError if it is too long to be read at once.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValidationError(
            _("This is too much at a time: paste at most %(most)s characters.")
            % {"most": format_number(MOST_CHARACTERS)}
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    place = 0
    while place < len(text):
        found = _CELL.match(text, place)
        rows[-1].append(_cell(found))
        place = found.end() + 1
        if text[found.end() : place] == "\n":
            rows.append([])
    return [row for row in rows if any(row)]


def _cell(found: re.Match) -> str:
    inner, plain = found.groups()
    if inner is not None and _MARKED.search(inner):
        return clean_text(inner.replace('""', '"'), multiline=True)
    return clean_text(plain if inner is None else found[0])


def table_of(text: str, columns: Mapping[str, Iterable[str]], most: int) -> Table:
    """Copied text as rows of a grid's columns.

    `columns` gives the labels of each column, in the order of the grid. A first row of headings
    says which column is which; without one they are taken in that order. Raises ValidationError
    if there are more than `most` rows, or more columns than the grid has.
    """
    rows = cells_of(text)
    table = Table()
    names: Sequence[str | None] = list(columns)
    if rows and (headed := _headings(rows[0], columns)):
        table.left_out = [text for text, name in zip(rows[0], headed, strict=True) if not name]
        table.left_out = [text for text in table.left_out if text]
        names, rows = headed, rows[1:]
    if not rows:
        raise ValidationError(_("There is no row in what was pasted."))
    if len(rows) > most:
        raise ValidationError(
            _("The table has room for %(most)s more rows; these are %(number)s.")
            % {"most": format_number(most), "number": format_number(len(rows))}
        )
    for number, row in enumerate(rows, start=1):
        if any(row[len(names) :]):
            raise ValidationError(
                _("Row %(number)s has more columns than the table. Give headings as the first row.")
                % {"number": number}
            )
        pairs = zip(names, row, strict=False)
        table.rows.append({name: cell for name, cell in pairs if name})
    return table


def _headings(row: Sequence[str], columns: Mapping[str, Iterable[str]]) -> list[str | None] | None:
    """The column each heading names; None if the row is no row of headings."""
    by_label = {fold(label): name for name, labels in columns.items() for label in labels}
    by_label.pop("", None)
    names = [by_label.get(fold(cell)) for cell in row]
    known = [name for name in names if name]
    enough = len(known) > 1 or known and len([cell for cell in row if cell]) == 1
    return names if enough and len(set(known)) == len(known) else None


def in_every_language(say) -> list[str]:
    """What a function says in each of the languages."""
    said = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.append(str(say()))
    return said


def by_words(offered) -> dict[str, set[str]]:
    """Folded words -> the values they may mean; `offered()` gives pairs (value, words), which are
    asked for in each language, the reader's first: what is kept of it is in theirs."""
    found: dict[str, set[str]] = {}
    for language in dict.fromkeys((get_language(), *dict(settings.LANGUAGES))):
        with override(language):
            for value, words in offered():
                if folded := fold(str(words)):
                    found.setdefault(folded, set()).add(str(value))
    return found
