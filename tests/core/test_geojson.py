"""Outlines of a GeoJSON file: every check says its sentence, and points are thinned out."""

import json
from math import cos, pi, sin

import pytest
from django.core.exceptions import ValidationError

from core.geojson import Feature, _distance, read_features, simplified, written
from core.plane import Plane

SQUARE = [[70, 43], [72, 43], [72, 45], [70, 45], [70, 43]]


def file_of(coordinates=(SQUARE,), kind="Polygon", **more) -> dict:
    geometry = {"type": kind, "coordinates": list(coordinates)}
    feature = {"type": "Feature", "properties": {"name": "Turkistan"}, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]} | more


def refusal(data) -> str:
    with pytest.raises(ValidationError) as refused:
        read_features(data if isinstance(data, str | bytes) else json.dumps(data))
    return refused.value.messages[0]


def test_a_file_is_read_with_its_properties_and_rings():
    (feature,) = read_features(json.dumps(file_of([SQUARE, SQUARE])).encode())
    assert feature.properties == {"name": "Turkistan"}
    assert feature.polygons[0][1][0] == (70.0, 43.0)
    assert read_features(json.dumps(written([feature]))) == [feature]


def test_what_a_file_says_is_told_as_a_page_can_show_it():
    data = file_of()
    data["features"][0]["properties"] = {"na\udc80me": "A\x00 \ud800B", "long": "x" * 5_000}
    (feature,) = read_features(json.dumps(data))
    assert feature.properties == {"name": "A B", "long": "x" * 200}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\xff", "This is no JSON"),
        ("[" * 100_000, "This is no JSON"),
        ("[]", "has to be a FeatureCollection"),
        ({"type": "Topology"}, "has to be a FeatureCollection"),
        ({"type": "FeatureCollection", "features": []}, "no outline in this file"),
        ({"type": "FeatureCollection", "features": [None]}, "Outline 1 of the file is no area"),
        (file_of(kind="LineString"), "Outline 1 of the file is no area"),
        (file_of([SQUARE[:-1]]), "ends where it begins"),
        (file_of([SQUARE[:2] + SQUARE[:1]]), "at least four points"),
        (file_of([]), "Outline 1 of the file cannot be read"),
        (file_of([[]]), "Outline 1 of the file cannot be read"),
        (file_of([["a"] * 4]), "Outline 1 of the file cannot be read"),
        (file_of([[[float("nan"), 1]] * 4]), "Outline 1 of the file cannot be read"),
        (file_of([[[10**400, 43]] * 4]), "Outline 1 of the file cannot be read"),
        (file_of([[[8_000_000, 5_000_000]] * 4]), "longitude and latitude in degrees"),
        (file_of([[[y, x] for x, y in SQUARE]]), "longitude stands first"),
        (
            file_of(crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}),
            "those of this file are urn:ogc:def:crs:EPSG::3857",
        ),
        (file_of(crs={"properties": None}), "those of this file are"),
        (file_of(crs={"properties": [1]}), "those of this file are"),
        (file_of(crs=5), "those of this file are 5"),
        (file_of([[[70, 43]] * 300_001]), "300,001 points; at most 300,000"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(data, said):
    assert said in refusal(data)


def test_coordinates_in_degrees_may_be_said_to_be():
    for name in ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"):
        crs = {"type": "name", "properties": {"name": name}}
        assert len(read_features(json.dumps(file_of(crs=crs)))) == 1


def circle(points: int, radius: float = 2) -> list:
    ring = [
        (70 + radius * cos(2 * pi * n / points), 45 + radius * sin(2 * pi * n / points))
        for n in range(points)
    ]
    return [*ring, ring[0]]


def test_points_are_left_out_until_the_outlines_fit_and_the_shape_stays():
    found = [Feature({}, [[circle(5_000)]]), Feature({}, [[circle(9, 0.001)]])]
    kept = simplified(found, most=200)
    ring = kept[0].polygons[0][0]
    assert 20 < len(ring) < 200 and ring[0] == ring[-1]
    assert max(y for _x, y in ring) == pytest.approx(47, abs=0.05)
    # What is smaller than what is left out is there all the same.
    assert len(kept[1].polygons[0][0]) >= 4


def test_a_jagged_ring_is_not_gone_through_for_each_of_its_points(monkeypatch):
    measured = []

    def counting(*points):
        measured.append(1)
        return _distance(*points)

    monkeypatch.setattr("core.geojson._distance", counting)
    points = 2_000
    spikes = [(70 + n % 2, 43 + n / points) for n in range(points)]
    kept = simplified([Feature({}, [[[*spikes, spikes[0]]]])], most=points)
    assert kept[0].polygons[0][0][0] == (70.0, 43.0)
    assert len(measured) < 50 * points


def test_outlines_that_cannot_be_made_to_fit_are_refused():
    triangle = [(50.0, 42.0), (70.0, 42.0), (70.0, 52.0), (50.0, 42.0)]
    with pytest.raises(ValidationError, match="The file has 240 points; at most 200 are taken"):
        simplified([Feature({}, [[triangle]] * 60)], most=200)


def test_outlines_that_fit_keep_every_point():
    found = [Feature({}, [[circle(100)]])]
    assert len(simplified(found)[0].polygons[0][0]) == 101


def test_the_drawing_holds_every_point_and_north_is_above():
    plane = Plane.around(SQUARE, 400)
    assert plane.path([[SQUARE]]).startswith("M") and plane.path([[SQUARE]]).endswith("Z")
    (west, south), (east, north) = plane.place(70, 43), plane.place(72, 45)
    assert 0 < west < east < 400 and 0 < north < south < plane.height
    one = Plane.around([(70, 43)], 400)
    assert one.place(70, 43) == pytest.approx((200, one.height / 2), abs=1)
