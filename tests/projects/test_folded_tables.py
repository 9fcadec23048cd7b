"""The form of a project is short: its tables unfold, and stand open where something is to see."""

import re

import pytest

from tests.browsing import filled
from tests.factories import ContributionFactory, ProjectFactory

pytestmark = pytest.mark.django_db

FOLD = re.compile(
    r'<details class="fold fold-fields"( open)?>\s*<summary>([^<]*)</summary>\s*<section'
)


@pytest.fixture
def project(region_a):
    project = ProjectFactory(lead_community__district__region=region_a)
    ContributionFactory.create_batch(2, project=project)
    return project


def tables(response) -> dict[str, bool]:
    """The folded tables of a page by what is said of each, and whether it stands open."""
    return {label: bool(opened) for opened, label in FOLD.findall(response.content.decode())}


def test_tables_are_folded_and_say_how_many_rows_they_hold(client_of, officer, project):
    page = client_of(officer).get(f"/projects/{project.pk}/edit/")

    assert list(tables(page)) == [
        "Contributions: 2",
        "People",
        "Other communities it serves",
        "Other programmes that take part",
    ]
    assert not any(tables(page).values())


def test_a_table_with_a_row_that_is_refused_or_typed_stands_open(client_of, officer, project):
    client, url = client_of(officer), f"/projects/{project.pk}/edit/"
    typed = {"name_en": "", "name_ru": "", "name_kk": "", "contributions-0-amount": "77"}

    response = client.post(url, filled(client.get(url)) | typed)

    assert response.status_code == 422
    assert tables(response)["Contributions: 2"]
    assert sum(tables(response).values()) == 1
    response = client.post(url, filled(client.get(url)) | {"groups-0-people": "many"})
    assert response.status_code == 422
    assert [label for label, is_open in tables(response).items() if is_open] == ["People"]
