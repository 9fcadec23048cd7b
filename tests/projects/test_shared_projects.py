"""What officers read of a project that is shared with them and led from another region."""

import pytest

from core.services import save_record
from projects.models import ProjectCommunity
from tests.browsing import filled
from tests.factories import CommunityFactory, DistrictFactory, ProjectFactory, TrainingFactory

pytestmark = pytest.mark.django_db

UNSHARED = "Bridge of the other region"


def test_a_project_it_was_merged_into_is_told_only_to_those_who_may_see_it(
    client_of, officer, other_officer, region_a, region_b
):
    theirs = CommunityFactory(district=DistrictFactory(region=region_b))
    mine = CommunityFactory(district=DistrictFactory(region=region_a))
    into = ProjectFactory(lead_community=theirs, name_en=UNSHARED)
    shared = ProjectFactory(
        lead_community=theirs, stage="withdrawn", closed_on="2004-05-01", merged_into=into
    )
    ProjectCommunity.objects.create(project=shared, community=mine)
    url = shared.get_absolute_url()
    assert UNSHARED in client_of(other_officer).get(url).content.decode()
    page = client_of(officer).get(url)
    assert page.status_code == 200
    assert UNSHARED not in page.content.decode()


def test_the_history_names_no_row_outside_the_readers_scope(
    client_of, officer, administrator, manager, region_a, region_b
):
    training = TrainingFactory(community__district__region=region_a)
    training.project = ProjectFactory(lead_community__district__region=region_b, name_en=UNSHARED)
    save_record(actor=manager, record=training, version=training.version)
    url = training.get_absolute_url()
    assert UNSHARED in client_of(administrator).get(url).content.decode()
    assert UNSHARED not in client_of(officer).get(url).content.decode()


def test_a_better_population_is_asked_only_of_who_may_enter_it(
    client_of, officer, manager, region_a, region_b
):
    mine = CommunityFactory(district=DistrictFactory(region=region_a), population=500)
    theirs = CommunityFactory(district=DistrictFactory(region=region_b), population=500)
    project = ProjectFactory(lead_community=mine)
    ProjectCommunity.objects.create(project=project, community=theirs)
    url = f"{project.get_absolute_url()}edit/"
    for user, asked in ((officer, False), (manager, True)):
        client = client_of(user)
        typed = {"groups-0-zone": f"whole:{theirs.pk}", "groups-0-people": "900"}
        response = client.post(url, filled(client.get(url)) | typed)
        assert response.status_code == 422
        page = response.content.decode()
        assert "Lower the number of people" in page
        assert (f"/communities/{theirs.pk}/profiles/new/" in page) is asked
