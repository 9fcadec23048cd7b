"""Switching a person off and on again: their account is closed, and all they wrote stays."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import OutOfScope, RuleViolation
from core.history import acting


def locked_out() -> str:
    """What is said to who would close their own way in."""
    return _("You would lock yourself out: another administrator can do this.")


@transaction.atomic
def switch_user(*, actor: User, user: User, on: bool) -> None:
    """Close a person's account, or open it again. Where they are signed in, they are out at once,
    and stay out until they sign in anew.

    Raises OutOfScope without the right, RuleViolation where somebody would lock themselves out.
    """
    if not actor.can("administer"):
        raise OutOfScope
    if user.pk == actor.pk and not on:
        raise RuleViolation(locked_out())
    user.is_active = on
    with acting(actor, user):
        user.save(update_fields=["is_active"])
    end_sessions(user)


def end_sessions(user: User) -> None:
    """End every session of a person, wherever they are signed in."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [
        session.pk
        for session in running.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=theirs).delete()
