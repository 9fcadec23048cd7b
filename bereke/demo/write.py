"""Writing the demo portfolio's rows in bulk, checked as a form would check them."""

from collections.abc import Sequence
from functools import cache

from django.db import models
from django.utils import timezone

from core.history import write_many
from core.models import ReviewState

BATCH = 500


def write_records(records: Sequence[models.Model]) -> None:
    """Write records of one model, each with an entry of its own in the history."""
    for record in records:
        check(record)
    write_many(actor=None, create=records)


def write_parts(parts: Sequence[models.Model]) -> None:
    """Write parts of records, of one model, without entries in the history.

    A part that is loaded together with its whole is told by the whole's entry: some ten thousand
    entries of the same moment would hide what people do afterwards.
    """
    for part in parts:
        check(part)
    type(parts[0])._base_manager.bulk_create(parts, batch_size=BATCH)


def check(row: models.Model) -> None:
    """Fold the row's names and raise ValidationError where a field does not take its value.

    Links and fields closed to forms are left to the database, which also holds the constraints.
    """
    row.full_clean(exclude=_unchecked(type(row)), validate_unique=False, validate_constraints=False)


@cache
def _unchecked(model: type[models.Model]) -> frozenset[str]:
    return frozenset(
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation or not field.editable or field.primary_key
    )


def confirmed() -> dict:
    """The state of checking of every loaded record: confirmed, by nobody in particular."""
    return {"review": ReviewState.CONFIRMED, "confirmed_at": timezone.now()}
