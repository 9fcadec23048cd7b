"""What a donor's reader learns: the confirmed, nothing of what is still being entered."""

import re
from datetime import UTC, date, datetime

import pytest

from core.models import ReviewState
from projects.choices import Basis
from tests.factories import (
    AppealFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    GroupFactory,
    HeadCountFactory,
    NeedFactory,
    OutputFactory,
    ReceiptFactory,
    RecommendationFactory,
    TrainingFactory,
)
from tests.reports.test_summaries import completed_project, confirmed_community

ADDRESSES = [
    "/regions/",
    "/regions/?map=trainings_held",
    "/regions/?format=print",
    "/regions/?export=csv",
    "/regions/turkistan/",
    "/regions/turkistan/?export=csv",
]


@pytest.fixture
def confirmed(region_a, programme):
    """A village with a project, in a programme that has ended."""
    type(programme).objects.update(ends_on=date(2005, 6, 1), follow_up_until=date(2006, 6, 30))
    community = confirmed_community(region_a, programme)
    project = completed_project(community, programme)
    GroupFactory(project=project, basis=Basis.ACTUAL, people=300, counted_on=date(2004, 3, 1))
    return community


def enter_drafts(confirmed, region_b, programme) -> None:
    """One of everything that a second person checks, sent and not confirmed, some of it in a
    confirmed village and some where nothing is confirmed."""
    sent = {"review": ReviewState.SUBMITTED}
    village = confirmed_community(region_b, programme, name_en="Draft village")
    type(village).objects.filter(pk=village.pk).update(**sent)
    council = CouncilFactory(region=region_b, programme=programme)
    AppealFactory(council=council, **sent)
    meeting = CouncilMeetingFactory(council=council, held=True, **sent)
    RecommendationFactory(council=council, meeting=meeting, issued=True)
    for community in (village, confirmed):
        days = {"proposed_on": date(1999, 2, 1), "ended_on": date(2004, 5, 1)}
        project = completed_project(community, programme, **days, **sent)
        GroupFactory(project=project, basis=Basis.ACTUAL, people=700, counted_on=date(2004, 5, 1))
        ReceiptFactory(contribution__project=project)
        OutputFactory(project=project)
        project.needs.add(NeedFactory(community=community))
        training = TrainingFactory(community=community, programme=programme, **sent)
        HeadCountFactory(training=training)


def shown(browser) -> dict[str, str]:
    """Every page, without what each answer makes up for itself."""
    pages = {address: browser.get(address) for address in ADDRESSES}
    return {
        address: re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page.getvalue().decode())
        for address, page in pages.items()
    }


def test_what_is_not_confirmed_changes_nothing_for_a_viewer(
    client_of, viewer, manager, confirmed, region_b, programme
):
    browser = client_of(viewer)
    before = shown(browser)
    assert "300" in before["/regions/"]
    enter_drafts(confirmed, region_b, programme)
    assert shown(browser) == before
    assert not any("not confirmed" in page for page in before.values())
    staff = client_of(manager).get("/regions/")
    assert "Entered, not confirmed" in staff.text and staff.context["reported"]


@pytest.mark.parametrize("asked", ["2005-05-20", "2005-05-31", "2005-12-31", "2100-12-31", "today"])
def test_a_month_is_told_once_it_is_over(client_of, viewer, programme, time_machine, asked):
    time_machine.move_to(datetime(2005, 5, 20, 12, tzinfo=UTC))
    page = client_of(viewer).get(f"/regions/?on={asked}")
    assert page.context["view"].frame.on == date(2005, 4, 30)
