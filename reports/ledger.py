"""The rows behind every figure of one frame, read once, each kind when first asked for.

Rows hold dated facts, so the same reading answers for any day and any part of the frame.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TypeVar

from communities.borders import TODAY, Borders
from communities.rollups import (
    PartnershipRow,
    Profile,
    RoleRow,
    co_implementer_rows,
    partnership_rows,
    profiles_of,
)
from dialogue.rollups import (
    AppealRow,
    Councils,
    MeetingRow,
    RecommendationRow,
    appeal_rows,
    meeting_rows,
    recommendation_rows,
)
from projects.needs import NeedRow, need_rows
from projects.reach import GroupRow, group_rows
from projects.rollups import (
    OutputRow,
    ProjectRow,
    add_part,
    output_rows,
    programmes_of_projects,
    project_rows,
)
from reports.frame import Frame
from trainings.rollups import SeatRow, seat_rows

Path = tuple[tuple[str, Hashable], ...]
T = TypeVar("T")


class Ledger:
    """All rows a user reads within a frame's place, programmes, sector and partner, for any day;
    parts are told apart here, without reading again. Who opens no record learns of what is
    confirmed only."""

    def __init__(self, user, frame: Frame) -> None:
        self.user = user
        self.frame = frame
        self.borders = Borders(frame.boundaries, frame.place)
        self._read: set[str] = set()
        self._grouped: dict[tuple, dict[tuple, list]] = {}

    def rows(self, kind: str, path: Path = ()) -> list:
        """The rows of a kind in one part of the frame."""
        if not path:
            return getattr(self, kind)
        dimensions = tuple(dimension for dimension, _key in path)
        return self.grouped(kind, dimensions).get(tuple(key for _dimension, key in path), [])

    def grouped(self, kind: str, dimensions: tuple[str, ...]) -> dict[tuple, list]:
        """The rows of a kind by their keys in some dimensions; a row of two programmes is in
        both."""
        if (kind, dimensions) not in self._grouped:
            found: dict[tuple, list] = defaultdict(list)
            for row in getattr(self, kind):
                for keys in self._keys(kind, row, dimensions):
                    found[keys].append(row)
            self._grouped[kind, dimensions] = dict(found)
        return self._grouped[kind, dimensions]

    def _keys(self, kind: str, row, dimensions: tuple[str, ...]) -> Iterable[tuple]:
        keys = tuple([getattr(row, dimension, None) for dimension in dimensions])
        if "programme" not in dimensions:
            return () if None in keys else (keys,)
        place = dimensions.index("programme")
        found = ((*keys[:place], key, *keys[place + 1 :]) for key in self._programmes(kind, row))
        return [keys for keys in found if None not in keys]

    def _programmes(self, kind: str, row) -> Iterable[int]:
        if kind == "needs":
            return self._programmes_of_communities.get(row.community, ())
        if kind == "projects":
            return {row.programme} | self._further_programmes.get(row.pk, set())
        if kind == "groups":
            return {row.programme} | self._further_programmes.get(row.project, set())
        return () if row.programme is None else (row.programme,)

    def _readable(self, rows: list[T]) -> list[T]:
        if self.user.can("read_records"):
            return rows
        return [row for row in rows if row.confirmed]

    @cached_property
    def partnerships(self) -> list[PartnershipRow]:
        programmes = self.frame.programmes
        return self._readable(partnership_rows(self.user, programmes=programmes, **self._bounds))

    @cached_property
    def profiles(self) -> dict[int, list[Profile]]:
        return profiles_of(self.user, borders=self.borders)

    @cached_property
    def projects(self) -> list[ProjectRow]:
        return self._readable(project_rows(self.user, **self._projects_asked))

    def read_of_projects(self, part: str) -> None:
        """Reads the money, visits or pauses of the projects, once."""
        if part not in self._read:
            add_part(part, self.projects, self.user, **self._projects_asked)
            self._read.add(part)

    @cached_property
    def groups(self) -> list[GroupRow]:
        return self._readable(group_rows(self.user, **self._projects_asked))

    @cached_property
    def outputs(self) -> dict[int, list[OutputRow]]:
        """What each project planned and built, by its key."""
        found: dict[int, list[OutputRow]] = defaultdict(list)
        for row in output_rows(self.user, **self._projects_asked):
            found[row.project].append(row)
        return found

    @cached_property
    def needs(self) -> list[NeedRow]:
        return self._readable(
            need_rows(self.user, programmes=self.frame.programmes, **self._bounds)
        )

    @cached_property
    def seats(self) -> list[SeatRow]:
        partner = self.frame.partner
        rows = seat_rows(
            self.user,
            self.frame.on,
            programmes=self.frame.programmes,
            partner=partner.pk if partner else None,
            **self._bounds,
        )
        return self._readable(rows)

    @cached_property
    def co_implementers(self) -> list[RoleRow]:
        return self._readable(co_implementer_rows(self.frame.programmes))

    @cached_property
    def meetings(self) -> list[MeetingRow]:
        return self._readable(meeting_rows(self._councils))

    @cached_property
    def appeals(self) -> list[AppealRow]:
        return self._readable(self._of_sector(appeal_rows(self._councils)))

    @cached_property
    def recommendations(self) -> list[RecommendationRow]:
        return self._readable(self._of_sector(recommendation_rows(self._councils)))

    def _of_sector(self, rows: list) -> list:
        sector = self.frame.sector
        return rows if sector is None else [row for row in rows if row.sector == sector.pk]

    @property
    def _councils(self) -> Councils:
        return Councils(self.user, self.frame.programmes, self.frame.samples)

    @property
    def _bounds(self) -> dict:
        return {"borders": self.borders, "samples": self.frame.samples}

    @property
    def _projects_asked(self) -> dict:
        frame = self.frame
        return {
            "programmes": frame.programmes,
            "sector": frame.sector.pk if frame.sector else None,
            "partner": frame.partner.pk if frame.partner else None,
            **self._bounds,
        }

    @cached_property
    def _further_programmes(self) -> dict[int, set[int]]:
        # Also of projects led elsewhere, which may count people in the place of the frame.
        return programmes_of_projects(self.user, **(self._projects_asked | {"borders": TODAY}))

    @cached_property
    def _programmes_of_communities(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for row in self.partnerships:
            found[row.community].add(row.programme)
        return found
