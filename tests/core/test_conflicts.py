"""What two editors of one form see of each other, in words."""

import pytest

from projects.models import Project
from tests.browsing import filled
from tests.factories import CommunityFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_choice_is_shown_by_its_label_and_what_is_the_same_not_at_all(
    client_of, officer, region_a
):
    place = CommunityFactory(district__region=region_a)
    project = ProjectFactory(lead_community=place, summary="Pipe")
    url, client = f"{project.get_absolute_url()}edit/", client_of(officer)
    opened = filled(client.get(url))
    Project.objects.update(version=9, mode="ashar", summary=" Pipe ")
    response = client.post(url, opened | {"mode": "contract", "summary": "Pipe"})
    assert response.status_code == 409
    (row,) = response.context["conflict"]["rows"]
    assert (row["mine"], row["theirs"]) == ("contract", "ashar")
