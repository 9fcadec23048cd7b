"""Rows that wait to be written together, so that memory holds one part of a portfolio only."""

from collections import Counter
from graphlib import TopologicalSorter
from typing import TypeVar

from django.db import reset_queries
from django.db.models import ForeignKey, Model

from core.models import Named

Row = TypeVar("Row", bound=Model)

BATCH = 1000


class Rows:
    """Rows waiting to be written, and how many were, by model."""

    def __init__(self) -> None:
        self.waiting: dict[type[Model], list[Model]] = {}
        self.written: Counter[type[Model]] = Counter()
        self._folded: dict[tuple[str, str, str], tuple[str, str, str, str]] = {}

    def add(self, row: Row) -> Row:
        """Let a row wait; its names are folded as a form would fold them."""
        if hasattr(row, "fold_names"):
            self._fold(row)
        self.waiting.setdefault(type(row), []).append(row)
        return row

    def write(self) -> None:
        """Write all that waits, what is named by others first, without entries in the history."""
        for model in _in_order(list(self.waiting)):
            rows = self.waiting.pop(model)
            self.written[model] += len(rows)
            own = [field.name for field in _links(model) if field.related_model is model]
            while rows:
                ready = [row for row in rows if not _names_unwritten(row, own)]
                model._base_manager.bulk_create(ready, batch_size=BATCH)
                rows = [row for row in rows if row.pk is None]
        # While debugging, Django would remember every statement with all its values.
        reset_queries()

    def _fold(self, row: Model) -> None:
        """Fold the names of a row as it would itself, those that many rows share only once."""
        if not isinstance(row, Named) or any(row.other_spellings()):
            row.fold_names()
            return
        names = (row.name_kk, row.name_ru, row.name_en)
        if names not in self._folded:
            row.fold_names()
            self._folded[names] = (row.folded, row.sort_kk, row.sort_ru, row.sort_en)
        row.folded, row.sort_kk, row.sort_ru, row.sort_en = self._folded[names]


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


def _names_unwritten(row: Model, links: list[str]) -> bool:
    """Whether a row names another of its own kind that is not written yet."""
    others = (getattr(row, link) for link in links)
    return any(other is not None and other.pk is None for other in others)
