"""The words of which names are made, each in Kazakh, Russian and English."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bereke.generated.draw import Draw

WORDS = Path(__file__).resolve().parent / "data" / "words.csv"

Word = dict[str, str]
"""A word by the field it fills: name_kk, name_ru, name_en."""

# Which languages a name is given in; the reader's falls back to one of them.
LANGUAGES = {
    ("name_kk", "name_ru", "name_en"): 80,
    ("name_ru",): 8,
    ("name_kk",): 5,
    ("name_kk", "name_ru"): 5,
    ("name_en",): 2,
}


@cache
def words(kind: str) -> tuple[Word, ...]:
    """All words of a kind, in the order of the file."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [{key: row[key] for key in row if key != "kind"} for row in rows if row["kind"] == kind]
    if not found:
        raise KeyError(kind)
    return tuple(found)


def word(draw: Draw, kind: str) -> Word:
    """One word of a kind."""
    return draw.choice(words(kind))


def joined(make: Callable[..., str], *parts: Word) -> Word:
    """A name made of words, language by language."""
    return {field: make(*(part[field] for part in parts)).strip() for field in parts[0]}


def known_in(draw: Draw, name: Word) -> Word:
    """The name as it was entered: mostly in all languages, else in some of them."""
    fields = draw.among(LANGUAGES)
    return {field: text if field in fields else "" for field, text in name.items()}


def one_text(draw: Draw, name: Word) -> str:
    """The name in the language of whoever wrote it."""
    return name[draw.among({"name_ru": 50, "name_kk": 35, "name_en": 15})]
