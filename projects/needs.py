"""Rows of needs for summaries: when each was first ranked, and when a project answered it."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Min

from communities.borders import TODAY, Borders
from communities.models import Need, NeedRanking, Partnership
from communities.rollups import in_scope
from core.models import Provenance, ReviewState
from projects.choices import COMPLETED_STAGES
from projects.models import Project
from projects.rollups import counted_end


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
    borders: Borders = TODAY,
    samples: bool = True,
) -> list[NeedRow]:
    """Every need in the user's scope: three plain queries. A need is answered on the day the first
    project that names it is completed."""
    rows = in_scope(Need.objects.order_by(), user, "community__")
    rows = borders.narrowed(rows, "community")
    if programmes is not None:
        joined = Partnership.objects.filter(programme__in=programmes, joined_on__isnull=False)
        rows = rows.filter(community__in=joined.values("community"))
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    ranked, answered = _first_ranked(), _first_answered()
    found = rows.values_list(
        "pk", "community", "community__district__region", "community__district", "community__review"
    )
    return [
        NeedRow(
            pk,
            community,
            *borders.place(community, *place),
            review == ReviewState.CONFIRMED,
            ranked.get(pk),
            answered.get((pk, True)),
            answered.get((pk, False)),
        )
        for pk, community, *place, review in found.order_by("pk")
    ]


# Both read the whole table: asked for some needs only, SQLite goes through them for each row.


def _first_ranked() -> dict[int, date]:
    """The day on which each need was first ranked."""
    rankings = NeedRanking.objects.order_by().filter(rank__gte=1)
    return dict(rankings.values_list("need").annotate(first=Min("meeting__held_on")))


def _first_answered() -> dict[tuple[int, bool], date]:
    """The day on which each need was first answered: by a confirmed project (True), by any."""
    links = Project.needs.through.objects.order_by().filter(project__stage__in=COMPLETED_STAGES)
    found: dict[tuple[int, bool], date] = {}
    for need, stage, ended, programme_ends, review in links.values_list(
        "need",
        "project__stage",
        "project__ended_on",
        "project__programme__ends_on",
        "project__review",
    ):
        day = counted_end(stage, ended, programme_ends)
        if day is None:
            continue
        for sure in {False, review == ReviewState.CONFIRMED}:
            found[need, sure] = min(day, found.get((need, sure), day))
    return found
