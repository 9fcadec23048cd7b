"""A small map drawn on the server: points with labels that do not lie over each other, a scale bar.

Distances are right, since it is drawn in kilometres east and north of its middle; it shows no
borders and fetches nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians

from core.places import Place

WIDTH, HEIGHT, MARGIN = 360, 300, 34
LETTER, LINE = 6.6, 13.0
"""How much room a letter and a line of a label take, in units of the drawing."""
LEAST_KM = 4.0
KM_OF_A_DEGREE = 111.2
LONGEST_LABEL = 24


@dataclass(frozen=True)
class Spot:
    """What is drawn: a place, its name, its page, and of which kind it is (a class of style)."""

    place: Place
    name: str
    url: str = ""
    kind: str = "other"


@dataclass(frozen=True)
class Point:
    """A spot on the drawing: where its mark and its label stand; no label if there is no room."""

    spot: Spot
    x: float
    y: float
    label: str = ""
    label_x: float = 0
    label_y: float = 0
    anchor: str = "start"


@dataclass(frozen=True)
class Drawing:
    """The points, and the length of the scale bar in units of the drawing and in kilometres."""

    points: Sequence[Point]
    bar: float
    bar_km: float
    width: int = WIDTH
    height: int = HEIGHT


def draw(spots: Sequence[Spot]) -> Drawing:
    """The drawing of some spots, the first one in front; at least one is needed."""
    flat = _in_kilometres([spot.place for spot in spots])
    wide, high = (max(axis) - min(axis) for axis in zip(*flat, strict=True))
    room = min(
        (WIDTH - 2 * MARGIN) / max(wide, LEAST_KM), (HEIGHT - 2 * MARGIN) / max(high, LEAST_KM)
    )
    middle = [(max(axis) + min(axis)) / 2 for axis in zip(*flat, strict=True)]
    places = [
        (WIDTH / 2 + (east - middle[0]) * room, HEIGHT / 2 - (north - middle[1]) * room)
        for east, north in flat
    ]
    kilometres = _round_length(WIDTH / 4 / room)
    return Drawing(_labelled(spots, places), round(kilometres * room, 1), kilometres)


def _in_kilometres(places: Sequence[Place]) -> list[tuple[float, float]]:
    middle = sum(float(place.latitude) for place in places) / len(places)
    narrow = cos(radians(middle)) * KM_OF_A_DEGREE
    return [
        (float(place.longitude) * narrow, float(place.latitude) * KM_OF_A_DEGREE)
        for place in places
    ]


def _round_length(most: float) -> float:
    """The longest of 1, 2, 5, 10, 20 ... that is not above `most`."""
    whole = 10.0 ** floor(log10(most))
    return max(step * whole for step in (1, 2, 5) if step * whole <= most)


def _labelled(spots: Sequence[Spot], places: Sequence[tuple[float, float]]) -> list[Point]:
    # The scale bar stands below on the left, the arrow to the north above on the right.
    taken = [(0.0, HEIGHT - 26.0, WIDTH / 3, HEIGHT), (WIDTH - 28.0, 0.0, float(WIDTH), 34.0)]
    taken += [(x - 6, y - 6, x + 6, y + 6) for x, y in places]
    points = []
    for spot, (x, y) in zip(spots, places, strict=True):
        label, box = _place_label(spot.name, x, y, taken)
        if box:
            taken.append(box)
        points.append(Point(spot, round(x, 1), round(y, 1), *label))
    return points


def _place_label(name: str, x: float, y: float, taken: list) -> tuple[tuple, tuple | None]:
    text = name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"
    length = len(text) * LETTER
    for anchor, left, base in (
        ("start", x + 9, y + 4),
        ("end", x - 9 - length, y + 4),
        ("middle", x - length / 2, y - 10),
        ("middle", x - length / 2, y + 20),
    ):
        box = (left, base - LINE + 3, left + length, base + 3)
        inside = box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 2
        if inside and not any(_overlap(box, other) for other in taken):
            at = {"start": left, "end": left + length, "middle": left + length / 2}[anchor]
            return (text, round(at, 1), round(base, 1), anchor), box
    return (), None


def _overlap(one: tuple, other: tuple) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart
