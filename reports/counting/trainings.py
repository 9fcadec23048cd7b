"""Trainings, the seats they filled, and the people who sat there."""

from reports.counting.items import Counting, Item, added_up, once, once_each
from reports.portfolio import Portfolio
from trainings.rollups import SeatRow


def trainings(*, held: bool) -> Counting:
    """Items of trainings held, or planned, cancelled ones left out."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        return once_each(
            row.training
            for row in portfolio.rows("seats", confirmed=confirmed)
            if not row.cancelled and row.is_held(portfolio.on) == held
        )

    return items


def seats(part: str = "") -> Counting:
    """Items of trainings held: seats filled, all or of one part of the split."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        return added_up(
            (row.training, row.number) for row in _held(portfolio, confirmed) if _is(row, part)
        )

    return items


def people_trained(part: str = "") -> Counting:
    """Items of participants: people who took part in a training held, each once."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        return once_each(
            row.participant
            for row in _held(portfolio, confirmed)
            if row.participant is not None and _is(row, part)
        )

    return items


@once
def _held(portfolio: Portfolio, confirmed: bool) -> list[SeatRow]:
    rows = portfolio.rows("seats", confirmed=confirmed)
    return [row for row in rows if row.is_held(portfolio.on)]


def _is(row: SeatRow, part: str) -> bool:
    if part == "youth":
        return row.is_youth
    if part == "age_not_known":
        return not row.has_age
    return part == "" or row.sex == {"women": "woman", "men": "man"}.get(part, part)
