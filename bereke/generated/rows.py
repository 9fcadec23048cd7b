"""Rows that wait to be written together, so that memory holds one part of a portfolio only."""

from collections import Counter
from graphlib import TopologicalSorter
from typing import TypeVar

from django.db.models import ForeignKey, Model

Row = TypeVar("Row", bound=Model)

BATCH = 1000


class Rows:
    """Rows waiting to be written, and how many were, by model."""

    def __init__(self) -> None:
        self.waiting: dict[type[Model], list[Model]] = {}
        self.written: Counter[type[Model]] = Counter()

    def add(self, row: Row) -> Row:
        """Let a row wait; its names are folded as a form would."""
        if fold := getattr(row, "fold_names", None):
            fold()
        self.waiting.setdefault(type(row), []).append(row)
        return row

    def write(self) -> None:
        """Write all that waits, what is named by others first, without entries in the history."""
        for model in _in_order(list(self.waiting)):
            rows = self.waiting.pop(model)
            self.written[model] += len(rows)
            while rows:
                ready = [row for row in rows if not _names_unwritten(row)]
                model._base_manager.bulk_create(ready, batch_size=BATCH)
                rows = [row for row in rows if row.pk is None]


def _in_order(models: list[type[Model]]) -> list[type[Model]]:
    links = {
        model: [
            field.related_model
            for field in _links(model)
            if field.related_model in models and field.related_model is not model
        ]
        for model in models
    }
    return list(TopologicalSorter(links).static_order())


def _links(model: type[Model]) -> list[ForeignKey]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


def _names_unwritten(row: Model) -> bool:
    """Whether a row names another of its own kind that is not written yet."""
    model = type(row)
    others = (getattr(row, f.name) for f in _links(model) if f.related_model is model)
    return any(other is not None and other.pk is None for other in others)
