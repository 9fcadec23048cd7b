"""Every part of a project is entered, changed and removed on a page of its own, within scope."""

import pytest
from django.contrib.messages import get_messages

from core.history import entries_of
from core.models import ReviewState
from projects.models import CatchmentZone, Project, ProjectCommunity
from tests.browsing import filled
from tests.factories import CommunityFactory, DistrictFactory, ProjectFactory, ZoneFactory
from tests.projects.part_cases import CASES, COUNTED, OPEN

pytestmark = pytest.mark.django_db

ALL = sorted(CASES)


@pytest.fixture
def project(region_a):
    """A handed over project led from the officer's region."""
    community = CommunityFactory(district=DistrictFactory(region=region_a), population=5000)
    return ProjectFactory(lead_community=community, name_en="Water line", handed_over=True)


def confirm(project) -> None:
    Project.objects.filter(pk=project.pk).update(review=ReviewState.CONFIRMED)


def assert_entry(project, part_model, action: int, actor) -> None:
    """The newest entry on such a part is this one, by this person, under the project's name."""
    entries = [
        entry
        for entry in entries_of(project)
        if entry.content_type.model_class() is part_model and entry.action == action
    ]
    assert entries, "no entry in the history"
    entry = entries[0]
    assert entry.actor == actor
    assert entry.additional_data["name"] == "Water line"
    assert entry.additional_data["region"] == project.lead_community.district.region_id


@pytest.mark.parametrize("name", ALL)
def test_a_part_is_entered_with_its_history(name, project, officer, client_of):
    case = CASES[name]
    response = client_of(officer).post(case.url("new", project.pk), case.data(project))
    assert response.status_code == 302, response.context["form"].errors
    assert response.url.startswith(f"/projects/{project.pk}/#")
    part = case.model.objects.get()
    assert part.project == project
    assert_entry(project, case.model, 0, officer)


@pytest.mark.parametrize("name", ALL)
def test_a_part_is_changed_with_its_history(name, project, officer, client_of):
    case = CASES[name]
    part = case.make(project)
    field, typed, expected = case.change
    client = client_of(officer)
    shown = client.get(case.url("edit", part.pk))
    assert shown.status_code == 200
    assert f"/{part.pk}/remove/" in shown.content.decode()
    form = shown.context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    data |= {field: typed}
    response = client.post(case.url("edit", part.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    part.refresh_from_db()
    assert part.version == 2
    assert expected is None or getattr(part, field) == expected
    assert_entry(project, case.model, 1, officer)


@pytest.mark.parametrize("name", ALL)
def test_saving_a_part_as_it_was_shown_changes_nothing(name, project, officer, client_of):
    case = CASES[name]
    part = case.make(project)
    before = case.model.objects.filter(pk=part.pk).values().get()
    client = client_of(officer)
    form = client.get(case.url("edit", part.pk)).context["form"]
    data = {
        bound.html_name: bound.field.prepare_value(bound.value())
        for bound in form
        if bound.value() is not None
    }
    assert client.post(case.url("edit", part.pk), data).status_code == 302
    after = case.model.objects.filter(pk=part.pk).values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"version", "updated_at"}


@pytest.mark.parametrize("name", ALL)
def test_a_part_is_removed_with_its_history(name, project, officer, client_of):
    case = CASES[name]
    part = case.make(project)
    client = client_of(officer)
    assert client.get(case.url("remove", part.pk)).status_code == 200
    response = client.post(case.url("remove", part.pk), {"version": part.version})
    assert response.status_code == 302
    assert not case.model.objects.exists()
    assert_entry(project, case.model, 2, officer)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ALL)
def test_a_part_changed_meanwhile_is_neither_overwritten_nor_removed(
    name, project, officer, client_of
):
    case = CASES[name]
    part = case.make(project)
    case.model.objects.filter(pk=part.pk).update(version=7)
    client = client_of(officer)
    data = case.data(project) | {"version": 1}
    response = client.post(case.url("edit", part.pk), data)
    assert response.status_code == 409
    client.post(case.url("remove", part.pk), {"version": 1})
    assert case.model.objects.get().version == 7
    assert client.post(case.url("edit", part.pk), filled(response)).status_code == 302
    assert case.model.objects.get().version == 8


@pytest.mark.parametrize("name", ALL)
def test_a_part_out_of_scope_is_not_found(name, project, other_officer, client_of):
    case = CASES[name]
    part = case.make(project)
    client = client_of(other_officer)
    for url in case.urls(project, part):
        assert client.get(url).status_code == 404
        assert client.post(url, case.data(project)).status_code == 404


@pytest.mark.parametrize("name", ALL)
def test_a_part_of_a_shared_project_is_not_open_to_the_region_that_does_not_lead(
    name, project, region_b, other_officer, client_of
):
    shared = CommunityFactory(district=DistrictFactory(region=region_b))
    ProjectCommunity.objects.create(project=project, community=shared)
    case = CASES[name]
    part = case.make(project)
    client = client_of(other_officer)
    for url in case.urls(project, part):
        assert client.get(url).status_code == 403
        assert client.post(url, case.data(project)).status_code == 403
    assert case.model.objects.get().version == 1


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("role", ["administrator", "viewer"])
def test_a_part_is_entered_by_officers_and_managers_only(name, role, project, client_of, request):
    client = client_of(request.getfixturevalue(role))
    assert client.get(CASES[name].url("new", project.pk)).status_code == 403


@pytest.mark.parametrize("name", COUNTED)
def test_a_counted_part_of_a_confirmed_project_is_locked_to_officers(
    name, project, officer, client_of
):
    case = CASES[name]
    part = case.make(project)
    confirm(project)
    client = client_of(officer)
    for url in case.urls(project, part):
        response = client.get(url)
        assert response.status_code == 403
        assert "The record is confirmed" in response.content.decode()
        assert client.post(url, case.data(project)).status_code == 403


def test_a_confirmed_project_offers_officers_only_what_is_open_to_them(
    project, officer, manager, client_of
):
    screens = {name: case.urls(project, case.make(project))[:2] for name, case in CASES.items()}
    confirm(project)

    def offered(user) -> set[str]:
        """The addresses at which the page offers to enter or change a part."""
        sections = client_of(user).get(f"/projects/{project.pk}/").context["sections"]
        urls = [section.add_url for section in sections]
        return {*urls, *(row.edit_url for section in sections for row in section.rows)}

    assert set().union(*screens.values()) <= offered(manager)
    assert set().union(*screens.values()) & offered(officer) == {
        url for name in OPEN for url in screens[name]
    }
    assert "A manager can reopen it." in client_of(officer).get(f"/projects/{project.pk}/").text


@pytest.mark.parametrize("name", COUNTED)
def test_a_counted_part_of_a_confirmed_project_is_open_to_managers(
    name, project, manager, client_of
):
    confirm(project)
    case = CASES[name]
    client = client_of(manager)
    assert client.post(case.url("new", project.pk), case.data(project)).status_code == 302


@pytest.mark.parametrize("name", OPEN)
def test_what_follows_hand_over_stays_open_after_confirming(name, project, officer, client_of):
    confirm(project)
    case = CASES[name]
    client = client_of(officer)
    assert client.post(case.url("new", project.pk), case.data(project)).status_code == 302


@pytest.mark.parametrize("name", ALL)
def test_saving_a_part_keeps_to_its_number_of_queries(
    name, project, officer, client_of, django_assert_max_num_queries
):
    case = CASES[name]
    data = case.data(project)
    client = client_of(officer)
    with django_assert_max_num_queries(23):
        assert client.post(case.url("new", project.pk), data).status_code == 302


def test_a_zone_of_a_community_is_entered_changed_and_removed(project, officer, client_of):
    community = project.lead_community
    client = client_of(officer)
    url = f"/communities/{community.pk}/zones/new/"
    response = client.post(url, {"name_en": "Upper street"})
    assert response.url == f"/communities/{community.pk}/#zones"
    zone = CatchmentZone.objects.matching("upper street").get()
    assert zone.community == community
    url = f"/projects/zones/{zone.pk}/edit/"
    client.post(url, {"name_en": "Lower street", "version": zone.version})
    zone.refresh_from_db()
    assert zone.name_en == "Lower street"
    client.post(f"/projects/zones/{zone.pk}/remove/", {"version": zone.version})
    assert not CatchmentZone.objects.exists()
    actions = [entry.action for entry in entries_of(community)]
    assert actions[:3] == [2, 1, 0]


def test_a_zone_out_of_scope_is_not_found(project, other_officer, client_of):
    zone = ZoneFactory(community=project.lead_community)
    client = client_of(other_officer)
    assert client.get(f"/communities/{zone.community_id}/zones/new/").status_code == 404
    assert client.get(f"/projects/zones/{zone.pk}/edit/").status_code == 404


def test_a_zone_people_are_counted_in_is_not_removed(project, officer, client_of):
    group = CASES["group"].make(project)
    client = client_of(officer)
    url = f"/projects/zones/{group.zone.pk}/remove/"
    response = client.post(url, {"version": group.zone.version})
    (message,) = get_messages(response.wsgi_request)
    assert "beneficiary groups" in str(message)
    assert CatchmentZone.objects.filter(pk=group.zone.pk).exists()


def test_a_communitys_page_shows_its_zones_and_where_they_are_changed(
    project, officer, administrator, client_of
):
    zone = ZoneFactory(community=project.lead_community, name_en="Upper street")
    url = f"/communities/{zone.community_id}/"
    edit, add = f"/projects/zones/{zone.pk}/edit/", f"{url}zones/new/"
    text = client_of(officer).get(url).content.decode()
    assert "Upper street" in text and edit in text and add in text
    text = client_of(administrator).get(url).content.decode()
    assert "Upper street" in text and edit not in text and add not in text
