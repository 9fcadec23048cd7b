"""A training begins as a copy of another; one is entered after another."""

import pytest

from tests.browsing import filled
from tests.factories import PartnerFactory, TopicFactory, TrainingFactory
from trainings.models import Trainer, Training, TrainingPartner

pytestmark = pytest.mark.django_db
NEW = "/trainings/new/"


@pytest.fixture
def whole(training):
    """A training with all that is copied."""
    training.further_topics.add(TopicFactory())
    partner = PartnerFactory()
    TrainingPartner.objects.create(training=training, partner=partner, role="lead")
    Trainer.objects.create(training=training, person="Saule", partner=partner)
    return training


def test_a_copy_is_filled_but_for_its_days_and_people(client_of, officer, whole):
    client = client_of(officer)
    page = client.get(f"{NEW}?copy={whole.pk}")
    data = filled(page) | {"starts_on": "01.05.2004"}
    assert data["name_en"] == ["Savings"] and data["ends_on"] == [""]
    assert client.post(f"{NEW}?copy={whole.pk}", data).status_code == 302
    copy = Training.objects.exclude(pk=whole.pk).get()
    assert (copy.community, copy.topic, copy.review) == (whole.community, whole.topic, "draft")
    assert list(copy.further_topics.all()) == list(whole.further_topics.all())
    assert copy.partners.get().role == "lead"
    assert copy.trainers.get().person == "Saule"
    assert [f"{one.held_on:%d.%m.%Y}" for one in copy.sessions.all()] == ["01.05.2004"]
    assert whole.trainers.count() == 1


def test_a_copied_row_that_is_taken_out_is_not_saved(client_of, officer, whole):
    client = client_of(officer)
    page = client.get(f"{NEW}?copy={whole.pk}")
    data = filled(page) | {"starts_on": "01.05.2004", "trainers-0-DELETE": "on"}
    assert client.post(NEW, data).status_code == 302
    assert not Training.objects.exclude(pk=whole.pk).get().trainers.exists()


@pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 40, "0"])
def test_nothing_is_copied_from_what_is_not_there(client_of, officer, training, asked):
    page = client_of(officer).get(f"{NEW}?copy={asked}")
    assert page.status_code == 200
    assert "Savings" not in page.content.decode()


def test_nothing_is_copied_from_another_region(client_of, other_officer, training):
    page = client_of(other_officer).get(f"{NEW}?copy={training.pk}")
    assert "Savings" not in page.content.decode()


def test_the_page_of_a_training_leads_to_its_copy(client_of, officer, training):
    page = client_of(officer).get(training.get_absolute_url()).content.decode()
    assert f"{NEW}?copy={training.pk}" in page


def test_after_one_training_the_next_is_entered_for_the_same_community(
    client_of, officer, training
):
    client = client_of(officer)
    data = filled(client.get(f"{NEW}?copy={training.pk}")) | {"starts_on": "01.05.2004"}
    response = client.post(NEW, data | {"again": "1"})
    assert response["Location"] == f"{NEW}?community={training.community_id}"
    assert client.get(response["Location"]).context["form"].initial["community"]
    assert Training.objects.count() == 2


def test_a_copy_is_of_a_training_whatever_its_state(client_of, officer, community):
    done = TrainingFactory(community=community, confirmed=True)
    assert filled(client_of(officer).get(f"{NEW}?copy={done.pk}"))["name_en"] == [done.name_en]
