"""Places are typed as maps give them, and drawn without one label over another."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.places import Place, PlaceField, distance_km
from core.small_map import HEIGHT, LETTER, WIDTH, Spot, draw


@pytest.mark.parametrize(
    "text",
    [
        "43.25, 76.95",
        "43,25; 76,95",
        "43.25 76.95",
        "43,25, 76,95",
        " 43.250000°, 76.950000° ",
        "43.25;76.95",
        "43.2500000001, 76.9499999999",
    ],
)
def test_a_place_is_read_as_maps_give_it(text):
    assert PlaceField().clean(text) == Place(Decimal("43.25"), Decimal("76.95"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("43", "latitude first"),
        ("43,76", "latitude first"),
        ("43.25", "latitude first"),
        ("43°15′N 76°57′E", "latitude first"),
        ("near the river", "latitude first"),
        ("76.95, 43.25", "outside the country"),
        ("176.95, 43.25", "from -90 to 90"),
        ("43.25, 276.95", "from -90 to 90"),
        ("9" * 300, "latitude first"),
    ],
)
def test_what_is_no_place_is_refused_with_an_example(text, said):
    with pytest.raises(ValidationError) as refused:
        PlaceField().clean(text)
    assert said in refused.value.messages[0]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_is_shown_for_editing_reads_back_the_same(language):
    place = Place(Decimal("43.250000"), Decimal("-76.950001"))
    with translation.override(language):
        field = PlaceField()
        assert field.clean(field.prepare_value(place)) == place
        assert PlaceField().clean(place.text()) == place


def test_a_distance_is_known_in_kilometres():
    almaty, taraz = (
        Place(Decimal("43.25"), Decimal("76.95")),
        Place(Decimal("42.9"), Decimal("71.37")),
    )
    assert 450 < distance_km(almaty, taraz) < 460
    assert distance_km(almaty, almaty) == 0


def spots(number: int, step: str = "0.02") -> list[Spot]:
    return [
        Spot(
            Place(Decimal(43) + Decimal(step) * n, Decimal(70) + Decimal(step) * (n % 3)),
            f"Ақтас {n}",
        )
        for n in range(number)
    ]


@pytest.mark.parametrize("number", [1, 2, 12, 60])
def test_marks_lie_inside_and_labels_apart(number):
    drawing = draw(spots(number))
    boxes = []
    for point in drawing.points:
        assert 0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT
        if point.label:
            long = len(point.label) * LETTER
            left = point.label_x - {"start": 0, "end": long, "middle": long / 2}[point.anchor]
            boxes.append((left, point.label_y - 10, left + long, point.label_y + 3))
    assert boxes and all(0 <= box[0] and box[2] <= WIDTH for box in boxes)
    apart = [
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        for place, one in enumerate(boxes)
        for other in boxes[:place]
    ]
    assert all(apart)


def test_the_scale_is_a_round_number_and_true():
    drawing = draw([*spots(1), Spot(Place(Decimal("43"), Decimal("71")), "East")])
    across = distance_km(*(point.spot.place for point in drawing.points))
    drawn = abs(drawing.points[0].x - drawing.points[1].x)
    assert abs(drawing.bar / drawing.bar_km - drawn / across) < 0.02
    assert drawing.bar_km in (1, 2, 5, 10, 20, 50)


def test_north_is_above_and_east_on_the_right():
    low, high = Place(Decimal("43"), Decimal("70")), Place(Decimal("43.1"), Decimal("70.1"))
    one, other = draw([Spot(low, "a"), Spot(high, "b")]).points
    assert other.y < one.y and other.x > one.x
