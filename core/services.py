"""Saving a record: claim its version, write it and its parts, leave the history, look again."""

from collections.abc import Callable, Sequence
from itertools import groupby

from django.db import transaction
from django.db.models import F, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.history import acting, gathering, write_many


def claim(record, version: int) -> None:
    """Take the next version of a stored record for this transaction's save.

    Raises EditConflict, holding the record as it stands now, if `version` is no longer current.
    """
    model = type(record)
    claimed = model._base_manager.filter(pk=record.pk, version=version).update(
        version=F("version") + 1
    )
    if claimed != 1:
        raise EditConflict(model._base_manager.filter(pk=record.pk).first())
    record.version = version + 1


def save_claimed(*, actor, record) -> None:
    """Save a record whose version is claimed (or that is new), as `actor`'s doing."""
    with acting(actor, record):
        record.save()


@transaction.atomic(savepoint=False)
def save_record(
    *,
    actor,
    record,
    version: int | None,
    formsets: Sequence = (),
    root=None,
    links: Callable[[], None] | None = None,
):
    """Save a record, its links to other records and the rows of its grids as one, or nothing.

    `version` is the one the person opened (None for a new record); `links` writes many-to-many
    links once the record is there. Afterwards the record has to lie inside what `actor` may edit,
    whatever the form sent. `root` is the record it is a part of.
    Raises EditConflict or OutOfScope, and then nothing is written.
    """
    if record.pk is not None:
        claim(record, version or 0)
    with acting(actor, root if root is not None else record):
        record.save()
        if links is not None:
            links()
    with gathering():
        for formset in formsets:
            formset.write(actor=actor, record=record, root=root or record)
    editable = root if root is not None else record
    if not type(editable).objects.editable_by(actor).filter(pk=editable.pk).exists():
        raise OutOfScope
    return record


@transaction.atomic
def delete_part(*, actor, part, version: int, rows: Sequence = ()) -> None:
    """Remove a part of a record (a receipt, a visit) with the `rows` of its own, those of one model
    after those of another; the last state of all stays in the history.

    Raises EditConflict if the part was changed meanwhile, RuleViolation if others need it.
    """
    root = part.history_root()
    claim(part, version)
    for _model, same in groupby(rows, key=type):
        write_many(actor=actor, delete=list(same), root=root)
    try:
        with acting(actor, root):
            part.delete()
    except (ProtectedError, RestrictedError) as error:
        used = getattr(error, "protected_objects", ()) or getattr(error, "restricted_objects", ())
        needed = sorted({str(row._meta.verbose_name_plural) for row in used})
        raise RuleViolation(
            _("It is still used here: %(what)s. Change or remove those first.")
            % {"what": ", ".join(needed)}
        ) from None
