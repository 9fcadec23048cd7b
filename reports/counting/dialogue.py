"""What councils do: meetings, appeals, recommendations."""

from collections.abc import Callable
from datetime import date

from dialogue.fates import PROMISES
from dialogue.rollups import AppealRow, MeetingRow, RecommendationRow
from reports.counting.items import Counting, Item
from reports.portfolio import Portfolio


def meetings(test: Callable[[MeetingRow, date], bool]) -> Counting:
    """Items of the meetings that pass `test(row, on)`."""
    return _of("meetings", test)


def appeals(test: Callable[[AppealRow, date], bool]) -> Counting:
    """Items of the appeals that pass `test(row, on)`."""
    return _of("appeals", test)


def appeals_in(state: str) -> Counting:
    """Items of the appeals that had come to this state."""
    return appeals(lambda row, on: row.state(on) == state)


def recommendations(test: Callable[[RecommendationRow, date], bool]) -> Counting:
    """Items of the recommendations that pass `test(row, on)`."""
    return _of("recommendations", test)


def by(day: date | None, on: date) -> bool:
    """Whether something happened by a day."""
    return day is not None and day <= on


def answered(row: RecommendationRow, on: date, *kinds: str) -> bool:
    """Issued and answered by a day; in one of these ways, if any is named."""
    is_answered = by(row.issued_on, on) and by(row.answered_on, on)
    return is_answered and (not kinds or row.answer in kinds)


def is_promised(row: RecommendationRow, on: date) -> bool:
    """Accepted whole or in part by the day, and not carried out by it."""
    return answered(row, on, *PROMISES) and not by(row.carried_out_on, on)


def _of(kind: str, test: Callable) -> Counting:
    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        return [
            Item(row.pk)
            for row in portfolio.rows(kind, confirmed=confirmed)
            if test(row, portfolio.on)
        ]

    return items
