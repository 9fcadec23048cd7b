"""People reached and times served, by the rule of `projects/reach.py`."""

from projects.choices import Basis, Directness
from projects.reach import CommunityReach
from reports.counting.items import Counting, Item
from reports.portfolio import Portfolio


def reach(part: str = "", *, basis=Basis.ACTUAL, directness=Directness.DIRECT) -> Counting:
    """Items of the communities reached: distinct people, all or one part of the split."""
    return _of_communities(
        lambda one: one.split(part) if part else one.people, basis=basis, directness=directness
    )


def services(part: str = "") -> Counting:
    """Items of the communities reached: times served, all or one part of the split."""
    return _of_communities(lambda one: one.served_split(part) if part else one.services)


def _of_communities(amount, *, basis=Basis.ACTUAL, directness=Directness.DIRECT) -> Counting:
    """Unconfirmed reach is what confirming everything entered would add."""

    def counted(portfolio: Portfolio, confirmed_only: bool) -> dict[int, int]:
        found: dict[int, CommunityReach] = portfolio.reach(basis, directness, confirmed_only)
        return {key: amount(one) for key, one in found.items()}

    def items(portfolio: Portfolio, confirmed: bool) -> list[Item]:
        sure = counted(portfolio, True)
        if confirmed:
            return [Item(key, people) for key, people in sure.items()]
        entered = counted(portfolio, False)
        return [Item(key, people - sure.get(key, 0)) for key, people in entered.items()]

    return items
