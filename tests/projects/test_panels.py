"""Projects on the pages of communities, partner organisations and programmes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.organisation import organisation
from projects.models import ProjectCommunity, ProjectPartner
from projects.panels import (
    projects_of_community,
    projects_of_partner,
    projects_of_programme,
    zones_of_community,
)
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    GroupFactory,
    PartnerFactory,
    ProjectFactory,
    ZoneFactory,
)


@pytest.fixture
def village(region_a):
    return CommunityFactory(name_en="Karabulak", district__region=region_a)


@pytest.fixture
def far_village(region_b):
    return CommunityFactory(name_en="Merke", district__region=region_b)


def names(section) -> list[str]:
    return [row.cells[0].text for row in section.rows]


def test_a_community_shows_the_projects_it_leads_and_those_it_shares(officer, village, far_village):
    ProjectFactory(name_en="Own", lead_community=village, proposed_on=date(2003, 1, 1))
    shared = ProjectFactory(name_en="Shared", lead_community=far_village)
    ProjectFactory(name_en="Theirs", lead_community=far_village)
    ProjectCommunity.objects.create(project=shared, community=village)
    section = projects_of_community(village, officer)
    assert names(section) == ["Own", "Shared"]
    assert [badge.text for badge in section.rows[1].badges] == ["shared, led by Merke"]
    assert section.add_url == f"/projects/new/?community={village.pk}"


def test_a_community_of_another_region_shows_only_projects_in_ones_own_scope(
    officer, village, far_village
):
    ProjectFactory(name_en="Theirs", lead_community=far_village)
    both = ProjectFactory(name_en="Both", lead_community=far_village)
    ProjectCommunity.objects.create(project=both, community=village)
    section = projects_of_community(far_village, officer)
    assert names(section) == ["Both"] and section.add_url == ""


def test_a_partner_shows_each_project_once_with_all_it_does_there(officer, village, far_village):
    partner = PartnerFactory(name_en="Aral")
    project = ProjectFactory(name_en="Water", lead_community=village, contractor=partner)
    ProjectPartner.objects.create(project=project, partner=partner, role="designer")
    ContributionFactory(project=project, partner=partner, amount=100_000)
    ContributionFactory(project=project, partner=partner, amount=50_000)
    ContributionFactory(project=ProjectFactory(lead_community=far_village), partner=partner)
    (row,) = projects_of_partner(partner, officer).rows
    assert [cell.text for cell in row.cells[2:]] == [
        "designs, builds it, contributes",
        "1,500\u00a0USD",
    ]


def test_a_programme_shows_the_projects_it_leads_and_takes_part_in(officer, village, programme):
    ProjectFactory(name_en="Led", lead_community=village, programme=programme)
    joined = ProjectFactory(name_en="Joined", lead_community=village)
    joined.other_programmes.create(programme=programme)
    ProjectFactory(name_en="Other", lead_community=village)
    assert sorted(names(projects_of_programme(programme, officer))) == ["Joined", "Led"]


def test_a_panel_shows_ten_projects_and_the_way_to_all(client_of, officer, village):
    for _number in range(11):
        ProjectFactory(lead_community=village)
    section = projects_of_community(village, officer)
    assert len(section.rows) == 10
    page = client_of(officer).get(section.more_url)
    assert page.context["count"] == 11
    assert [chip["value"] for chip in page.context["chips"]] == ["Karabulak"]


@pytest.mark.parametrize("rows", [1, 10])
def test_a_panel_asks_the_database_twice_at_most(officer, village, programme, rows):
    partner = PartnerFactory()
    for _number in range(rows):
        project = ProjectFactory(lead_community=village, programme=programme, contractor=partner)
        ProjectPartner.objects.create(project=project, partner=partner, role="designer")
    assert officer.scope.regions and organisation().currency  # Known before a panel is asked for.
    for panel, record in (
        (projects_of_community, village),
        (projects_of_partner, partner),
        (projects_of_programme, programme),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert len(panel(record, officer).rows) == rows
        assert len(queries) <= 2, panel


def test_the_pages_of_lower_apps_show_the_panel(client_of, officer, village):
    project = ProjectFactory(name_en="Water line", lead_community=village)
    assert project.get_absolute_url() in client_of(officer).get(village.get_absolute_url()).text


def test_the_parts_of_a_community_show_who_is_counted_there_and_by_which_project(officer, village):
    part = ZoneFactory(community=village, name_en="Upper quarter")
    ZoneFactory(community=village, name_en="Lower quarter")
    for name, people in (("Water line", 900), ("School", 200)):
        project = ProjectFactory(
            name_en=name, lead_community=village, handed_over=True, confirmed=True
        )
        GroupFactory(project=project, zone=part, basis="actual", people=people)
    section = zones_of_community(village, officer)
    assert [[cell.text for cell in row.cells] for row in section.rows] == [
        ["Upper quarter", "900", "“Water line”, among them those of: School"],
        ["Lower quarter", "", "nobody is counted there yet"],
    ]
    assert all(row.edit_url for row in section.rows)


def test_the_parts_of_a_community_ask_no_more_for_many_projects(
    officer, village, django_assert_max_num_queries
):
    part = ZoneFactory(community=village)
    for _ in range(12):
        project = ProjectFactory(lead_community=village, handed_over=True)
        GroupFactory(project=project, zone=part, basis="actual")
    assert officer.scope
    with django_assert_max_num_queries(3):
        assert zones_of_community(village, officer).rows
