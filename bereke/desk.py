"""What lies on somebody's desk: records that wait, records that changed; a query for each question.

Communities, projects, trainings and partner organisations are asked as one, so that the home page
costs the same however many kinds of records there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from auditlog.models import LogEntry
from django.db.models import CharField, Count, Exists, Min, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from communities.models import Community, PartnerOrganisation
from core.changes import Entry, described
from core.dates import format_date
from core.models import ReviewState
from projects.choices import ProjectStage
from projects.models import Milestone, Project
from reports.summary import name_of
from trainings.models import Training

KINDS = {
    "community": (Community, "communities:community"),
    "project": (Project, "projects:project"),
    "training": (Training, "trainings:training"),
    "partner": (PartnerOrganisation, "communities:partner"),
}
NAMES = ("name_kk", "name_ru", "name_en")
SHOWN = 5


@dataclass(frozen=True)
class Item:
    """One record on the desk: what it is, since when it waits, and why."""

    kind: str
    icon: str
    name: str
    url: str
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
    options = KINDS[kind][0]._meta
    return capfirst(options.verbose_name_plural if many else options.verbose_name)


def list_url(kind: str, state: str) -> str:
    """The list of a kind's records in a state of checking."""
    return f"{reverse(KINDS[kind][1] + '_list')}?review={state}"


def record_url(kind: str, key: int) -> str:
    """The page of a record."""
    return reverse(KINDS[kind][1] + "_detail", args=[key])


def editable(user) -> dict[str, QuerySet]:
    """The records a person may change, by kind."""
    return {kind: model.objects.editable_by(user) for kind, (model, _) in KINDS.items()}


def visible(user, *, samples: bool, right: str = "") -> dict[str, QuerySet]:
    """The records a person may read, by kind; with a right, the kinds it confirms."""
    found = {}
    for kind, (model, _) in KINDS.items():
        if not right or model.confirm_right == right:
            rows = model.objects.visible_to(user)
            found[kind] = rows if samples else rows.without_samples()
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


def waiting(rows: dict[str, QuerySet], state: str) -> list[Item]:
    """The records in a state of checking that have waited longest: one query."""
    by = "submitted_at" if state == ReviewState.SUBMITTED else "updated_at"
    fields = ("pk", *NAMES, "return_reason", by)
    asked = [
        query.order_by()
        .filter(review=state)
        .values_list(Value(kind, output_field=CharField()), *fields)
        for kind, query in rows.items()
    ]
    return [
        Item(
            kind=kind_label(kind),
            icon="people" if kind == "partner" else kind,
            name=name_of(dict(zip(NAMES, names, strict=True))),
            url=record_url(kind, key),
            since=day(since),
            note=reason,
        )
        for kind, key, *names, reason, since in _union(asked).order_by(by)[:SHOWN]
    ]


def without_next_step(user) -> list[Item]:
    """Projects approved or under way for which nothing is planned: one query."""
    open_steps = Milestone.objects.filter(project=OuterRef("pk"), done_on=None)
    stages = (ProjectStage.APPROVED, ProjectStage.UNDER_WAY)
    rows = Project.objects.editable_by(user).filter(~Exists(open_steps), stage__in=stages)
    return [
        Item(
            kind=str(dict(ProjectStage.choices)[stage]),
            icon="project",
            name=name_of(dict(zip(NAMES, names, strict=True))),
            url=record_url("project", key),
        )
        for key, stage, *names in rows.order_by("pk").values_list("pk", "stage", *NAMES)[:SHOWN]
    ]


def changed_lately(user, *, samples: bool) -> list[Changed]:
    """What happened last to records in the person's scope, newest first: two queries."""
    fields = ("pk", "updated_at", *NAMES)
    asked = [
        query.order_by().values_list(Value(kind, output_field=CharField()), *fields)
        for kind, query in visible(user, samples=samples).items()
    ]
    urls, titles = {}, {}
    for kind, key, _updated, *names in _union(asked).order_by("-updated_at")[:SHOWN]:
        cid = f"{KINDS[kind][0]._meta.label_lower}:{key}"
        urls[cid] = record_url(kind, key)
        titles[cid] = name_of(dict(zip(NAMES, names, strict=True)))
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
