"""What became of recommendations by a day: one table, read by filters, counts and badges."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.choices import AnswerKind

PROMISES = (AnswerKind.ACCEPTED, AnswerKind.PARTLY)
"""The answers that promise something."""


@dataclass(frozen=True)
class Fate:
    """One fate: its name in addresses, its words, and which recommendations have it on a day."""

    name: str
    label: str
    condition: Callable[[date], Q]


def _issued(on: date) -> Q:
    return Q(issued_on__lte=on)


def _answered(on: date) -> Q:
    return _issued(on) & Q(answered_on__lte=on)


def _unanswered(on: date) -> Q:
    return _issued(on) & (Q(answered_on=None) | Q(answered_on__gt=on))


def _not_carried_out(on: date) -> Q:
    return Q(carried_out_on=None) | Q(carried_out_on__gt=on)


FATES = {
    fate.name: fate
    for fate in (
        Fate("issued", pgettext_lazy("recommendations", "issued"), _issued),
        Fate("answered", pgettext_lazy("recommendations", "answered"), _answered),
        Fate(
            "accepted",
            pgettext_lazy("recommendations", "accepted"),
            lambda on: _answered(on) & Q(answer=AnswerKind.ACCEPTED),
        ),
        Fate(
            "partly",
            pgettext_lazy("recommendations", "partly accepted"),
            lambda on: _answered(on) & Q(answer=AnswerKind.PARTLY),
        ),
        Fate(
            "refused",
            pgettext_lazy("recommendations", "refused"),
            lambda on: _answered(on) & Q(answer=AnswerKind.REFUSED),
        ),
        Fate(
            "no_answer",
            pgettext_lazy("recommendations", "without an answer"),
            _unanswered,
        ),
        Fate(
            "carried_out",
            pgettext_lazy("recommendations", "carried out"),
            lambda on: Q(carried_out_on__lte=on),
        ),
        Fate(
            "promised",
            pgettext_lazy("recommendations", "accepted, not carried out yet"),
            lambda on: _answered(on) & Q(answer__in=PROMISES) & _not_carried_out(on),
        ),
        Fate(
            "overdue",
            pgettext_lazy("recommendations", "answer overdue"),
            lambda on: _unanswered(on) & _not_carried_out(on) & Q(due_on__lt=on),
        ),
        Fate("drafted", _("not issued yet"), lambda on: Q(issued_on=None) | Q(issued_on__gt=on)),
    )
}


def is_overdue(facts, on: date) -> bool:
    """Whether an answer is overdue on a day, of what is read already: a recommendation, or its row
    of figures. The fate of that name asks the same of the database."""
    happened = (facts.answered_on, facts.carried_out_on)
    past = facts.issued_on and facts.due_on and facts.issued_on <= on and facts.due_on < on
    return bool(past) and not any(day is not None and day <= on for day in happened)


def with_fate(rows: QuerySet, name: str, on: date) -> QuerySet:
    """The recommendations among `rows` that have a fate on a day."""
    return rows.filter(FATES[name].condition(on))


def count_fates(rows: QuerySet, on: date) -> dict[str, int]:
    """How many of `rows` have each fate on a day: one question."""
    counts = {name: Count("pk", filter=fate.condition(on)) for name, fate in FATES.items()}
    return rows.order_by().aggregate(**counts)
