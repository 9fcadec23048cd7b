"""What people do with the views they keep."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from core.exceptions import RuleViolation
from core.history import acting
from reports.kept import keepable
from reports.models import SavedView, ViewOnHome

NOT_KEPT = _("Only summaries, figures and lists that you may open can be kept.")
TAKEN = _("You keep a view of this name already.")


def _refuse_taken(actor, name: str, but: int | None = None) -> None:
    if actor.saved_views.filter(name=name).exclude(pk=but).exists():
        raise RuleViolation(TAKEN)


def _saved(actor, view: SavedView) -> SavedView:
    """Save a view; whoever takes the name at the same moment is the second."""
    try:
        with transaction.atomic(), acting(actor, view):
            view.save()
    except IntegrityError:
        raise RuleViolation(TAKEN) from None
    return view


@transaction.atomic
def keep_view(*, actor, name: str, address: str) -> SavedView:
    """Keep the address of a page under a name.

    Raises RuleViolation if it is no page of figures or list the person may open, or if they keep a
    view of the name already.
    """
    kept = keepable(address, actor)
    if not kept:
        raise RuleViolation(NOT_KEPT)
    _refuse_taken(actor, name)
    return _saved(actor, SavedView(owner=actor, name=name, address=kept))


@transaction.atomic
def rename_view(*, actor, view: SavedView, name: str) -> SavedView:
    """Give one's own view another name. Raises RuleViolation if one of one's views has it."""
    _refuse_taken(actor, name, but=view.pk)
    view.name = name
    return _saved(actor, view)


@transaction.atomic
def share_view(*, actor, view: SavedView, people) -> None:
    """Share one's own view with these people and nobody else; it leaves the home pages of those it
    is no longer shared with."""
    with acting(actor, view):
        view.shared_with.set(people)
        for pinned in view.on_home.exclude(person__in=[actor, *people]):
            pinned.delete()


@transaction.atomic
def put_on_home(*, actor, view: SavedView) -> None:
    """Put a view on one's home page, last; one that stands there stays where it is."""
    pinned = ViewOnHome.objects.filter(person=actor)
    if pinned.filter(view=view).exists():
        return
    last = pinned.aggregate(last=Max("position"))["last"] or 0
    with acting(actor, view):
        ViewOnHome.objects.create(person=actor, view=view, position=last + 1)


@transaction.atomic
def take_off_home(*, actor, view: SavedView) -> None:
    """Take a view off one's home page."""
    with acting(actor, view):
        for pinned in ViewOnHome.objects.filter(person=actor, view=view):
            pinned.delete()


@transaction.atomic
def forget_view(*, actor, view: SavedView) -> None:
    """Delete one's own view, for those it is shared with too."""
    with acting(actor, view):
        view.delete()
