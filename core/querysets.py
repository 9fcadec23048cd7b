"""Questions every list asks: what may this person see, and what matches what they typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import get_language

from core.models import Provenance, ReviewState
from core.names import fold_query


def holding(words: Sequence[str], before: str = "", folded: str = "folded") -> models.Q:
    """Rows whose folded names (a lookup) hold every word, each with `before` in front of it.

    A single letter has to begin a word: anywhere, it would be in almost every name."""
    found = models.Q()
    for word in words:
        front = " " if len(word) == 1 else before
        found &= models.Q(**{f"{folded}__contains": front + word})
    return found


def holds(folded: str, words: Sequence[str]) -> bool:
    """The same of a row that is read already: whether its folded names hold every word."""
    return all((f" {word}" if len(word) == 1 else word) in folded for word in words)


def counts(questions: Mapping[str, models.QuerySet]) -> dict[str, int]:
    """How many rows each question finds, by its name: one query for all of them."""
    asked = [
        rows.order_by()
        .values_list(models.Value(name, output_field=models.CharField()))
        .annotate(number=models.Count("pk"))
        for name, rows in questions.items()
    ]
    if not asked:
        return {}
    found = dict(asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0])
    return {name: found.get(name, 0) for name in questions}


def counts_by(
    questions: Mapping[str, tuple[models.QuerySet, str]],
) -> dict[tuple[str, Any], int]:
    """How many rows each question finds, by its name and the value of a lookup that stands beside
    it: one query for all of them. What finds nothing is left out."""
    asked = [
        rows.order_by()
        .values_list(models.Value(name, output_field=models.CharField()), lookup)
        .annotate(number=models.Count("pk"))
        for name, (rows, lookup) in questions.items()
    ]
    if not asked:
        return {}
    found = asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]
    return {(name, value): number for name, value, number in found}


class ScopedQuerySet(models.QuerySet):
    """The contract of scope. Every screen, dropdown, export and count starts from one of the two.

    `region_path` is the lookup from a row to the regions it is seen from; `edit_path` to the one
    it is edited from. The person answers by `user.scope`, computed once a request.
    """

    region_path = ""
    edit_path = ""

    def visible_to(self, user):
        """Rows this person may read: those of the regions they answer for."""
        if not user.can("read_records"):
            return self.none()
        if user.scope.everywhere:
            return self
        return self.filter(**{f"{self.region_path}__in": user.scope.regions})

    def editable_by(self, user):
        """Rows this person may change: those led from the regions they answer for."""
        if not user.can("edit_records"):
            return self.none()
        if user.scope.everywhere:
            return self
        path = self.edit_path or self.region_path
        return self.filter(**{f"{path}__in": user.scope.regions})

    def confirmed(self):
        """Rows a second person has checked."""
        return self.filter(review=ReviewState.CONFIRMED)

    def unconfirmed(self):
        """Rows entered and not yet confirmed."""
        return self.exclude(review=ReviewState.CONFIRMED)

    def without_samples(self):
        """Rows that are not samples of the demonstration."""
        return self.exclude(provenance=Provenance.SAMPLE)

    def matching(self, text: str):
        """Rows found by what was typed, in any spelling; every word has to occur."""
        return self.filter(holding(fold_query(text)))

    def by_name(self, language: str | None = None):
        """In the alphabet of the language, then by key."""
        return self.order_by(name_order(language), "pk")


class RegisterQuerySet(ScopedQuerySet):
    """Lists of choices kept by administrators: read by all staff, whatever their region."""

    def visible_to(self, user):
        """Every row, for everybody who may read records."""
        return self if user.can("read_records") else self.none()

    def editable_by(self, user):
        """Every row, for those who keep the registers."""
        return self if user.can("edit_registers") else self.none()


def name_order(language: str | None = None, prefix: str = "") -> str:
    """The stored sort key of a language, below the lookup `prefix`."""
    code = (language or get_language() or "en")[:2]
    return f"{prefix}sort_{code if code in ('kk', 'ru', 'en') else 'en'}"
