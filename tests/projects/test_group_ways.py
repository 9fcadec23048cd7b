"""Around a count of people: the ways out above the population, as planned, and counting again."""

from datetime import date

import pytest

from communities.models import CommunityProfile
from projects.models import BeneficiaryGroup, ProjectCommunity
from tests.browsing import filled
from tests.factories import (
    AgeBandFactory,
    CellFactory,
    CommunityFactory,
    DistrictFactory,
    GroupFactory,
    ProjectFactory,
    ZoneFactory,
    whole_zone,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(region_a):
    village = CommunityFactory(
        district=DistrictFactory(region=region_a), name_en="Karabulak", population=1000
    )
    return ProjectFactory(lead_community=village, name_en="School", stage="under_way")


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


def typed(project, **data) -> dict:
    return {
        "zone": str(whole_zone(project.lead_community).pk),
        "basis": "actual",
        "directness": "direct",
        "people": "1 200",
        "counted_on": "01.10.2003",
        "method": "register",
        "label": "pupils",
        "woman_0": "640",
        **data,
    }


def new(project) -> str:
    return f"/projects/{project.pk}/groups/new/"


def where(community) -> str:
    """Where a further year's population of a community is entered."""
    return f"/communities/{community.pk}/profiles/new/#id_population"


def test_above_the_population_both_ways_out_stand_beside_the_number(client, project):
    response = client.post(new(project), typed(project))
    assert response.status_code == 422
    (error,) = response.context["form"].errors["people"]
    assert "1,200" in error and "1,000" in error
    text = response.content.decode()
    assert 'href="#id_people"' in text and "Correct the number" in text
    assert f'name="aside" value="{where(project.lead_community)}"' in text
    assert "Enter a population with a better source: Karabulak" in text


def test_the_zones_of_a_project_are_added_up_against_the_population(client, project):
    part = ZoneFactory(community=project.lead_community, name_en="Upper quarter")
    GroupFactory(project=project, basis="actual", people=700, zone=part)
    sent = typed(project, people="301", woman_0="")
    response = client.post(new(project), sent)
    assert "1,001" in str(response.context["form"].errors["people"])
    assert client.post(new(project), sent | {"people": "300"}).status_code == 302


def test_the_way_over_the_population_leads_back_with_the_text_kept(client, project):
    aside = where(project.lead_community)
    left = client.post(new(project), typed(project, aside=aside, people="1 250"))
    page, place = aside.split("#")
    assert left.status_code == 302 and left.url.startswith(f"{page}?next=")
    assert left.url.endswith(f"#{place}")
    page = client.get(left.url)
    data = filled(page) | {"year": "2003", "population": "1 300", "source": "household book"}
    refused = client.post(left.url, data)
    assert "already a profile of this year" in str(refused.context["form"].errors["year"])
    correct = f"/communities/profiles/{CommunityProfile.objects.get().pk}/edit/?next="
    assert correct in str(refused.context["form"].errors["year"])
    back = client.post(left.url, data | {"year": "2002"})
    assert back.status_code == 302 and back.url == f"{new(project)}?kept=1"
    again = client.get(back.url)
    assert again.status_code == 200
    kept = filled(again)
    assert (kept["people"], kept["label"], kept["woman_0"]) == (["1 250"], ["pupils"], ["640"])


def test_with_the_better_population_the_kept_text_is_checked_and_saved(client, project):
    client.post(new(project), typed(project, aside=where(project.lead_community)))
    profile = CommunityProfile.objects.get()
    url = f"/communities/profiles/{profile.pk}/edit/?next={new(project)}?kept=1"
    sent = {"version": profile.version, "year": "2003", "population": "1300", "source": "akimat"}
    back = client.post(url, sent)
    again = client.get(back.url)
    assert "+1,200 people reached" in again.content.decode()
    assert "summary-box" not in again.content.decode()
    assert client.post(new(project), filled(again)).status_code == 302
    group = BeneficiaryGroup.objects.get()
    assert (group.people, group.cells.get().people) == (1200, 640)
    assert not client.session["kept_forms"]


def test_what_is_kept_belongs_to_one_page(client, project):
    client.post(new(project), typed(project, aside=where(project.lead_community)))
    other = ProjectFactory(lead_community=project.lead_community)
    assert filled(client.get(f"{new(other)}?kept=1"))["people"] == [""]


@pytest.mark.parametrize("aside", ["https://evil.example/", "//evil.example", "", "javascript:x"])
def test_no_way_aside_leads_off_the_site(aside, client, project):
    assert client.post(new(project), typed(project, aside=aside)).status_code == 400
    assert "kept_forms" not in client.session


def test_where_the_population_is_kept_elsewhere_the_page_says_by_whom(client, project, region_b):
    far = CommunityFactory(district=DistrictFactory(region=region_b), name_en="Far", population=50)
    ProjectCommunity.objects.create(project=project, community=far)
    response = client.post(new(project), typed(project, zone=str(whole_zone(far).pk)))
    text = response.content.decode()
    assert "The population is kept by those who answer for this community: Far" in text
    assert 'name="aside"' not in text


def test_a_profile_never_leads_off_the_site(client, project):
    url = f"/communities/{project.lead_community_id}/profiles/new/"
    data = {"year": "2004", "population": "1100", "source": "akimat"}
    response = client.post(f"{url}?next=https://evil.example/", data)
    assert response.url == f"/communities/{project.lead_community_id}/#profiles"
    assert client.post(url, data | {"year": "2005", "source": ""}).status_code == 422


@pytest.fixture
def planned(project):
    """1,100 pupils in the upper quarter, planned, with their split."""
    part = ZoneFactory(community=project.lead_community, name_en="Upper quarter")
    young = AgeBandFactory(programme=project.programme, from_age=0, to_age=14, name_en="0 to 14")
    group = GroupFactory(project=project, zone=part, people=900, label="pupils", method="register")
    CellFactory(group=group, sex="woman", age_band=young, people=480)
    return group


def test_actual_people_begin_where_the_planned_ones_are(client, project, planned):
    page = client.get(f"{new(project)}?basis=actual")
    data = filled(page)
    assert (data["zone"], data["label"], data["people"]) == (
        [str(planned.zone_id)],
        ["pupils"],
        [""],
    )
    assert "As planned: 900 · pupils · Upper quarter" in page.content.decode()


def test_as_planned_takes_over_the_numbers_to_be_corrected(client, project, planned):
    page = client.get(f"{new(project)}?basis=actual")
    (copy,) = page.context["as_planned"]
    data = filled(client.get(copy.url))
    assert (data["people"], data["basis"], data["method"]) == (["900"], ["actual"], ["register"])
    (cell,) = planned.cells.all()
    assert data[f"woman_{cell.age_band_id}"] == ["480"]
    assert client.post(new(project), data | {"people": ["850"]}).status_code == 302
    actual = BeneficiaryGroup.objects.get(basis="actual")
    assert (actual.people, actual.cells.get().people) == (850, 480)
    assert client.get(f"{new(project)}?basis=actual").context["as_planned"] == []


@pytest.mark.parametrize("key", ["0", "x", "999999"])
def test_a_count_that_is_not_of_this_project_is_not_taken_over(key, client, project, planned):
    elsewhere = GroupFactory(people=77)
    for asked in (key, elsewhere.pk):
        data = filled(client.get(f"{new(project)}?basis=planned&from={asked}"))
        assert (data["people"], data["label"]) == ([""], [""])


def test_the_same_people_are_counted_again_beside_their_earlier_counts(client, project, planned):
    first = GroupFactory(
        project=project, zone=planned.zone, label="pupils", basis="actual", people=800
    )
    page = client.get(f"/projects/groups/{first.pk}/edit/")
    assert [copy.text for copy in page.context["other_counts"]] == [
        "1 October 2003: 900 (planned, from a register)"
    ]
    (again,) = page.context["count_again"]
    data = filled(client.get(again.url))
    assert (data["people"], data["zone"]) == (["800"], [str(planned.zone_id)])
    sent = data | {"people": ["820"], "counted_on": ["01.10.2004"]}
    assert client.post(new(project), sent).status_code == 302
    latest = BeneficiaryGroup.objects.get(counted_on=date(2004, 10, 1))
    assert (latest.people, latest.label) == (820, "pupils")


def test_a_planned_row_of_the_projects_page_leads_to_who_came(client, project, planned):
    way = f"{new(project)}?basis=actual&amp;from={planned.pk}"
    assert way in client.get(project.get_absolute_url()).content.decode()
    GroupFactory(project=project, zone=planned.zone, label="pupils", basis="actual", people=800)
    assert way not in client.get(project.get_absolute_url()).content.decode()


def test_a_community_offers_to_add_a_year_and_to_correct_one(client, project):
    village = project.lead_community
    page = client.get(village.get_absolute_url()).content.decode()
    assert f"/communities/{village.pk}/profiles/new/" in page
    assert f"/communities/profiles/{village.profiles.get().pk}/edit/" in page


def test_what_completing_misses_leads_to_actual_people(client, project):
    page = client.get(project.get_absolute_url()).content.decode()
    assert f"{new(project)}?basis=actual" in page
