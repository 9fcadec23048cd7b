"""The verbs of communities and partner organisations: saving, moving, folding names anew."""

from collections.abc import Sequence
from copy import copy
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.models import (
    Community,
    CommunityDistrict,
    Need,
    PartnerName,
    PartnerOrganisation,
)
from core.dates import format_date
from core.exceptions import RuleViolation
from core.history import write_many
from core.models import ReviewState
from core.services import save_record


@transaction.atomic
def save_community(
    *,
    actor,
    community: Community,
    version: int | None,
    formsets=(),
    moved_on: date | None = None,
) -> Community:
    """Save a community and keep the districts it lay in over time.

    A change of `district` is a move as of `moved_on`, its first day in the new district: the span
    in the former one ends on that day and a new one begins. Raises EditConflict or OutOfScope;
    RuleViolation if it moved without a day or before it came to the former district.
    """
    rows = Community.objects.filter(pk=community.pk)
    before = rows.values_list("district", flat=True).first() if community.pk else None
    save_record(actor=actor, record=community, version=version, formsets=formsets)
    if before is None:
        first = CommunityDistrict(community=community, district_id=community.district_id)
        write_many(actor=actor, create=[first], root=community)
    elif before != community.district_id:
        _move(actor, community, moved_on)
    return community


def _move(actor, community: Community, day: date | None) -> None:
    if day is None:
        raise RuleViolation(_("Give the day since which the community lies in this district."))
    span = community.districts.filter(valid_to=None).select_related("district").first()
    if span is not None and span.valid_from is not None and span.valid_from > day:
        raise RuleViolation(
            _("It has been in %(district)s only since %(day)s: give a later day.")
            % {"district": span.district, "day": format_date(span.valid_from)}
        )
    if span is not None and span.valid_from == day:
        _change(actor, span, district_id=community.district_id)
        return
    if span is not None:
        _change(actor, span, valid_to=day)
    begun = CommunityDistrict(
        community=community, district_id=community.district_id, valid_from=day
    )
    write_many(actor=actor, create=[begun], root=community)


def keep_districts(*, actor, community: Community) -> None:
    """Begin the first span of a community that has none yet, where its spans are kept by hand.

    Raises RuleViolation if the district of today is not the one of the last span.
    """
    spans = list(community.districts.select_related("district"))
    if not spans:
        first = CommunityDistrict(community=community, district_id=community.district_id)
        write_many(actor=actor, create=[first], root=community)
    elif all(span.valid_to or span.district_id != community.district_id for span in spans):
        raise RuleViolation(
            _(
                "The district of today is not the last of the districts over time: end the former "
                "one on the day of the move, and add the new one from that day."
            )
        )


def _change(actor, span: CommunityDistrict, **values) -> None:
    changed = copy(span)
    for name, value in values.items():
        setattr(changed, name, value)
    changed.version = span.version + 1
    write_many(actor=actor, update=[(span, changed)], root=span.community)


def settle_needs(*, actor, states: dict[Need, str]) -> None:
    """Write the states that follow from what answers these needs, those that are others now.

    Whoever knows what answers a need says so; `communities` knows no project.
    """
    changes = []
    for need, state in states.items():
        if need.state != state:
            after = copy(need)
            after.state, after.version = state, need.version + 1
            changes.append((need, after))
    write_many(actor=actor, update=changes)


@transaction.atomic
def save_partner(
    *, actor, partner: PartnerOrganisation, version: int | None, formsets=()
) -> PartnerOrganisation:
    """Save a partner organisation so that search finds it by its former names and aliases too.

    Raises EditConflict or OutOfScope; RuleViolation if it would succeed itself in a circle.
    """
    check_succession(partner)
    save_record(actor=actor, record=partner, version=version, formsets=formsets)
    refold(partner)
    return partner


@transaction.atomic
def propose_partner(*, actor, partner: PartnerOrganisation, formsets=()) -> PartnerOrganisation:
    """Enter a partner organisation and send it to the administrators at once; it can be chosen
    from then on. Raises OutOfScope."""
    partner.review = ReviewState.SUBMITTED
    partner.submitted_by, partner.submitted_at = actor, timezone.now()
    return save_partner(actor=actor, partner=partner, version=None, formsets=formsets)


@transaction.atomic
def rename_partner(
    *, actor, partner: PartnerOrganisation, version: int, on: date, names: dict[str, str]
) -> PartnerOrganisation:
    """From day `on` the organisation bears other names (`name_ru`, `name_kk`, `name_en`): the
    present ones become former names, which records of earlier days print.

    Raises RuleViolation if nothing is new, or if the day does not follow its last renaming or lies
    ahead; EditConflict.
    """
    present = {name: getattr(partner, name) for name in names}
    if present == names or not any(names.values()):
        raise RuleViolation(_("Give the name it bears now: these are the ones it has."))
    if on > timezone.localdate():
        raise RuleViolation(_("Until that day it bears the present name: rename it then."))
    last = max((former.valid_to for former in partner.former_names.all()), default=None)
    if last is not None and on <= last:
        raise RuleViolation(
            _("It has borne the present name since %(day)s only: give a later day.")
            % {"day": format_date(last)}
        )
    former = PartnerName(partner=partner, valid_from=last, valid_to=on, **present)
    write_many(actor=actor, create=[former], root=partner)
    for name, text in names.items():
        setattr(partner, name, text)
    partner.fold_names()
    return save_partner(actor=actor, partner=partner, version=version)


@transaction.atomic
def archive_partners(
    *, actor, partners: Sequence[PartnerOrganisation], on: date | None, reason: str = ""
) -> None:
    """Put organisations away as of a day, with the reason, or without a day bring them back.

    They stay where they are named and are offered for nothing new. Raises EditConflict, and nothing
    is written, if one was changed since it was read.
    """
    pairs = []
    for partner in partners:
        after = copy(partner)
        after.archived_on, after.archive_reason = on, reason if on else ""
        after.version = partner.version + 1
        pairs.append((partner, after))
    write_many(actor=actor, update=pairs)


def check_succession(partner: PartnerOrganisation) -> None:
    """Refuse successors that lead back to where they began: one query, where there is one."""
    if partner.pk is None or partner.successor_id is None:
        return
    heirs = dict(
        PartnerOrganisation.objects.exclude(successor=None).values_list("pk", "successor")
    ) | {partner.pk: partner.successor_id}
    seen, key = {partner.pk}, partner.successor_id
    while key is not None and key not in seen:
        seen.add(key)
        key = heirs.get(key)
    if key == partner.pk:
        raise RuleViolation(
            _("%(successor)s is itself succeeded by this organisation, over others or directly.")
            % {"successor": partner.successor}
        )


def refold(record) -> None:
    """Fill anew what search reads of a region, district or partner organisation, once the rows
    that hold its other names are written. Follows from those rows, so it leaves no history."""
    rows = type(record)._base_manager
    stored = rows.get(pk=record.pk)
    stored.fold_names()
    rows.filter(pk=record.pk).update(folded=stored.folded)
