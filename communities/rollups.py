"""Rows of partnerships for summaries: which community was in which programme, in which region."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from communities.choices import ProgrammeRole
from communities.models import CommunityDistrict, CommunityProfile, Partnership, ProgrammePartner
from communities.querysets import valid_on
from core.models import Provenance, ReviewState


@dataclass(frozen=True)
class PartnershipRow:
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


def region_on(day: date | None, community: str):
    """The key of the region in which a community (a lookup) lay on a day; None asks for today."""
    return _place_key(day, community, "district__region")


def district_on(day: date | None, community: str):
    """The key of the district in which a community (a lookup) lay on a day; None asks for today."""
    return _place_key(day, community, "district")


def _place_key(day: date | None, community: str, key: str):
    today = F(f"{community}__{key}")
    if day is None:
        return today
    spans = CommunityDistrict.objects.filter(valid_on(day), community=OuterRef(community))
    return Coalesce(Subquery(spans.values(key)[:1]), today, output_field=BigIntegerField())


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
    boundaries_on: date | None = None,
    samples: bool = True,
) -> list[PartnershipRow]:
    """Every partnership in the user's scope that joined, on whatever day: one query.

    `programmes` narrows to some programmes, `boundaries_on` names the day whose regions group
    (None: today's), `samples=False` leaves samples out.
    """
    rows = in_scope(Partnership.objects.joined(), user, "community__")
    if programmes is not None:
        rows = rows.filter(programme__in=programmes)
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    found = rows.annotate(
        region=region_on(boundaries_on, "community"),
        district=district_on(boundaries_on, "community"),
    ).values_list(
        "community", "region", "district", "programme", "joined_on", "left_on",
        "community__review", "community__provenance",
    )  # fmt: skip
    return [
        PartnershipRow(*values, review == ReviewState.CONFIRMED, provenance == Provenance.SAMPLE)
        for *values, review, provenance in found.order_by("community", "joined_on", "pk")
    ]


class Profile(NamedTuple):
    """How many people lived in a community in a year, and who says so."""

    year: int
    population: int
    source: str


def profiles_of(user, *, samples: bool = True) -> dict[int, list[Profile]]:
    """The profiles of the communities the user answers for, by community and year: one query."""
    rows = in_scope(CommunityProfile.objects.order_by(), user, "community__")
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


@dataclass(frozen=True)
class RoleRow:
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
