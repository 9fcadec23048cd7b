"""Beside the steps of a figure stands what was changed in its records since, from the history."""

from datetime import date

import pytest
from django.utils import timezone

from core.bin import bin_record
from tests.factories import CommunityFactory, GroupFactory, ProjectFactory, SectorFactory


@pytest.fixture
def project(region_a, programme):
    return ProjectFactory(
        lead_community=CommunityFactory(district__region=region_a),
        programme=programme,
        name_en="Water line",
    )


def changes_on(browser, day: date) -> list[tuple[str, str]]:
    until = max(day, timezone.localdate())
    page = browser.get(f"/figures/projects_total/why/?since={day}&on={until}")
    return [(one.kind, one.record) for one in page.context["changed"]]


def test_what_was_changed_since_a_day_is_told_with_who_and_what(
    client_of, manager, officer, other_officer, project
):
    today = timezone.localdate()
    project.proposed_on = date(2004, 1, 1)
    project.sector = ProjectFactory().sector
    project.save()
    place = project.lead_community
    project.lead_community = CommunityFactory(district=place.district)
    project.save()
    kinds = [kind for kind, record in changes_on(client_of(officer), today) if record]
    assert {"entered", "corrected", "moved"} <= set(kinds)
    own = [record for _kind, record in changes_on(client_of(other_officer), today)]
    assert "Water line" not in own
    page = client_of(manager).get(f"/figures/projects_total/why/?since={today}").content.decode()
    assert str(place) in page and str(project.lead_community) in page


def test_before_the_day_nothing_is_told(client_of, manager, project):
    browser = client_of(manager)
    assert changes_on(browser, date(2090, 1, 1)) == []


@pytest.fixture
def elsewhere(region_b, programme):
    """A project in another region, of another sector."""
    return ProjectFactory(
        lead_community=CommunityFactory(district__region=region_b),
        programme=programme,
        name_en="School",
    )


def region_of(project) -> str:
    return project.lead_community.district.region.slug


def told(browser, query: str, name: str = "projects_total") -> set[tuple[str, str]]:
    """The changes since today on a figure narrowed by a query: kind and record."""
    page = browser.get(f"/figures/{name}/why/?since={timezone.localdate()}&{query}")
    return {(one.kind, one.record) for one in page.context["changed"]}


def test_only_changes_within_the_frame_are_told(client_of, manager, project, elsewhere):
    browser = client_of(manager)
    both = {("entered", "Water line"), ("entered", "School")}
    assert both <= told(browser, "")
    place = elsewhere.lead_community
    for query in (
        f"region={place.district.region.slug}",
        f"district={place.district_id}",
        f"community={place.pk}",
        f"sector={elsewhere.sector_id}",
    ):
        assert told(browser, query) == {("entered", "School")}, query
    assert both <= told(browser, f"programme={project.programme.code}")


def test_what_counts_people_is_told_of_the_communities_it_serves(
    client_of, manager, project, elsewhere
):
    for one in (project, elsewhere):
        GroupFactory(project=one, zone__community=one.lead_community, people=70, basis="actual")
    found = told(client_of(manager), f"region={region_of(project)}", "reach_direct")
    records = {record for _kind, record in found}
    assert {"Water line", str(project.lead_community)} <= records
    assert not records & {"School", str(elsewhere.lead_community)}


def test_what_left_the_frame_is_told_where_it_was_and_where_it_is(
    client_of, manager, project, elsewhere
):
    before, after = region_of(project), region_of(elsewhere)
    project.lead_community = elsewhere.lead_community
    project.save()
    browser = client_of(manager)
    assert ("moved", "Water line") in told(browser, f"region={before}")
    assert ("moved", "Water line") in told(browser, f"region={after}")


def test_what_was_deleted_is_told_where_it_was(client_of, manager, project, elsewhere):
    bin_record(actor=manager, record=project, version=project.version)
    browser = client_of(manager)
    for query in (f"region={region_of(project)}", f"sector={project.sector_id}"):
        assert ("deleted", "Water line") in told(browser, query), query
    for query in (f"region={region_of(elsewhere)}", f"sector={elsewhere.sector_id}"):
        assert ("deleted", "Water line") not in told(browser, query), query


def test_what_no_figure_depends_on_is_not_told(client_of, manager, project):
    project.summary = "A line of two kilometres."
    project.save()
    assert {kind for kind, _record in told(client_of(manager), "")} == {"entered"}


def test_many_changes_are_paged_and_counted(client_of, manager, project, monkeypatch):
    monkeypatch.setattr("reports.views.bridge.CHANGES", 2)
    for _number in range(4):
        project.sector = SectorFactory()
        project.save()
    browser = client_of(manager)
    page = browser.get(f"/figures/projects_total/why/?since={timezone.localdate()}")
    assert page.context["changed_count"] == "5"
    last = browser.get(page.context["changed_paging"]["pages"][-1]["url"].split("#")[0])
    assert [one.kind for one in last.context["changed"]] == ["entered"]
