"""The sheet of a training: who was at which session, who leaves, what the history keeps."""

import pytest
from auditlog.models import LogEntry

from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.history import record_key
from tests.factories import AttendanceFactory, ParticipantFactory, SessionFactory
from trainings.models import Attendance, Participant, Training
from trainings.services import record_attendance

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(training):
    return f"{training.get_absolute_url()}participants/"


@pytest.fixture
def people(training):
    """Two people of the village, at every session."""
    people = [
        ParticipantFactory(full_name=name, community=training.community)
        for name in ("Asel", "Bolat")
    ]
    for person in people:
        for session in training.sessions.all():
            AttendanceFactory(session=session, participant=person)
    return people


def sheet(training, ticks, **fields):
    """What the sheet sends: who is shown, and the sessions ticked for each."""
    version = Training.objects.get(pk=training.pk).version
    data = {"version": version, "shown": [person.pk for person in ticks]}
    data |= {f"at-{person.pk}": [one.pk for one in chosen] for person, chosen in ticks.items()}
    return data | fields


def came(person):
    """The days of the month on which a person was there."""
    rows = Attendance.objects.filter(participant=person).order_by("session__held_on")
    return [row.session.held_on.day for row in rows.select_related("session")]


def test_the_sheet_shows_who_was_at_which_session(client_of, officer, training, people, url):
    people[1].attendance.filter(session=training.sessions.first()).delete()

    rows = client_of(officer).get(url).context["rows"]

    assert [[cell["ticked"] for cell in row.cells()] for row in rows] == [
        [True, True, True],
        [False, True, True],
    ]


def test_ticks_are_saved_and_keep_their_history(client_of, officer, training, people, url):
    first, second, third = training.sessions.all()
    asel, bolat = people

    response = client_of(officer).post(
        url, sheet(training, {asel: [first, third], bolat: [first, second, third]})
    )

    assert response.status_code == 302
    assert (came(asel), came(bolat)) == ([1, 3], [1, 2, 3])
    (entry,) = LogEntry.objects.filter(action=LogEntry.Action.DELETE)
    assert (entry.actor, entry.object_repr) == (officer, "Asel")
    assert entry.additional_data["record"] == record_key(training)
    assert Training.objects.with_seats().get().seats == 2


def test_a_removed_person_leaves_the_training_and_stays_known(
    client_of, officer, training, people, url
):
    asel, bolat = people
    sessions = list(training.sessions.all())

    data = sheet(training, {asel: sessions, bolat: sessions}, **{f"remove-{asel.pk}": "1"})
    client_of(officer).post(url, data)

    assert came(asel) == [] and came(bolat) == [1, 2, 3]
    assert Participant.objects.count() == 2
    assert LogEntry.objects.filter(action=LogEntry.Action.DELETE).count() == 3
    assert Training.objects.with_seats().get().seats == 1


def test_a_person_without_a_tick_is_asked_about_and_other_ticks_stay(
    client_of, officer, training, people, url
):
    asel, bolat = people

    response = client_of(officer).post(
        url, sheet(training, {asel: [], bolat: [training.sessions.first()]})
    )

    first, second = response.context["rows"]
    assert response.status_code == 422
    assert first.error and not second.error
    assert [cell["ticked"] for cell in second.cells()] == [True, False, False]
    assert came(asel) == came(bolat) == [1, 2, 3]


def test_a_change_meanwhile_is_said_and_the_ticks_stay(client_of, officer, training, people, url):
    first = training.sessions.first()
    data = sheet(training, {people[0]: [first]}, version=training.version)
    Training.objects.update(version=training.version + 1)

    response = client_of(officer).post(url, data)

    assert response.status_code == 409
    assert [cell["ticked"] for cell in response.context["rows"][0].cells()] == [True, False, False]
    assert came(people[0]) == [1, 2, 3]
    again = client_of(officer).post(url, data | {"version": response.context["version"]})
    assert again.status_code == 302
    assert came(people[0]) == [1]


def test_who_is_not_on_the_sheet_stays_as_they_are(client_of, officer, training, people, url):
    asel, bolat = people

    client_of(officer).post(url, sheet(training, {asel: [training.sessions.first()]}))

    assert (came(asel), came(bolat)) == ([1], [1, 2, 3])


def test_strangers_and_sessions_of_other_trainings_are_not_ticked(
    client_of, officer, training, people, url
):
    stranger = ParticipantFactory(community=training.community)
    foreign = SessionFactory()
    first = training.sessions.first()

    data = sheet(training, {people[0]: [first, foreign], stranger: [first]})
    data["shown"] += ["\x00", "x", "9" * 30]
    client_of(officer).post(url, data)

    assert came(people[0]) == [1]
    assert not stranger.attendance.exists() and not foreign.attendance.exists()


def test_saving_the_sheet_unchanged_writes_nothing(client_of, officer, training, people, url):
    sessions = list(training.sessions.all())
    before = set(Attendance.objects.values_list("pk", flat=True))
    LogEntry.objects.all().delete()

    client_of(officer).post(url, sheet(training, {person: sessions for person in people}))

    assert set(Attendance.objects.values_list("pk", flat=True)) == before
    assert not LogEntry.objects.exists()


def test_readers_who_may_not_write_see_the_sheet_without_boxes(
    client_of, officer, administrator, training, people, url
):
    Training.objects.update(review="confirmed")

    for reader in (officer, administrator):
        response = client_of(reader).get(url)
        assert response.status_code == 200
        assert b"checkbox" not in response.content
        assert client_of(reader).post(url, sheet(training, {})).status_code == 403


def test_a_sheet_is_paged_and_each_page_saves_its_own_people(client_of, officer, training, url):
    session = training.sessions.first()
    AttendanceFactory.create_batch(101, session=session)
    client = client_of(officer)

    rows = client.get(url, {"page": 2}).context["rows"]
    assert len(rows) == 1
    response = client.post(f"{url}?page=2", sheet(training, {rows[0].person: []}))
    assert response.status_code == 422
    removing = {f"remove-{rows[0].person.pk}": "1"}
    response = client.post(f"{url}?page=2", sheet(training, {rows[0].person: []}, **removing))

    assert response.url == f"{url}?page=2"
    assert Training.objects.with_seats().get().seats == 100


@pytest.mark.parametrize("junk", ["\x00", "😀", "-1", "9" * 30, "women'--"])
def test_nonsense_in_the_address_of_the_sheet_is_ignored(client_of, officer, people, url, junk):
    response = client_of(officer).get(url, {"only": junk, "page": junk})

    assert len(response.context["rows"]) == 2


def test_the_service_itself_holds_scope_version_and_lock(officer, other_officer, training, people):
    ticks = {people[0].pk: set()}
    step = {"training": training, "version": training.version, "ticks": ticks}

    with pytest.raises(OutOfScope):
        record_attendance(actor=other_officer, **step)
    with pytest.raises(EditConflict):
        record_attendance(actor=officer, **step | {"version": 99})
    training.review = "confirmed"
    with pytest.raises(RuleViolation):
        record_attendance(actor=officer, **step)
    assert Attendance.objects.count() == 6


@pytest.mark.parametrize("number", [2, 90])
def test_the_sheet_takes_the_same_queries_for_few_as_for_many(
    client_of, officer, training, url, number, django_assert_max_num_queries
):
    people = ParticipantFactory.create_batch(number, community=training.community)
    first, second, _third = training.sessions.all()
    for person in people:
        AttendanceFactory(session=first, participant=person)
    client = client_of(officer)

    with django_assert_max_num_queries(3 + 8):
        assert len(client.get(url).context["rows"]) == number
    with django_assert_max_num_queries(3 + 17):
        client.post(url, sheet(training, {person: [second] for person in people}))
    assert second.attendance.count() == number and not first.attendance.exists()


def test_a_session_is_added_while_ticking_and_everybody_who_stays_is_there(
    client_of, officer, training, people, url
):
    first, *_others = training.sessions.all()
    training.sessions.exclude(pk=first.pk).delete()
    asel, bolat = people
    data = sheet(training, {asel: [first], bolat: []}, **{f"remove-{bolat.pk}": "1"})

    response = client_of(officer).post(url, data | {"held_on": "02.03.2004", "add": "1"})

    assert response.status_code == 302
    assert [one.held_on.day for one in training.sessions.all()] == [1, 2]
    assert (came(asel), came(bolat)) == ([1, 2], [])
    entries = LogEntry.objects.filter(actor=officer)
    assert {entry.additional_data["record"] for entry in entries} == {record_key(training)}


@pytest.mark.parametrize(
    "day, said",
    [
        ("", "Give the day of the session."),
        ("31.02.2004", "There is no such day."),
        ("05.03.2004", "The training lasts from 01.03.2004 to 03.03.2004."),
    ],
)
def test_a_session_on_no_day_of_the_training_is_refused_and_the_ticks_are_kept(
    client_of, officer, training, people, url, day, said
):
    first, *others = training.sessions.all()
    data = sheet(training, {person: [first] for person in people})

    response = client_of(officer).post(url, data | {"held_on": day, "add": "1"})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert [row.ticked for row in response.context["rows"]] == [{first.pk}, {first.pk}]
    assert training.sessions.count() == 3
    assert came(people[0]) == [1, 2, 3]


def test_a_training_has_no_more_sessions_than_a_page_can_hold(training, people, officer):
    SessionFactory.create_batch(37, training=training)
    ticks = {person.pk: [one.pk for one in training.sessions.all()] for person in people}
    with pytest.raises(RuleViolation):
        record_attendance(
            actor=officer,
            training=training,
            version=training.version,
            ticks=ticks,
            new_session=training.starts_on,
        )
    assert training.sessions.count() == 40
