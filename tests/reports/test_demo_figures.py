"""The demo portfolio reproduces the published headlines, and every figure equals its rows."""

import pytest

from accounts.roles import Role
from tests.demo.portfolio import demo_portfolio_of_module, loaded_portfolio  # noqa: F401
from tests.factories import UserFactory
from tests.reports.pages import figure_on, figures_on

pytestmark = [pytest.mark.usefixtures("demo_portfolio_of_module"), pytest.mark.slow]


@pytest.fixture
def reader(client_of):
    """The browser of a manager of all regions."""
    return client_of(UserFactory(username="reader", role=Role.MANAGER, regions=[None]))


HEADLINES = {
    "communities": 21,
    "projects_completed": 71,
    "projects_proposed": 85,
    "reach_direct": 237_000,
    "reach_direct_women": 123_240,
    "reach_direct_men": 113_760,
    "services_direct": 394_980,
    "contributions_received": 1_704_000,
    "received_donor_grant": 1_065_000,
    "received_local_government": 306_720,
    "received_community_in_kind": 187_440,
    "received_community_cash": 85_200,
    "received_business": 59_640,
    "trainings_held": 112,
    "co_implementing_partners": 12,
    "works_checked": 66,
    "works_working": 56,
    "works_partly": 4,
    "works_not_working": 6,
    "visits_overdue": 5,
    "community_share": 16.0,
}


@pytest.mark.parametrize(("measure", "value"), HEADLINES.items())
def test_the_summary_shows_the_figures_of_the_programme(reader, measure, value):
    assert figure_on(reader.get("/regions/"), measure) == value


def test_the_summary_stands_on_the_last_day_of_the_follow_up(reader):
    assert "31 March 2006" in reader.get("/regions/").content.decode()


@pytest.mark.parametrize(
    ("on", "held", "seats", "people"),
    [("2005-05-31", 108, 2352, 1480), ("2005-07-31", 112, 2436, 1504)],
)
def test_trainings_are_counted_as_events_seats_and_people(reader, on, held, seats, people):
    page = reader.get(f"/regions/?on={on}")
    assert figure_on(page, "trainings_held") == held
    assert figure_on(page, "seats_filled") == seats
    assert figure_on(page, "people_trained") == people


def test_a_project_completed_in_june_is_not_in_the_figures_of_march(reader):
    march = figure_on(reader.get("/regions/?on=2005-03-31"), "projects_completed")
    july = figure_on(reader.get("/regions/?on=2005-07-31"), "projects_completed")
    assert march < july == 71


@pytest.mark.parametrize(
    ("slug", "communities", "projects", "people"),
    [
        ("south-kazakhstan", 9, 31, 107_500),
        ("zhambyl", 6, 20, 58_900),
        ("almaty-until-2022", 6, 20, 70_600),
        ("turkistan", 8, 27, 90_050),
        ("shymkent", 1, 4, 17_450),
        ("almaty", 4, 13, 39_800),
        ("jetisu", 2, 7, 30_800),
    ],
)
def test_a_region_has_its_own_figures_then_and_today(reader, slug, communities, projects, people):
    page = reader.get(f"/regions/{slug}/")
    assert figure_on(page, "communities") == communities
    assert figure_on(page, "projects_completed") == projects
    assert figure_on(page, "reach_direct") == people


def test_three_regions_of_that_time_are_five_of_today(reader):
    then = [
        shown for shown in figures_on(reader.get("/regions/")) if shown.measure == "communities"
    ]
    page = reader.get("/regions/?boundaries=today")
    today = [shown for shown in figures_on(page) if shown.measure == "communities"]
    # The sentence, a line for each region, the whole, and all figures.
    assert [shown.value for shown in then] == [21, 6, 9, 6, 21, 21]
    assert [shown.value for shown in today] == [21, 4, 2, 1, 8, 6, 21, 21]


def test_every_figure_leads_to_rows_that_make_it(reader):
    shown = {one.measure: one for one in figures_on(reader.get("/regions/south-kazakhstan/"))}
    assert len(shown) > 60
    for one in shown.values():
        assert one.url, one.measure
        assert figure_on(reader.get(one.url), one.measure) == one.value, one.url


def test_hiding_samples_leaves_the_published_figures(reader):
    reader.post("/samples/", {"show": "0", "next": "/regions/"})
    page = reader.get("/regions/")
    assert "237,000 direct beneficiaries" in page.content.decode()
    assert {s.value for s in figures_on(page) if s.measure == "reach_direct"} <= {0}
    assert figure_on(reader.get("/communities/"), "rows") == 0
    reader.post("/samples/", {"show": "1", "next": "/regions/"})
    assert figure_on(reader.get("/regions/"), "communities") == 21


def test_a_page_with_samples_says_so(reader):
    assert "sample data" in reader.get("/regions/").content.decode()
