"""The frame of a figure: which day, which programme, sector and region, whose borders."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language

from communities.models import Community, District, PartnerOrganisation, Programme, Region
from core.models import Named
from core.querysets import name_order
from projects.models import Sector
from trainings.models import Topic

PLACES = ("region", "district", "community")
DIMENSIONS = (*PLACES, "programme", "sector", "partner", "topic")
KEPT = ("district", "community", "sector", "partner", "topic")
"""What an address names by its key."""
CAME_FROM = "back"
"""What the summary that a reader comes from is called in an address."""
TABLE = "#by-title"
"""Where on a summary its table stands."""


@dataclass(frozen=True)
class Published:
    """A figure as a source prints it."""

    measure: str
    qualifier: str
    value: int
    as_of: date
    citation: str
    source_url: str


@dataclass(frozen=True)
class ProgrammeChoice:
    """A programme as the pages of figures need it, with what its sources published."""

    pk: int
    code: str
    name_kk: str
    name_ru: str
    name_en: str
    starts_on: date
    ends_on: date | None
    follow_up_until: date | None
    published: list[Published] = field(default_factory=list, compare=False)

    name_in = Named.name_in

    @property
    def name(self) -> str:
        return self.name_in(get_language() or "en")


@dataclass(frozen=True)
class Frame:
    """What a figure is asked for. Two equal frames give equal figures.

    A figure stands on the day `on`, or tells what came in the period from `since` to `on`.
    `boundaries` is the day whose regions group communities (None: today's regions). `programme`,
    `region`, `district`, `community`, `sector`, `partner` and `topic` narrow it; `programmes` are
    the keys it is limited to at all. `samples` says whether sample rows count. `by` is how the
    reader divides it, `map` the measure on the map of its summary, `page` the page of the
    summary's table they look at.
    """

    on: date
    boundaries: date | None
    since: date | None = None
    programmes: frozenset[int] | None = None
    programme: ProgrammeChoice | None = None
    region: Region | None = None
    district: District | None = None
    community: Community | None = None
    sector: Sector | None = None
    partner: PartnerOrganisation | None = None
    topic: Topic | None = None
    samples: bool = True
    today_asked: bool = False
    day_asked: bool = False
    borders_asked: bool = False
    by: str = ""
    map: str = ""
    page: str = ""

    @property
    def path(self) -> tuple[tuple[str, int], ...]:
        """The part of the rows it is narrowed to: dimension and key, the widest first."""
        chosen = {name: getattr(self, name) for name in (*PLACES, "topic")}
        return tuple((name, one.pk) for name, one in chosen.items() if one is not None)

    @property
    def place(self) -> tuple[str, int] | None:
        """The narrowest place it is narrowed to: region, district or community, and its key."""
        return next((step for step in reversed(self.path) if step[0] in PLACES), None)

    @property
    def narrowed_by(self) -> frozenset[str]:
        """The dimensions it is narrowed by."""
        return frozenset(name for name in DIMENSIONS if getattr(self, name) is not None)

    def summary(self) -> str:
        """The address of the summary of this frame, where the reader is in it."""
        url = reverse("reports:regions")
        if self.region is not None:
            url = reverse("reports:region", args=[self.region.slug])
        return self.address(url, region=None, page=self.page) + (TABLE if self.page else "")

    def way_back(self) -> dict:
        """What an address takes along to lead back to a further page of the summary's table."""
        return {CAME_FROM: self.summary()} if self.page else {}

    def address(self, url: str, **changes) -> str:
        """The address of a page of figures that keeps this frame."""
        query = {}
        if self.day_asked:
            query["on"] = self.on.isoformat()
        if self.since is not None:
            query["since"] = self.since.isoformat()
        if self.programme is not None:
            query["programme"] = self.programme.code
        if self.region is not None:
            query["region"] = self.region.slug
        for name in KEPT:
            if (chosen := getattr(self, name)) is not None:
                query[name] = chosen.pk
        if self.today_asked:
            query["boundaries"] = "today"
        if self.borders_asked:
            query["borders"] = self.boundaries.isoformat()
        query |= {"by": self.by, "map": self.map}
        query |= changes
        if changes.get("on") and self.path and self.boundaries is not None:
            # On another day the places are still those of this frame.
            query["borders"] = self.boundaries.isoformat()
        query = {name: value for name, value in query.items() if value not in (None, "")}
        return f"{url}?{urlencode(query)}" if query else url


def readable_programmes(user) -> list[ProgrammeChoice]:
    """The programmes whose figures the user reads, with what their sources published: one query."""
    own = [name for name in ProgrammeChoice.__dataclass_fields__ if name != "published"]
    figure = [f"published_figures__{name}" for name in Published.__dataclass_fields__]
    found: dict[int, ProgrammeChoice] = {}
    rows = Programme.objects.readable_by(user).values_list(*own, *figure)
    for values in rows.order_by(name_order(), "pk", "published_figures__pk"):
        choice = found.setdefault(values[0], ProgrammeChoice(*values[: len(own)]))
        if values[len(own)] is not None:
            choice.published.append(Published(*values[len(own) :]))
    return list(found.values())


def last_day_of(programmes: list[ProgrammeChoice], since: date | None = None) -> date:
    """The day figures stand on unless another is asked: today, or, once every programme has ended,
    the last day of the longest follow-up, unless the period asked for begins after it."""
    today = timezone.localdate()
    ends = [choice.follow_up_until or choice.ends_on for choice in programmes]
    if not ends or not all(end is not None and end < today for end in ends):
        return today
    last = max(ends)
    return last if since is None or since <= last else today


def default_frame(programmes: list[ProgrammeChoice], user, *, samples: bool) -> Frame:
    """The frame that stands where nothing is asked: all programmes the user reads, on the last
    day, by the borders of that day."""
    on = last_day_of(programmes)
    return Frame(on, on, programmes=user.scope.programmes, samples=samples)


def boundaries_for(region: Region | None, on: date, today_asked: bool) -> date | None:
    """The day whose borders group communities: `on`, unless today's are asked; on the page of a
    region that did not exist on that day, a day on which it did."""
    if region is not None:
        if today_asked and region.valid_to is None:
            return None
        if region.valid_to is not None and region.valid_to <= on:
            return _day_before(region.valid_to)
        if region.valid_from is not None and region.valid_from > on:
            return None if region.valid_to is None else _day_before(region.valid_to)
        return on
    return None if today_asked else on


def month_end(day: date) -> date:
    """The last end of a month up to a day."""
    tomorrow = date.fromordinal(day.toordinal() + 1)
    return day if tomorrow.day == 1 else _day_before(day.replace(day=1))


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
