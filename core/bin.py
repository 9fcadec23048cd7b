"""The bin: a deleted record is kept with all its parts, and comes back whole for 90 days.

Its rows leave their tables, so that no list, count or figure has to know of the bin. They are kept
as one graph of plain values. What other records depend on is not deleted; what a record names has
to be there when it comes back. No kind of record is named here: parts and links are found from the
tables themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import chain

from auditlog.context import disable_auditlog
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import models, router, transaction
from django.db.models import ForeignKey, ProtectedError, Q, RestrictedError, UniqueConstraint
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.events import came_back, went_to_bin
from core.exceptions import EditConflict, Missing, OutOfScope, RuleViolation
from core.files.keeping import discard, unnamed
from core.history import describe, note_binned, record_key
from core.models import BinnedRecord, Provenanced, StoredFile
from core.names import search_text
from core.numbers import format_number
from core.packing import Rows, insert, links_of, model_of, named_outside, packed, read, unpacked
from core.questions import Question
from core.services import claim

KEPT_DAYS = 90
NAMED_AT_MOST = 10


class ValueTaken(RuleViolation):
    """A record cannot come back with the values of these `fields`: another has them by now."""

    def __init__(self, reason: str, missing: Iterable[Missing], fields: Iterable[str]) -> None:
        super().__init__(reason, tuple(missing))
        self.fields = tuple(fields)


def needed_right(record) -> str:
    """What it takes to delete a record and to restore it: more, once it is confirmed."""
    return record.confirm_right if getattr(record, "is_confirmed", False) else record.bin_right


def may_bin(record, user) -> bool:
    """Whether the person's role includes deleting this record; scope is asked apart."""
    rights = (record.bin_right, needed_right(record))
    return bool(record.bin_right) and all(user.can(right) for right in rights)


def restorable_by(user) -> models.QuerySet[BinnedRecord]:
    """What a person may take out of the bin: of their regions, by the rights they have."""
    rights = BinnedRecord.objects.order_by().values_list("right", flat=True).distinct()
    rows = BinnedRecord.objects.filter(right__in=[right for right in rights if user.can(right)])
    if not user.scope.everywhere:
        rows = rows.filter(Q(region_key=None) | Q(region_key__in=user.scope.regions))
    return rows.select_related("binned_by").defer("graph")


def goes_for_good_on(binned: BinnedRecord) -> datetime:
    """When the bin is emptied of a record."""
    return binned.binned_at + timedelta(days=KEPT_DAYS)


def rows_going_with(record, user) -> Rows:
    """The record and every row that is part of it, by kind; the record's own kind first.

    Raises RuleViolation, naming those that `user` may see, if other records depend on any of them.
    """
    collector = Collector(using=router.db_for_write(type(record)), origin=record)
    try:
        collector.collect([record])
    except ProtectedError as error:
        raise _still_needed(error.protected_objects, user) from None
    except RestrictedError as error:
        raise _still_needed(error.restricted_objects, user) from None
    keys: dict[type[models.Model], list] = {type(record): [record.pk]}
    for model, found in collector.data.items():
        keys.setdefault(model, []).extend(row.pk for row in found if row != record)
    for query in collector.fast_deletes:
        keys.setdefault(query.model, []).extend(query.values_list("pk", flat=True))
    if left := _cut_off(collector, keys):
        raise _still_needed(left, user)
    return {model: read(model, some) for model, some in keys.items() if some}


def _cut_off(collector: Collector, keys: dict[type[models.Model], list]) -> list[models.Model]:
    """Rows of other records whose links would be emptied: the bin could not bring them back."""
    found = []
    for rows in collector.field_updates.values():
        for row in chain.from_iterable(rows):
            if row.pk not in keys.get(type(row), ()):
                found.append(row)
    return found


def _still_needed(rows: Iterable[models.Model], user) -> RuleViolation:
    """Says which records depend on one, each once."""
    wholes = {}
    for row in rows:
        whole = row.history_root() if hasattr(row, "history_root") else row
        wholes[record_key(whole)] = whole
    seen = _seen_by(user, wholes.values())[:NAMED_AT_MOST]
    found = [Missing(_said(whole), _address(whole)) for whole in seen]
    if more := len(wholes) - len(found):
        text = ngettext("and %(number)s more", "and %(number)s more", more)
        found.append(Missing(text % {"number": format_number(more)}))
    return RuleViolation(
        _("Other records depend on it. Change or delete these first; then it can be deleted."),
        found,
    )


def _seen_by(user, rows: Iterable[models.Model]) -> list[models.Model]:
    """Those of the rows that a person may read."""
    kinds: dict[type[models.Model], list] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    found = []
    for model, some in kinds.items():
        told = model._default_manager.filter(pk__in=[row.pk for row in some])
        if hasattr(told, "visible_to"):
            told = told.visible_to(user)
        keys = set(told.values_list("pk", flat=True))
        found += [row for row in some if row.pk in keys]
    return found


def _said(row: models.Model) -> str:
    return f"{capfirst(str(row._meta.verbose_name))}: {row}"


def _address(row: models.Model) -> str:
    return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""


@transaction.atomic
def bin_record(*, actor, record, version: int, reason: str = "") -> BinnedRecord:
    """Delete a record with its parts; it can be restored until the bin is emptied.

    Raises EditConflict if it was changed meanwhile, OutOfScope outside what `actor` may delete,
    RuleViolation if other records depend on it.
    """
    editable = type(record).objects.editable_by(actor).filter(pk=record.pk)
    if not may_bin(record, actor) or not editable.exists():
        raise OutOfScope
    claim(record, version)
    rows = rows_going_with(record, actor)
    root = rows[type(record)][0]
    root.version = version
    data = describe(root)
    binned = BinnedRecord(
        kind=root._meta.label_lower,
        key=root.pk,
        name=str(root)[:300],
        folded=search_text(str(root), getattr(root, "code", "")),
        region_key=data["region"],
        right=needed_right(record),
        graph=packed(rows),
        counts=_counted(rows),
        reason=reason.strip(),
        binned_by=actor,
        binned_at=timezone.now(),
        **_origin_of(root),
    )
    note_binned(
        actor=actor,
        action=LogEntry.Action.DELETE,
        rows=[row for some in rows.values() for row in some],
        data=data | {"bin": "in", "reason": binned.reason},
    )
    with disable_auditlog():
        binned.save()
        _total, gone = root.delete()
    if gone != {model._meta.label: len(some) for model, some in rows.items()}:
        raise EditConflict(root)
    went_to_bin.send(type(root), actor=actor, rows=rows)
    return binned


def _origin_of(root: models.Model) -> dict:
    if not isinstance(root, Provenanced):
        return {}
    return {name: getattr(root, name) for name in ("provenance", "source", "source_url")}


def _counted(rows: Rows) -> dict[str, int]:
    """How many parts of each kind go with the record; links between records are no parts."""
    found = Counter(
        {model._meta.label_lower: len(some) for model, some in rows.items() if _is_ours(model)}
    )
    found[next(iter(rows))._meta.label_lower] -= 1
    return {kind: number for kind, number in found.items() if number}


def _is_ours(model: type[models.Model]) -> bool:
    return not model._meta.auto_created


def parts_going_with(record, user) -> list[tuple[str, int]]:
    """What would be deleted with a record, in words. Raises RuleViolation if it cannot be."""
    return parts_in_words(_counted(rows_going_with(record, user)), user)


def parts_in_words(counts: Mapping[str, int], user) -> list[tuple[str, int]]:
    """What goes with a record, or comes back with it: kinds and numbers; of kinds whose history
    the reader may not read nothing is told."""
    found = []
    for label, number in counts.items():
        model = model_of(label)
        if model is not None and model.history_is_open_to(user):
            found.append((str(capfirst(model._meta.verbose_name_plural)), number))
    return sorted(found)


def kind_in_words(label: str) -> str:
    """The name of a kind of record."""
    model = model_of(label)
    return str(capfirst(model._meta.verbose_name)) if model else label


@transaction.atomic
def restore(*, actor, binned: BinnedRecord, instead: Mapping[str, object] | None = None):
    """Bring a record back with its parts, as it was; the record, saved.

    `instead` gives new values for fields of the record whose old ones another record has by now.
    Raises RuleViolation if it is no longer in the bin, if what it names is gone, or (ValueTaken)
    if a value that stands once is taken; OutOfScope outside what `actor` may restore.
    """
    if not restorable_by(actor).filter(pk=binned.pk).exists():
        raise OutOfScope
    binned = BinnedRecord.objects.select_for_update().filter(pk=binned.pk).first()
    if binned is None:
        raise RuleViolation(_("It is no longer in the bin."))
    try:
        rows = unpacked(binned.graph)
    except LookupError:
        raise RuleViolation(_("This kind of record is no longer kept.")) from None
    root = next(iter(rows.values()))[0]
    _put_instead(root, instead or {})
    _follow_merged(rows)
    _refuse_missing(binned, rows, actor)
    _refuse_taken(rows, root, actor)
    with disable_auditlog():
        for model, some in rows.items():
            insert(model, some)
        binned.delete()
    if not type(root).objects.editable_by(actor).filter(pk=root.pk).exists():
        raise OutOfScope
    back = {model: read(model, [row.pk for row in some]) for model, some in rows.items()}
    note_binned(
        actor=actor,
        action=LogEntry.Action.CREATE,
        rows=[row for some in back.values() for row in some],
        data=describe(root) | {"bin": "out"},
    )
    came_back.send(type(root), actor=actor, rows=back)
    return back[type(root)][0]


def _put_instead(root: models.Model, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        field = root._meta.get_field(name)
        try:
            setattr(root, field.attname, field.clean(value, root))
        except ValidationError as error:
            raise ValueTaken(" ".join(error.messages), (), [name]) from None
    if values and (fold := getattr(root, "fold_names", None)):
        fold()


def _follow_merged(rows: Rows) -> None:
    """What was merged into another record meanwhile is named by the one that is kept."""
    kept = {
        target: target.kept_in_place_of(keys)
        for target, keys in named_outside(rows).items()
        if hasattr(target, "kept_in_place_of")
    }
    for model, some in rows.items():
        for field in links_of(model):
            now = kept.get(field.related_model) or {}
            for row in some:
                if (key := getattr(row, field.attname)) in now:
                    setattr(row, field.attname, now[key])


def _refuse_missing(binned: BinnedRecord, rows: Rows, actor) -> None:
    gone = []
    for target, keys in named_outside(rows).items():
        found = set(target._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        gone += [(target, key) for key in sorted(keys - found)]
    if not gone:
        return
    also_binned = Q()
    for target, key in gone:
        also_binned |= Q(kind=target._meta.label_lower, key=key)
    there = {(one.kind, one.key): one for one in restorable_by(actor).filter(also_binned)}
    missing = []
    for target, key in gone:
        label = target._meta.label_lower
        name = binned.graph["names"].get(f"{label}:{key}", key)
        other = there.get((label, key))
        text = f"{capfirst(str(target._meta.verbose_name))}: {name}"
        missing.append(Missing(text, other.get_absolute_url() if other else ""))
    raise RuleViolation(
        _("It names what is no longer there. Restore that from the bin first."), missing
    )


def _refuse_taken(rows: Rows, root: models.Model, actor) -> None:
    """Refuse what another record has by now, where it may stand once. Rows that are unique within
    this record cannot meet others."""
    own = {model: {row.pk for row in some} for model, some in rows.items()}
    for model, some in rows.items():
        if model._base_manager.filter(pk__in=own[model]).exists():
            raise RuleViolation(_("It is there already: nothing has to be restored."))
        for rule in _rules_of(model):
            links = [f for f in links_of(model) if f.name in rule.fields]
            for row in some:
                if not any(getattr(row, f.attname) in own.get(f.related_model, ()) for f in links):
                    _refuse_by(rule, row, root, actor)


def fields_once(model: type[models.Model]) -> list[str]:
    """The values of which no two records of a kind have the same."""
    links = {field.name for field in links_of(model)}
    named = {name for rule in _rules_of(model) for name in rule.fields}
    return sorted(named - links)


def _rules_of(model: type[models.Model]) -> list[UniqueConstraint]:
    rules = [
        rule
        for rule in model._meta.constraints
        if isinstance(rule, UniqueConstraint) and rule.fields
    ]
    singly = [f for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    return [*rules, *(UniqueConstraint(fields=[f.name], name=f.name) for f in singly)]


def _refuse_by(rule: UniqueConstraint, row: models.Model, root: models.Model, actor) -> None:
    try:
        rule.validate(type(row), row)
    except ValidationError as error:
        values = {name: getattr(row, name) for name in rule.fields}
        others = type(row)._base_manager.filter(**values)
        missing = [Missing(_said(other), _address(other)) for other in _seen_by(actor, others)]
        free = [f for f in rule.fields if not isinstance(row._meta.get_field(f), ForeignKey)]
        raise ValueTaken(" ".join(error.messages), missing, free if row is root else ()) from None


def empty_bin(*, before: datetime) -> int:
    """Let go for good of what was deleted before a moment, with its files and the questions about
    it; how many records that were."""
    gone = list(BinnedRecord.objects.filter(binned_at__lt=before))
    for binned in gone:
        with transaction.atomic():
            binned.delete()
            Question.objects.filter(kind=binned.kind, key=binned.key).delete()
            discard(list(unnamed().filter(pk__in=names_of(binned).get(StoredFile, ()))))
    return len(gone)


def names_of(binned: BinnedRecord) -> dict[type[models.Model], set]:
    """The keys of what a record in the bin names outside itself, by kind: its uploaded files, the
    rows it needs to come back. Nothing of a kind of record that is no longer kept."""
    try:
        return named_outside(unpacked(binned.graph))
    except LookupError:
        return {}
