"""From a figure one comes back to where one was in the summary: the map, the page of the table."""

import pytest

from tests.reports.pages import figures_on
from tests.reports.test_summaries import confirmed_community

MAP = "map=trainings_held"


@pytest.fixture
def villages(region_a, region_b, programme):
    return [
        confirmed_community(region, programme, name_en=name)
        for region, name in ((region_a, "Aqbulaq"), (region_a, "Qaratas"), (region_b, "Saryozek"))
    ]


@pytest.fixture
def reader(client_of, manager, villages):
    return client_of(manager)


@pytest.fixture
def short_pages(monkeypatch):
    """A table is cut after each line."""
    monkeypatch.setattr("reports.views.summary.LINES", 1)


def figures_of(page, measure: str) -> list[str]:
    return [one.url for one in figures_on(page) if one.measure == measure and one.url]


def test_the_measure_of_the_map_is_kept_on_the_way_and_back(reader):
    page = reader.get(f"/regions/?{MAP}")
    assert page.context["tile_map"].chosen == "trainings_held"
    for url in figures_of(page, "communities"):
        rows = reader.get(url)
        assert reader.get(rows.context["back_url"]).context["tile_map"].chosen == "trainings_held"
    for chip in page.context["chips"]:
        assert MAP in (chip.get("url") or MAP)
    assert '<input type="hidden" name="map" value="trainings_held"' in page.text


def test_from_a_region_one_comes_back_to_the_same_map(reader):
    page = reader.get(f"/regions/?{MAP}&on=2005-01-01")
    region = reader.get(page.context["table"]["rows"][0].url)
    back = reader.get(region.context["breadcrumbs"][0]["url"])
    assert back.context["tile_map"].chosen == "trainings_held"
    assert back.context["view"].frame.on.year == 2005


@pytest.mark.parametrize("place", ["/regions/?by=community", "/regions/turkistan/?by=community"])
def test_the_page_of_the_table_is_kept_on_the_way_and_back(reader, short_pages, place):
    page = reader.get(f"{place}&page=2")
    lines = [row.cells[0].text for row in page.context["table"]["rows"]]
    assert len(lines) == 1
    urls = figures_of(page, "projects_completed")
    assert len(urls) > 2  # of the sentence, of the table, of the cards
    for url in urls:
        rows = reader.get(url)
        back = reader.get(rows.context["back_url"])
        assert [row.cells[0].text for row in back.context["table"]["rows"]] == lines


def test_it_holds_over_why_a_figure_changed(reader, short_pages):
    page = reader.get("/regions/?by=community&page=2")
    rows = reader.get(figures_of(page, "projects_completed")[0])
    why = reader.get(rows.context["why_url"])
    summary, figure = (crumb["url"] for crumb in why.context["breadcrumbs"][:2])
    assert summary == rows.context["back_url"]
    assert reader.get(figure).context["back_url"] == rows.context["back_url"]


def test_nobody_is_led_back_to_another_site(reader):
    rows = reader.get("/figures/communities/?back=//example.org/regions/")
    assert rows.context["back_url"] == "/regions/"
