"""What has been generated so far, for later records to name."""

from collections import deque
from dataclasses import dataclass, field

from django.db.models import Model

from accounts.models import User
from bereke.generated.draw import Draw, Streams
from bereke.generated.places import Home
from bereke.generated.rows import Rows
from communities.models import (
    AgeBand,
    Community,
    Need,
    PartnerOrganisation,
    Partnership,
    Programme,
    VisitRule,
)
from projects.models import CatchmentZone, InKindRate, OutputMeasure, Project, Sector
from trainings.models import Participant, Topic

KNOWN_PEOPLE = 400
"""How many of the last participants may come again."""


@dataclass
class Settled:
    """A programme with its rules."""

    programme: Programme
    bands: list[AgeBand]
    visits: list[VisitRule]


@dataclass
class Settlement:
    """A community of the part that is being made, with what hangs on it."""

    number: int
    community: Community
    home: Home
    partnerships: list[Partnership] = field(default_factory=list)
    least_people: int | None = None
    zones: list[CatchmentZone] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    works: list["Work"] = field(default_factory=list)


@dataclass
class Work:
    """A project with the needs it answers and the communities it serves, the lead one first."""

    project: Project
    serves: list[Settlement]
    needs: list[Need] = field(default_factory=list)


@dataclass
class World:
    """One portfolio being made: its chance, the rows that wait, and what may be named."""

    streams: Streams
    rows: Rows
    homes: list[Home] = field(default_factory=list)
    programmes: list[Settled] = field(default_factory=list)
    partners: list[PartnerOrganisation] = field(default_factory=list)
    sectors: list[Sector] = field(default_factory=list)
    measures: dict[int, list[OutputMeasure]] = field(default_factory=dict)
    day_rates: dict[tuple[int, str], InKindRate] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    settlements: list[Settlement] = field(default_factory=list)
    owners: list[User] = field(default_factory=list)
    people: deque[Participant] = field(default_factory=lambda: deque(maxlen=KNOWN_PEOPLE))

    def draw(self, kind: str) -> Draw:
        """The stream of a kind of record."""
        return self.streams[kind]

    def add(self, row: Model) -> Model:
        """Let a row wait to be written."""
        return self.rows.add(row)
