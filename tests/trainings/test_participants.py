"""The list of participants, a person's page, and what may be changed there."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from tests.factories import (
    AttendanceFactory,
    CommunityFactory,
    ParticipantFactory,
    SessionFactory,
    TrainingFactory,
)
from trainings.models import Participant, Training

pytestmark = pytest.mark.django_db
LIST = "/participants/"


@pytest.fixture
def person(community):
    return ParticipantFactory(full_name="Айгуль Садыкова", birth_year=1975, community=community)


def test_people_of_the_readers_regions_are_listed_once_each(client_of, officer, training, person):
    for session in training.sessions.all():
        AttendanceFactory(session=session, participant=person)
    other = SessionFactory(training=TrainingFactory(community=training.community))
    AttendanceFactory(session=other, participant=person)
    ParticipantFactory()

    response = client_of(officer).get(LIST)

    (row,) = response.context["rows"]
    assert response.context["count"] == 1
    assert [cell.text for cell in row.cells] == [
        "Айгуль Садыкова",
        "Karasu",
        "Sairam",
        "woman",
        "1975",
        "2",
    ]


def test_people_are_found_in_any_spelling_by_sex_community_and_training(
    client_of, officer, training, person
):
    other = CommunityFactory(district=person.community.district)
    ParticipantFactory(full_name="Bolat", sex="man", community=other)
    AttendanceFactory(session=training.sessions.first(), participant=person)
    client = client_of(officer)

    for query in (
        {"q": "sadykova aigul"},
        {"sex": "woman"},
        {"community": person.community_id},
        {"training": training.pk},
    ):
        response = client.get(LIST, query)
        assert [row.cells[0].text for row in response.context["rows"]] == ["Айгуль Садыкова"]


@pytest.mark.parametrize("junk", ["\x00", "😀", "9" * 40, "-1", "x" * 500])
def test_nonsense_in_the_address_is_ignored_or_said(client_of, officer, person, junk):
    for name in ("q", "region", "sex", "community", "training", "sort", "page"):
        assert client_of(officer).get(LIST, {name: junk}).status_code == 200


def test_nobody_is_entered_outside_a_training(client_of, officer):
    response = client_of(officer).get(LIST)

    assert response.context["create_url"] == ""
    assert "Open a training" in response.context["empty"]["hint"]


def test_a_person_shows_their_trainings_and_seats(client_of, officer, training, person):
    AttendanceFactory(session=training.sessions.first(), participant=person)
    cancelled = TrainingFactory(
        community=training.community, cancelled_on=date(2004, 1, 1), cancel_reason="Snow"
    )
    AttendanceFactory(session=SessionFactory(training=cancelled), participant=person)

    (section,) = client_of(officer).get(person.get_absolute_url()).context["sections"]

    assert [(row.cells[0].text, row.cells[3].text) for row in section.rows] == [
        ("Savings", "1 of 3"),
        (str(cancelled), "1 of 1"),
    ]
    assert [badge.text for badge in section.rows[1].badges] == ["cancelled"]
    assert [(one.measure, one.value) for one in section.figures] == [("seats_filled", "1")]


def test_trainings_of_other_regions_are_neither_shown_nor_counted(client_of, officer, person):
    AttendanceFactory(
        session=SessionFactory(training=TrainingFactory(name_en="Hidden")), participant=person
    )
    client = client_of(officer)

    assert b"Hidden" not in client.get(person.get_absolute_url()).content
    assert client.get(LIST).context["rows"][0].cells[5].text == "0"


def test_a_person_is_corrected_and_found_by_the_new_name(client_of, officer, person):
    url = f"{person.get_absolute_url()}edit/"
    fields = {"sex": "woman", "birth_year": "1976", "community": person.community_id}
    client = client_of(officer)

    response = client.post(url, fields | {"full_name": "Dana\x00 Omarova", "version": 1})

    assert response.url == person.get_absolute_url()
    kept = Participant.objects.matching("дана").get()
    assert (kept.full_name, kept.birth_year) == ("Dana Omarova", 1976)
    assert LogEntry.objects.latest("pk").actor == officer
    assert client.post(url, fields | {"full_name": "Late", "version": 1}).status_code == 409


@pytest.mark.parametrize("year", ["75", "1899", "2150", "x", "😀"])
def test_a_year_of_birth_that_is_none_is_refused(client_of, officer, person, year):
    url = f"{person.get_absolute_url()}edit/"
    fields = {"full_name": "Dana", "sex": "woman", "community": person.community_id, "version": 1}

    response = client_of(officer).post(url, fields | {"birth_year": year})

    assert response.status_code == 422
    assert "birth_year" in response.context["form"].errors
    assert response.context["form"]["full_name"].value() == "Dana"


def test_a_person_is_not_moved_into_another_region(client_of, officer, person):
    url = f"{person.get_absolute_url()}edit/"
    fields = {"full_name": "Dana", "sex": "woman", "version": 1}

    response = client_of(officer).post(url, fields | {"community": CommunityFactory().pk})

    assert response.status_code == 422
    assert Participant.objects.get(pk=person.pk).full_name == "Айгуль Садыкова"


def test_a_person_of_another_region_is_not_found(client_of, other_officer, person):
    client = client_of(other_officer)

    assert client.get(person.get_absolute_url()).status_code == 404
    assert client.get(f"{person.get_absolute_url()}edit/").status_code == 404


def test_seats_and_people_stay_two_figures(officer, training, person):
    AttendanceFactory(session=training.sessions.first(), participant=person)
    other = SessionFactory(training=TrainingFactory(community=training.community))
    AttendanceFactory(session=other, participant=person)

    seats = sum(one.seats for one in Training.objects.with_seats())

    assert (seats, Participant.objects.count()) == (2, 1)
