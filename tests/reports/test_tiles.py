"""The schematic map: each region of the day in its place, darker where more were reached."""

from datetime import date

import pytest

from reports.tiles import abbreviated, hyphenated
from tests.factories import (
    CommunityFactory,
    GroupFactory,
    PartnershipFactory,
    ProjectFactory,
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
        return {tile.name: tile for tile in page.context["tiles"]}

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
