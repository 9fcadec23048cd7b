"""What became of recommendations by a day: one table, read by filters, counts and badges."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.choices import AnswerKind


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


def _open(on: date) -> Q:
    done = Q(carried_out_on__isnull=False, carried_out_on__lte=on)
    refused = Q(answer=AnswerKind.REFUSED, answered_on__isnull=False, answered_on__lte=on)
    return _issued(on) & ~done & ~refused


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
            lambda on: _issued(on) & (Q(answered_on=None) | Q(answered_on__gt=on)),
        ),
        Fate(
            "carried_out",
            pgettext_lazy("recommendations", "carried out"),
            lambda on: Q(carried_out_on__lte=on),
        ),
        Fate(
            "overdue",
            pgettext_lazy("recommendations", "overdue"),
            lambda on: _open(on) & Q(due_on__lt=on),
        ),
        Fate("drafted", _("not issued yet"), lambda on: Q(issued_on=None) | Q(issued_on__gt=on)),
    )
}


def with_fate(rows: QuerySet, name: str, on: date) -> QuerySet:
    """The recommendations among `rows` that have a fate on a day."""
    return rows.filter(FATES[name].condition(on))


def count_fates(rows: QuerySet, on: date) -> dict[str, int]:
    """How many of `rows` have each fate on a day: one question."""
    counts = {name: Count("pk", filter=fate.condition(on)) for name, fate in FATES.items()}
    return rows.order_by().aggregate(**counts)
