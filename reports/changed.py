"""Changes of the records that figures count, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditlog.models import LogEntry
from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.changes import Entry, described
from core.models import ReviewState
from reports.history import PLACES

ENTERED, CORRECTED, MOVED, DELETED = "entered", "corrected", "moved", "deleted"
CONFIRMED, REOPENED = "confirmed", "reopened"
KINDS = {
    ENTERED: pgettext_lazy("change", "entered"),
    CORRECTED: _("corrected"),
    MOVED: _("moved to another place"),
    DELETED: _("deleted"),
    CONFIRMED: _("confirmed"),
    REOPENED: _("reopened or returned"),
}


@dataclass(frozen=True)
class Changed:
    """One change: of which kind, in words, in which record, and the way to it if it is there."""

    kind: str
    label: Promise
    entry: Entry
    record: str
    url: str


def told(entries: Sequence[LogEntry], user) -> list[Changed]:
    """Entries of the history in the words of their reader, each with the way to its record."""
    urls = _urls(entries)
    return [
        Changed(
            kind := kind_of(entry),
            KINDS[kind],
            words,
            (entry.additional_data or {}).get("name", ""),
            urls.get(entry.cid, ""),
        )
        for entry, words in zip(entries, described(entries, user), strict=True)
    ]


def kind_of(entry: LogEntry) -> str:
    """Which kind of change it is."""
    if entry.action == LogEntry.Action.CREATE:
        return ENTERED
    if entry.action == LogEntry.Action.DELETE:
        return DELETED
    changes = entry.changes or {}
    before, after = changes.get("review", ("", ""))
    if after == ReviewState.CONFIRMED:
        return CONFIRMED
    if before == ReviewState.CONFIRMED:
        return REOPENED
    return MOVED if any(name in changes for name in PLACES) else CORRECTED


def _urls(entries: Iterable[LogEntry]) -> dict[str, str]:
    """The pages of the records that are still there: one query for each kind of record."""
    keys: dict[str, set[str]] = {}
    for entry in entries:
        label, _colon, key = entry.cid.partition(":")
        if key.isdigit():
            keys.setdefault(label, set()).add(key)
    found = {}
    for label, own in keys.items():
        model = apps.get_model(label)
        if hasattr(model, "get_absolute_url"):
            for row in model._default_manager.filter(pk__in=own):
                found[f"{label}:{row.pk}"] = row.get_absolute_url()
    return found
