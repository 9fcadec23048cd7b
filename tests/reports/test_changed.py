"""Beside the steps of a figure stands what was changed in its records since, from the history."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import CommunityFactory, ProjectFactory


@pytest.fixture
def project(region_a, programme):
    return ProjectFactory(
        lead_community=CommunityFactory(district__region=region_a),
        programme=programme,
        name_en="Water line",
    )


def changes_on(browser, day: date) -> list[tuple[str, str]]:
    page = browser.get(f"/figures/projects_total/why/?since={day}")
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
