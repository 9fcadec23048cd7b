"""Who took part, as the services keep it whatever page asks: scope, versions, no one twice."""

import pytest

from core.exceptions import EditConflict, OutOfScope, RuleViolation
from tests.factories import AttendanceFactory, CommunityFactory, ParticipantFactory
from trainings.models import Attendance, Participant, Training
from trainings.services import add_participants, record_attendance

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(officer, training):
    """Enters people as the officer."""

    def run(*people, **changes):
        version = Training.objects.get(pk=training.pk).version
        step = {"actor": officer, "training": training, "version": version, "people": people}
        add_participants(**step | changes)

    return run


def dana(community, **fields):
    """A person who is not saved yet."""
    known = {"full_name": "Dana", "sex": "woman", "birth_year": 1975, "community": community}
    return Participant(**known | fields)


def test_the_same_person_is_not_entered_twice_in_whatever_spelling(enter, community):
    enter(dana(community))

    for twice in (
        [dana(community, full_name="Дана")],
        [Participant.objects.get()],
        [dana(community, birth_year=1980), dana(community, birth_year=1980)],
    ):
        with pytest.raises(RuleViolation, match="already"):
            enter(*twice)
    assert Participant.objects.count() == 1
    assert Attendance.objects.count() == 3


def test_who_differs_in_year_sex_or_village_is_another_person(enter, community):
    other = CommunityFactory(district=community.district)

    enter(
        dana(community),
        dana(community, birth_year=1980),
        dana(community, sex="man"),
        dana(other),
    )

    assert Training.objects.with_seats().get().seats == 4


def test_new_people_of_a_village_outside_the_regions_are_refused(enter):
    with pytest.raises(OutOfScope):
        enter(dana(CommunityFactory()))
    assert not Participant.objects.exists()


def test_entering_holds_scope_version_and_lock(enter, other_officer, training, community):
    with pytest.raises(OutOfScope):
        enter(dana(community), actor=other_officer)
    with pytest.raises(EditConflict):
        enter(dana(community), version=99)
    training.review = "confirmed"
    with pytest.raises(RuleViolation, match="reopen"):
        enter(dana(community))
    assert not Participant.objects.exists()


def test_ticking_enters_nobody_who_is_not_in_the_training(officer, training):
    sessions = list(training.sessions.all())
    person = ParticipantFactory(community=training.community)
    AttendanceFactory(session=sessions[0], participant=person)
    stranger = ParticipantFactory(community=training.community)
    ticks = {person.pk: {sessions[1].pk}, stranger.pk: {sessions[0].pk}}

    record_attendance(actor=officer, training=training, version=training.version, ticks=ticks)

    kept = Attendance.objects.values_list("participant", "session")
    assert list(kept) == [(person.pk, sessions[1].pk)]


def test_a_training_that_lost_its_sessions_gets_one_when_people_are_entered(enter, training):
    training.sessions.all().delete()

    enter(dana(training.community))

    assert [session.held_on for session in training.sessions.all()] == [training.starts_on]
    assert Training.objects.with_seats().get().seats == 1
