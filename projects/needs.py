"""Rows of needs for summaries: when each was first ranked, and when a project answered it."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Min, OuterRef, Q, Subquery

from communities.models import Need, Partnership
from communities.rollups import district_on, in_scope, region_on
from core.models import Provenance, ReviewState
from projects.models import Project

COLUMNS = (
    "pk", "community", "region", "district", "community__review", "ranked_on", "confirmed_on",
    "entered_on",
)  # fmt: skip


class NeedRow(NamedTuple):
    """One need of one community: `confirmed` says whether its community is; `answered_on` is the
    day a confirmed project answered it, `entered_on` the day any project did."""

    pk: int
    community: int
    region: int
    district: int
    confirmed: bool
    ranked_on: date | None
    answered_on: date | None
    entered_on: date | None


def need_rows(
    user,
    *,
    programmes: Collection[int] | None = None,
    boundaries_on: date | None = None,
    samples: bool = True,
) -> list[NeedRow]:
    """Every need in the user's scope: one query. A need is answered on the day the first project
    that names it is completed."""
    rows = in_scope(Need.objects.all(), user, "community__")
    if programmes is not None:
        joined = Partnership.objects.filter(programme__in=programmes, joined_on__isnull=False)
        rows = rows.filter(community__in=joined.values("community"))
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    completed = Project.objects.filter(needs=OuterRef("pk")).completed(date.max)
    confirmed = completed.filter(review=ReviewState.CONFIRMED).order_by("counted_end")
    completed = completed.order_by("counted_end")
    found = rows.annotate(
        region=region_on(boundaries_on, "community"),
        district=district_on(boundaries_on, "community"),
        ranked_on=Min("rankings__meeting__held_on", filter=Q(rankings__rank__gte=1)),
        confirmed_on=Subquery(confirmed.values("counted_end")[:1]),
        entered_on=Subquery(completed.values("counted_end")[:1]),
    )
    return [
        NeedRow(*place, review == ReviewState.CONFIRMED, *days)
        for *place, review, ranked_on, confirmed_on, entered_on in found.order_by("pk").values_list(
            *COLUMNS
        )
        for days in [(ranked_on, confirmed_on, entered_on)]
    ]
