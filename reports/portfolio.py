"""The rows behind every figure of one frame, read once, each kind when first asked for."""

from functools import cached_property

from communities.rollups import (
    PartnershipRow,
    Place,
    RoleRow,
    co_implementer_rows,
    partnership_rows,
)
from projects.choices import Basis, Directness
from projects.needs import NeedRow, need_rows
from projects.reach import CommunityReach, GroupRow, group_rows, reach_of
from projects.rollups import ProjectRow, project_rows
from reports.frame import Frame
from trainings.rollups import SeatRow, seat_rows


class Portfolio:
    """All rows of a frame in a user's scope. Measures count them; nothing else does.

    `only_region` narrows to the communities that lay in one region; rows are read for the whole
    scope and narrowed here, so that a page by regions reads them once.
    """

    def __init__(self, user, frame: Frame, only_region: int | None = None) -> None:
        self.user = user
        self.frame = frame
        self.on = frame.on
        self.only_region = only_region if only_region is not None else _key(frame.region)

    def in_region(self, region: int) -> "Portfolio":
        """The same rows, narrowed to one region; nothing is read again."""
        narrowed = Portfolio(self.user, self.frame, region)
        for name in ("_partnerships", "_projects", "_groups", "_seats"):
            narrowed.__dict__[name] = getattr(self, name)
        return narrowed

    @cached_property
    def partnerships(self) -> list[PartnershipRow]:
        return self._narrow(self._partnerships)

    @cached_property
    def projects(self) -> list[ProjectRow]:
        return self._narrow(self._projects)

    @cached_property
    def seats(self) -> list[SeatRow]:
        return self._narrow(self._seats)

    def reach(
        self,
        basis: str = Basis.ACTUAL,
        directness: str = Directness.DIRECT,
        confirmed_only: bool = True,
    ) -> dict[int, CommunityReach]:
        """Reach of each community of this frame."""
        key = (basis, directness, confirmed_only)
        if key not in self._reaches:
            self._reaches[key] = reach_of(
                self._narrow(self._groups),
                self.on,
                basis=basis,
                directness=directness,
                confirmed_only=confirmed_only,
            )
        return self._reaches[key]

    @cached_property
    def places(self) -> list[Place]:
        """The regions in which the frame's communities lay."""
        found = {row.place.pk: row.place for row in self.partnerships if row.joined_on <= self.on}
        return list(found.values())

    @cached_property
    def _reaches(self) -> dict:
        return {}

    @cached_property
    def needs(self) -> list[NeedRow]:
        return self._narrow(need_rows(self.user, **self._common()))

    @cached_property
    def co_implementers(self) -> list[RoleRow]:
        return co_implementer_rows(self.frame.programmes)

    @cached_property
    def _partnerships(self) -> list[PartnershipRow]:
        return partnership_rows(self.user, **self._common())

    @cached_property
    def _projects(self) -> list[ProjectRow]:
        return project_rows(self.user, sector=self.frame.sector, **self._common())

    @cached_property
    def _groups(self) -> list[GroupRow]:
        return group_rows(self.user, sector=self.frame.sector, **self._common())

    @cached_property
    def _seats(self) -> list[SeatRow]:
        return seat_rows(self.user, **self._common())

    def _common(self) -> dict:
        return {
            "on": self.on,
            "programmes": self.frame.programmes,
            "boundaries_on": self.frame.boundaries,
            "samples": self.frame.samples,
        }

    def _narrow(self, rows: list) -> list:
        if self.only_region is None:
            return rows
        return [row for row in rows if row.region == self.only_region]


def _key(region) -> int | None:
    return region.pk if region is not None else None
