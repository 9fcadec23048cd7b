"""What each measure counts: functions from the rows of a portfolio to items.

Each takes whether confirmed or unconfirmed records are counted.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from projects.choices import Basis, Directness
from projects.needs import NeedRow
from projects.reach import CommunityReach
from reports.portfolio import Portfolio


@dataclass(frozen=True)
class Item:
    """One row behind a figure: a record's key and what it adds (whole numbers; minor units)."""

    key: int
    amount: int = 1


def communities(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Communities that joined by the day, ever."""
    return _joined(portfolio, confirmed, lambda row: True)


def current_communities(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Communities that joined and have not left by the day."""
    return _joined(
        portfolio, confirmed, lambda row: row.left_on is None or row.left_on > portfolio.on
    )


def _joined(portfolio: Portfolio, confirmed: bool, test: Callable) -> list[Item]:
    keys = {
        row.community
        for row in portfolio.partnerships
        if row.confirmed == confirmed and row.joined_on <= portfolio.on and test(row)
    }
    return [Item(key) for key in sorted(keys)]


def co_implementers(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Partner organisations that co-implement a programme of the frame."""
    return [Item(row.key) for row in portfolio.co_implementers if row.confirmed == confirmed]


def population(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """People who live in the communities that joined by the day."""
    known = {
        row.community: row.population or 0
        for row in portfolio.partnerships
        if row.confirmed == confirmed and row.joined_on <= portfolio.on
    }
    return [Item(key, people) for key, people in sorted(known.items())]


def projects(test: Callable) -> Callable:
    """Items of the projects that pass `test(row, on)`: a truth value, or an amount."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        return [
            Item(row.pk, int(test(row, portfolio.on)))
            for row in portfolio.projects
            if row.confirmed == confirmed
        ]

    return items


def pledged() -> Callable:
    """Items of the projects in the portfolio: what was pledged (minor units)."""
    return projects(
        lambda row, on: sum(part.pledged for part in row.money) if row.is_in_portfolio(on) else 0
    )


def received(sources: Collection[str] | None = None) -> Callable:
    """Items of projects: what came, of all sources or of some (minor units)."""
    return projects(
        lambda row, on: sum(
            part.received for part in row.money if sources is None or part.contributor in sources
        )
    )


def reach(part: str, *, basis=Basis.ACTUAL, directness=Directness.DIRECT) -> Callable:
    """Items of the communities reached: distinct people, times served, or a part of the split.

    Unconfirmed reach is what confirming everything entered would add.
    """

    def amount(one: CommunityReach) -> int:
        return getattr(one, part) if part in ("people", "services") else one.split(part)

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        counted = {key: amount(reach) for key, reach in portfolio.reach(basis, directness).items()}
        if confirmed:
            return [Item(key, people) for key, people in counted.items()]
        entered = portfolio.reach(basis, directness, confirmed_only=False)
        return [Item(key, amount(one) - counted.get(key, 0)) for key, one in entered.items()]

    return items


def needs_ranked(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Items of communities: how many of their needs were ranked by the day."""
    return _needs(portfolio, lambda row: row.ranked_on if row.confirmed == confirmed else None)


def needs_answered(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Items of communities: how many of their needs a project answered by the day. The community
    and the project both have to be confirmed to count as confirmed."""
    return _needs(
        portfolio,
        lambda row: (
            row.answered_on if (row.confirmed and row.answer_confirmed) == confirmed else None
        ),
    )


def _needs(portfolio: Portfolio, day: Callable[[NeedRow], date | None]) -> list[Item]:
    found: dict[int, int] = {}
    for row in portfolio.needs:
        on = day(row)
        if on is not None and on <= portfolio.on:
            found[row.community] = found.get(row.community, 0) + 1
    return [Item(key, number) for key, number in sorted(found.items())]


def trainings(*, held: bool) -> Callable:
    """Items of trainings held, or planned, cancelled ones left out."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        keys = {
            row.training
            for row in portfolio.seats
            if row.confirmed == confirmed and not row.cancelled and row.held == held
        }
        return [Item(key) for key in sorted(keys)]

    return items


def _matches(row, part: str) -> bool:
    if part == "youth":
        return row.is_youth
    return part == "" or row.sex == {"women": "woman", "men": "man"}.get(part, part)


def seats(part: str = "") -> Callable:
    """Items of trainings held: seats filled, all or of one part of the split."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        filled: dict[int, int] = {}
        for row in portfolio.seats:
            if row.held and row.confirmed == confirmed and _matches(row, part):
                filled[row.training] = filled.get(row.training, 0) + row.number
        return [Item(key, number) for key, number in sorted(filled.items())]

    return items


def people_trained(part: str = "") -> Callable:
    """Items of participants: people who took part in a training held, each once."""

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        keys = {
            row.participant
            for row in portfolio.seats
            if row.held
            and row.confirmed == confirmed
            and row.participant is not None
            and _matches(row, part)
        }
        return [Item(key) for key in sorted(keys)]

    return items
