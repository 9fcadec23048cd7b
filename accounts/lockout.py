"""What happens after repeated wrong passwords."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def attempted_username(request: HttpRequest | None, credentials: dict | None) -> str:
    """The name somebody tried to sign in with, wherever the sign-in form put it.

    All spellings that open one account are one name, else each would have tries of its own.
    """
    for found in (credentials or {}, getattr(request, "POST", {})):
        for key in ("username", "login", "email"):
            if value := found.get(key):
                return _one_name(str(value).replace("\0", "").strip()[:254])
    return ""


def _one_name(typed: str) -> str:
    """The sign-in name of the account that is meant, by name or by e-mail; else what was typed."""
    users = get_user_model()._base_manager
    meant = users.filter(Q(username__iexact=typed) | Q(email__iexact=typed))
    names = list(meant.order_by("pk").values_list("username", flat=True))
    names = [name for name in names if name.casefold() == typed.casefold()] or names
    # An address that several have: whoever signs in by name must not free the tries of another.
    return names[0] if len(names) == 1 else typed.casefold()[:150]


def refuse(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """The page that says how long to wait; it tells nothing about the account."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    response = render(request, "locked_out.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response
