"""The top of a project's page: where it stands, what may follow, what that asks for."""

from datetime import date

import pytest

from core.dates import PartialDate
from projects.choices import Basis
from projects.models import Project, ProjectCommunity
from projects.requirements import missing_for
from projects.services import move_project
from projects.stages import MOVES
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    GroupFactory,
    NeedFactory,
    ProjectFactory,
    ReceiptFactory,
    whole_zone,
)

DAY = PartialDate(date(2004, 6, 1))


@pytest.fixture
def village(region_a):
    return CommunityFactory(name_en="Karabulak", district__region=region_a)


@pytest.fixture
def proposal(village):
    project = ProjectFactory(lead_community=village)
    project.transitions.create(verb="propose", to_stage="proposed", occurred_on=date(2002, 9, 1))
    return project


def track(client, project):
    return client.get(project.get_absolute_url()).context["track"]


def states(found) -> str:
    return " ".join(stop.state for stop in found.stops)


def move(actor, project, *verbs, reason="No money came.") -> Project:
    for verb in verbs:
        fresh = Project.objects.get(pk=project.pk)
        move_project(
            actor=actor, project=fresh, verb=verb, version=fresh.version, on=DAY, reason=reason
        )
    return Project.objects.get(pk=project.pk)


def test_a_proposal_stands_at_the_first_stage_with_its_day(client_of, officer, proposal):
    found = track(client_of(officer), proposal)
    assert states(found) == "here ahead ahead ahead ahead ahead"
    assert [stop.when for stop in found.stops][:2] == ["1 September 2002", ""]


def test_stages_that_are_passed_keep_their_days_to_the_precision_known(client_of, officer, village):
    project = ProjectFactory(
        lead_community=village,
        handed_over=True,
        ended_on=date(2003, 10, 31),
        ended_on_precision="month",
    )
    found = track(client_of(officer), project)
    assert states(found) == "done done done done done here"
    assert found.stops[4].when == "October 2003"
    assert (found.checklist, found.next_label) == ([], "")


def test_all_that_the_next_step_asks_for_is_listed_met_or_with_the_way_to_it(
    client_of, officer, proposal
):
    ContributionFactory(project=proposal)
    found = track(client_of(officer), proposal)
    assert found.next_label == "Appraise"
    assert {one.text: one.is_met for one in found.checklist} == {
        "the needs it answers": False,
        "the budget by source": True,
        "the planned number of people": False,
        "the planned dates": False,
    }
    client = client_of(officer)
    assert all(client.get(one.url).status_code == 200 for one in found.checklist)


def test_who_may_not_change_a_project_sees_what_is_missing_without_a_way_to_it(
    client_of, other_officer, proposal, region_b
):
    there = CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=proposal, community=there)
    found = track(client_of(other_officer), proposal)
    assert found.checklist and not any(one.url for one in found.checklist)
    assert found.steps == []


def test_a_project_off_the_way_says_when_and_why_and_how_far_it_came(client_of, manager, proposal):
    project = move(manager, proposal, "withdraw")
    found = track(client_of(manager), project)
    assert states(found) == "done ahead ahead ahead ahead ahead"
    assert (found.aside.label, found.aside.when) == ("withdrawn", "1 June 2004")
    assert found.reason == "No money came."
    text = client_of(manager).get(project.get_absolute_url()).text
    assert "No money came." in text


@pytest.mark.parametrize(
    ("stage", "label"),
    [
        ("approved", "Works started on"),
        ("under_way", "Works completed on"),
        ("completed", "Handed over on"),
        ("appraised", "Decided on"),
    ],
)
def test_the_form_of_a_step_says_which_day_it_asks(client_of, manager, village, stage, label):
    project = ProjectFactory(
        lead_community=village,
        stage=stage,
        is_historic=True,
        owner="The akimat",
        maintained_by="The user group",
        maintenance="From the fees",
        handover_act="Act 12",
    )
    ReceiptFactory(contribution=ContributionFactory(project=project))
    GroupFactory(project=project, basis=Basis.ACTUAL)
    assert label in client_of(manager).get(project.get_absolute_url()).text


def test_people_are_counted_in_every_zone_they_were_planned_for(proposal, village):
    complete = MOVES["complete"]
    ReceiptFactory(contribution=ContributionFactory(project=proposal))
    other = CommunityFactory(name_en="Sayram", district=village.district)
    ProjectCommunity.objects.create(project=proposal, community=other)
    for place in (village, other):
        GroupFactory(project=proposal, zone=whole_zone(place), basis=Basis.PLANNED)
    assert [gap.text for gap in missing_for(proposal, complete)] == [
        "the actual direct people by zone"
    ]
    GroupFactory(project=proposal, zone=whole_zone(village), basis=Basis.ACTUAL)
    assert [gap.text for gap in missing_for(proposal, complete)] == [
        "the actual direct people: Sayram"
    ]
    GroupFactory(project=proposal, zone=whole_zone(other), basis=Basis.ACTUAL)
    assert missing_for(proposal, complete) == []


def test_a_project_with_nothing_in_it_and_a_very_long_name_has_a_page(client_of, officer, village):
    project = ProjectFactory(lead_community=village, name_kk="Су құбырларын ауыстыру " * 10)
    project.needs.add(NeedFactory(community=village))
    assert client_of(officer).get(project.get_absolute_url()).status_code == 200
