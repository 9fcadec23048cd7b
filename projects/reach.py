"""People: distinct people reached and times served, from counts of beneficiary groups.

The rule is CARE's (guidance on reporting population data): a person counts once; where services
overlap in one area the highest figure is taken; only separate areas are added; each service keeps
its own figure; planned is never reported as reached. Here an area is a catchment zone.

`reach_of` is a plain function of rows, so that its properties can be tested without a database.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum

from communities.borders import TODAY, Borders
from communities.choices import Sex
from communities.rollups import Profile, in_scope, population_on, profile_on
from core.models import ReviewState
from projects.choices import Basis, Directness
from projects.models import BeneficiaryCell, BeneficiaryGroup
from projects.rollups import counted_end, narrowed, within

SPLIT = ("women", "men", "youth", "with_age")
REST = {"not_known": ("women", "men"), "age_not_known": ("with_age",)}
"""Parts of a split of which nothing is entered: what others leave of the whole."""


class GroupRow(NamedTuple):
    """One count of one group: the zone it lies in, the project it is of, and when it holds.

    `with_age` are those whose age is known; `is_whole` tells that the zone is the whole community;
    `key` is the count's own.
    """

    zone: int
    community: int
    region: int
    project: int
    label: str
    basis: str
    directness: str
    people: int
    counted_on: date
    proposed_on: date
    closed_on: date | None = None
    completed_on: date | None = None
    confirmed: bool = True
    women: int = 0
    men: int = 0
    youth: int = 0
    with_age: int = 0
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    is_whole: bool = False
    key: int | None = None
    district: int | None = None
    sector: int | None = None
    programme: int | None = None


class ProjectInZone(NamedTuple):
    """What one project counts in one zone."""

    project: int
    completed_on: date
    people: int
    women: int
    men: int
    youth: int
    with_age: int


@dataclass
class CommunityReach:
    """Reach of one community: counted by the rule, and shown, never above its population.

    A capped community shows no split, for nobody knows whom the overlap holds.
    """

    community: int
    region: int
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    counted: int = 0
    zones: dict[int, list[ProjectInZone]] = field(default_factory=dict)

    def lives_there(self, profile: Profile | None) -> None:
        """Take the population from a profile; without one it is not known."""
        known = (profile.population, profile.year, profile.source) if profile else (None, None, "")
        self.population, self.population_year, self.population_source = known

    @property
    def is_capped(self) -> bool:
        return self.population is not None and self.counted > self.population

    @property
    def has_no_population(self) -> bool:
        return self.population is None

    @property
    def people(self) -> int:
        """Distinct people, as shown."""
        return self.population if self.is_capped else self.counted

    @property
    def services(self) -> int:
        """Times served: the people of every project."""
        return self._served("people")

    def split(self, part: str) -> int:
        """People of one part of the split: women, men, youth, not_known (of sex), with_age (whose
        age is known) or age_not_known."""
        if self.is_capped:
            return self.people if part in REST else 0
        if part in REST:
            return self.people - sum(map(self.split, REST[part]))
        return sum(getattr(projects[0], part) for projects in self.zones.values())

    def served_split(self, part: str) -> int:
        """Times served of one part of the split, as in `split`."""
        if part in REST:
            return self.services - sum(map(self._served, REST[part]))
        return self._served(part)

    def _served(self, whom: str) -> int:
        return sum(getattr(one, whom) for projects in self.zones.values() for one in projects)


def group_rows(
    user,
    *,
    on: date | None = None,
    programmes: Collection[int] | None = None,
    sector: int | None = None,
    partner: int | None = None,
    communities: Collection[int] | None = None,
    borders: Borders = TODAY,
    with_split: bool = True,
    samples: bool = True,
) -> list[GroupRow]:
    """Every count of a group in zones of the user's communities, made by `on`: one query, and
    one more with their split.

    Without a day they are of any day, and bring no population. `programmes`, `sector` and `partner`
    narrow the projects, `communities` the places; `borders` say which regions group.
    """
    rows = in_scope(BeneficiaryGroup.objects.order_by(), user, "zone__community__")
    rows = borders.narrowed(rows, "zone__community")
    if on is not None:
        rows = rows.filter(counted_on__lte=on)
    if communities is not None:
        rows = rows.filter(zone__community__in=communities)
    rows = narrowed(
        rows, "project__", programmes=programmes, sector=sector, partner=partner, samples=samples
    )
    names, splits = _COLUMNS, _splits(rows) if with_split else {}
    if on is not None:
        fields = ("population", "year", "source")
        known = {f"lived_{field}": population_on(on, "zone__community", field) for field in fields}
        rows, names = rows.annotate(**known), (*_COLUMNS, *known)
    return [_row(borders, splits, *values) for values in rows.order_by("pk").values_list(*names)]


_COLUMNS = (
    "pk", "zone", "zone__community", "zone__community__district__region",
    "zone__community__district", "project", "label", "basis", "directness", "people", "counted_on",
    "project__proposed_on", "project__closed_on", "project__stage", "project__ended_on",
    "project__programme__ends_on", "project__review", "project__sector", "project__programme",
    "zone__is_whole",
)  # fmt: skip
NO_SPLIT = (0, 0, 0, 0)


def _splits(groups: QuerySet) -> dict[int, tuple[int, ...]]:
    """The `SPLIT` of each count whose split is entered, by its key. Summed apart from the
    counts: joined to them, each cell would bring all that is read of its count."""
    cells = within(BeneficiaryCell.objects.order_by(), "group", groups)
    rows = cells.values("group").annotate(
        women=Sum("people", filter=Q(sex=Sex.WOMAN), default=0),
        men=Sum("people", filter=Q(sex=Sex.MAN), default=0),
        youth=Sum("people", filter=Q(age_band__is_youth=True), default=0),
        with_age=Sum("people", filter=Q(age_band__isnull=False), default=0),
    )
    return {group: tuple(split) for group, *split in rows.values_list("group", *SPLIT)}


def _row(
    borders, splits, key, zone, community, region, district, project, label, basis, directness,
    people, counted, proposed, closed, stage, ended, programme_ends, review, sector, programme,
    is_whole, population=None, year=None, source="",
) -> GroupRow:  # fmt: skip
    region, district = borders.place(community, region, district)
    return GroupRow(
        zone, community, region, project, label, basis, directness, people, counted, proposed,
        closed, counted_end(stage, ended, programme_ends), review == ReviewState.CONFIRMED,
        *splits.get(key, NO_SPLIT), population, year, source or "", is_whole, key, district,
        sector, programme,
    )  # fmt: skip


def reach_of(
    rows: Iterable[GroupRow],
    on: date,
    *,
    basis: str = Basis.ACTUAL,
    directness: str = Directness.DIRECT,
    confirmed_only: bool = True,
    profiles: Mapping[int, Sequence[Profile]] | None = None,
) -> dict[int, CommunityReach]:
    """Reach of each community on a day, by its key.

    `profiles` of each community, by year, say who lives there on the day; without them the rows do.

    Actual groups count once their project is completed by `on`; planned ones while their project
    is proposed and not closed. Of several counts of one group the latest up to `on` holds. In a
    zone the project with most people wins and gives its own split; a tie goes to the earlier
    completion, then to the lower key.
    """
    latest: dict[tuple, GroupRow] = {}
    for row in rows:
        if row.basis != basis or row.directness != directness or row.counted_on > on:
            continue
        if (confirmed_only and not row.confirmed) or not _holds(row, on):
            continue
        key = (row.zone, row.project, row.label)
        if key not in latest or row.counted_on > latest[key].counted_on:
            latest[key] = row
    by_community: dict[int, list[GroupRow]] = defaultdict(list)
    for row in latest.values():
        by_community[row.community].append(row)
    reaches = {key: _community_reach(by_community[key]) for key in sorted(by_community)}
    if profiles is not None:
        for key, reach in reaches.items():
            reach.lives_there(profile_on(profiles.get(key, ()), on))
    return reaches


def _holds(row: GroupRow, on: date) -> bool:
    if row.basis == Basis.PLANNED:
        return row.proposed_on <= on and (row.closed_on is None or row.closed_on > on)
    return row.completed_on is not None and row.completed_on <= on


def _community_reach(rows: list[GroupRow]) -> CommunityReach:
    first = rows[0]
    reach = CommunityReach(
        first.community,
        first.region,
        first.population,
        first.population_year,
        first.population_source,
    )
    counts: dict[tuple[int, int], list[GroupRow]] = defaultdict(list)
    for row in rows:
        counts[row.zone, row.project].append(row)
    for zone, project in sorted(counts):
        reach.zones.setdefault(zone, []).append(_in_zone(counts[zone, project]))
    for projects in reach.zones.values():
        projects.sort(key=lambda one: (-one.people, one.completed_on, one.project))
        reach.counted += projects[0].people
    return reach


def _in_zone(rows: list[GroupRow]) -> ProjectInZone:
    """What the counts of one project in one zone come to together."""
    first = rows[0]
    numbers = zip(*map(_NUMBERS, rows), strict=True)
    return ProjectInZone(first.project, first.completed_on or date.max, *map(sum, numbers))


_NUMBERS = attrgetter("people", *SPLIT)
