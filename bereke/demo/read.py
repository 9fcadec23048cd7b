"""Reading the demo portfolio's data files: rows of text, and what their columns mean."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.db import models
from django.utils.translation import get_language

DATA = Path(__file__).resolve().parent / "data"


@dataclass
class Loaded:
    """The records written so far, each found by the key it has in the data files."""

    regions: dict[str, models.Model] = field(default_factory=dict)
    districts: dict[str, models.Model] = field(default_factory=dict)
    partners: dict[str, models.Model] = field(default_factory=dict)
    programmes: dict[str, models.Model] = field(default_factory=dict)
    age_bands: dict[str, models.Model] = field(default_factory=dict)
    sectors: dict[str, models.Model] = field(default_factory=dict)
    output_measures: dict[str, models.Model] = field(default_factory=dict)
    topics: dict[str, models.Model] = field(default_factory=dict)
    communities: dict[str, models.Model] = field(default_factory=dict)
    zones: dict[str, models.Model] = field(default_factory=dict)
    needs: dict[str, models.Model] = field(default_factory=dict)
    projects: dict[str, models.Model] = field(default_factory=dict)
    trainings: dict[str, models.Model] = field(default_factory=dict)
    participants: dict[str, models.Model] = field(default_factory=dict)
    councils: dict[str, models.Model] = field(default_factory=dict)
    appeals: dict[str, models.Model] = field(default_factory=dict)
    recommendations: dict[str, models.Model] = field(default_factory=dict)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one data file, each as {column: text}."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    """A date, or None where the file has none."""
    return date.fromisoformat(text) if text else None


def number(text: str) -> int | None:
    """A whole number, or None where the file has none."""
    return int(text) if text else None


def yes(text: str) -> bool:
    """Whether a yes-or-no column says yes."""
    return {"yes": True, "no": False}[text]


def names(row: dict[str, str], column: str = "name") -> dict[str, str]:
    """The three names of a record, from the columns that begin with `column`."""
    return {f"name_{code}": row[f"{column}_{code}"] for code in ("kk", "ru", "en")}


def one_text(row: dict[str, str], column: str) -> str:
    """A text that records keep in one language only: the one being loaded, else English."""
    return row.get(f"{column}_{(get_language() or 'en')[:2]}") or row[f"{column}_en"]


def origin(row: dict[str, str], *notes: str) -> dict[str, str]:
    """The provenance of a row; further `notes` on its source follow in the same text."""
    source = row["source"]
    link = source if source.startswith("http") else ""
    told = [_said(note) for note in (source if not link else "", *notes)]
    return {
        "provenance": row["provenance"],
        "source": ". ".join(note.rstrip(".") for note in told if note),
        "source_url": link,
    }


def _said(note: str) -> str:
    """A note on a source in the language being loaded; as it stands where none is given."""
    return _notes(get_language()).get(note, note)


@lru_cache
def _notes(language: str | None) -> dict[str, str]:
    """The notes on sources by their English words, in the language that is active."""
    return {row["text_en"]: one_text(row, "text") for row in rows("notes")}


def by_key(keys: Sequence[str], records: Sequence[models.Model]) -> dict[str, models.Model]:
    """Records found by their keys of the data files, in the order of the file."""
    return dict(zip(keys, records, strict=True))
