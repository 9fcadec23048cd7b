"""A count of people is entered with its table by sex and age band."""

from datetime import date

import pytest

from core.history import entries_of
from projects.models import BeneficiaryCell, BeneficiaryGroup, CatchmentZone
from tests.factories import (
    AgeBandFactory,
    CellFactory,
    CommunityFactory,
    DistrictFactory,
    GroupFactory,
    ProjectFactory,
    whole_zone,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(region_a):
    community = CommunityFactory(
        district=DistrictFactory(region=region_a), name_en="Karabulak", population=1000
    )
    return ProjectFactory(lead_community=community)


@pytest.fixture
def young(project):
    return AgeBandFactory(programme=project.programme, from_age=0, to_age=14, name_en="0 to 14")


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


def typed(project, **data) -> dict:
    whole = project.lead_community.zones.filter(is_whole=True).first()
    return {
        "zone": str(whole.pk) if whole else f"whole:{project.lead_community_id}",
        "basis": "actual",
        "directness": "direct",
        "people": "100",
        "counted_on": "01.10.2003",
        "method": "register",
        **data,
    }


def enter(client, project, **data):
    return client.post(f"/projects/{project.pk}/groups/new/", typed(project, **data))


def change(client, group, **data):
    sent = typed(group.project, version=group.version, **data)
    return client.post(f"/projects/groups/{group.pk}/edit/", sent)


def split(group) -> dict:
    return {(cell.sex, cell.age_band_id): cell.people for cell in group.cells.all()}


def test_the_table_has_the_programmes_bands_and_age_not_known(client, project, young):
    AgeBandFactory(name_en="Of another programme")
    response = client.get(f"/projects/{project.pk}/groups/new/")
    rows = response.context["form"].rows()
    assert [row.label for row in rows] == ["0 to 14", "age not known"]
    assert [field.html_name for field in rows[0].fields] == [
        f"woman_{young.pk}",
        f"man_{young.pk}",
        f"not_known_{young.pk}",
    ]
    text = response.content.decode()
    assert text.count(f'name="woman_{young.pk}"') == 1
    assert "women, 0 to 14" in text


def test_the_numbers_are_kept_by_sex_and_band(client, project, young):
    response = enter(
        client, project, **{f"woman_{young.pk}": "30", "man_0": "20", "not_known_0": "0"}
    )
    assert response.status_code == 302
    group = BeneficiaryGroup.objects.get()
    assert split(group) == {("woman", young.pk): 30, ("man", None): 20, ("not_known", None): 0}


def test_the_whole_community_becomes_a_zone_with_its_first_count(client, project):
    assert enter(client, project).status_code == 302
    zone = CatchmentZone.objects.get()
    assert zone.is_whole and zone.community == project.lead_community
    assert BeneficiaryGroup.objects.get().zone == zone


def test_fewer_by_sex_and_age_are_accepted_and_more_refused_beside_the_count(client, project):
    assert enter(client, project, woman_0="60", man_0="39").status_code == 302
    group = BeneficiaryGroup.objects.get()
    response = change(client, group, woman_0="60", man_0="41")
    assert response.status_code == 422
    (error,) = response.context["form"].errors["people"]
    assert "101" in error and "100" in error
    assert 'value="41"' in response.content.decode()
    assert split(group) == {("woman", None): 60, ("man", None): 39}


def test_a_change_of_one_number_writes_that_number_only(client, project, young, officer):
    group = GroupFactory(project=project, basis="actual", people=100)
    kept = CellFactory(group=group, sex="woman", people=10)
    CellFactory(group=group, sex="man", age_band=young, people=20)
    CellFactory(group=group, sex="not_known", people=5)
    response = change(client, group, woman_0="10", **{f"man_{young.pk}": "25"})
    assert response.status_code == 302
    assert split(group) == {("woman", None): 10, ("man", young.pk): 25}
    kept.refresh_from_db()
    assert kept.version == 1
    entries = [
        (entry.action, entry.actor)
        for entry in entries_of(project)
        if entry.content_type.model_class() is BeneficiaryCell
    ]
    assert {(1, officer), (2, officer)} <= set(entries)


def test_bands_of_an_earlier_programme_stay_on_the_page_while_they_hold_people(client, project):
    old = AgeBandFactory(name_en="15 to 28, before")
    group = GroupFactory(project=project)
    CellFactory(group=group, age_band=old, people=7)
    rows = client.get(f"/projects/groups/{group.pk}/edit/").context["form"].rows()
    assert [row.label for row in rows] == ["15 to 28, before", "age not known"]
    assert str(rows[0].fields[0].value()) == "7"


def test_removing_a_count_removes_its_numbers_with_their_history(client, project, officer):
    group = GroupFactory(project=project)
    for sex in ("woman", "man"):
        CellFactory(group=group, sex=sex)
    client.post(f"/projects/groups/{group.pk}/remove/", {"version": group.version})
    assert not BeneficiaryCell.objects.exists()
    removed = [entry for entry in entries_of(project) if entry.action == 2]
    assert len(removed) == 3 and {entry.actor for entry in removed} == {officer}


def test_more_people_than_live_there_are_refused_with_the_way_to_the_population(client, project):
    GroupFactory(project=project, basis="actual", label="pupils", people=950)
    response = enter(client, project, people="51")
    assert response.status_code == 422
    text = response.content.decode()
    assert "1,001 people" in text
    assert f'value="/communities/{project.lead_community_id}/profiles/new/#id_population"' in text
    assert enter(client, project, people="50").status_code == 302


def test_a_second_count_of_the_same_people_on_one_day_is_refused(client, project):
    GroupFactory(project=project, basis="actual", counted_on=date(2003, 10, 1))
    response = enter(client, project)
    assert "already counted on that day" in str(response.context["form"].errors)
    assert enter(client, project, counted_on="02.10.2003").status_code == 302


def test_people_are_counted_in_communities_the_project_serves(client, project):
    elsewhere = whole_zone(CommunityFactory())
    response = enter(client, project, zone=str(elsewhere.pk))
    assert "zone" in response.context["form"].errors


def test_a_large_table_asks_no_more_questions_than_a_small_one(
    client, project, django_assert_max_num_queries
):
    bands = [
        AgeBandFactory(programme=project.programme, from_age=age, to_age=age + 4)
        for age in range(0, 60, 5)
    ]
    whole_zone(project.lead_community)
    numbers = {f"{sex}_{band.pk}": "1" for band in bands for sex in ("woman", "man")}
    with django_assert_max_num_queries(24):
        assert enter(client, project, **numbers).status_code == 302
    assert BeneficiaryCell.objects.count() == 24
