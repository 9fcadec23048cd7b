"""What becomes of a need follows from the projects that answer it."""

from datetime import date

import pytest

from communities.models import Need
from core.dates import PartialDate
from core.history import entries_of
from projects.models import Project
from projects.services import move_project
from tests.browsing import resend
from tests.factories import CommunityFactory, DistrictFactory, NeedFactory, ProjectFactory


@pytest.fixture
def need(region_a):
    return NeedFactory(community=CommunityFactory(district=DistrictFactory(region=region_a)))


def answering(need, stage="proposed") -> Project:
    days = {"started_on": date(2003, 3, 1), "ended_on": date(2004, 3, 1)}
    done = days if stage == "completed" else {}
    project = ProjectFactory(lead_community=need.community, stage=stage, **done)
    project.needs.add(need)
    return project


def state(need) -> str:
    return Need.objects.get(pk=need.pk).state


def move(manager, project, verb, **extra):
    project = Project.objects.get(pk=project.pk)
    on = PartialDate(date(2006, 1, 1))
    move_project(actor=manager, project=project, verb=verb, version=project.version, on=on, **extra)


def test_a_need_is_in_a_project_once_one_names_it_and_open_again_when_none_does(
    client_of, officer, need
):
    project = ProjectFactory(lead_community=need.community)
    url = f"/projects/{project.pk}/edit/"
    assert resend(client_of(officer), url, needs=[need.pk]).status_code == 302
    assert state(need) == "in_project"
    assert entries_of(need.community).filter(content_type__model="need", action=1).count() == 1
    assert resend(client_of(officer), url, needs=[]).status_code == 302
    assert state(need) == "open"


def test_a_need_is_open_again_when_its_project_is_withdrawn(manager, need):
    project = answering(need)
    Need.objects.update(state="in_project")
    move(manager, project, "withdraw", reason="No money")
    assert state(need) == "open"


def test_a_need_is_met_when_its_project_is_completed_and_not_when_it_steps_back(manager, need):
    project = answering(need, "completed")
    other = answering(need, "approved")
    move(manager, other, "suspend", reason="Winter")
    assert state(need) == "met"
    Project.objects.filter(pk=project.pk).update(stage="under_way")
    move(manager, other, "cancel", reason="No money")
    assert state(need) == "in_project"


def test_a_dropped_need_stays_dropped_until_a_project_takes_it_up(manager, need):
    project = answering(need)
    Need.objects.update(state="dropped")
    move(manager, project, "withdraw", reason="No money")
    assert state(need) == "dropped"


def test_needs_of_other_projects_are_left_alone(manager, need):
    by_hand = NeedFactory(community=need.community, state="met")
    move(manager, answering(need), "withdraw", reason="No money")
    assert state(by_hand) == "met"
