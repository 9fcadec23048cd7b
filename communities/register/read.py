"""Reading the register's files: regions, districts and the further names of both."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parent

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of one file of the register, each as {column: text}."""
    with (HOME / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def day(text: str) -> date | None:
    """A date, or None where the register has none."""
    return date.fromisoformat(text) if text else None


def todays_regions() -> list[Row]:
    """The regions and cities of republican significance there are today."""
    return [row for row in rows("regions") if not row["valid_to"]]


def with_former(slugs: Iterable[str]) -> list[Row]:
    """The regions of these short names, with all that they grew out of, in the file's order."""
    by_slug = {row["slug"]: row for row in rows("regions")}
    found: set[str] = set()
    waiting = list(slugs)
    while waiting:
        slug = waiting.pop()
        if slug not in found:
            found.add(slug)
            waiting += filter(None, by_slug[slug]["predecessors"].split(";"))
    return [row for row in rows("regions") if row["slug"] in found]


def has_districts(slug: str) -> bool:
    """Whether the register knows today's districts of a region."""
    return any(row["region_slug"] == slug and not row["valid_to"] for row in rows("districts"))
