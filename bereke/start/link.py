"""The link to the first-run page: signed, for some days, and only while nobody can sign in."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from accounts.models import User

SALT = "bereke.start"
VALID_FOR = timedelta(days=3)


def is_started() -> bool:
    """Whether somebody has an account, so that there is nothing to start any more."""
    return User.objects.exists()


def first_run_path() -> str:
    """A new address of the first-run page, without the host."""
    return reverse("start", args=[signing.dumps("first run", salt=SALT)])


def is_valid(token: str) -> bool:
    """Whether a token was given out by this installation, not too long ago."""
    try:
        return signing.loads(token, salt=SALT, max_age=VALID_FOR) == "first run"
    except signing.BadSignature:
        return False
