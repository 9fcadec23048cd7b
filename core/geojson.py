"""Outlines from a GeoJSON file: read with every check, and simplified to what a page can carry.

A polygon is a list of rings, the first around it, the others around its holes; a ring is a list of
points (longitude, latitude) that ends where it begins.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.numbers import format_number
from core.places import KAZAKHSTAN
from core.text import clean_text

MOST_POINTS = 300_000
"""So many points of a file are read."""
KEPT_POINTS = 8_000
"""So many of them are kept, of all outlines together."""
DIGITS = 4
"""Ten metres; a map of a country shows less."""
LONGEST = 200
"""So many letters are read of what a file says of an outline."""
DEEPEST = 24
"""So often a ring is parted where it bends most; what is left is halved."""
DEGREES = ("crs84", "epsg::4326", "epsg:4326")

Ring = list[tuple[float, float]]
Polygon = list[Ring]


@dataclass(frozen=True)
class Feature:
    """One outline of a file, with what the file says of it."""

    properties: dict[str, str]
    polygons: list[Polygon]

    def points(self) -> Iterable[tuple[float, float]]:
        """Every point of the outline."""
        return (point for polygon in self.polygons for ring in polygon for point in ring)


def read_features(text: bytes | str) -> list[Feature]:
    """The outlines of a file. What is wrong is said in one sentence, as a ValidationError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ValidationError(
            _("This is no JSON. A shapefile or a KML file has to be saved as GeoJSON first.")
        ) from None
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise ValidationError(
            _("This is no GeoJSON of outlines: it has to be a FeatureCollection.")
        )
    _check_degrees(data.get("crs"))
    listed = data.get("features")
    if not isinstance(listed, list) or not listed:
        raise ValidationError(_("There is no outline in this file."))
    found = [_feature(number, feature) for number, feature in enumerate(listed, 1)]
    _check_whole(found)
    return found


def _check_degrees(crs) -> None:
    if crs is None:
        return
    said = crs.get("properties") if isinstance(crs, dict) else None
    name = clean_text(str(said.get("name") if isinstance(said, dict) else crs))
    if not name.lower().endswith(DEGREES):
        text = _("Coordinates have to be degrees (WGS 84); those of this file are %(system)s.")
        raise ValidationError(text % {"system": name[:100]})


def _feature(number: int, feature) -> Feature:
    feature = feature if isinstance(feature, dict) else {}
    geometry, properties = feature.get("geometry"), feature.get("properties")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        text = _(
            "Outline %(number)s of the file is no area: it has to be a Polygon or MultiPolygon."
        )
        raise ValidationError(text % {"number": format_number(number)})
    listed = geometry.get("coordinates")
    polygons = [listed] if kind == "Polygon" else listed
    try:
        read = [[_ring(ring) for ring in polygon] for polygon in polygons]
    except (TypeError, ValueError, OverflowError, IndexError, KeyError):
        read = []
    if not read or not all(read):
        text = _(
            "Outline %(number)s of the file cannot be read: a ring has at least four points of "
            "longitude and latitude in degrees, and ends where it begins."
        )
        raise ValidationError(text % {"number": format_number(number)})
    own = properties if isinstance(properties, dict) else {}
    said = {_text(key): _text(value) for key, value in own.items() if isinstance(value, str | int)}
    return Feature(said, read)


def _text(value: str | int) -> str:
    """What a file says, as a page can show it."""
    return clean_text(str(value)[:LONGEST])


def _ring(points) -> Ring:
    ring = [(float(point[0]), float(point[1])) for point in points]
    inside = all(isfinite(x + y) and abs(x) <= 180 and abs(y) <= 90 for x, y in ring)
    if len(ring) < 4 or ring[0] != ring[-1] or not inside:
        raise ValueError("no ring")
    return ring


def _check_whole(found: Sequence[Feature]) -> None:
    points = [point for feature in found for point in feature.points()]
    if len(points) > MOST_POINTS:
        raise _too_many(len(points), MOST_POINTS)
    if not any(map(is_inside, points)) and all(is_inside(point[::-1]) for point in points):
        raise ValidationError(
            _("Latitude and longitude are turned: in GeoJSON longitude stands first.")
        )


def _too_many(points: int, most: int) -> ValidationError:
    text = _("The file has %(number)s points; at most %(most)s are taken. Simplify it first.")
    return ValidationError(text % {"number": format_number(points), "most": format_number(most)})


def is_inside(point: tuple[float, float]) -> bool:
    """Whether a point lies about where the country does."""
    (south, north), (west, east) = KAZAKHSTAN
    return west <= point[0] <= east and south <= point[1] <= north


def simplified(found: Sequence[Feature], most: int = KEPT_POINTS) -> list[Feature]:
    """The outlines with as few points left out as make them fit, of Douglas and Peucker's way. What
    cannot be made to fit is refused, as a ValidationError."""
    tolerance, kept = 0.0, found
    while tolerance <= 1:
        # Each time from what is left, which is less and less.
        kept = [Feature(one.properties, _thinned(one.polygons, tolerance)) for one in kept]
        points = sum(1 for one in kept for _point in one.points())
        if points <= most:
            return kept
        tolerance = tolerance * 2 or 0.001
    raise _too_many(points, most)


def _thinned(polygons: Sequence[Polygon], tolerance: float) -> list[Polygon]:
    if not tolerance:
        return [[_rounded(ring) for ring in polygon] for polygon in polygons]
    kept = []
    for polygon in polygons:
        rings = [_rounded(_fewer(ring, tolerance)) for ring in polygon]
        if len(rings[0]) >= 4:
            kept.append([ring for ring in rings if len(ring) >= 4])
    # An area smaller than what is left out stays as it is.
    largest = max(polygons, key=lambda polygon: len(polygon[0]))
    return kept or [[_rounded(largest[0])]]


def _rounded(ring: Ring) -> Ring:
    return [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring]


def _fewer(ring: Ring, tolerance: float) -> Ring:
    """The ring without points nearer than `tolerance` to the line that is left."""
    first = ring[0]
    middle = max(
        range(len(ring)),
        key=lambda at: (ring[at][0] - first[0]) ** 2 + (ring[at][1] - first[1]) ** 2,
    )
    stays = {0, middle, len(ring) - 1}
    open_spans = [(0, middle, 0), (middle, len(ring) - 1, 0)]
    while open_spans:
        start, end, depth = open_spans.pop()
        far, at = tolerance, None
        for place in range(start + 1, end):
            away = _distance(ring[place], ring[start], ring[end])
            if away > far:
                far, at = away, place
        if at is not None:
            # In the middle, where the farthest point only ever cuts off a corner: a jagged ring
            # would be gone through as often as it has points.
            at = at if depth < DEEPEST else (start + end) // 2
            stays.add(at)
            open_spans += [(start, at, depth + 1), (at, end, depth + 1)]
    return [ring[place] for place in sorted(stays)]


def _distance(point: tuple, one: tuple, other: tuple) -> float:
    """How far a point lies from the line between two others, in degrees."""
    (x, y), (ax, ay), (bx, by) = point, one, other
    long, high = bx - ax, by - ay
    length = (long * long + high * high) ** 0.5
    if not length:
        return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
    return abs(long * (ay - y) - (ax - x) * high) / length


def written(features: Sequence[Feature]) -> dict:
    """Outlines as GeoJSON again."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": one.properties,
                "geometry": {"type": "MultiPolygon", "coordinates": one.polygons},
            }
            for one in features
        ],
    }
