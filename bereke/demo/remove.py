"""Removes the demo portfolio again: its rows, its accounts, and what the history tells of them."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import PROTECT, Model

from accounts.models import User
from accounts.roles import Role
from bereke.demo.accounts import existing_accounts
from bereke.demo.graph import (
    Rows,
    chunks,
    hanging_on,
    links_to,
    named_in_the_bin,
    our_models,
)
from communities.models import District, ProgrammeAssignment, Region, RegionAssignment
from communities.register.read import rows as register_rows
from communities.register.read import with_former
from core.bin import names_of
from core.files.keeping import discard, unnamed
from core.history import record_key
from core.models import BinnedRecord, Provenance, Provenanced, StoredFile
from core.questions import Answer, Question

log = logging.getLogger(__name__)

CONVERSATION = (Question, Answer)


@dataclass(frozen=True)
class Own:
    """An own row that hangs on a sample row: its kind, its name, and who entered it."""

    kind: str
    name: str
    entered_by: str


@dataclass
class Plan:
    """What would be removed, by table, what stands in the way, which demo accounts go or stay."""

    gone: Rows = field(default_factory=lambda: defaultdict(set))
    in_the_way: list[Own] = field(default_factory=list)
    accounts_gone: list[User] = field(default_factory=list)
    accounts_closed: list[User] = field(default_factory=list)

    def counts(self) -> list[tuple[str, int]]:
        """How many rows of each kind go."""
        return sorted(
            (str(model._meta.verbose_name_plural), len(keys))
            for model, keys in self.gone.items()
            if keys and not model._meta.auto_created
        )


class Removal:
    """Finds what belongs to the demo.

    Samples go, and what nobody entered that is derived or sourced; with them their parts. A sourced
    row, or a region of the register, on which own rows hang stays; a sample on which own rows hang
    is in the way, in the bin too. A row is own if a person entered it and it is no sample; so is
    what is assigned to an account that is none of the demo's. What the demo's accounts entered
    counts as own only where it is a record of its own, and not with `with_demo_entries`. Questions
    go with the record they are about, whoever asked: nobody can move them to another.
    """

    def __init__(self, *, with_demo_entries: bool = False) -> None:
        self.demo_accounts = existing_accounts()
        self.with_demo_entries = with_demo_entries
        self.people = self._who_entered()
        self.binned = named_in_the_bin()
        self.kept: Rows = defaultdict(set)

    def plan(self) -> Plan:
        """Everything that would go, and what is in the way."""
        plan = Plan()
        certain, perhaps = self._seeds()
        in_the_way = self._follow(certain, plan.gone)
        plan.in_the_way = [self._own(model, key) for model, key in sorted_rows(in_the_way)]
        self._add_unneeded(perhaps, plan.gone)
        self._sort_accounts(plan)
        return plan

    def _who_entered(self) -> dict[tuple[int, int], int]:
        """Who entered a row, by the key of its kind and its own: what the history tells."""
        created = LogEntry.objects.filter(action=LogEntry.Action.CREATE, actor__isnull=False)
        found = created.values_list("content_type", "object_id", "actor")
        people = {(kind, key): actor for kind, key, actor in found.iterator()}
        bin_kind = ContentType.objects.get_for_model(BinnedRecord).pk
        for pk, label, key in BinnedRecord.objects.values_list("pk", "kind", "key"):
            kind = ContentType.objects.get_by_natural_key(*label.split("."))
            if actor := people.get((kind.pk, key)):
                people[bin_kind, pk] = actor
        return people

    def _entered_by(self, model: type[Model], key: int) -> int | None:
        return self.people.get((ContentType.objects.get_for_model(model).pk, key))

    def _is_own(self, model: type[Model], key: int, provenance: str | None) -> bool:
        if key in self.kept[model]:
            return True
        if provenance == Provenance.SAMPLE:
            return False
        who = self._entered_by(model, key)
        by_demo = who in {account.pk for account in self.demo_accounts}
        if provenance is None:
            return who is not None and not by_demo
        if by_demo and self.with_demo_entries:
            return False
        return provenance == Provenance.RECORDED or who is not None

    def _own_among(self, model: type[Model], keys: set[int]) -> set[int]:
        if model in CONVERSATION:
            return set()
        if model in (RegionAssignment, ProgrammeAssignment):
            rows = model.objects.exclude(user__in=self.demo_accounts)
            return keys & set(rows.values_list("pk", flat=True))
        if not issubclass(model, Provenanced):
            return {key for key in keys if self._is_own(model, key, None)}
        found = set()
        for part in chunks(keys):
            rows = model._base_manager.filter(pk__in=part).values_list("pk", "provenance")
            found |= {key for key, provenance in rows if self._is_own(model, key, provenance)}
        return found

    def _seeds(self) -> tuple[Rows, Rows]:
        """What goes for certain, and what goes unless own rows need it."""
        certain: Rows = defaultdict(set)
        perhaps: Rows = defaultdict(set)
        for model in our_models():
            if not issubclass(model, Provenanced):
                continue
            rows = model._base_manager.exclude(provenance=Provenance.RECORDED)
            for key, provenance in rows.values_list("pk", "provenance"):
                if not self._is_own(model, key, provenance):
                    sourced = provenance == Provenance.SOURCED
                    (perhaps if sourced else certain)[model].add(key)
        if self.with_demo_entries:
            self._add_demo_entries(certain)
        known = {row["slug"] for row in register_rows("regions")}
        for key, slug in Region.objects.values_list("pk", "slug"):
            if slug in known and self._entered_by(Region, key) is None:
                perhaps[Region].add(key)
        return certain, perhaps

    def _add_demo_entries(self, certain: Rows) -> None:
        for model in our_models():
            if issubclass(model, Provenanced):
                rows = model._base_manager.filter(provenance=Provenance.RECORDED)
                for key in rows.values_list("pk", flat=True):
                    if not self._is_own(model, key, Provenance.RECORDED):
                        certain[model].add(key)

    def _follow(self, seeds: Rows, gone: Rows) -> Rows:
        """Add the seeds and all that hangs on them to `gone`; answer the own rows among that."""
        own: Rows = defaultdict(set)
        waiting = {model: set(keys) - gone[model] for model, keys in seeds.items()}
        while waiting:
            model, keys = waiting.popitem()
            keys -= gone[model]
            if not keys:
                continue
            gone[model] |= keys
            hanging = hanging_on(model, keys)
            hanging[BinnedRecord] |= {one for key in keys for one in self.binned[model, key]}
            for child, found in hanging.items():
                mine = self._own_among(child, found - gone[child])
                own[child] |= mine
                rest = found - mine - gone[child]
                waiting[child] = waiting.get(child, set()) | rest
        return own

    def _add_unneeded(self, perhaps: Rows, gone: Rows) -> None:
        """Add what no own row needs. What stays may need other rows, so it is asked until nothing
        more has to stay."""
        while True:
            trial: Rows = defaultdict(set, {model: set(keys) for model, keys in gone.items()})
            before = sum(map(len, self.kept.values()))
            for model, key in sorted_rows(perhaps):
                if key not in self.kept[model]:
                    self._try(model, key, trial)
            self._keep_former_regions()
            if sum(map(len, self.kept.values())) == before:
                gone.update(trial)
                return

    def _try(self, model: type[Model], key: int, trial: Rows) -> None:
        reached: Rows = defaultdict(set, {kind: set(keys) for kind, keys in trial.items()})
        if any(self._follow({model: {key}}, reached).values()) or self._whole_is_kept(model, key):
            self.kept[model].add(key)
        else:
            trial.update(reached)

    def _whole_is_kept(self, model: type[Model], key: int) -> bool:
        row = model._base_manager.get(pk=key)
        whole = row.history_root()
        return whole != row and whole.pk in self.kept[type(whole)]

    def _keep_former_regions(self) -> None:
        kept = Region.objects.filter(pk__in=self.kept[Region])
        slugs = [row["slug"] for row in with_former(kept.values_list("slug", flat=True))]
        regions = Region.objects.filter(slug__in=slugs)
        self.kept[Region] |= set(regions.values_list("pk", flat=True))
        districts = District.objects.filter(region__in=self.kept[Region])
        self.kept[District] |= set(districts.values_list("pk", flat=True))

    def _sort_accounts(self, plan: Plan) -> None:
        """A demo account in whose name own rows stand stays, closed: the history needs its name."""
        gone = {
            (ContentType.objects.get_for_model(model).pk, key)
            for model, keys in plan.gone.items()
            for key in keys
        }
        writers = {actor for row, actor in self.people.items() if row not in gone}
        for account in self.demo_accounts:
            in_the_bin = self.binned[User, account.pk] - plan.gone[BinnedRecord]
            needed = account.pk in writers or in_the_bin or self._is_named(account, plan.gone)
            (plan.accounts_closed if needed else plan.accounts_gone).append(account)

    def _is_named(self, account: User, gone: Rows) -> bool:
        return any(
            set(rows.values_list("pk", flat=True)) - gone[link.model]
            for link in links_to(User)
            if link.remote_field.on_delete is PROTECT
            and (rows := link.model._base_manager.filter(**{link.name: account})) is not None
        )

    def _own(self, model: type[Model], key: int) -> Own:
        who = User.objects.filter(pk=self._entered_by(model, key)).first()
        row = model._base_manager.get(pk=key)
        return Own(str(model._meta.verbose_name), str(row), str(who or ""))


def sorted_rows(rows: Rows) -> list[tuple[type[Model], int]]:
    """The rows one by one, always in the same order."""
    by_name = sorted(rows.items(), key=lambda item: item[0]._meta.label)
    return [(model, key) for model, keys in by_name for key in sorted(keys)]


def has_own_administrator() -> bool:
    """Whether somebody besides the demo's accounts can administer the installation."""
    demo = [account.pk for account in existing_accounts()]
    administrators = User.objects.filter(is_active=True, role=Role.ADMINISTRATOR)
    return administrators.exclude(pk__in=demo).exists()


def forget(records: Iterable[str]) -> None:
    """Remove what the history tells of parts of these records (its keys of them) that are there no
    more. A part that was moved to another record keeps its own."""
    for part in chunks(records):
        told = LogEntry.objects.filter(cid__in=[*part, *(f"{key}/bin" for key in part)])
        for kind in ContentType.objects.filter(pk__in=told.order_by().values("content_type")):
            lost, model = told.filter(content_type=kind), kind.model_class()
            if model is not None:
                lost = lost.exclude(object_id__in=model._base_manager.values("pk"))
            lost._raw_delete("default")


@transaction.atomic
def remove(plan: Plan) -> None:
    """Remove what the plan names, and the history of it. Links between rows are looked at once,
    at the end; raises IntegrityError, and nothing is removed, if one would lead nowhere."""
    leaving = list(BinnedRecord.objects.filter(pk__in=plan.gone[BinnedRecord]))
    freed = {key for binned in leaving for key in names_of(binned).get(StoredFile, ())}
    # Those of records that stay in the bin.
    lying = set(unnamed().values_list("pk", flat=True)) - freed
    for model, keys in plan.gone.items():
        kind = ContentType.objects.get_for_model(model)
        for part in chunks(keys):
            LogEntry.objects.filter(content_type=kind, object_id__in=part)._raw_delete("default")
            model._base_manager.filter(pk__in=part)._raw_delete("default")
    wholes = [record_key(model(pk=key)) for model, keys in plan.gone.items() for key in keys]
    forget([*wholes, *(f"{binned.kind}:{binned.key}" for binned in leaving)])
    for account in plan.accounts_gone:
        LogEntry.objects.get_for_object(account).delete()
        account.delete()
    for account in plan.accounts_closed:
        account.is_active = False
        account.set_unusable_password()
        account.save(update_fields=["is_active", "password"])
    connection.check_constraints()
    discard([file for file in unnamed() if file.pk not in lying])
    log.info("Sample rows removed: %s", plan.counts())
