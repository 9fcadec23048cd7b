"""Outlines of regions: a file is looked at, shown as it was understood, and kept on a yes."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from communities.models import RegionOutline
from core.history import entries_of
from tests.factories import RegionFactory

URL = "/admin/communities/region/outlines/"
CREDIT = "Boundaries: somebody, CC BY 4.0"


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


@pytest.fixture
def regions(db):
    return {
        "turkistan": RegionFactory(
            slug="turkistan", iso="KZ-61", name_en="Turkistan Region",
            name_ru="Туркестанская область", valid_from=date(2018, 6, 19),
        ),
        "south": RegionFactory(
            slug="south", name_en="South Kazakhstan Region", valid_to=date(2018, 6, 19)
        ),
        "almaty": RegionFactory(slug="almaty", name_en="Almaty Region", iso="KZ-19"),
        "city": RegionFactory(slug="almaty-city", name_en="Almaty (city)", iso="KZ-75"),
    }  # fmt: skip


def outline(west: float, south: float, **properties) -> dict:
    east, north = west + 1, south + 1
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def send(client, *outlines, **values):
    text = json.dumps({"type": "FeatureCollection", "features": outlines})
    file = SimpleUploadedFile("regions.geojson", text.encode())
    return client.post(URL, {"file": file, "credit": CREDIT} | values)


def found(page) -> dict[str, str]:
    """What the file calls each outline, and its region."""
    said = page.context["form"].cleaned_data
    return {row.name: str(row.region) for row in (*said["rows"], *said["left_out"])}


def test_a_file_is_shown_before_anything_is_kept(client, regions):
    page = send(client, outline(68, 43, name="туркістан облысы"), outline(80, 50, name="Elsewhere"))
    assert page.status_code == 200 and not RegionOutline.objects.exists()
    assert [(shape["name"], shape["found"]) for shape in page.context["shapes"]] == [
        ("Elsewhere", False),
        ("Turkistan Region", True),
    ]
    text = page.content.decode()
    assert "1 of 2 outlines were found by “name”" in text
    assert "Elsewhere" in text.split('id="left-out"')[1] and "Elsewhere" not in page.context["kept"]
    assert "Almaty Region" in text.split('id="missing"')[1]
    assert "style=" not in text.split("<main")[1]


def section(page, name: str) -> list[list[str]]:
    """The texts of a table of the preview."""
    (rows,) = (one.rows for one in page.context["sections"] if one.id == name)
    return [[cell.text for cell in row.cells] for row in rows]


def test_a_file_of_the_world_tells_of_our_regions_and_some_of_the_rest(client, regions):
    world = [outline(number % 120, number % 60, name=f"Land {number}") for number in range(20_000)]
    parts = [outline(68 + number / 10, 43, name="Turkistan") for number in range(7)]
    page = send(client, *world, *parts, outline(74, 43, name="Almaty Region"))
    assert page.status_code == 200
    assert section(page, "found") == [
        ["Almaty Region", "Almaty Region", "1", "5"],
        ["Turkistan Region", "Turkistan", "7", "35"],
    ]
    left_out = [text for (text,) in section(page, "left-out")]
    assert left_out[:2] == ["Land 0", "Land 1"] and left_out[50:] == ["and 19,950 more"]
    assert "8 of 20,008 outlines were found" in page.text
    assert len(page.content) < 100_000
    assert client.post(URL, {"seen": page.context["kept"], "credit": CREDIT}).status_code == 302
    assert RegionOutline.objects.count() == 2


def test_what_was_shown_is_kept_and_its_history_too(client, regions, administrator):
    page = send(client, outline(68, 43, name="Turkistan"))
    answer = client.post(URL, {"seen": page.context["kept"], "credit": CREDIT})
    assert answer.status_code == 302
    kept = RegionOutline.objects.get()
    assert (kept.region, kept.points, kept.credit) == (regions["turkistan"], 5, CREDIT)
    assert kept.geometry[0][0][0] == [68.0, 43.0]
    entry = entries_of(regions["turkistan"]).latest("pk")
    assert entry.actor == administrator and "geometry" not in entry.changes


def test_outlines_loaded_again_take_the_place_of_the_former(client, regions):
    for west in (68, 69):
        page = send(client, outline(west, 43, iso="KZ-61"), outline(74, 43, iso="KZ-19"))
        client.post(URL, {"seen": page.context["kept"], "credit": CREDIT})
    assert RegionOutline.objects.count() == 2
    assert RegionOutline.objects.get(region__slug="turkistan").geometry[0][0][0] == [69.0, 43.0]


@pytest.mark.parametrize("name", ["Turkistan", "Түркістан облысы", "TURKISTAN REGION", "туркистан"])
def test_a_region_is_found_by_its_name_in_any_spelling(client, regions, name):
    assert found(send(client, outline(68, 43, name=name))) == {name: "Turkistan Region"}


def test_a_city_is_told_from_the_region_of_the_same_name(client, regions):
    page = send(
        client, outline(74, 43, name="Almaty Region"), outline(76, 43, name="Almaty (city)")
    )
    assert found(page) == {"Almaty Region": "Almaty Region", "Almaty (city)": "Almaty (city)"}


def test_the_property_that_names_most_regions_is_found_and_another_can_be_named(client, regions):
    outlines = [
        outline(68, 43, code="KZ-61", name="Almaty Region"),
        outline(74, 43, code="KZ-19", name="?"),
    ]
    assert send(client, *outlines).context["form"].cleaned_data["property"] == "code"
    page = send(client, *outlines, named_by="name")
    assert found(page) == {"Almaty Region": "Almaty Region", "?": "None"}


def test_former_borders_belong_to_the_regions_of_their_day(client, regions):
    assert send(client, outline(68, 43, name="South Kazakhstan")).status_code == 422
    page = send(client, outline(68, 43, name="South Kazakhstan"), day="31.05.2005")
    assert found(page) == {"South Kazakhstan": "South Kazakhstan Region"}


def test_what_looks_wrong_is_said_and_several_outlines_of_one_region_are_joined(client, regions):
    page = send(
        client,
        outline(68, 43, name="Turkistan"),
        outline(66, 43, name="Turkistan"),
        outline(10, 50, name="Almaty Region"),
    )
    said = page.context["warnings"]
    assert said[0] == "These lie outside the country: Almaty Region."
    assert "taken together: Turkistan Region" in said[1]
    assert len(page.context["form"].cleaned_data["outlines"][regions["turkistan"]]) == 2


def test_a_file_that_names_no_region_says_what_it_has(client, regions):
    page = send(client, outline(68, 43, shapeID="x", level="ADM1"))
    assert page.status_code == 422
    assert "No region was found by any property of the file (level, shapeID)." in (
        page.content.decode()
    )


def test_without_a_file_or_a_source_nothing_is_read(client, regions):
    page = client.post(URL, {"credit": ""})
    assert set(page.context["form"].errors) == {"file", "credit"}
    for seen in ("{}", "{\x00}"):
        broken = client.post(URL, {"seen": seen, "credit": CREDIT})
        assert broken.status_code == 422 and not RegionOutline.objects.exists()


def test_letters_that_no_page_can_hold_are_left_out(client, regions):
    page = send(client, outline(68, 43, name="Turkistan\x00", note="\ud800"))
    assert page.status_code == 200 and found(page) == {"Turkistan": "Turkistan Region"}
    assert client.post(URL, {"seen": page.context["kept"], "credit": CREDIT}).status_code == 302


def test_names_of_a_file_are_shown_as_text(client, regions):
    page = send(
        client, outline(68, 43, name="Turkistan"), outline(70, 43, name="<script>alert(1)</script>")
    )
    assert "<script>alert" not in page.content.decode()


def test_only_administrators_load_outlines(client_of, manager, viewer):
    for person in (manager, viewer):
        assert client_of(person).get(URL).status_code in (302, 403)


@pytest.fixture
def kept(regions):
    for name in ("turkistan", "almaty"):
        RegionOutline.objects.create(
            region=regions[name], geometry=[[[[68, 43]]]], points=1, credit=CREDIT
        )


def test_an_outline_is_removed_after_asking_and_its_history_stays(
    client, regions, administrator, kept
):
    links = [row.acts[0].url for row in client.get(URL).context["sections"][0].rows]
    address = f"{URL}{regions['turkistan'].pk}/remove/"
    assert address in links
    asked = client.get(address)
    assert "Turkistan Region" in asked.text and "Almaty Region" not in asked.text
    assert RegionOutline.objects.count() == 2
    assert client.post(address).headers["Location"] == URL
    assert [one.region for one in RegionOutline.objects.all()] == [regions["almaty"]]
    entry = entries_of(regions["turkistan"]).latest("pk")
    assert entry.actor == administrator and entry.action == entry.Action.DELETE
    assert client.get(address).status_code == 404


def test_all_outlines_are_removed_at_once(client, regions, kept):
    section = client.get(URL).context["sections"][0]
    asked = client.get(section.more_url)
    assert "Turkistan Region" in asked.text and "Almaty Region" in asked.text
    client.post(section.more_url)
    assert not RegionOutline.objects.exists()
    assert client.get(section.more_url).status_code == 404


def test_only_administrators_remove_outlines(client_of, manager, viewer, regions, kept):
    for person in (manager, viewer):
        for address in (f"{URL}remove/", f"{URL}{regions['almaty'].pk}/remove/"):
            assert client_of(person).post(address).status_code in (302, 403)
    assert RegionOutline.objects.count() == 2
