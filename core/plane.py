"""A flat drawing of a part of the earth: degrees to places on it, outlines to paths of SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

MARGIN = 0.02
"""Of the width, on each side."""
LEAST = 0.5
"""Degrees that are drawn at least."""


@dataclass(frozen=True)
class Plane:
    """West is left, north above; a degree of longitude is as much narrower as in the middle of the
    part that is drawn."""

    west: float
    north: float
    narrow: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, points: Iterable[Sequence[float]], width: int) -> "Plane":
        """The plane that shows some points (longitude, latitude); at least one is needed."""
        xs, ys = zip(*points, strict=True)
        west, east = min(xs), max(xs)
        south, north = min(ys), max(ys)
        narrow = cos(radians((south + north) / 2))
        long = max((east - west) * narrow, LEAST)
        high = max(north - south, LEAST)
        west -= (long / narrow - (east - west)) / 2
        north += (high - (north - south)) / 2
        edge = width * MARGIN
        scale = (width - 2 * edge) / long
        return cls(
            west - edge / scale / narrow,
            north + edge / scale,
            narrow,
            scale,
            width,
            round(high * scale + 2 * edge),
        )

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands on the drawing."""
        x = (longitude - self.west) * self.narrow * self.scale
        return round(x, 1), round((self.north - latitude) * self.scale, 1)

    def path(self, polygons: Iterable[Iterable[Iterable[Sequence[float]]]]) -> str:
        """An outline as the path of an SVG."""
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def _ring(self, ring: Iterable[Sequence[float]]) -> str:
        places: list[tuple[float, float]] = []
        for x, y, *_height in ring:
            place = self.place(x, y)
            if not places or abs(place[0] - places[-1][0]) + abs(place[1] - places[-1][1]) >= 1:
                places.append(place)
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in places) + "Z"
