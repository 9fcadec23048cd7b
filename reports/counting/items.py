"""What counting gives."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import NamedTuple, TypeVar

from reports.portfolio import Portfolio

T = TypeVar("T")


class Item(NamedTuple):
    """One row behind a figure: a record's key and what it adds (whole numbers; minor units;
    hundredths of an output's unit)."""

    key: int
    amount: int = 1


Counting = Callable[..., list[Item]]
"""A function of a portfolio and of whether confirmed records are counted."""


def once(count: Callable[..., T]) -> Callable[..., T]:
    """A count of a portfolio that is made once for each, and kept with it for all its figures."""

    @wraps(count)
    def counted(portfolio: Portfolio, *arguments: Hashable) -> T:
        return portfolio.once((count, *arguments), lambda: count(portfolio, *arguments))

    return counted


def once_each(keys: Iterable[int]) -> list[Item]:
    """An item for each key, however often it comes."""
    return [Item(key) for key in sorted(set(keys))]


def added_up(pairs: Iterable[tuple[int, int]]) -> list[Item]:
    """An item for each key, with the sum of its numbers."""
    found: Counter[int] = Counter()
    for key, number in pairs:
        found[key] += number
    return [Item(key, number) for key, number in sorted(found.items())]
