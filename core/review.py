"""Checking of a record by a second person: one table, read by the buttons and by the service."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.exceptions import EditConflict, RuleViolation
from core.models import ReviewState
from core.services import claim, save_claimed


@dataclass(frozen=True)
class ReviewMove:
    """One permitted step: from which states, to which, who may, and whether a reason is asked."""

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    right: str
    asks_reason: bool = False
    tone: str = "quiet"


MOVES = {
    move.verb: move
    for move in (
        ReviewMove(
            "submit",
            gettext_lazy("Send for checking"),
            (ReviewState.DRAFT, ReviewState.RETURNED),
            ReviewState.SUBMITTED,
            "submit",
            tone="primary",
        ),
        ReviewMove(
            "confirm",
            gettext_lazy("Confirm"),
            (ReviewState.SUBMITTED,),
            ReviewState.CONFIRMED,
            "confirm",
            tone="primary",
        ),
        ReviewMove(
            "return",
            gettext_lazy("Return with a reason"),
            (ReviewState.SUBMITTED,),
            ReviewState.RETURNED,
            "confirm",
            asks_reason=True,
        ),
        ReviewMove(
            "reopen",
            gettext_lazy("Reopen"),
            (ReviewState.CONFIRMED,),
            ReviewState.DRAFT,
            "confirm",
            asks_reason=True,
        ),
    )
}


def right_for(record, move: ReviewMove) -> str:
    """The right a step needs on this kind of record (registers are confirmed by administrators)."""
    return record.confirm_right if move.right == "confirm" else move.right


def refusal(record, move: ReviewMove, user) -> str:
    """Why `user` cannot take the step now, as a sentence; empty if nothing is in the way."""
    if record.review not in move.sources:
        return _("This step is not possible from “%(state)s”.") % {
            "state": record.get_review_display()
        }
    own = record.submitted_by_id is not None and record.submitted_by_id == user.pk
    if move.verb == "confirm" and own and not user.may_confirm_own:
        return _("You sent this record for checking: somebody else confirms it.")
    return ""


def moves_for(record, user) -> list[tuple[ReviewMove, str]]:
    """The steps that follow from the record's state and that this person's role has, each with
    the reason why not now (empty if it may be taken)."""
    return [
        (move, refusal(record, move, user))
        for move in MOVES.values()
        if record.review in move.sources and user.can(right_for(record, move))
    ]


@dataclass(frozen=True)
class Reviewed:
    """What came of a step taken on several records: those done, and those refused, each with the
    reason."""

    done: list
    refused: list[tuple[object, str]]


def review_many(
    *, actor, chosen: Iterable[tuple[object, int]], verb: str, reason: str = ""
) -> Reviewed:
    """Take one step on several records, each with the version that was shown and each for itself:
    what refuses one does not keep the others.

    Raises RuleViolation, and takes none, if the step asks for a reason and there is none.
    """
    if MOVES[verb].asks_reason and not reason.strip():
        raise RuleViolation(_("Give the reason."))
    found = Reviewed(done=[], refused=[])
    for record, version in chosen:
        try:
            with transaction.atomic():
                review_record(actor=actor, record=record, verb=verb, version=version, reason=reason)
        except RuleViolation as refused:
            found.refused.append((record, refused.reason))
        except EditConflict:
            found.refused.append((record, _("Somebody changed this record meanwhile.")))
        else:
            found.done.append(record)
    return found


@transaction.atomic
def review_record(*, actor, record, verb: str, version: int, reason: str = ""):
    """Take one step of checking and record it.

    Raises RuleViolation if the step does not follow, its reason is missing, or a person would
    confirm what they submitted themselves; EditConflict if the record was changed meanwhile.
    """
    move = MOVES[verb]
    if not actor.can(right_for(record, move)):
        raise RuleViolation(_("Your role does not include this step."))
    if why_not := refusal(record, move, actor):
        raise RuleViolation(why_not)
    if move.asks_reason and not reason.strip():
        raise RuleViolation(_("Give the reason."))
    claim(record, version)
    record.review = move.target
    record.return_reason = reason.strip() if move.asks_reason else ""
    if move.target == ReviewState.SUBMITTED:
        record.submitted_by, record.submitted_at = actor, timezone.now()
    if move.target == ReviewState.CONFIRMED:
        record.confirmed_by, record.confirmed_at = actor, timezone.now()
        record.confirmed_own = record.submitted_by_id == actor.pk
    if verb == "reopen":
        record.confirmed_by = record.confirmed_at = None
        record.confirmed_own = False
    save_claimed(actor=actor, record=record)
    return record
