"""Age bands of a programme: no gap, no overlap, and ages that people were counted by stay."""

import pytest

from communities.choices import Sex
from communities.models import AgeBand
from projects.models import BeneficiaryCell
from tests.communities.filling import filled_admin
from tests.factories import GroupFactory, ProgrammeFactory


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


@pytest.fixture
def programme(db):
    programme = ProgrammeFactory()
    programme.age_bands.all().delete()
    for low, high in ((0, 14), (15, None)):
        AgeBand.objects.create(
            programme=programme, name_en=f"From {low}", from_age=low, to_age=high
        )
    return programme


def send(client, programme, **changes):
    url = f"/admin/communities/programme/{programme.pk}/change/"
    return client.post(url, filled_admin(client.get(url)) | changes)


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"age_bands-1-from_age": "17"}, "Nobody aged 15 to 16 falls into a band"),
        ({"age_bands-1-from_age": "14"}, "goes up to 14: these overlap"),
        ({"age_bands-0-to_age": ""}, "has no upper age, so nothing follows it"),
    ],
)
def test_gaps_and_overlaps_are_refused_beside_the_row(client, programme, changes, said):
    response = send(client, programme, **changes)
    bands = response.context["inline_admin_formsets"][0].formset
    assert said in bands.forms[1].errors["from_age"][0]
    assert said in response.content.decode()


def test_bands_that_follow_each_other_are_taken(client, programme):
    changes = {"age_bands-0-to_age": "17", "age_bands-1-from_age": "18"}
    assert send(client, programme, **changes).status_code == 302
    assert list(AgeBand.objects.values_list("from_age", "to_age")) == [(0, 17), (18, None)]


def test_ages_by_which_people_are_counted_stay_and_names_may_change(client, programme):
    band = programme.age_bands.get(from_age=0)
    group = GroupFactory()
    BeneficiaryCell.objects.create(group=group, sex=Sex.WOMAN, age_band=band, people=3)
    changes = {"age_bands-0-to_age": "12", "age_bands-0-name_en": "Children"}
    assert send(client, programme, **changes).status_code == 302
    band.refresh_from_db()
    assert (band.to_age, band.name_en) == (14, "Children")
    page = send(client, programme, **{"age_bands-0-DELETE": "on"})
    assert "protected related objects" in page.content.decode()
    assert programme.age_bands.count() == 2
