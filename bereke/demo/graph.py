"""Which rows hang on which: the links between all tables of ours, followed from wholes to parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from django.apps import apps
from django.db.models import ForeignKey, Model

from accounts.models import User
from core.history import Recorded

CHUNK = 400
"""How many keys one query names; SQLite takes no more than a thousand."""

Rows = dict[type[Model], set[int]]


@cache
def our_models() -> tuple[type[Model], ...]:
    """Every table of ours, those between two others included, but for the accounts."""
    found = [model for model in apps.get_models() if issubclass(model, Recorded)]
    between = [
        field.remote_field.through
        for model in found
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created
    ]
    return tuple(model for model in [*found, *between] if model is not User)


@cache
def links_to(parent: type[Model]) -> tuple[ForeignKey, ...]:
    """The links of our tables that name a row of `parent`."""
    return tuple(
        field
        for model in our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is parent
    )


def chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    """The keys in lists short enough for one query."""
    listed = sorted(keys)
    for at in range(0, len(listed), CHUNK):
        yield listed[at : at + CHUNK]


def hanging_on(parent: type[Model], keys: Iterable[int]) -> Rows:
    """The rows of all tables that name one of these rows of `parent`."""
    found: Rows = defaultdict(set)
    listed = list(chunks(keys))
    for field in links_to(parent):
        for part in listed:
            rows = field.model._base_manager.filter(**{f"{field.name}__in": part})
            found[field.model] |= set(rows.values_list("pk", flat=True))
    return found
