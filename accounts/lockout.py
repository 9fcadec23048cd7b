"""What happens after repeated wrong passwords."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def attempted_username(request: HttpRequest | None, credentials: dict | None) -> str:
    """The name somebody tried to sign in with, wherever the sign-in form put it."""
    for found in (credentials or {}, getattr(request, "POST", {})):
        for key in ("username", "login", "email"):
            if value := found.get(key):
                return str(value)[:150]
    return ""


def refuse(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """The page that says how long to wait; it tells nothing about the account."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    response = render(request, "locked_out.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response
