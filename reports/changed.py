"""What was changed since a day in the records that figures count, from the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from auditlog.models import LogEntry
from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.changes import Entry, described
from core.models import ReviewState
from projects.models import Project

MOST = 50
"""So many of the newest changes are told."""

PEOPLE = ("beneficiarygroup", "beneficiarycell", "catchmentzone")
COUNTED = {
    "community": (
        "community",
        "communitydistrict",
        "communityprofile",
        "partnership",
        "need",
        "needranking",
        "project",
        *PEOPLE,
    ),
    "partner": ("partnerorganisation", "programmepartner"),
    "project": (
        "project",
        "projectprogramme",
        "projecttransition",
        "contribution",
        "receipt",
        "expenditure",
        "visit",
    ),
    "output": ("project", "projectoutput"),
    "training": ("training", "attendance", "headcount"),
    "participant": ("participant", "training", "attendance"),
    "meeting": ("meeting",),
    "appeal": ("appeal", "appealtransition"),
    "recommendation": ("recommendation", "meeting"),
}
"""The kinds of rows from which the rows of a figure are counted."""

PLACES = ("lead_community", "community", "zone", "district")
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


def changed_since(user, day: date, of: str) -> list[Changed]:
    """The newest changes since a day in what the rows of a kind are counted from, in the reader's
    scope; what figures do not count is left out."""
    found = []
    for entry in _entries(user, day, of)[:MOST]:
        model = entry.content_type.model_class()
        if model is not None and (kind := kind_of(entry, model)):
            found.append((kind, entry))
    told = described([entry for _kind, entry in found], user)
    urls = _urls(entry for _kind, entry in found)
    return [
        Changed(
            kind,
            KINDS[kind],
            words,
            (entry.additional_data or {}).get("name", ""),
            urls.get(entry.cid, ""),
        )
        for (kind, entry), words in zip(found, told, strict=True)
    ]


def _entries(user, day: date, of: str) -> QuerySet[LogEntry]:
    since = timezone.make_aware(datetime.combine(day, time.min))
    rows = LogEntry.objects.filter(
        timestamp__gte=since, content_type__model__in=COUNTED[of]
    ).select_related("actor", "content_type")
    if not user.scope.everywhere:
        rows = rows.filter(additional_data__region__in=list(user.scope.regions))
    return rows.order_by("-timestamp", "-pk")


def kind_of(entry: LogEntry, model) -> str:
    """Which kind of change it is; "" if no figure depends on it."""
    if entry.action == LogEntry.Action.CREATE:
        return ENTERED
    if entry.action == LogEntry.Action.DELETE:
        return DELETED
    changes = entry.changes or {}
    if "review" in changes:
        before, after = changes["review"]
        if after == ReviewState.CONFIRMED:
            return CONFIRMED
        return REOPENED if before == ReviewState.CONFIRMED else ""
    if any(name in changes for name in PLACES):
        return MOVED
    counted = (*getattr(model, "counted_fields", ()), *(("stage",) if model is Project else ()))
    own = not hasattr(model, "counted_fields") or any(name in changes for name in counted)
    return CORRECTED if own else ""


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
