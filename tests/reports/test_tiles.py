"""The schematic map: each region of the day in its place, darker where more were reached."""

from datetime import date

import pytest

from core.display import Figure
from projects.models import Project
from reports.tiles import abbreviated, hyphenated, scaled
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    GroupFactory,
    PartnershipFactory,
    ProjectFactory,
    ReceiptFactory,
    RegionFactory,
)


def test_long_names_break_at_a_hyphen_and_short_ones_stay():
    assert hyphenated("Карагандинская").replace("\u00ad", "-") == "Кара-ган-дин-ская"
    assert hyphenated("Түркістан") == "Түркістан"
    assert hyphenated("Kazakhstan") == "Kazakhstan"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Абай", "Абай"), ("Қарағанды", "Қарағ."), ("West Kazakhstan", "WK"), ("Nur-Sultan", "NS")],
)
def test_a_small_tile_has_a_name_that_fits(name, code):
    assert abbreviated(name) == code


@pytest.fixture
def summary(client_of, manager):
    """The tiles of the summary of all regions, by name."""

    def read(query: str = "") -> dict:
        page = client_of(manager).get(f"/regions/{query}")
        return {tile.name: tile for tile in page.context["tile_map"].tiles}

    return read


def test_a_region_is_drawn_while_it_exists(summary):
    RegionFactory(name_en="South Kazakhstan", tile_column=3, tile_row=3, valid_to=date(2018, 6, 19))
    RegionFactory(name_en="Turkistan", tile_column=3, tile_row=3, valid_from=date(2018, 6, 19))
    RegionFactory(name_en="Nowhere on the map")
    assert list(summary("?on=2005-05-31")) == ["South Kazakhstan"]
    assert list(summary("?on=2019-05-31")) == ["Turkistan"]


def test_the_more_people_the_darker_and_only_a_region_with_figures_leads_on(summary):
    few, many = 30, 150
    for place, (name, people) in enumerate({"Few": few, "Many": many, "None": 0}.items()):
        region = RegionFactory(name_en=name, slug=name.lower(), tile_column=place, tile_row=0)
        if people:
            reached(region, people)
    found = summary("?on=2020-01-01")
    assert [found[name].step for name in ("Few", "Many", "None")] == [1, 5, 0]
    assert found["Many"].url.startswith("/regions/many/") and found["None"].url == ""


def reached(region, people: int) -> None:
    """A confirmed community of the region whose completed project serves so many."""
    community = CommunityFactory(district__region=region, review="confirmed", population=1000)
    partnership = PartnershipFactory(community=community, joined_on=date(2002, 1, 1))
    project = ProjectFactory(
        lead_community=community,
        programme=partnership.programme,
        review="confirmed",
        stage="completed",
        ended_on=date(2003, 1, 1),
    )
    GroupFactory(project=project, people=people, basis="actual", counted_on=date(2003, 1, 1))


@pytest.fixture
def money(db):
    """Two regions: a well of 400 thousand in one, of 6 million in the other."""
    for name, amount in (("Poor", 400_000), ("Rich", 6_000_000)):
        region = RegionFactory(name_en=name, slug=name.lower(), tile_column=1, tile_row=len(name))
        reached(region, 100)
        contribution = ContributionFactory(
            project=Project.objects.get(lead_community__district__region=region)
        )
        ReceiptFactory(
            contribution=contribution, received_on=date(2003, 1, 1), amount_portfolio=amount * 100
        )


@pytest.fixture
def map_of(client_of, manager):
    """The map of the summary of all regions, and the text of the page."""

    def read(query: str):
        page = client_of(manager).get(f"/regions/{query}")
        return page.context["tile_map"], page.content.decode()

    return read


def test_the_reader_chooses_the_measure_and_the_numbers_fit(map_of, money):
    shown, text = map_of("?on=2020-01-01&map=contributions_received")
    assert shown.title == "Received, thousand USD: on the map"
    assert {
        tile.name: (tile.step, tile.figure.text, tile.figure.value) for tile in shown.tiles
    } == {
        "Poor": (1, "400", "400000"),
        "Rich": (5, "6,000", "6000000"),
    }
    assert '<option value="contributions_received" selected>' in text
    assert '<input type="hidden" name="on" value="2020-01-01">' in text


def test_what_cannot_be_chosen_shows_the_people_reached(map_of, money):
    for asked in ("", "?map=", "?map=expenditure", "?map=%00"):
        shown, _text = map_of(asked)
        assert shown.chosen == "reach_direct"


def test_every_measure_of_the_map_is_one_of_the_catalogue(map_of, money):
    shown, _text = map_of("?on=2020-01-01")
    for name, _label in shown.choices:
        drawn, _text = map_of(f"?on=2020-01-01&map={name}")
        assert drawn.chosen == name
        assert {tile.figure.measure for tile in drawn.tiles} == {name}


def test_numbers_of_tiles_are_counted_so_that_the_largest_fits():
    figure = Figure("reach_direct", "107500", "people", "107,500")
    assert scaled(figure, 99_999).text == "107,500"
    assert scaled(figure, 107_500).text == "107.5"
    assert scaled(figure, 5_000_000).text == "108"
    assert scaled(figure, 5_000_000_000).text == "0"
    assert scaled(Figure("reach_direct", "0", "people", "0"), 107_500).text == "0"
