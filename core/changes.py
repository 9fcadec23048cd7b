"""History in words: who did what when, from which value to which."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from auditlog.models import LogEntry
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import format_date
from core.history import Recorded

EMPTY = ("", "None", None)
# In place of a row that is gone, or that the reader may not see.
UNTOLD = "–"


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    when: str
    who: str
    what: str
    changes: list[Change]


def described(entries: Iterable[LogEntry], user) -> list[Entry]:
    """Entries in the words of their reader, `user`; names of linked rows are read once for each
    kind of row. Names outside the reader's scope are not told, nor what was changed in rows whose
    history is closed to the reader."""
    entries = list(entries)
    names = _linked_names(entries, user)
    return [_entry(entry, names, user) for entry in entries]


def _entry(entry: LogEntry, names: dict, user) -> Entry:
    model = entry.content_type.model_class()
    noun = model._meta.verbose_name if model else entry.content_type.model
    verbs = {
        LogEntry.Action.CREATE: _("entered: %(noun)s “%(name)s”"),
        LogEntry.Action.UPDATE: _("changed: %(noun)s “%(name)s”"),
        LogEntry.Action.DELETE: _("removed: %(noun)s “%(name)s”"),
    }
    data = entry.additional_data or {}
    if data.get("bin"):
        verbs[LogEntry.Action.DELETE] = _("deleted with all its parts: %(noun)s “%(name)s”")
        verbs[LogEntry.Action.CREATE] = _("restored from the bin: %(noun)s “%(name)s”")
    reason = [Change(_("Reason"), "", data["reason"])] if data.get("reason") else []
    moment = timezone.localtime(entry.timestamp)
    told = entry.action == LogEntry.Action.UPDATE and is_open(model, user)
    return Entry(
        when=f"{format_date(moment.date())}, {moment:%H:%M}",
        who=str(entry.actor) if entry.actor else _("the system"),
        what=verbs.get(entry.action, "%(noun)s") % {"noun": noun, "name": entry.object_repr},
        changes=[_change(model, *item, names) for item in _items(entry)] if told else reason,
    )


def is_open(model, user) -> bool:
    """Whether the person may read what was changed in rows of a kind; of a kind gone, nobody."""
    return model is not None and (not issubclass(model, Recorded) or model.history_is_open_to(user))


def _items(entry: LogEntry) -> list[tuple[str, object, object]]:
    found = []
    for name, values in (entry.changes or {}).items():
        if isinstance(values, dict):
            added = values.get("operation") == "add"
            text = ", ".join(values.get("objects", []))
            found.append((name, "" if added else text, text if added else ""))
        else:
            found.append((name, values[0], values[1]))
    return found


def _change(model, name: str, before, after, names: dict) -> Change:
    field = _field(model, name)
    label = str(getattr(field, "verbose_name", name))
    return Change(label, _text(field, before, names), _text(field, after, names))


@lru_cache(maxsize=2048)
def _field(model, name: str):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _text(field, value, names: dict) -> str:
    if value in EMPTY:
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, str(value)), UNTOLD)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return _("yes") if value == "True" else _("no")
    return str(value)


def _linked_names(entries: list[LogEntry], user) -> dict:
    wanted: dict[type, set[str]] = {}
    for entry in entries:
        model = entry.content_type.model_class()
        if model is None or entry.action != LogEntry.Action.UPDATE:
            continue
        for name, before, after in _items(entry):
            field = _field(model, name)
            if isinstance(field, models.ForeignKey):
                keys = {str(value) for value in (before, after) if value not in EMPTY}
                wanted.setdefault(field.related_model, set()).update(keys)
    names = {
        (model, str(row.pk)): str(row)
        for model, keys in wanted.items()
        if keys
        for row in _told_to(user, model).filter(pk__in=keys)
    }
    for model, keys in wanted.items():
        gone = {key for key in keys if (model, key) not in names}
        if gone and (names_of_merged := getattr(model, "names_of_merged", None)):
            names |= {(model, key): name for key, name in names_of_merged(gone).items()}
    return names


def _told_to(user, model) -> models.QuerySet:
    """The rows whose names the reader may read; rows without scope are everybody's."""
    rows = model._default_manager.all()
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows
