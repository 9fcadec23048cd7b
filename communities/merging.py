"""Merging two records of one partner organisation: what it would do, and doing it."""

from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from communities.models import Alias, MergedPartner, PartnerContact, PartnerName
from communities.models import PartnerOrganisation as Partner
from communities.services import check_succession, refold
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.history import acting, write_many
from core.merging import MergePlan, carry_out, plan_merge
from core.models import NAME_LANGUAGES
from core.names import fold
from core.questions import hand_questions_on
from core.services import claim

# What is chosen together: the value of the kept record, or that of the other.
CHOICES: dict[str, tuple[str, ...]] = {
    "name_ru": ("name_ru",),
    "name_kk": ("name_kk",),
    "name_en": ("name_en",),
    "kind": ("kind",),
    "bin": ("bin",),
    "region": ("region",),
    "website": ("website",),
    "about": ("about",),
    "successor": ("successor",),
    "archived_on": ("archived_on", "archive_reason"),
    "provenance": ("provenance", "source", "source_url"),
}


def _alias_key(alias: Alias):
    return fold(alias.text)


def _name_key(name: PartnerName):
    return (*(fold(text) for text in sorted(name.texts())), name.valid_from, name.valid_to)


def _contact_key(contact: PartnerContact):
    phone = "".join(sign for sign in contact.phone if sign.isdigit())
    return fold(contact.person), phone[-10:], contact.email.casefold()


SAMENESS = {Alias: _alias_key, PartnerName: _name_key, PartnerContact: _contact_key}


@dataclass(frozen=True)
class Choice:
    """A group of fields in which the two may differ; `takes` is what is proposed."""

    name: str
    label: str
    kept: str
    other: str
    takes: str

    @property
    def is_open(self) -> bool:
        """Whether somebody has to choose: what only one of them says is kept."""
        both = self.name == "archived_on" or (self.kept and self.other)
        return bool(both) and self.kept != self.other


@dataclass
class PartnerMerge:
    """What merging would do, as the preview shows it."""

    plan: MergePlan
    choices: list[Choice]
    warnings: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        return self.plan.fingerprint()

    def proposed(self) -> dict[str, str]:
        """For each group of fields, whose value is proposed: kept or other."""
        return {choice.name: choice.takes for choice in self.choices}


def prepare_merge(kept: Partner, other: Partner) -> PartnerMerge:
    """What would happen if `other` was merged into `kept`. Raises RuleViolation for one record."""
    if kept.pk == other.pk:
        raise RuleViolation(_("This is the same record: choose another one."))
    plan = plan_merge(kept, other, SAMENESS)
    choices = [_choice(kept, other, name, fields) for name, fields in CHOICES.items()]
    return PartnerMerge(plan, choices, _warnings(kept, other, plan))


def _choice(kept: Partner, other: Partner, name: str, fields: tuple[str, ...]) -> Choice:
    texts = [_said(one, fields, (kept, other)) for one in (kept, other)]
    takes = "other" if texts[1] and not texts[0] and name != "archived_on" else "kept"
    label = str(Partner._meta.get_field(name).verbose_name)
    return Choice(name, label, *texts, takes)


def _said(record: Partner, fields: tuple[str, ...], two: tuple[Partner, Partner]) -> str:
    found = []
    for name in fields:
        shown = getattr(record, f"get_{name}_display", None)
        value = shown() if shown else getattr(record, name)
        if value and value not in two:
            found.append(str(value))
    return ", ".join(found)


def _warnings(kept: Partner, other: Partner, plan: MergePlan) -> list[str]:
    found = []
    if kept.bin and other.bin:
        found.append(_("They have two different BINs: two bodies in law have one each."))
    if other.pk == kept.successor_id or kept.pk == other.successor_id:
        found.append(
            _("One is the successor of the other: this would say that they always were one.")
        )
    if any(join.differences for join in plan.all_joins()):
        found.append(_("Rows that would stand twice differ: what the kept record says stays."))
    return found


@transaction.atomic
def merge_partners(
    *, actor, kept: Partner, other: Partner, takes: dict[str, str], seen: str, agreed: bool
) -> Partner:
    """Make one record of two: every row that names `other` names `kept`, its names and BIN find
    it, and its old address leads to it.

    `takes` says for each group of fields whose value stays ("kept" or "other"), `seen` is the
    fingerprint of the preview that was confirmed. Raises EditConflict if anything of it changed
    since, RuleViolation if it cannot be, OutOfScope without the right.
    """
    keepable = Partner.objects.editable_by(actor).filter(pk__in=[kept.pk, other.pk])
    if not actor.can("edit_registers") or keepable.count() != len({kept.pk, other.pk}):
        raise OutOfScope
    merge = prepare_merge(kept, other)
    if merge.fingerprint != seen:
        raise EditConflict(kept)
    if merge.warnings and not agreed:
        raise RuleViolation(_("Say that you have looked at what is said above."))
    before = copy(kept)
    claim(kept, kept.version)
    merge.plan.kept = kept
    carry_out(actor=actor, plan=merge.plan)
    hand_questions_on(actor=actor, merged=other, kept=kept)
    _take(kept, other, takes)
    _check(kept)
    with acting(actor, kept):
        kept.save()
    _keep_names(actor, kept, before, other)
    refold(kept)
    return kept


def _take(kept: Partner, other: Partner, takes: dict[str, str]) -> None:
    for name, fields in CHOICES.items():
        if takes.get(name) == "other":
            for one in fields:
                setattr(kept, one, getattr(other, one))
    if kept.successor_id in (kept.pk, other.pk):
        kept.successor = None


def _check(kept: Partner) -> None:
    try:
        kept.full_clean()
    except ValidationError as error:
        raise RuleViolation(" ".join(error.messages)) from None
    check_succession(kept)


def _keep_names(actor, kept: Partner, before: Partner, other: Partner) -> None:
    """All names and BINs the two had find the one; the old address leads to it."""
    known = {fold(getattr(kept, f"name_{code}")) for code in NAME_LANGUAGES} | {fold(kept.bin)}
    known |= {_alias_key(alias) for alias in kept.aliases.all()} | {""}
    aliases = []
    for record in (before, other):
        for text in (*(getattr(record, f"name_{code}") for code in NAME_LANGUAGES), record.bin):
            if fold(text) not in known:
                known.add(fold(text))
                aliases.append(Alias(partner=kept, text=text))
    write_many(actor=actor, create=aliases, root=kept)
    names = {f"name_{code}": getattr(other, f"name_{code}") for code in NAME_LANGUAGES}
    old = MergedPartner(partner=kept, old_key=other.pk, merged_by=actor, **names)
    write_many(actor=actor, create=[old], root=kept)


def kept_instead_of(key: int) -> Partner | None:
    """The record into which the one with this key was merged."""
    row = MergedPartner.objects.filter(old_key=key).select_related("partner").first()
    return row.partner if row else None
