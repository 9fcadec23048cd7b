"""What happened at one record in the order of days, gathered from every app that knows of it.

`bereke/navigation.py` lists functions (record, user) that give events; each looks within the
reader's scope only and asks a number of queries that does not grow.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from core.dates import format_date


@dataclass(frozen=True)
class Event:
    """One thing that happened on a day (known to the day, month or year): of which kind, in words,
    with the page of its record and a further line."""

    day: datetime.date
    kind: str
    text: str
    url: str = ""
    note: str = ""
    precision: str = "day"
    open: bool = False

    @property
    def when(self) -> str:
        """The day in words, no more exactly than it is known."""
        return format_date(self.day, self.precision)


@dataclass(frozen=True)
class Chosen:
    """The events of one year and kind, newest first, and what else there is."""

    events: Sequence[Event]
    years: Sequence[tuple[int, int]]
    kinds: Counter
    year: int | None
    kind: str


def choose(events: Iterable[Event], *, year: str = "", kind: str = "") -> Chosen:
    """One year of the events, the newest if none is asked for; of one kind, if one is.

    `years` counts the events of the kind by year, newest first; `kinds` counts all by kind. A year
    or kind that does not occur falls back.
    """
    found = sorted(events, key=attrgetter("day"), reverse=True)
    kinds = Counter(event.kind for event in found)
    kind = kind if kind in kinds else ""
    of_kind = [event for event in found if kind in ("", event.kind)]
    years = Counter(event.day.year for event in of_kind)
    asked = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    shown = asked if asked in years else max(years, default=None)
    return Chosen(
        events=[event for event in of_kind if event.day.year == shown],
        years=sorted(years.items(), reverse=True),
        kinds=kinds,
        year=shown,
        kind=kind,
    )
