"""Pictures over time: the catalogue's figures at each year's end as a table, drawn by script."""

import re
from datetime import date

import pytest

from tests.factories import (
    CommunityFactory,
    GroupFactory,
    PartnershipFactory,
    ProgrammeFactory,
    ProjectFactory,
)
from tests.reports.pages import figure_on, figures_on


@pytest.fixture
def programme(db):
    return ProgrammeFactory(code="caip", ends_on=date(2006, 3, 31))


@pytest.fixture
def community(region_a, programme):
    community = CommunityFactory(district__region=region_a, review="confirmed", population=900)
    PartnershipFactory(community=community, programme=programme, joined_on=date(2002, 1, 1))
    return community


def project(community, programme, **days):
    return ProjectFactory(
        lead_community=community,
        programme=programme,
        review="confirmed",
        proposed_on=date(2002, 3, 1),
        **days,
    )


@pytest.fixture
def portfolio(community, programme):
    """A school that was handed over, one that is completed, a road under way, and an idea."""
    school = project(
        community,
        programme,
        stage="handed_over",
        started_on=date(2002, 5, 1),
        ended_on=date(2003, 6, 1),
        handed_over_on=date(2004, 2, 1),
    )
    GroupFactory(project=school, people=300, basis="actual", counted_on=date(2003, 6, 1))
    clinic = project(
        community,
        programme,
        stage="completed",
        started_on=date(2003, 5, 1),
        ended_on=date(2005, 6, 1),
    )
    GroupFactory(
        project=clinic, people=500, basis="actual", counted_on=date(2005, 6, 1), label="patients"
    )
    project(community, programme, stage="under_way", started_on=date(2004, 5, 1))
    project(community, programme, stage="proposed")


def charts_on(client, query="?on=2006-03-31") -> dict:
    return {chart.id: chart for chart in client.get(f"/regions/{query}").context["charts"]}


def numbers(chart) -> dict[str, list[int]]:
    return {line.label: [int(figure.value) for figure in line.figures] for line in chart.lines}


def test_each_year_says_at_which_stage_every_project_stood(client_of, manager, portfolio):
    stages = charts_on(client_of(manager))["stages"]
    assert numbers(stages) == {
        "2002": [0, 0, 1, 0, 3],
        "2003": [0, 1, 1, 0, 2],
        "2004": [1, 0, 2, 0, 1],
        "2005": [1, 1, 1, 0, 1],
        "31 March 2006": [1, 1, 1, 0, 1],
    }


def test_people_and_times_served_grow_from_year_to_year(client_of, manager, portfolio):
    people = charts_on(client_of(manager))["people"]
    assert people.series == ["times served", "people reached, each counted once"]
    assert numbers(people) == {
        "2002": [0, 0],
        "2003": [300, 300],
        "2004": [300, 300],
        "2005": [800, 500],
        "31 March 2006": [800, 500],
    }


def test_a_number_of_an_earlier_day_is_what_its_own_page_counts(client_of, manager, portfolio):
    client = client_of(manager)
    page = client.get("/regions/?on=2006-03-31")
    drawn = [shown for shown in figures_on(page) if "on=200" in shown.url.split("2006-03-31")[0]]
    assert len(drawn) > 10
    for shown in drawn:
        found = client.get(shown.url)
        assert f'data-value="{shown.value:g}"' in found.content.decode(), shown


def test_a_year_of_a_region_leads_to_its_rows_by_the_borders_of_the_page(
    client_of, officer, portfolio
):
    browser = client_of(officer)
    page = browser.get("/regions/turkistan/?on=2006-03-31")
    stages = {chart.id: chart for chart in page.context["charts"]}["stages"]
    assert numbers(stages)["2004"] == [1, 0, 2, 0, 1]
    for line in stages.lines:
        for figure in line.figures:
            assert "borders=2006-03-31" in figure.url
            rows = browser.get(figure.url)
            assert figure_on(rows, figure.measure) == float(figure.value)


def test_nothing_is_drawn_while_all_of_it_lies_in_one_year(client_of, manager, portfolio):
    client = client_of(manager)
    page = client.get("/regions/?on=2002-12-31")
    assert page.context["charts"] == []
    assert "js/charts.js" not in page.content.decode()
    assert "js/charts.js" in client.get("/regions/?on=2003-12-31").content.decode()


def test_a_long_portfolio_shows_its_last_ten_years(client_of, manager, portfolio):
    lines = charts_on(client_of(manager), "?on=2020-06-30")["stages"].lines
    assert [line.label for line in lines] == [*map(str, range(2011, 2020)), "30 June 2020"]


def test_the_table_is_in_the_page_and_the_picture_is_drawn_from_it(client_of, manager, portfolio):
    text = client_of(manager).get("/regions/?on=2006-03-31").content.decode()
    stages = text.split('data-chart="stacked"')[1].split("</figure>")[0]
    assert re.findall(r'data-number="(\d+)"', stages)[:5] == ["0", "0", "1", "0", "3"]
    assert "vendor/chart/chart.umd.min.js" in stages and "<script" not in stages
    assert "style=" not in stages
