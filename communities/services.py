"""The verbs of communities and partner organisations: saving, moving, folding names anew."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from communities.models import Community, CommunityDistrict, PartnerOrganisation
from core.history import write_many
from core.services import save_record


@transaction.atomic
def save_community(
    *,
    actor,
    community: Community,
    version: int | None,
    formsets=(),
    links: Callable[[], None] | None = None,
    moved_on: date | None = None,
) -> Community:
    """Save a community and keep the districts it lay in over time.

    A change of `district` is a move as of `moved_on` (else of today): the span in the former
    district ends on that day and a new one begins. Raises EditConflict or OutOfScope.
    """
    before = None
    if community.pk is not None:
        before = (
            Community.objects.filter(pk=community.pk).values_list("district", flat=True).first()
        )
    save_record(actor=actor, record=community, version=version, formsets=formsets, links=links)
    if before != community.district_id:
        _begin_district(actor, community, moved_on if before else None)
    return community


def _begin_district(actor, community: Community, day: date | None) -> None:
    open_spans = list(community.districts.filter(valid_to=None))
    day = day or (date.today() if open_spans else None)
    for span in open_spans:
        ended = CommunityDistrict.objects.get(pk=span.pk)
        ended.valid_to = day
        write_many(actor=actor, update=[(span, ended)], root=community)
    begun = CommunityDistrict(
        community=community, district_id=community.district_id, valid_from=day
    )
    write_many(actor=actor, create=[begun], root=community)


@transaction.atomic
def save_partner(
    *, actor, partner: PartnerOrganisation, version: int | None, formsets=()
) -> PartnerOrganisation:
    """Save a partner organisation so that search finds it by its former names and aliases too.

    Raises EditConflict or OutOfScope.
    """
    save_record(actor=actor, record=partner, version=version, formsets=formsets)
    refold(partner)
    return partner


def refold(record) -> None:
    """Fill anew what search reads of a region, district or partner organisation, once the rows
    that hold its other names are written. Follows from those rows, so it leaves no history."""
    rows = type(record)._base_manager
    stored = rows.get(pk=record.pk)
    stored.fold_names()
    rows.filter(pk=record.pk).update(folded=stored.folded)
