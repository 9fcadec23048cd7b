"""Rows of needs for summaries: when each was first ranked, and when a project answered it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, OuterRef, Q, Subquery

from communities.models import Need, Partnership
from communities.rollups import in_scope, region_on
from core.models import Provenance, ReviewState
from projects.models import Project

COLUMNS = ("community", "region", "community__review", "ranked_on", "confirmed_on", "entered_on")


@dataclass(frozen=True)
class NeedRow:
    """One need of one community: `confirmed` says whether its community is, `answer_confirmed`
    whether a project is that answered it."""

    community: int
    region: int
    confirmed: bool
    ranked_on: date | None
    answered_on: date | None
    answer_confirmed: bool


def need_rows(
    user,
    *,
    on: date,
    programmes: Collection[int] | None = None,
    boundaries_on: date | None = None,
    samples: bool = True,
) -> list[NeedRow]:
    """Every need in the user's scope: one query. A need is answered on the day the first project
    that names it is completed; a confirmed project comes before those that are not."""
    rows = in_scope(Need.objects.all(), user, "community__")
    if programmes is not None:
        joined = Partnership.objects.filter(programme__in=programmes, joined_on__isnull=False)
        rows = rows.filter(community__in=joined.values("community"))
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    completed = Project.objects.filter(needs=OuterRef("pk")).completed(on)
    confirmed = completed.filter(review=ReviewState.CONFIRMED).order_by("counted_end")
    completed = completed.order_by("counted_end")
    found = rows.annotate(
        region=region_on(boundaries_on, "community"),
        ranked_on=Min("rankings__meeting__held_on", filter=Q(rankings__rank__gte=1)),
        confirmed_on=Subquery(confirmed.values("counted_end")[:1]),
        entered_on=Subquery(completed.values("counted_end")[:1]),
    )
    return [
        NeedRow(
            community,
            region,
            review == ReviewState.CONFIRMED,
            ranked_on,
            confirmed_on or entered_on,
            confirmed_on is not None,
        )
        for community, region, review, ranked_on, confirmed_on, entered_on in found.order_by(
            "pk"
        ).values_list(*COLUMNS)
    ]
