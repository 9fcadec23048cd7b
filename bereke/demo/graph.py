"""Which rows hang on which: the links between all tables of ours, followed from wholes to parts.

Two links are no foreign keys: a question names its record by kind and key, and what lies in the bin
names other rows in its graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from django.apps import apps
from django.db.models import Exists, ForeignKey, Model, OuterRef

from accounts.models import User
from core.bin import names_of
from core.history import Recorded
from core.models import BinnedRecord
from core.questions import Question

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


def chunks(keys: Iterable) -> Iterator[list]:
    """The keys in lists short enough for one query."""
    listed = sorted(keys)
    for at in range(0, len(listed), CHUNK):
        yield listed[at : at + CHUNK]


def named_in_the_bin() -> dict[tuple[type[Model], int], set[int]]:
    """For rows that records in the bin name outside themselves (kind and key), the keys of those
    records in the bin."""
    found: dict[tuple[type[Model], int], set[int]] = defaultdict(set)
    for binned in BinnedRecord.objects.iterator():
        for model, keys in names_of(binned).items():
            for key in keys:
                found[model, key].add(binned.pk)
    return found


def questions_about(parent: type[Model], keys: Iterable[int]) -> set[int]:
    """The keys of the questions about these rows of `parent`; of rows in the bin, of those about
    what they were."""
    if parent is BinnedRecord:
        about = Question.objects.filter(
            Exists(
                BinnedRecord.objects.filter(
                    kind=OuterRef("kind"), key=OuterRef("key"), pk__in=list(keys)
                )
            )
        )
        return set(about.values_list("pk", flat=True))
    found: set[int] = set()
    for part in chunks(keys) if getattr(parent, "takes_questions", False) else ():
        rows = Question.objects.filter(kind=parent._meta.label_lower, key__in=part)
        found |= set(rows.values_list("pk", flat=True))
    return found


def hanging_on(parent: type[Model], keys: Iterable[int]) -> Rows:
    """The rows of all tables that name one of these rows of `parent`, and the questions about
    them."""
    found: Rows = defaultdict(set)
    found[Question] |= questions_about(parent, keys)
    listed = list(chunks(keys))
    for field in links_to(parent):
        for part in listed:
            rows = field.model._base_manager.filter(**{f"{field.name}__in": part})
            found[field.model] |= set(rows.values_list("pk", flat=True))
    return found
