"""A portfolio on a day: what measures count, whole, in part, or on another day."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from communities.models import Community, District, Programme, Region
from communities.rollups import PartnershipRow, Profile, RoleRow
from core.querysets import name_order
from projects.choices import Basis, Directness
from projects.models import Sector
from projects.reach import CommunityReach, reach_of
from projects.rollups import OutputRow, ProjectRow
from reports.frame import Frame
from reports.ledger import Ledger, Path
from trainings.models import Topic
from trainings.rollups import SeatRow

T = TypeVar("T")

PLACED = (
    "partnerships",
    "projects",
    "groups",
    "needs",
    "seats",
    "meetings",
    "appeals",
    "recommendations",
)
"""The kinds of rows that say in which regions a frame has anything."""

NAMED = {
    "region": Region,
    "district": District,
    "community": Community,
    "programme": Programme,
    "sector": Sector,
    "topic": Topic,
}


@dataclass(frozen=True)
class Place:
    """A region, district, community, sector or programme as summaries name it."""

    pk: int
    name_kk: str
    name_ru: str
    name_en: str
    address: str = ""


class Portfolio:
    """The rows of a frame in a user's scope. Measures count them; nothing else does.

    The rows are read once (`Ledger`); a part of it, and the same on another day, are looked at
    without reading again. `since` begins the period that flows are counted in; without it they are
    counted from the beginning.
    """

    def __init__(self, user, frame: Frame, *, whole: "Portfolio | None" = None) -> None:
        self.user = user
        self.frame = frame
        self.on = frame.on
        self.since = frame.since
        self.path: Path = frame.path
        self.ledger = whole.ledger if whole else Ledger(user, frame)
        self._known: dict = whole._known if whole else {}
        self._counted: dict = {}

    def _like(self, on: date, since: date | None, path: Path) -> "Portfolio":
        key = (on, since, path)
        if key not in self._known:
            other = Portfolio(self.user, self.frame, whole=self)
            other.on, other.since, other.path = on, since, path
            self._known[key] = other
        return self._known[key]

    def at(self, on: date, since: date | None = None) -> "Portfolio":
        """The same on another day, or in a period that ends on it."""
        return self._like(on, since, self.path)

    @property
    def before(self) -> "Portfolio":
        """The same on the eve of the period, counted from the beginning."""
        return self.at(self.since - timedelta(days=1))

    def part(self, dimension: str, key: int) -> "Portfolio":
        """One part of it: the same rows, narrowed to a region, district, community, programme or
        sector."""
        return self._like(self.on, self.since, (*self.path, (dimension, key)))

    def keys(self, dimension: str, kinds: Sequence[str] = PLACED) -> set[int]:
        """The keys of the parts in which it has anything at all of some kinds of rows."""
        dimensions = (*(name for name, _key in self.path), dimension)
        own = tuple(key for _name, key in self.path)
        return {
            keys[-1]
            for kind in kinds
            for keys, rows in self.ledger.grouped(kind, dimensions).items()
            if keys[:-1] == own and rows
        }

    def names(self, dimension: str, keys: set[int]) -> list[Place]:
        """The names of some parts, in the reader's alphabet: one query."""
        if not keys:
            return []
        model = NAMED[dimension]
        address = {"region": "slug", "programme": "code"}.get(dimension, "pk")
        fields = ("pk", "name_kk", "name_ru", "name_en", address)
        rows = model.objects.filter(pk__in=keys).order_by(name_order(), "pk").values_list(*fields)
        return [Place(*values) for values in rows]

    def rows(self, kind: str, **only: Hashable) -> list:
        """The rows of a kind; `only` those that have these values."""
        return self.ledger.rows(kind, (*self.path, *only.items()))

    @property
    def partnerships(self) -> list[PartnershipRow]:
        return self.rows("partnerships")

    @property
    def projects(self) -> list[ProjectRow]:
        return self.rows("projects")

    def projects_with(self, *parts: str, **only: Hashable) -> list[ProjectRow]:
        """The projects with some of their money, visits and pauses, which are many; `only` those
        that have these values."""
        for part in parts:
            self.ledger.read_of_projects(part)
        return self.rows("projects", **only)

    @property
    def seats(self) -> list[SeatRow]:
        return self.rows("seats")

    @property
    def co_implementers(self) -> list[RoleRow]:
        """The roles of partner organisations; they belong to programmes, not to places."""
        asked = {key for name, key in self.path if name == "programme"}
        rows = self.ledger.co_implementers
        return [row for row in rows if row.programme in asked] if asked else rows

    @property
    def outputs(self) -> dict[int, list[OutputRow]]:
        """What each project planned and built, by the project's key."""
        return self.ledger.outputs

    @property
    def profiles(self) -> dict[int, list[Profile]]:
        """The profiles of each community, by year."""
        return self.ledger.profiles

    def once(self, key: Hashable, count: Callable[[], T]) -> T:
        """What several figures are made of, counted once."""
        if key not in self._counted:
            self._counted[key] = count()
        return self._counted[key]

    def reach(
        self,
        basis: str = Basis.ACTUAL,
        directness: str = Directness.DIRECT,
        confirmed_only: bool = True,
    ) -> dict[int, CommunityReach]:
        """Reach of each community of this part of the frame."""
        only = {"basis": basis, "directness": directness}
        if confirmed_only:
            only["confirmed"] = True

        def count() -> dict[int, CommunityReach]:
            return reach_of(
                self.rows("groups", **only),
                self.on,
                basis=basis,
                directness=directness,
                confirmed_only=confirmed_only,
                profiles=self.profiles,
            )

        return self.once(("reach", basis, directness, confirmed_only), count)
