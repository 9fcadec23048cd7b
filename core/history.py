"""History of every write: who, when, what it was, what it became.

Single saves are recorded by django-auditlog; bulk writes go through `write_many`, which writes the
same entries. Every entry carries the record it belongs to, that record's name and its region, so
that the history of a deleted row still has a name and stays in scope.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from auditlog.context import disable_auditlog
from auditlog.diff import model_instance_diff
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import pre_save

from core.exceptions import EditConflict

# What every save changes, what follows from other fields, and what nobody may read again.
NOT_TRACKED = (
    "password",
    "last_login",
    "version",
    "created_at",
    "updated_at",
    "folded",
    "sort_kk",
    "sort_ru",
    "sort_en",
    # Its digest is tracked and tells that it changed.
    "logo",
    # Thousands of points; their number is tracked and tells that an outline changed.
    "geometry",
    # What lies in the bin is in the history already.
    "graph",
)

_record: ContextVar[dict | None] = ContextVar("history_record", default=None)
_actor: ContextVar = ContextVar("history_actor", default=None)
_gathered: ContextVar[list | None] = ContextVar("history_gathered", default=None)


class Recorded:
    """Mixin of every model whose changes are kept.

    A part of a record (a contribution of a project) names its whole by `history_root()`; a record
    of a place names today's region by `history_region()`. Records with `takes_questions` are asked
    about on their pages (`core.questions`). `bin_right` is what it takes to put a whole record in
    the bin and to take it out again; a kind without one is deleted on no page.
    """

    takes_questions = False
    bin_right = ""

    @classmethod
    def history_is_open_to(cls, user) -> bool:
        """Whether the person may read what happened to such rows, where scope lets them."""
        return True

    @classmethod
    def kept_in_place_of(cls, keys: Iterable[int]) -> dict[int, int]:
        """For keys of records that were merged into others, the keys of those that are kept."""
        return {}

    def history_root(self) -> "Recorded":
        """The record on whose page this row's history is read."""
        return self

    def history_region(self) -> int | None:
        """Key of the region in whose scope the history lies; None is for everybody on the staff."""
        return None

    def history_keys(self) -> list[str]:
        """Keys under which the record's history is kept: its own, and of what was merged in."""
        return [record_key(self)]

    def get_additional_data(self) -> dict:
        """What django-auditlog keeps beside an entry."""
        if known := _record.get():
            return known
        return describe(self.history_root())


def describe(root) -> dict:
    """The record an entry belongs to: its key, its name, its region."""
    return {"record": record_key(root), "name": str(root), "region": root.history_region()}


def record_key(root) -> str:
    """A record's key in the history, as `app.model:pk`."""
    return f"{root._meta.label_lower}:{root.pk}"


@contextmanager
def acting(actor, root=None) -> Iterator[None]:
    """Everything written inside is `actor`'s doing and, if `root` is given, part of that record."""
    who = _actor.set(actor)
    what = _record.set(describe(root) if root is not None and root.pk else None)
    try:
        yield
    finally:
        _record.reset(what)
        _actor.reset(who)


@contextmanager
def gathering() -> Iterator[None]:
    """The history of all bulk writes inside is written as one, when the block ends well."""
    if _gathered.get() is not None:
        yield
        return
    entries: list[LogEntry] = []
    token = _gathered.set(entries)
    try:
        yield
    finally:
        _gathered.reset(token)
    LogEntry.objects.bulk_create(entries, batch_size=500)


def _sign(sender, instance, **kwargs) -> None:
    """Put the acting person's name under an entry, also where no request is at hand, and the key
    of its record where it is found by an index: entries of one record correlate."""
    instance.cid = (instance.additional_data or {}).get("record", "")
    if actor := _actor.get():
        instance.actor = actor


def register_models() -> None:
    """Keep the history of every model that asks for it by standing on `Recorded`."""
    pre_save.connect(_sign, sender=LogEntry, dispatch_uid="core.history")
    for model in apps.get_models():
        if issubclass(model, Recorded) and not auditlog.contains(model):
            fields = [f.name for f in model._meta.concrete_fields if f.name not in NOT_TRACKED]
            links = {f.name for f in model._meta.local_many_to_many}
            auditlog.register(model, include_fields=fields, m2m_fields=links)


@transaction.atomic(savepoint=False)
def write_many(
    *,
    actor,
    create: Sequence[models.Model] = (),
    update: Sequence[tuple[models.Model, models.Model]] = (),
    delete: Sequence[models.Model] = (),
    root=None,
) -> None:
    """Write rows in bulk and record each change, in a number of queries that does not grow.

    `update` holds pairs (row as it was, row as it shall be) of one model; `create` and `delete`
    likewise hold rows of one model each. Names are folded on the way. Raises EditConflict, and
    nothing is written, if a row is no longer as it was.
    """
    for row in [*create, *(new for _, new in update)]:
        if fold := getattr(row, "fold_names", None):
            fold()
    entries = [_entry(actor, row, LogEntry.Action.DELETE, row, None, root) for row in delete]
    if delete:
        with disable_auditlog():
            _total, gone = _as_they_were(delete).delete()
        _refuse_fewer(gone.get(delete[0]._meta.label, 0), delete)
    if create:
        type(create[0])._base_manager.bulk_create(create, batch_size=500)
        entries += [_entry(actor, row, LogEntry.Action.CREATE, None, row, root) for row in create]
    changed = [(old, new) for old, new in update if model_instance_diff(old, new)]
    if changed:
        rows = [new for _, new in changed]
        unchanged = _as_they_were([old for old, _ in changed])
        written = unchanged.bulk_update(rows, _changed_fields(changed), batch_size=200)
        _refuse_fewer(written, rows)
        entries += [_entry(actor, n, LogEntry.Action.UPDATE, o, n, root) for o, n in changed]
    with gathering():
        _gathered.get().extend(entry for entry in entries if entry)


def _as_they_were(rows: Sequence[models.Model]) -> QuerySet:
    """The stored rows, less those whose version somebody has taken meanwhile."""
    by_version: dict[int, list] = {}
    for row in rows:
        by_version.setdefault(row.version, []).append(row.pk)
    same = Q()
    for version, keys in by_version.items():
        same |= Q(version=version, pk__in=keys)
    return type(rows[0])._base_manager.filter(same)


def _refuse_fewer(written: int, rows: Sequence[models.Model]) -> None:
    if written != len(rows):
        raise EditConflict(rows[0].history_root())


def _changed_fields(pairs: Sequence[tuple[models.Model, models.Model]]) -> list[str]:
    """The fields in which some row differs; the fewer there are, the more rows fit one query."""
    fields = []
    for field in pairs[0][1]._meta.concrete_fields:
        if getattr(field, "auto_now", False):
            for _, new in pairs:
                field.pre_save(new, add=False)
            fields.append(field.name)
        elif any(getattr(o, field.attname) != getattr(n, field.attname) for o, n in pairs):
            fields.append(field.name)
    return fields


def _entry(actor, row, action, old, new, root, data: dict | None = None) -> LogEntry | None:
    changes = model_instance_diff(old, new)
    if not changes:
        return None
    if data is None:
        data = describe(root) if root is not None else row.get_additional_data()
    return LogEntry(
        cid=data["record"],
        content_type=ContentType.objects.get_for_model(type(row)),
        object_pk=str(row.pk),
        object_id=row.pk,
        object_repr=str(row),
        action=action,
        changes=changes,
        actor=actor if actor is not None and actor.pk else None,
        additional_data=data,
    )


def note_binned(*, actor, action: int, rows: Sequence[models.Model], data: dict) -> None:
    """Record that rows went to the bin with their record (the first of them), or came back.

    On the record's page one entry tells of all: those of its parts are kept beside it.
    """
    entries = []
    for place, row in enumerate(row for row in rows if isinstance(row, Recorded)):
        old, new = (row, None) if action == LogEntry.Action.DELETE else (None, row)
        if entry := _entry(actor, row, action, old, new, None, data):
            entry.cid = data["record"] if place == 0 else f"{data['record']}/bin"
            entries.append(entry)
    LogEntry.objects.bulk_create(entries, batch_size=500)


def entries_of(root) -> QuerySet[LogEntry]:
    """Everything that was ever done to a record and its parts, newest first."""
    return (
        LogEntry.objects.filter(cid__in=root.history_keys())
        .select_related("actor", "content_type")
        .order_by("-timestamp", "-pk")
    )


def latest_of(root, limit: int = 20) -> Iterable[LogEntry]:
    """The newest `limit` entries of a record and its parts."""
    return entries_of(root)[:limit]
