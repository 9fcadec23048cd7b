"""Cancelling a training, taking that back, and checking it."""

import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from tests.factories import AttendanceFactory
from trainings.models import Training

pytestmark = pytest.mark.django_db


@pytest.fixture
def step(client_of, officer, training):
    """Takes a step on the training as the officer, or as another user."""

    def post(name, user=officer, **fields):
        version = Training.objects.get(pk=training.pk).version
        url = f"{training.get_absolute_url()}{name}/"
        return client_of(user).post(url, {"version": version} | fields)

    return post


def test_a_training_is_cancelled_with_a_reason_and_no_longer_held(step, officer):
    step("cancel", reason="Snow on the pass")

    training = Training.objects.get()
    assert training.cancelled_on == timezone.localdate()
    assert training.cancel_reason == "Snow on the pass"
    assert not Training.objects.held(timezone.localdate()).exists()
    entry = LogEntry.objects.latest("pk")
    assert entry.actor == officer and "cancel_reason" in entry.changes


@pytest.mark.parametrize("reason", ["", "  ", "\x00", "x" * 2001])
def test_a_training_is_not_cancelled_without_a_reason_that_can_be_kept(step, reason):
    assert step("cancel", reason=reason).status_code == 422
    assert Training.objects.get().cancelled_on is None


def test_a_held_training_with_participants_may_be_cancelled_until_it_is_confirmed(step, training):
    AttendanceFactory(session=training.sessions.first())
    Training.objects.update(review="confirmed")

    response = step("cancel", reason="It did not take place")
    assert response.status_code == 422
    assert "reopen" in response.content.decode()
    assert "It did not take place" in response.content.decode()

    Training.objects.update(review="submitted")
    assert step("cancel", reason="It did not take place").status_code == 302
    assert Training.objects.get().cancelled_on


def test_a_cancelled_training_is_not_cancelled_again(step):
    step("cancel", reason="Snow")

    assert step("cancel", reason="Rain").status_code == 422
    assert Training.objects.get().cancel_reason == "Snow"


def test_a_cancellation_is_taken_back(step):
    step("cancel", reason="Snow")
    step("reinstate")

    training = Training.objects.get()
    assert (training.cancelled_on, training.cancel_reason) == (None, "")
    assert list(Training.objects.held(timezone.localdate())) == [training]


def test_what_is_not_cancelled_is_not_taken_back(step, training):
    assert step("reinstate").status_code == 302
    assert Training.objects.get().version == training.version


def test_a_step_on_a_page_that_is_out_of_date_changes_nothing(step):
    response = step("cancel", reason="Snow", version="99")

    assert response.status_code == 302
    assert Training.objects.get().cancelled_on is None


@pytest.mark.parametrize("name", ["cancel", "reinstate"])
def test_steps_are_for_those_who_write_in_the_region(
    step, administrator, viewer, other_officer, name
):
    assert step(name, user=administrator, reason="no").status_code == 403
    assert step(name, user=viewer, reason="no").status_code == 403
    assert step(name, user=other_officer, reason="no").status_code == 404


@pytest.mark.parametrize("name", ["cancel", "reinstate", "review/submit"])
def test_steps_are_not_taken_by_reading(client_of, officer, training, name):
    response = client_of(officer).get(f"{training.get_absolute_url()}{name}/")

    assert response.status_code == 405


def test_a_training_is_checked_by_another_person(step, manager):
    step("review/submit")
    assert step("review/confirm").status_code == 403
    step("review/confirm", user=manager)

    training = Training.objects.get()
    assert training.is_confirmed and training.confirmed_by == manager


def test_an_unknown_step_of_checking_is_not_found(step):
    assert step("review/applaud").status_code == 404
