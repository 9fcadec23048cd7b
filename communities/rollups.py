"""Rows of partnerships for summaries: which community was in which programme, in which region."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import (
    Case,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    When,
)

from communities.borders import TODAY, Borders
from communities.choices import ProgrammeRole
from communities.models import CommunityProfile, Partnership, ProgrammePartner
from core.models import Provenance, ReviewState


class PartnershipRow(NamedTuple):
    """One community in one programme, with when it joined and left."""

    community: int
    region: int
    district: int
    programme: int
    joined_on: date
    left_on: date | None
    confirmed: bool
    is_sample: bool


def in_scope(rows, user, path: str):
    """Rows whose community (below the lookup `path`) the user answers for; viewers are limited by
    programme instead."""
    if user.scope.everywhere:
        return rows
    return rows.filter(**{f"{path}district__region__in": user.scope.regions})


def population_on(day: date, community: str, field: str = "population") -> Subquery:
    """A value of the profile that holds on a day: the latest up to it, else the earliest."""
    up_to = Q(year__lte=day.year)
    profiles = CommunityProfile.objects.filter(community=OuterRef(community)).order_by(
        Case(When(up_to, then=0), default=1),
        Case(When(up_to, then=-F("year")), default=F("year"), output_field=IntegerField()),
    )
    return Subquery(profiles.values(field)[:1])


def partnership_rows(
    user,
    *,
    programmes: Collection[int] | None = None,
    borders: Borders = TODAY,
    samples: bool = True,
) -> list[PartnershipRow]:
    """Every partnership in the user's scope that joined, on whatever day: one query.

    `programmes` narrows to some programmes, `borders` to a place, and say which regions group;
    `samples=False` leaves samples out.
    """
    rows = in_scope(Partnership.objects.joined(), user, "community__")
    rows = borders.narrowed(rows, "community")
    if programmes is not None:
        rows = rows.filter(programme__in=programmes)
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    found = rows.order_by("community", "joined_on", "pk").values_list(
        "community", "community__district__region", "community__district", "programme",
        "joined_on", "left_on", "community__review", "community__provenance",
    )  # fmt: skip
    return [
        PartnershipRow(
            community,
            *borders.place(community, region, district),
            *values,
            confirmed=review == ReviewState.CONFIRMED,
            is_sample=provenance == Provenance.SAMPLE,
        )
        for community, region, district, *values, review, provenance in found
    ]


class Profile(NamedTuple):
    """How many people lived in a community in a year, and who says so."""

    year: int
    population: int
    source: str


def profiles_of(
    user, *, borders: Borders = TODAY, samples: bool = True
) -> dict[int, list[Profile]]:
    """The profiles of the communities the user answers for, by community and year: one query."""
    rows = in_scope(CommunityProfile.objects.order_by(), user, "community__")
    rows = borders.narrowed(rows, "community")
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    found: dict[int, list[Profile]] = defaultdict(list)
    for community, *values in rows.order_by("community", "year").values_list(
        "community", "year", "population", "source"
    ):
        found[community].append(Profile(*values))
    return found


def profile_on(profiles: Sequence[Profile], day: date) -> Profile | None:
    """The profile that holds on a day, of those of one community by year: the latest up to it,
    else the earliest."""
    until = [one for one in profiles if one.year <= day.year]
    return until[-1] if until else (profiles[0] if profiles else None)


class RoleRow(NamedTuple):
    """One partner organisation with a role in a programme."""

    key: int
    programme: int
    confirmed: bool


def co_implementer_rows(programmes: Collection[int] | None) -> list[RoleRow]:
    """The partner organisations that co-implement one of the programmes (None: any)."""
    roles = ProgrammePartner.objects.filter(role=ProgrammeRole.CO_IMPLEMENTER)
    if programmes is not None:
        roles = roles.filter(programme__in=programmes)
    found = roles.order_by("partner", "programme").values_list(
        "partner", "programme", "partner__review"
    )
    return [RoleRow(*keys, review == ReviewState.CONFIRMED) for *keys, review in found.distinct()]
