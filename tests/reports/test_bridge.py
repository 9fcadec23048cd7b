"""Why a figure changed: the steps add up and name their rows."""

from datetime import date

import pytest

from core.models import ReviewState
from reports.bridge import CAPPED, bridge
from reports.frame import Frame
from reports.measures import MEASURES
from reports.portfolio import Portfolio
from tests.factories import (
    CommunityFactory,
    GroupFactory,
    PartnershipFactory,
    ProfileFactory,
    ProjectFactory,
    ZoneFactory,
)
from tests.reports.made_up import ON, catalogue, generated, made_up, portfolio  # noqa: F401
from tests.reports.pages import figure_on, figures_on

DAYS = (date(2015, 12, 31), date(2019, 6, 30), ON)


@pytest.mark.parametrize("place", [0, 1])
def test_the_steps_of_every_measure_add_up(portfolio, place):  # noqa: F811
    first, last = DAYS[place : place + 2]
    moved = 0
    for measure in catalogue():
        if measure.is_ratio:
            continue
        found = bridge(measure, portfolio, first, last)
        assert found.start == measure.number(portfolio.at(first)), measure.name
        assert found.end == measure.number(portfolio.at(last)), measure.name
        assert found.start + sum(step.amount for step in found.steps) == found.end, measure.name
        moved += bool(found.steps)
    assert moved > 80


def test_two_bridges_in_a_row_are_one(portfolio):  # noqa: F811
    for measure in catalogue():
        if not measure.is_ratio:
            first, second = (bridge(measure, portfolio, *DAYS[n : n + 2]) for n in (0, 1))
            whole = bridge(measure, portfolio, DAYS[0], DAYS[2])
            change = sum(step.amount for step in (*first.steps, *second.steps))
            assert sum(step.amount for step in whole.steps) == change, measure.name


def test_what_the_limit_of_the_population_takes_away_is_a_step_of_its_own(manager, programme):
    community = CommunityFactory(review=ReviewState.CONFIRMED)
    PartnershipFactory(community=community, programme=programme, joined_on=date(2003, 1, 1))
    ProfileFactory(community=community, year=2002, population=500)
    for number, day in enumerate((date(2004, 3, 1), date(2005, 3, 1))):
        project = ProjectFactory(
            lead_community=community,
            programme=programme,
            stage="completed",
            proposed_on=date(2003, 2, 1),
            started_on=date(2003, 3, 1),
            ended_on=day,
            review=ReviewState.CONFIRMED,
        )
        GroupFactory(
            project=project,
            zone=ZoneFactory(community=community, name_en=f"Street {number}"),
            basis="actual",
            people=400,
            counted_on=day,
        )
    whole = Portfolio(manager, Frame(date(2005, 12, 31), None))
    found = bridge(MEASURES["reach_direct"], whole, date(2004, 12, 31), date(2005, 12, 31))
    assert {step.name: step.amount for step in found.steps} == {"recounted": 400, CAPPED: -300}
    assert (found.start, found.end) == (400, 500)
    # Nobody counted anything anew: another project was completed in the same community.
    assert str(found.steps[0].label) == "communities reached before: more or fewer people"
    population = bridge(MEASURES["population"], whole, date(2001, 12, 31), date(2005, 12, 31))
    assert [str(step.label) for step in population.steps] == ["came in"]


def test_the_page_shows_the_steps_with_their_rows(client_of, made_up, portfolio):  # noqa: F811
    browser = client_of(made_up)
    url = f"/figures/projects_completed/why/?since=2019-07-01&on={ON}"
    page = browser.get(url)
    found = bridge(MEASURES["projects_completed"], portfolio, date(2019, 6, 30), ON)
    shown = {one.measure: one.value for one in figures_on(page)}
    assert shown == {f"step_{step.name}": step.amount for step in found.steps}
    flow = browser.get(f"/figures/projects_completed/?since=2019-07-01&on={ON}")
    assert figure_on(flow, "projects_completed") == sum(step.amount for step in found.steps)
    assert "/figures/projects_completed/why/" in flow.content.decode()


def test_without_a_period_a_figure_is_told_over_the_year_to_the_same_day(client_of, manager):
    page = client_of(manager).get("/figures/projects_completed/why/?on=2005-03-31")
    assert page.context["days"] == ["31 March 2004", "31 March 2005"]


def test_a_ratio_leads_to_the_two_it_divides(client_of, made_up):  # noqa: F811
    page = client_of(made_up).get(f"/figures/community_share/why/?on={ON}").content.decode()
    assert "/figures/received_community/why/" in page
    assert "/figures/contributions_received/why/" in page
