"""The map of communities: a circle for each, as large as the people reached there are many."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.urls import reverse
from django.utils.translation import gettext as _

from communities.models import Community, RegionOutline
from communities.querysets import valid_on
from core.display import Badge, Heading, Row, row
from core.numbers import format_number
from core.places import Place, place_of
from core.plane import Plane
from reports.frame import Frame
from reports.measures import MEASURES
from reports.portfolio import Portfolio

WIDTH = 760
LARGEST, SMALLEST = 26.0, 3.5
"""Radius of the circle of the most people, and the least a finger can find."""
LISTED = 200


@dataclass(frozen=True)
class Reached:
    """A community that takes part, with the people reached there."""

    community: Community
    people: int

    @property
    def place(self) -> Place | None:
        return place_of(self.community)

    @property
    def text(self) -> str:
        """Name and number, as the map tells them."""
        return _("%(name)s: %(people)s people reached") % {
            "name": self.community,
            "people": format_number(self.people),
        }


@dataclass(frozen=True)
class Circle:
    """A community on the drawing."""

    one: Reached
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class ReachMap:
    """The drawing: circles, the smallest in front, over the outlines of regions."""

    plane: Plane
    circles: Sequence[Circle]
    shapes: Sequence[dict]
    credit: str


def answers(frame: Frame) -> bool:
    """Whether the people reached can be narrowed like a frame."""
    return frame.narrowed_by <= MEASURES["reach_direct"].narrows


def reached(portfolio: Portfolio) -> list[Reached]:
    """The communities that joined by the day or were reached, most people first: one query beside
    the rows of the portfolio. Joining has no sector and no partner: by them, those reached only."""
    if not answers(portfolio.frame):
        return []
    people = {item.key: item.amount for item in MEASURES["reach_direct"].rows(portfolio)}
    joined = set()
    if MEASURES["communities"].answers(portfolio):
        joined = {
            row.community
            for row in portfolio.partnerships
            if row.confirmed and row.joined_on <= portfolio.on
        }
    rows = Community.objects.visible_to(portfolio.user).select_related("district__region")
    found = [
        Reached(one, people.get(one.pk, 0))
        for one in rows.filter(pk__in=joined | set(people)).by_name()
    ]
    return sorted(found, key=lambda one: -one.people)


def outlines(portfolio: Portfolio) -> list[RegionOutline]:
    """The outlines that are kept of the regions of the frame's borders: one query."""
    rows = RegionOutline.objects.filter(valid_on(portfolio.frame.boundaries, "region__"))
    return list(rows.select_related("region").order_by("pk"))


def drawn(portfolio: Portfolio, found: Sequence[Reached]) -> ReachMap | None:
    """The drawing of the communities whose place is known; None if there is none.

    It shows the regions in which they lie whole; of the others what comes into view.
    """
    placed = [one for one in found if one.place is not None]
    if not placed:
        return None
    kept = outlines(portfolio)
    regions = {row.region for row in portfolio.partnerships}
    corners = [(float(one.place.longitude), float(one.place.latitude)) for one in placed]
    for outline in kept:
        if outline.region_id in regions:
            corners += [point for polygon in outline.geometry for point in polygon[0]]
    plane = Plane.around(corners, WIDTH)
    most = max(one.people for one in placed)
    return ReachMap(
        plane=plane,
        circles=[_circle(one, plane, most) for one in placed],
        shapes=[
            {"path": plane.path(outline.geometry), "name": str(outline.region)} for outline in kept
        ],
        credit=" ".join(sorted({outline.credit for outline in kept})),
    )


def _circle(one: Reached, plane: Plane, most: int) -> Circle:
    x, y = plane.place(float(one.place.longitude), float(one.place.latitude))
    radius = LARGEST * sqrt(max(one.people, 0) / most) if most > 0 else 0
    return Circle(one, x, y, round(max(radius, SMALLEST), 1))


def table(found: Sequence[Reached]) -> dict:
    """The same communities as a table, most people first; those without a place say so."""
    columns = [
        Heading(_("Community"), primary=True),
        Heading(_("District")),
        Heading(_("Region today"), minor=True),
        Heading(_("People reached"), numeric=True, primary=True),
    ]
    rows: list[Row] = [
        row(
            columns,
            str(one.community),
            str(one.community.district),
            str(one.community.district.region),
            format_number(one.people),
            url=one.community.get_absolute_url(),
            badges=[] if one.place else [Badge(_("its place is not entered"), "warning")],
        )
        for one in found[:LISTED]
    ]
    return {"columns": columns, "rows": rows}


def address(portfolio: Portfolio) -> str:
    """The address of the map of a frame, for who may open it: names and places are those of
    records. One community has a map on its own page."""
    frame = portfolio.frame
    shown = frame.community is None and answers(frame)
    if not shown or not portfolio.user.can("read_records"):
        return ""
    return frame.address(reverse("reports:map"))
