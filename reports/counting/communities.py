"""Communities, who lives there, what they asked for, and who helps to run programmes."""

from collections.abc import Callable

from communities.rollups import PartnershipRow, profile_on
from reports.counting.items import Item, added_up, once_each
from reports.portfolio import Portfolio


def joined(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Communities that joined by the day, ever."""
    return once_each(row.community for row in _joined(portfolio, confirmed))


def current(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Communities that joined and have not left by the day."""
    rows = _joined(portfolio, confirmed)
    return once_each(
        row.community for row in rows if row.left_on is None or row.left_on > portfolio.on
    )


def population(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """People who live in the communities that joined by the day."""
    profiles, found = portfolio.profiles, []
    for key in sorted({row.community for row in _joined(portfolio, confirmed)}):
        profile = profile_on(profiles.get(key, ()), portfolio.on)
        found.append(Item(key, profile.population if profile else 0))
    return found


def _joined(portfolio: Portfolio, confirmed: bool) -> list[PartnershipRow]:
    rows = portfolio.rows("partnerships", confirmed=confirmed)
    return [row for row in rows if row.joined_on <= portfolio.on]


def co_implementers(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Partner organisations that co-implement a programme of the frame."""
    return once_each(row.key for row in portfolio.co_implementers if row.confirmed == confirmed)


def needs_ranked(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Items of communities: how many of their needs were ranked by the day."""
    return _needs(
        portfolio,
        lambda row, on: row.confirmed == confirmed and row.ranked_on and row.ranked_on <= on,
    )


def needs_answered(portfolio: Portfolio, confirmed: bool) -> list[Item]:
    """Items of communities: how many of their needs a project answered by the day. The community
    and the project both have to be confirmed to count as confirmed."""

    def is_answered(row, on) -> bool:
        surely = bool(row.confirmed and row.answered_on and row.answered_on <= on)
        if confirmed or surely:
            return confirmed and surely
        return row.entered_on is not None and row.entered_on <= on

    return _needs(portfolio, is_answered)


def _needs(portfolio: Portfolio, test: Callable) -> list[Item]:
    return added_up(
        (row.community, 1) for row in portfolio.rows("needs") if test(row, portfolio.on)
    )
