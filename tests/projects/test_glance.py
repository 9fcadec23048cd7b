"""A project's page at a glance: bars from zero, what counts and why not, and the printed card."""

from datetime import date

import pytest

from communities.choices import Sex
from projects.choices import Basis
from projects.models import Project, ProjectCommunity
from projects.views.counts import counts_of
from projects.views.glance import glance_of
from tests.factories import (
    CellFactory,
    CommunityFactory,
    ContributionFactory,
    ExpenditureFactory,
    GroupFactory,
    MilestoneFactory,
    OutputFactory,
    ProjectFactory,
    ReceiptFactory,
)

TODAY = date(2005, 5, 31)


@pytest.fixture
def village(region_a):
    return CommunityFactory(name_en="Karabulak", district__region=region_a, population=5000)


@pytest.fixture
def project(village):
    return ProjectFactory(lead_community=village, handed_over=True, confirmed=True)


def plain(text: str) -> str:
    """A text with usual spaces."""
    return text.replace("\xa0", " ")


def read(project, user):
    return Project.objects.visible_to(user).for_page().get(pk=project.pk)


def lines(project, user) -> dict[str, tuple[str, str]]:
    section = counts_of(read(project, user), user, TODAY)
    told = ([plain(cell.text) for cell in row.cells] for row in section.rows)
    return {label: (number, why) for label, number, why in told}


def test_money_is_shown_by_source_with_the_communitys_share(project, officer):
    grant = ContributionFactory(project=project, amount=400_000)
    ReceiptFactory(contribution=grant, amount=300_000)
    ashar = ContributionFactory(project=project, amount=100_000, contributor="community_in_kind")
    ReceiptFactory(contribution=ashar, amount=100_000)
    ExpenditureFactory(project=project, amount=250_000)
    found = glance_of(read(project, officer))
    told = [(bar.label, bar.whole, bar.part, bar.text, bar.tone) for bar in found.money]
    assert told == [
        ("donor grant", "100.0", "75.0", "3,000 of 4,000", "donor"),
        ("community, in kind", "25.0", "25.0", "1,000 of 1,000", "here"),
    ]
    assert [(label, plain(text)) for label, text in found.sums] == [
        ("pledged", "5,000 USD"),
        ("received", "4,000 USD"),
        ("spent", "2,500 USD"),
        ("the community's share of what came", "25%"),
    ]


def test_people_are_those_of_the_latest_count_planned_and_actual(project, officer):
    GroupFactory(project=project, basis=Basis.PLANNED, people=200)
    GroupFactory(project=project, basis=Basis.ACTUAL, people=90, counted_on=date(2003, 10, 1))
    later = GroupFactory(
        project=project, basis=Basis.ACTUAL, people=150, counted_on=date(2004, 10, 1)
    )
    CellFactory(group=later, sex=Sex.WOMAN, people=80)
    found = glance_of(read(project, officer)).people
    assert [(bar.label, bar.text) for bar in found] == [
        ("People", "150 of 200"),
        ("Women", "80"),
    ]


def test_the_works_are_as_far_as_the_furthest_milestone_that_is_done(project, officer):
    for percent, done in ((30, date(2003, 5, 1)), (70, date(2003, 7, 1)), (100, None)):
        MilestoneFactory(project=project, percent=percent, done_on=done)
    OutputFactory(project=project, planned=5, built=4)
    found = glance_of(read(project, officer))
    told = (found.progress.label, found.progress.part, found.progress.text)
    assert told == ("Works done (milestones: 2 of 3)", "70", "70%")
    assert (found.output[0].part, found.output[0].text) == ("80.0", "4 of 5 km")


def test_a_project_without_anything_has_no_empty_boxes(project, officer, client_of):
    assert not glance_of(read(project, officer))
    text = client_of(officer).get(project.get_absolute_url()).text
    assert 'id="glance"' not in text and 'id="counts"' in text


def test_a_confirmed_completed_project_counts_with_its_money_and_people(project, officer):
    ReceiptFactory(contribution=ContributionFactory(project=project))
    GroupFactory(project=project, basis=Basis.ACTUAL, people=150)
    found = lines(project, officer)
    assert found["Projects completed"] == ("yes", "")
    assert found["Pledged"][0] == found["Received"][0] == "1,000 USD"
    assert found["People reached: Karabulak"][0] == "+150"


def test_what_is_not_confirmed_is_said_to_wait(project, officer):
    Project.objects.filter(pk=project.pk).update(review="draft")
    ContributionFactory(project=project)
    GroupFactory(project=project, basis=Basis.ACTUAL, people=150)
    found = lines(project, officer)
    assert found["Projects completed"] == ("no", "It is entered, and not confirmed yet.")
    assert found["Pledged"] == ("0 USD", "1,000 USD is entered, and not confirmed yet.")
    number, why = found["People reached: Karabulak"]
    assert number == "+0" and "once the project is completed and confirmed" in why


def test_people_counted_by_a_larger_project_add_nothing_and_it_is_named(project, officer, village):
    line = ProjectFactory(
        name_en="Water line", lead_community=village, handed_over=True, confirmed=True
    )
    GroupFactory(project=line, basis=Basis.ACTUAL, people=4000)
    GroupFactory(project=project, basis=Basis.ACTUAL, people=150)
    number, why = lines(project, officer)["People reached: Karabulak"]
    assert number == "+0" and "Water line" in why


def test_a_cancelled_project_counts_for_nothing(village, officer):
    project = ProjectFactory(lead_community=village, stage="cancelled", closed_on=date(2003, 1, 1))
    ContributionFactory(project=project)
    found = lines(project, officer)
    assert found["Projects completed"] == ("no", "It was rejected, withdrawn or cancelled.")
    assert found["People reached"] == ("+0", "No people are entered yet.")


def test_a_shared_project_counts_where_it_is_led(project, other_officer, region_b):
    there = CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=project, community=there)
    GroupFactory(project=project, basis=Basis.ACTUAL)
    found = lines(project, other_officer)
    assert "Karabulak" in found["The project and its money"][1]
    assert "outside your regions" in found["People reached: Karabulak"][1]


def test_what_matters_at_a_stage_comes_first(client_of, officer, village):
    def ids(stage):
        project = ProjectFactory(lead_community=village, stage=stage, is_historic=True)
        sections = client_of(officer).get(project.get_absolute_url()).context["sections"]
        return [section.id for section in sections][1:4]

    assert ids("proposed") == ["needs", "contributions", "groups"]
    assert ids("under_way") == ["milestones", "contributions", "receipts"]
    assert ids("handed_over") == ["visits", "breakdowns", "follow-ups"]


def test_the_card_holds_the_stage_the_money_and_the_day_it_is_printed(client_of, officer, project):
    ContributionFactory(project=project)
    client = client_of(officer)
    url = f"/projects/{project.pk}/card/"
    assert url in client.get(project.get_absolute_url()).text
    text = client.get(url).text
    assert project.name in text and "handed over" in text and "0 of 1,000" in text
    assert "data-print" in text
