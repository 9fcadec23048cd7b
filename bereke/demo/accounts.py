"""The demo accounts: one for each role, with a password that is public."""

from dataclasses import dataclass

from accounts.models import User
from accounts.roles import Role
from bereke.demo.read import Loaded
from communities.models import ProgrammeAssignment, RegionAssignment

PASSWORD = "bereke-demo-2005"  # noqa: S105 -- public on purpose, and only made while debugging

VIEWED = "caip"
"""The code of the programme the viewer reads."""


@dataclass(frozen=True)
class DemoAccount:
    """One sign-in: its role, and the regions or programmes it answers for."""

    username: str
    full_name: str
    role: str
    everywhere: bool = False
    regions: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


ACCOUNTS = (
    DemoAccount("administrator", "Demo administrator", Role.ADMINISTRATOR),
    DemoAccount("manager", "Demo manager", Role.MANAGER, everywhere=True),
    DemoAccount(
        "officer-turkistan",
        "Demo officer, Turkistan",
        Role.OFFICER,
        regions=("turkistan", "shymkent"),
    ),
    DemoAccount("officer-zhambyl", "Demo officer, Zhambyl", Role.OFFICER, regions=("zhambyl",)),
    DemoAccount(
        "officer-mangystau", "Demo officer, Mangystau", Role.OFFICER, regions=("mangystau",)
    ),
    DemoAccount("viewer", "Demo viewer", Role.VIEWER, programmes=(VIEWED,)),
)


def existing_accounts() -> list[User]:
    """The demo accounts that are in the database, in the order of the list.

    Somebody's own account of the same sign-in name has another full name and is none of them.
    """
    names = {account.username: account.full_name for account in ACCOUNTS}
    found = User.objects.in_bulk(names, field_name="username")
    return [found[name] for name in names if name in found and found[name].full_name == names[name]]


def taken_names() -> list[str]:
    """The sign-in names of demo accounts that somebody already has."""
    names = [account.username for account in ACCOUNTS]
    return list(User.objects.filter(username__in=names).values_list("username", flat=True))


def load_accounts(loaded: Loaded) -> None:
    """Create the demo accounts with their regions and programmes."""
    for account in ACCOUNTS:
        user = User.objects.create_user(
            account.username,
            password=PASSWORD,
            full_name=account.full_name,
            role=account.role,
        )
        if account.everywhere:
            RegionAssignment.objects.create(user=user)
        for slug in account.regions:
            RegionAssignment.objects.create(user=user, region=loaded.regions[slug])
        for code in account.programmes:
            ProgrammeAssignment.objects.create(user=user, programme=loaded.programmes[code])
