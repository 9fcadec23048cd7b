"""What counting gives."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One row behind a figure: a record's key and what it adds (whole numbers; minor units;
    hundredths of an output's unit)."""

    key: int
    amount: int = 1


Counting = Callable[..., list[Item]]
"""A function of a portfolio and of whether confirmed records are counted."""


def once_each(keys: Iterable[int]) -> list[Item]:
    """An item for each key, however often it comes."""
    return [Item(key) for key in sorted(set(keys))]


def added_up(pairs: Iterable[tuple[int, int]]) -> list[Item]:
    """An item for each key, with the sum of its numbers."""
    found: Counter[int] = Counter()
    for key, number in pairs:
        found[key] += number
    return [Item(key, number) for key, number in sorted(found.items())]
