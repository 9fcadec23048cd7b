"""Chance that repeats itself: one stream of random numbers for each kind of record."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from core.models import Provenance, ReviewState

T = TypeVar("T")

TODAY = date(2026, 6, 30)
"""The last day of which the records tell; what is later is planned."""


class Draw(Random):
    """One stream of chance. It draws whole numbers, which every machine draws alike."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self._decks: dict[tuple, list] = {}

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.randrange(100) < percent

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self.randrange(least, most + 1)

    def among(self, weights: Mapping[T, int]) -> T:
        """One of the keys, the oftener the more it weighs."""
        place = self.randrange(sum(weights.values()))
        for key, weight in weights.items():
            if place < weight:
                return key
            place -= weight
        raise AssertionError("A place beyond the sum of the weights.")

    def dealt(self, cards: Mapping[T, int]) -> T:
        """One of the keys, dealt from a shuffled deck that holds so many cards of each: what is
        rare comes in few rows too, and what comes next still nobody can tell."""
        key = tuple(cards.items())
        deck = self._decks.setdefault(key, [])
        if not deck:
            deck += [card for card, number in cards.items() for _one in range(number)]
            self.shuffle(deck)
        return deck.pop()

    def some(self, items: Sequence[T], most: int) -> list[T]:
        """None up to `most` different ones, in the order of chance."""
        return self.sample(items, self.randrange(min(most, len(items)) + 1))

    def day(self, first: date, last: date) -> date:
        """A day of a span, both ends included; the first if the span is empty."""
        return first + timedelta(days=self.randrange(max((last - first).days, 0) + 1))

    def after(self, day: date, least: int, most: int) -> date:
        """A day so many days after another."""
        return day + timedelta(days=self.number(least, most))


class Streams(dict):
    """The streams of one seed by the kind of record they are for."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.seed = seed

    def __missing__(self, kind: str) -> Draw:
        self[kind] = Draw(f"{self.seed} {kind}")
        return self[kind]


SAMPLE = {"provenance": Provenance.SAMPLE, "source": "Generated"}

REVIEWS = {
    ReviewState.CONFIRMED: 16,
    ReviewState.SUBMITTED: 2,
    ReviewState.DRAFT: 1,
    ReviewState.RETURNED: 1,
}


def checking(draw: Draw, day: date) -> dict:
    """The state of checking of a record that was entered on a day; nobody in particular checks."""
    state = draw.dealt(REVIEWS)
    submitted, decided = draw.number(1, 20), draw.number(0, 30)
    sent = datetime.combine(day, time(9), UTC) + timedelta(days=submitted)
    fields = {"review": state}
    if state != ReviewState.DRAFT:
        fields["submitted_at"] = sent
    if state == ReviewState.CONFIRMED:
        fields["confirmed_at"] = sent + timedelta(days=decided)
    if state == ReviewState.RETURNED:
        fields["return_reason"] = "The numbers do not fit the minutes."
    return fields
