"""Rows of any kind as plain values, and back: exactly as they were, times and versions included."""

from collections import defaultdict
from copy import copy

from django.apps import apps
from django.db import models
from django.db.models import ForeignKey

BATCH = 400

Rows = dict[type[models.Model], list[models.Model]]


def read(model: type[models.Model], keys: list) -> list[models.Model]:
    """The rows of these keys, in their order, with what their own words are read from."""
    named = [field.name for field in links_of(model)]
    found: list[models.Model] = []
    for at in range(0, len(keys), BATCH):
        rows = model._base_manager.select_related(*named) if named else model._base_manager.all()
        found += rows.filter(pk__in=keys[at : at + BATCH])
    places = {key: place for place, key in enumerate(keys)}
    return sorted(found, key=lambda row: places[row.pk])


def links_of(model: type[models.Model]) -> list[ForeignKey]:
    """The links by which rows of a table name others."""
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


def model_of(label: str) -> type[models.Model] | None:
    """The kind of record of a label; None if there is none by now."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def packed(rows: Rows) -> dict:
    """The rows as plain values, and the names of what they name outside themselves."""
    kinds = [
        [model._meta.label, [_values(model, row) for row in some]] for model, some in rows.items()
    ]
    named = {
        f"{target._meta.label_lower}:{key}": str(row)
        for target, keys in named_outside(rows).items()
        for key, row in target._base_manager.in_bulk(sorted(keys)).items()
    }
    return {"rows": kinds, "names": named}


def _values(model: type[models.Model], row: models.Model) -> dict:
    return {field.attname: _plain(field, row) for field in model._meta.concrete_fields}


def _plain(field: models.Field, row: models.Model):
    value = getattr(row, field.attname)
    plain = value is None or isinstance(value, bool | int | str)
    return value if plain else field.value_to_string(row)


def unpacked(graph: dict) -> Rows:
    """The rows as they were, not written yet. A column that is newer than they are gets its
    default. Raises LookupError for a kind of record that is no more."""
    rows: Rows = {}
    for label, some in graph["rows"]:
        model = apps.get_model(label)
        rows[model] = [_row(model, values) for values in some]
    return rows


def _row(model: type[models.Model], values: dict) -> models.Model:
    row = model()
    for field in model._meta.concrete_fields:
        if field.attname in values:
            value = values[field.attname]
            setattr(row, field.attname, None if value is None else field.to_python(value))
    return row


def named_outside(rows: Rows) -> dict[type[models.Model], set]:
    """The keys of what the rows name outside themselves, by kind."""
    own = {model: {row.pk for row in some} for model, some in rows.items()}
    found: dict[type[models.Model], set] = defaultdict(set)
    for model, some in rows.items():
        for field in links_of(model):
            keys = {getattr(row, field.attname) for row in some} - {None}
            found[field.related_model] |= keys - own.get(field.related_model, set())
    return {target: keys for target, keys in found.items() if keys}


def insert(model: type[models.Model], rows: list[models.Model]) -> None:
    """Write rows with the times at which they were entered and changed, not with today's."""
    model._base_manager.bulk_create([copy(row) for row in rows], batch_size=BATCH)
    stamps = [
        field.name
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    if stamps:
        model._base_manager.bulk_update(rows, stamps, batch_size=BATCH)
