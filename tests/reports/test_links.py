"""From the page of a record one comes to the summary of what it is about."""

from html import unescape

import pytest

from projects.models import ProjectCommunity
from tests.factories import CommunityFactory, PartnerFactory, SectorFactory
from tests.reports.pages import figure_on
from tests.reports.test_summaries import completed_project, confirmed_community


@pytest.fixture
def village(region_a, programme):
    return confirmed_community(region_a, programme, name_en="Aqbulaq")


@pytest.fixture
def school(village, programme):
    return completed_project(village, programme, sector=SectorFactory(name_en="Schools"))


def links_of(client, record) -> dict[str, str]:
    """The links to summaries on a record's page: text and address."""
    page = client.get(record.get_absolute_url())
    links = {link.text: link.url for link in page.context["links"]}
    assert all(f'href="{url}"' in unescape(page.text) for url in links.values())
    return links


def test_a_community_leads_to_its_figures_and_its_districts(client_of, officer, village):
    client = client_of(officer)
    links = links_of(client, village)
    own = client.get(links["Figures of this community"])
    assert own.context["view"].frame.community == village
    assert figure_on(own, "communities") == 1
    district = client.get(links[f"Figures: {village.district}"])
    assert district.context["view"].frame.district == village.district


def test_a_project_leads_to_the_figures_of_its_sector(client_of, officer, school):
    client = client_of(officer)
    links = links_of(client, school)
    assert set(links) == {
        "Figures: Aqbulaq",
        f"Figures: {school.lead_community.district}",
        "Figures: Schools",
    }
    sector = client.get(links["Figures: Schools"])
    assert sector.context["view"].frame.sector == school.sector


def test_a_shared_project_leads_nobody_to_figures_of_places_that_are_not_theirs(
    client_of, other_officer, region_b, school
):
    ours = CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=school, community=ours)
    assert set(links_of(client_of(other_officer), school)) == {"Figures: Schools"}


def test_a_partner_leads_to_the_figures_of_its_projects(client_of, manager, school):
    partner = PartnerFactory(confirmed=True)
    client = client_of(manager)
    page = client.get(links_of(client, partner)["Figures of this partner organisation"])
    assert page.context["view"].frame.partner == partner


def test_a_programme_leads_to_its_figures(client_of, manager, school, programme):
    client = client_of(manager)
    page = client.get(links_of(client, programme)["Figures of this programme"])
    assert page.context["view"].frame.programme.pk == programme.pk
