"""Rows of partnerships for summaries: which community was in which programme, in which region."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BigIntegerField,
    Case,
    F,
    FilteredRelation,
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

_NAMES = ("name_kk", "name_ru", "name_en", "sort_kk", "sort_ru", "sort_en")


@dataclass(frozen=True)
class Place:
    """A region as summaries name it."""

    pk: int
    slug: str
    name_kk: str
    name_ru: str
    name_en: str
    sort_kk: str
    sort_ru: str
    sort_en: str


@dataclass(frozen=True)
class PartnershipRow:
    """One community in one programme; `population` in people, of the year that holds."""

    community: int
    community_name: dict[str, str]
    region: int
    place: Place
    programme: int
    joined_on: date
    left_on: date | None
    confirmed: bool
    is_sample: bool
    population: int | None


def in_scope(rows, user, path: str):
    """Rows whose community (below the lookup `path`) the user answers for; viewers are limited by
    programme instead."""
    if user.scope.everywhere:
        return rows
    return rows.filter(**{f"{path}district__region__in": user.scope.regions})


def region_on(day: date | None, community: str):
    """The key of the region in which a community (a lookup) lay on a day; None asks for today."""
    today = F(f"{community}__district__region")
    if day is None:
        return today
    spans = CommunityDistrict.objects.filter(valid_on(day), community=OuterRef(community))
    then = Subquery(spans.values("district__region")[:1])
    return Coalesce(then, today, output_field=BigIntegerField())


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
    on: date,
    programmes: Collection[int] | None = None,
    boundaries_on: date | None = None,
    samples: bool = True,
) -> list[PartnershipRow]:
    """Every partnership in the user's scope that joined, on whatever day: one query.

    `programmes` narrows to some programmes, `boundaries_on` names the day whose regions group
    (None: today's), `samples=False` leaves samples out. Population is that of `on`.
    """
    rows = in_scope(Partnership.objects.joined(), user, "community__")
    if programmes is not None:
        rows = rows.filter(programme__in=programmes)
    if not samples:
        rows = rows.exclude(community__provenance=Provenance.SAMPLE)
    place = _place_on(boundaries_on)
    if boundaries_on is not None:
        lay = "community__districts"
        rows = rows.annotate(
            span=FilteredRelation(lay, condition=valid_on(boundaries_on, f"{lay}__"))
        )
    found = rows.annotate(
        **{f"place_{name}": value for name, value in place.items()},
        population=population_on(on, "community"),
    ).values(
        *_OWN,
        "population",
        *(f"community__{name}" for name in _NAMES),
        *(f"place_{name}" for name in place),
    )
    return [_row(values) for values in found.order_by("community", "joined_on", "pk")]


_OWN = (
    "community",
    "programme",
    "joined_on",
    "left_on",
    "community__review",
    "community__provenance",
)


def _place_on(day: date | None) -> dict:
    """The fields of the region of a day (through the relation `span`), else of today's."""
    today, then = "community__district__region", "span__district__region"
    place = {name: F(f"{today}__{name}") for name in ("slug", *_NAMES)}
    if day is None:
        return place | {"pk": F(today)}
    lay = {name: Coalesce(f"{then}__{name}", value) for name, value in place.items()}
    return lay | {"pk": Coalesce(then, F(today))}


def _row(values: dict) -> PartnershipRow:
    return PartnershipRow(
        community=values["community"],
        community_name={name: values[f"community__{name}"] for name in _NAMES},
        region=values["place_pk"],
        place=Place(**{name: values[f"place_{name}"] for name in ("pk", "slug", *_NAMES)}),
        programme=values["programme"],
        joined_on=values["joined_on"],
        left_on=values["left_on"],
        confirmed=values["community__review"] == ReviewState.CONFIRMED,
        is_sample=values["community__provenance"] == Provenance.SAMPLE,
        population=values["population"],
    )


@dataclass(frozen=True)
class RoleRow:
    """One partner organisation with a role in some programme."""

    key: int
    confirmed: bool


def co_implementer_rows(programmes: Collection[int] | None) -> list[RoleRow]:
    """The partner organisations that co-implement one of the programmes (None: any), each once."""
    roles = ProgrammePartner.objects.filter(role=ProgrammeRole.CO_IMPLEMENTER)
    if programmes is not None:
        roles = roles.filter(programme__in=programmes)
    found = roles.order_by("partner").values_list("partner", "partner__review").distinct()
    return [RoleRow(key, review == ReviewState.CONFIRMED) for key, review in found]
