"""One record merged into another: whatever pointed to it points to the one that is kept.

`plan_merge` reads what would happen, as a preview shows it; `carry_out` does it. No model is named
here: links are found from the tables themselves, so that a new one is never forgotten. A row that
would then say the same twice (by a unique constraint, or by `sameness`) is joined with the one
that is there: its own links move, its values fill what is empty, and it goes.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from django.db import models, transaction
from django.db.models import UniqueConstraint

from core.history import acting, gathering, write_many

Sameness = Mapping[type[models.Model], Callable[[models.Model], Hashable]]


@dataclass(frozen=True)
class Move:
    """One row that pointed to the merged record, as it was and as it shall be."""

    before: models.Model
    after: models.Model


@dataclass(frozen=True)
class Join:
    """A row that goes, the row that says the same already, and how the two differ."""

    gone: models.Model
    before: models.Model
    after: models.Model
    differences: tuple[tuple[str, str, str], ...]


@dataclass
class MergePlan:
    """What merging `merged` into `kept` does to the rows that point to it."""

    kept: models.Model
    merged: models.Model
    moves: list[Move] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    links: list[tuple[models.Field, models.Model]] = field(default_factory=list)
    below: list["MergePlan"] = field(default_factory=list)

    def all_moves(self) -> list[Move]:
        """The moved rows, those of joined rows included."""
        return [*self.moves, *(move for plan in self.below for move in plan.all_moves())]

    def all_joins(self) -> list[Join]:
        """The joined rows, those of joined rows included."""
        return [*self.joins, *(join for plan in self.below for join in plan.all_joins())]

    def all_links(self) -> list[tuple[models.Field, models.Model]]:
        """The many-to-many links that move, those of joined rows included."""
        return [*self.links, *(link for plan in self.below for link in plan.all_links())]

    def fingerprint(self) -> str:
        """Changes with any row that is part of it: what is confirmed is what was shown."""
        rows = [self.kept, self.merged, *(move.before for move in self.all_moves())]
        for join in self.all_joins():
            rows += [join.gone, join.before]
        seen = sorted(f"{r._meta.label}:{r.pk}:{getattr(r, 'version', 0)}" for r in rows)
        seen += sorted(f"{link.name}:{row.pk}" for link, row in self.all_links())
        return hashlib.sha256(" ".join(seen).encode()).hexdigest()[:32]


def links_to(model: type[models.Model]) -> list[models.Field]:
    """Every foreign key and many-to-many field that points to a model, hidden ones included; the
    rows between many-to-many links are left out, because they follow their field."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.is_relation
        if not relation.related_model._meta.auto_created and not _goes_by_rows(relation.field)
    ]


def _goes_by_rows(link: models.Field) -> bool:
    """Whether a many-to-many field is kept in rows of a model of ours, which has its own links."""
    return link.many_to_many and not link.remote_field.through._meta.auto_created


def rows_naming(record: models.Model) -> dict[models.Field, models.QuerySet]:
    """The rows that point to a record, by the field that does."""
    return {
        link: link.model._base_manager.filter(**{link.name: record.pk}).order_by("pk")
        for link in links_to(type(record))
    }


def plan_merge(
    kept: models.Model, merged: models.Model, sameness: Sameness | None = None
) -> MergePlan:
    """What would be moved and joined if `merged` became a part of `kept`. Writes nothing."""
    plan = MergePlan(kept, merged)
    fields: dict[type[models.Model], list[models.Field]] = defaultdict(list)
    for link in links_to(type(kept)):
        if isinstance(link, models.ManyToManyField):
            own = {kept, merged} if link.model is type(kept) else set()
            rows = link.model._base_manager.filter(**{link.name: merged.pk}).order_by("pk")
            plan.links += [(link, row) for row in rows if row not in own]
        else:
            fields[link.model].append(link)
    for model, links in fields.items():
        _plan_rows(plan, model, links, sameness or {})
    return plan


def _plan_rows(plan: MergePlan, model, links: Sequence[models.Field], sameness: Sameness) -> None:
    kept, merged = plan.kept, plan.merged
    pointing = models.Q()
    for link in links:
        pointing |= models.Q(**{link.name: merged.pk})
    rows = [
        row
        for row in model._base_manager.filter(pointing).order_by("pk")
        if row not in (kept, merged)
    ]
    if not rows:
        return
    there = models.Q()
    for link in links:
        there |= models.Q(**{link.name: kept.pk})
    standing = list(model._base_manager.filter(there).exclude(pk__in=[r.pk for r in rows]))
    known = _Known(model, links, sameness.get(model))
    known.learn(rows + standing)
    for row in standing:
        known.add(row, row)
    for row in rows:
        after = _pointed(row, links, kept, merged)
        twin = known.twin_of(after, row)
        if twin is None:
            known.add(after, row)
            plan.moves.append(Move(row, after))
        else:
            _join(plan, row, after, twin, links, sameness)


def _pointed(row, links: Sequence[models.Field], kept, merged) -> models.Model:
    after = copy(row)
    after._state = copy(row._state)
    after._state.fields_cache = dict(row._state.fields_cache)
    for link in links:
        if getattr(row, link.attname) == merged.pk:
            setattr(after, link.name, kept)
    if hasattr(after, "version"):
        after.version = row.version + 1
    return after


class _Known:
    """The rows of one model that will point to the kept record, by all that must be unique."""

    def __init__(self, model, links: Sequence[models.Field], same_by) -> None:
        self.model = model
        self.same_by = same_by
        names = {link.name for link in links}
        self.rules = [
            (tuple(model._meta.get_field(name) for name in fields), condition)
            for fields, condition in _unique_rules(model)
            if names & set(fields)
        ]
        self.open: list[set | None] = []
        self.found: dict[Hashable, models.Model] = {}

    def learn(self, rows: Sequence[models.Model]) -> None:
        """Ask once for each rule with a condition which rows it holds for."""
        keys = [row.pk for row in rows]
        self.open = [
            None
            if condition is None
            else set(
                self.model._base_manager.filter(condition, pk__in=keys).values_list("pk", flat=True)
            )
            for _fields, condition in self.rules
        ]

    def _keys(self, row, stored) -> list[Hashable]:
        keys: list[Hashable] = []
        for number, (fields, _condition) in enumerate(self.rules):
            values = tuple(getattr(row, one.attname) for one in fields)
            holds = self.open[number] is None or stored.pk in self.open[number]
            if holds and None not in values:
                keys.append((number, values))
        if self.same_by is not None:
            keys.append(("same", self.same_by(row)))
        return keys

    def add(self, row, stored) -> None:
        """Remember a row as it shall be."""
        for key in self._keys(row, stored):
            self.found.setdefault(key, row)

    def twin_of(self, row, stored) -> models.Model | None:
        """The row that says the same already."""
        return next((self.found[k] for k in self._keys(row, stored) if k in self.found), None)


def _unique_rules(model) -> list[tuple[Sequence[str], models.Q | None]]:
    rules = [
        (constraint.fields, constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.fields
    ]
    rules += [(fields, None) for fields in model._meta.unique_together]
    rules += [((one.name,), None) for one in model._meta.concrete_fields if one.unique]
    return rules


def _join(plan: MergePlan, row, after, twin, links, sameness: Sameness) -> None:
    """The twin takes over what it leaves empty; what points to the row will point to the twin."""
    moved = next((m for m in plan.moves if m.after is twin), None)
    joined = next((j for j in plan.joins if j.after is twin), None)
    before = moved.before if moved else joined.before if joined else copy(twin)
    differences = []
    for one in row._meta.concrete_fields:
        if one in links or one.primary_key or not one.editable or one.name == "version":
            continue
        theirs, ours = getattr(after, one.attname), getattr(twin, one.attname)
        if theirs in one.empty_values or theirs == ours:
            continue
        if ours in one.empty_values:
            setattr(twin, one.attname, theirs)
        else:
            differences.append((str(one.verbose_name), _said(twin, one), _said(after, one)))
    if hasattr(twin, "version") and not moved and twin.version == before.version:
        twin.version = before.version + 1
    plan.joins.append(Join(row, before, twin, tuple(differences)))
    plan.below.append(plan_merge(twin, row, sameness))


def _said(row, one: models.Field) -> str:
    shown = getattr(row, f"get_{one.name}_display", None)
    return str(shown() if shown else getattr(row, one.name))


@transaction.atomic(savepoint=False)
def carry_out(*, actor, plan: MergePlan) -> None:
    """Move, join and remove as planned, each write with its entry in the history.

    The kept record's own values are the caller's to save. Raises EditConflict, and nothing is
    written, if a row was changed since the plan was made.
    """
    with gathering():
        _write(actor, plan)
        _cut_from_itself(actor, plan)
        left = [link for link, rows in rows_naming(plan.merged).items() if _others(rows, plan)]
        if left:
            raise RuntimeError(f"still pointed to by {left}")
        write_many(actor=actor, delete=[plan.merged])


def _cut_from_itself(actor, plan: MergePlan) -> None:
    """The kept record does not point to what it always was."""
    kept = plan.kept
    for link in links_to(type(kept)):
        own = link.model is type(kept) and not link.many_to_many
        if own and getattr(kept, link.attname) == plan.merged.pk:
            setattr(kept, link.name, None)
            with acting(actor, kept.history_root()):
                kept.save(update_fields=[link.name])


def _others(rows: models.QuerySet, plan: MergePlan) -> bool:
    """Whether rows beside the two records themselves are left."""
    own = [plan.kept.pk, plan.merged.pk] if rows.model is type(plan.kept) else []
    return rows.exclude(pk__in=own).exists()


def _write(actor, plan: MergePlan) -> None:
    joined = [join.gone for join in plan.joins]
    for below in plan.below:
        _write(actor, below)
    # What goes makes room first: two rows may not say the same even for a moment.
    for rows in _by_model(joined, lambda row: row):
        write_many(actor=actor, delete=rows)
    pairs = [(move.before, move.after) for move in plan.moves]
    moved = {id(move.after) for move in plan.moves}
    pairs += {
        id(join.after): (join.before, join.after)
        for join in plan.joins
        if id(join.after) not in moved
    }.values()
    for some in _by_model(pairs, lambda pair: pair[1]):
        _update(actor, some)
    for link, row in plan.links:
        with acting(actor, row.history_root()):
            linked = getattr(row, link.name)
            linked.add(plan.kept)
            linked.remove(plan.merged)
    for link in plan.merged._meta.many_to_many:
        with acting(actor, plan.kept.history_root()):
            theirs = set(getattr(plan.merged, link.name).all()) - {plan.kept, plan.merged}
            getattr(plan.kept, link.name).add(*theirs)


def _update(actor, pairs: list[tuple[models.Model, models.Model]]) -> None:
    """Rows that nobody edits beside others have no version: they are saved one by one."""
    if hasattr(pairs[0][0], "version"):
        write_many(actor=actor, update=pairs)
        return
    for _before, after in pairs:
        with acting(actor, after.history_root()):
            after.save()


def _by_model(items: Sequence, row_of) -> list[list]:
    groups: dict[type, list] = defaultdict(list)
    for item in items:
        groups[type(row_of(item))].append(item)
    return list(groups.values())


def counted(plan: MergePlan) -> dict[type[models.Model], int]:
    """How many rows of each kind move, joined ones left out."""
    found = Counter(type(move.before) for move in plan.all_moves())
    found.update(type(row) for _link, row in plan.all_links())
    return dict(found)
