"""What commands that make the demo accounts have in common: when they refuse, what they print."""

from django.conf import settings
from django.core.management.base import CommandError

from bereke.demo.accounts import PASSWORD, existing_accounts, taken_names

ADDRESS = "http://127.0.0.1:8000"


def refuse_accounts(*, way_out: str) -> None:
    """Raises CommandError, with the way out, where accounts with a public password must not be
    made."""
    if not settings.DEBUG:
        raise CommandError(
            "The password of the demo accounts is public, so they are made only with DEBUG on. "
            f"{way_out}"
        )
    if taken := taken_names():
        raise CommandError(f"There already is an account {taken[0]}. {way_out}")


def print_accounts(out) -> None:
    """Print how to sign in, for those demo accounts that exist."""
    found = existing_accounts()
    if not found:
        return
    width = max(len(user.username) for user in found)
    out.write(f"\nSign in at {ADDRESS} with the password {PASSWORD} as\n")
    for user in found:
        reach = user.scope.label()
        if user.scope.programmes is not None:
            codes = user.programme_assignments.values_list("programme__code", flat=True)
            reach = f"programme {', '.join(codes)}"
        out.write(f"  {user.username:{width}}  {user.role_label}, {reach}")
