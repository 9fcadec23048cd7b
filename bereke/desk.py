"""What lies on somebody's desk: records that wait, records that changed; a query for each question.

All kinds of records that are checked are asked as one, so that a page costs the same however many
kinds there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from auditlog.models import LogEntry
from django.db.models import CharField, Count, F, Min, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from communities.models import Community, PartnerOrganisation
from core.changes import Entry, described
from core.dates import format_date
from core.models import ReviewState
from dialogue.models import Appeal, Meeting
from projects.models import Project
from reports.summary import name_of
from trainings.models import Training

NAMES = ("name_kk", "name_ru", "name_en")
SHOWN = 5


@dataclass(frozen=True)
class Kind:
    """A kind of records that are checked: how its pages are addressed, and what its rows are
    called by (`names` in three languages, with a `code` where that alone does not tell them)."""

    model: type[Model]
    route: str
    icon: str
    names: tuple[str, str, str] = NAMES
    code: str = ""

    def told(self, rows: QuerySet) -> QuerySet:
        """Rows with what they are called by, under the same words for every kind."""
        said = zip(("said_kk", "said_ru", "said_en"), self.names, strict=True)
        code = Cast(F(self.code), CharField()) if self.code else Value("")
        return rows.annotate(**{word: F(name) for word, name in said}, said_code=code)


KINDS = {
    "community": Kind(Community, "communities:community", "community"),
    "project": Kind(Project, "projects:project", "project"),
    "training": Kind(Training, "trainings:training", "training"),
    "partner": Kind(PartnerOrganisation, "communities:partner", "people"),
    "meeting": Kind(
        Meeting, "dialogue:meeting", "list", tuple(f"council__{name}" for name in NAMES), "number"
    ),
    "appeal": Kind(Appeal, "dialogue:appeal", "list", ("title",) * 3, "code"),
}
SAID = ("said_kk", "said_ru", "said_en", "said_code")


def name_said(kind: str, names: Sequence[str], code: str) -> str:
    """What a record is called, of what `Kind.told` gives."""
    name = name_of(dict(zip(NAMES, names, strict=True)))
    if kind == "meeting":
        return _("%(council)s: meeting %(number)s") % {"council": name, "number": code}
    return f"{code} {name}".strip()


@dataclass(frozen=True)
class Item:
    """One record on the desk: what it is, since when it waits, and why."""

    kind: str
    icon: str
    name: str
    url: str
    edit_url: str = ""
    since: str = ""
    note: str = ""


@dataclass(frozen=True)
class Pile:
    """How many records of one kind are in one state, and since when the first of them."""

    count: int
    oldest: str


@dataclass(frozen=True)
class Changed:
    """The last that happened to a record, in words, and the way to it."""

    entry: Entry
    url: str


def kind_label(kind: str, *, many: bool = False) -> str:
    """The name of a kind of record, for one or for many."""
    options = KINDS[kind].model._meta
    return capfirst(options.verbose_name_plural if many else options.verbose_name)


def list_url(kind: str, state: str) -> str:
    """The list of a kind's records in a state of checking."""
    return f"{reverse(KINDS[kind].route + '_list')}?review={state}"


def record_url(kind: str, key: int) -> str:
    """The page of a record."""
    return reverse(KINDS[kind].route + "_detail", args=[key])


def edit_url(kind: str, key: int) -> str:
    """The form of a record."""
    return reverse(KINDS[kind].route + "_update", args=[key])


def editable(user) -> dict[str, QuerySet]:
    """The records a person may change, by kind."""
    return {name: kind.model.objects.editable_by(user) for name, kind in KINDS.items()}


def visible(user, *, samples: bool) -> dict[str, QuerySet]:
    """The records a person may read, by kind."""
    found = {name: kind.model.objects.visible_to(user) for name, kind in KINDS.items()}
    return found if samples else {name: rows.without_samples() for name, rows in found.items()}


def to_check(user, *, samples: bool) -> dict[str, QuerySet]:
    """The records sent for checking that a person may confirm, by kind."""
    found = {}
    for name, kind in KINDS.items():
        if user.can(kind.model.confirm_right):
            rows = kind.model.objects.editable_by(user).filter(review=ReviewState.SUBMITTED)
            found[name] = rows if samples else rows.without_samples()
    return found


def piles(rows: dict[str, QuerySet]) -> dict[tuple[str, str], Pile]:
    """How many records there are of each kind in each state of checking: one query."""
    asked = [
        query.order_by()
        .values_list(Value(kind, output_field=CharField()), "review")
        .annotate(number=Count("pk"), oldest=Min("submitted_at"))
        for kind, query in rows.items()
    ]
    return {
        (kind, state): Pile(number, day(oldest)) for kind, state, number, oldest in _union(asked)
    }


def as_one(rows: dict[str, QuerySet], by: str) -> QuerySet:
    """Records of several kinds as one question, by when they came to wait: kind, key, what they
    are called by, why they were returned, since when."""
    asked = [
        KINDS[kind]
        .told(query.order_by())
        .values_list(Value(kind, output_field=CharField()), "pk", *SAID, "return_reason", by)
        for kind, query in rows.items()
    ]
    return _union(asked).order_by(by, "pk")


def items(found: Iterable[tuple]) -> list[Item]:
    """Rows of `as_one` in words."""
    return [
        Item(
            kind=kind_label(kind),
            icon=KINDS[kind].icon,
            name=name_said(kind, names, code),
            url=record_url(kind, key),
            edit_url=edit_url(kind, key),
            since=day(since),
            note=reason,
        )
        for kind, key, *names, code, reason, since in found
    ]


def waiting(rows: dict[str, QuerySet], state: str) -> list[Item]:
    """The records in a state of checking that have waited longest: one query."""
    by = "submitted_at" if state == ReviewState.SUBMITTED else "updated_at"
    found = {kind: query.filter(review=state) for kind, query in rows.items()}
    return items(as_one(found, by)[:SHOWN])


def changed_lately(user, *, samples: bool) -> list[Changed]:
    """What happened last to records in the person's scope, newest first: two queries."""
    urls, titles = {}, {}
    rows = as_one(visible(user, samples=samples), "updated_at").order_by("-updated_at")
    for kind, key, *names, code, _reason, _updated in rows[:SHOWN]:
        cid = f"{KINDS[kind].model._meta.label_lower}:{key}"
        urls[cid] = record_url(kind, key)
        titles[cid] = name_said(kind, names, code)
    entries = LogEntry.objects.filter(cid__in=urls).select_related("actor", "content_type")
    found = list(_last_of_each(entries.order_by("-timestamp", "-pk")[: 8 * SHOWN], user))
    for entry in found:
        entry.object_repr = _name_today(entry, titles[entry.cid])
    told = described(found, user)
    return [Changed(entry, urls[row.cid]) for row, entry in zip(found, told, strict=True)]


def _name_today(entry: LogEntry, title: str) -> str:
    """The record as its reader calls it today; a part of it keeps the name it had then."""
    own = f"{entry.content_type.model_class()._meta.label_lower}:{entry.object_pk}"
    return title if own == entry.cid else entry.object_repr


def _last_of_each(entries: Iterable[LogEntry], user) -> Iterable[LogEntry]:
    """The newest entry of each record that the person may read, without its single changes."""
    seen = set()
    for entry in entries:
        model = entry.content_type.model_class()
        if entry.cid in seen or model is None or not model.history_is_open_to(user):
            continue
        seen.add(entry.cid)
        entry.changes = {}
        yield entry


def _union(queries: list[QuerySet]) -> QuerySet:
    first, *others = queries
    return first.union(*others, all=True) if others else first


def day(moment: datetime | None) -> str:
    """A moment as the day it fell on here."""
    return format_date(timezone.localtime(moment).date()) if moment else ""
