"""A record as the draft of another: what is alike is copied, what happened is not.

A kind of record says what is alike by `copied_fields`. Days, stages, checking, people and money
are never among them: they are of one record only.
"""

from collections.abc import Iterable

from django.db import models

from core.history import write_many


def fresh_copy(record, **changes) -> models.Model:
    """A new record, not saved, with what is alike and with `changes`; recorded by our staff."""
    model = type(record)
    return model(**{name: getattr(record, name) for name in model.copied_fields} | changes)


def copy_parts(*, actor, parts: Iterable, whole, whole_field: str) -> list:
    """Write copies of the parts of one record, of one model, as parts of `whole`."""
    copies = [fresh_copy(part, **{whole_field: whole}) for part in parts]
    if copies:
        write_many(actor=actor, create=copies, root=whole)
    return copies
