"""Entering participants by name: shown back first, nobody joined unasked, nothing typed lost."""

import pytest
from auditlog.models import LogEntry

from core.finding import FEW
from core.history import record_key
from tests.factories import (
    AttendanceFactory,
    CommunityFactory,
    HeadCountFactory,
    ParticipantFactory,
)
from tests.growth import many
from trainings.models import Attendance, Participant, Training

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(training):
    return f"{training.get_absolute_url()}participants/new/"


@pytest.fixture
def look(client_of, officer, community, url):
    """Pastes names and gives the answer."""

    def post(names, **fields):
        data = {"names": names, "community": community.pk} | fields
        return client_of(officer).post(url, data)

    return post


@pytest.fixture
def save(client_of, officer, community, training, url):
    """Sends lines that were shown back, with what was chosen for each by its place."""

    def post(*lines, chosen=None, **fields):
        version = Training.objects.get(pk=training.pk).version
        who = {f"who-{place}": value for place, value in (chosen or {}).items()}
        data = {"line": lines, "community": community.pk, "version": version} | who | fields
        return client_of(officer).post(url, data)

    return post


def offers(response):
    """What is offered for each line, and which of it is chosen."""
    return [
        [(offer["value"], offer["chosen"]) for offer in line["offers"]]
        for line in response.context["lines"]
    ]


def test_pasted_names_are_shown_back_and_nothing_is_saved(look):
    response = look("1. Dana; w; 1975\r\n\r\nBolat\tm")

    assert response.status_code == 200
    assert [line["read"] for line in response.context["lines"]] == [
        "Dana, woman, 1975",
        "Bolat, man",
    ]
    assert not Participant.objects.exists()


def test_saved_people_are_ticked_at_every_session_and_fill_one_seat_each(save, training, officer):
    response = save("Dana; w; 1975", "Bolat")

    assert response.url == f"{training.get_absolute_url()}participants/"
    dana = Participant.objects.get(full_name="Dana")
    assert (dana.sex, dana.birth_year, dana.community) == ("woman", 1975, training.community)
    assert Attendance.objects.count() == 6
    assert Training.objects.with_seats().get().seats == 2


def test_entering_people_leaves_a_history(save, training, officer):
    save("Dana; w; 1975")

    own = LogEntry.objects.get(additional_data__record=record_key(Participant.objects.get()))
    ticks = LogEntry.objects.filter(
        additional_data__record=record_key(training), content_type__model="attendance"
    )
    assert own.actor == officer and own.object_repr == "Dana"
    assert own.additional_data["region"] == training.community.district.region_id
    assert {(entry.actor, entry.object_repr) for entry in ticks} == {(officer, "Dana")}


def test_people_found_in_any_spelling_are_offered_and_not_chosen(look, community):
    known = ParticipantFactory(full_name="Айгуль Садыкова", birth_year=1970, community=community)

    response = look("Aigul Sadykova; w; 1975")

    assert offers(response) == [[("new", True), (str(known.pk), False)]]


def test_a_person_of_the_same_name_sex_and_year_has_to_be_decided_on(look, save, community):
    known = ParticipantFactory(
        full_name="Dana",
        sex="woman",
        birth_year=1975,
        community=CommunityFactory(district=community.district),
    )

    assert offers(look("Dana; w; 1975")) == [[("new", False), (str(known.pk), False)]]
    response = save("Dana; w; 1975")
    assert response.status_code == 422
    assert "Say whether this is the person we know" in response.content.decode()
    assert not Attendance.objects.exists()


def test_a_chosen_known_person_is_joined_and_a_new_one_stays_apart(save, training, community):
    known = ParticipantFactory(full_name="Dana", sex="woman", birth_year=1975, community=community)

    save("Dana; w; 1975", chosen={0: str(known.pk)})
    assert set(Attendance.objects.values_list("participant", flat=True)) == {known.pk}

    known.attendance.all().delete()
    save("Dana; w; 1975", chosen={0: "new"})
    assert Participant.objects.count() == 2
    assert not known.attendance.exists()


def test_people_of_another_region_are_never_offered(look, client_of, manager, community, url):
    ParticipantFactory(full_name="Dana", sex="woman", birth_year=1975)

    assert offers(look("Dana; w; 1975")) == [[("new", True)]]
    data = {"names": "Dana; w; 1975", "community": community.pk}
    assert offers(client_of(manager).post(url, data)) == [[("new", True)]]


def test_among_many_communities_theirs_is_sought_by_name(save, community):
    many(CommunityFactory, FEW + 1, district=community.district)
    home = CommunityFactory(district=community.district, name_kk="Ақсу")
    sought = {"community-sought": "аксу", "community-sought-for": ""}

    assert save("Dana", **{"community": ""} | sought).status_code == 302
    assert Participant.objects.get().community == home


def test_a_choice_that_was_not_offered_is_refused(save):
    foreign = ParticipantFactory(full_name="Dana")

    for junk in (str(foreign.pk), "\x00", "-1", "😀"):
        response = save("Dana", chosen={0: junk})
        assert response.status_code == 422
    assert not Attendance.objects.exists()


def test_who_is_in_the_training_already_is_refused(look, training, community):
    known = ParticipantFactory(full_name="Dana", sex="woman", birth_year=1975, community=community)
    AttendanceFactory(session=training.sessions.first(), participant=known)

    same, other = look("DANA ; w; 1975\nDana; w; 1980").context["lines"]

    assert same["error"] == "This person is in the training already."
    assert other["error"] == "" and [offer["value"] for offer in other["offers"]] == ["new"]


def test_the_same_line_twice_is_refused_beside_the_second(look):
    lines = look("Dana; w; 1975\nBolat\nДана; ж; 1975").context["lines"]

    assert [line["error"] for line in lines] == ["", "", "The same as line 1."]


def test_one_known_person_cannot_be_chosen_twice(save, community):
    known = ParticipantFactory(full_name="Dana", birth_year=1950, community=community)

    response = save("Dana; w", "Dana; m", chosen={0: str(known.pk), 1: str(known.pk)})

    errors = [line["error"] for line in response.context["lines"]]
    assert response.status_code == 422
    assert errors == ["", "The same person as in line 1."]


def test_one_wrong_line_saves_nobody_and_loses_nothing(save, community):
    known = ParticipantFactory(full_name="Dana", community=community)

    response = save("Dana; w", "Bolat; 75", "Asel; w", chosen={0: str(known.pk)})

    assert response.status_code == 422
    assert [line["text"] for line in response.context["lines"]] == [
        "Dana; w",
        "Bolat; 75",
        "Asel; w",
    ]
    assert (str(known.pk), True) in offers(response)[0]
    assert response.context["lines"][1]["error"]
    assert Participant.objects.count() == 1


def test_an_emptied_line_is_left_out_and_choices_stay_with_their_lines(save, community):
    known = ParticipantFactory(full_name="Dana", birth_year=1950, community=community)

    save("", "Bolat", "Dana; w", chosen={0: "new", 1: "new", 2: str(known.pk)})

    names = set(Attendance.objects.values_list("participant__full_name", flat=True))
    assert names == {"Bolat", "Dana"}
    assert Participant.objects.count() == 2


def test_people_may_live_in_another_village_of_the_officers_regions(save, community):
    other = CommunityFactory(district=community.district)

    save("Dana", community=other.pk)
    assert Participant.objects.get().community == other
    response = save("Bolat", community=CommunityFactory().pk)
    assert response.status_code == 422
    assert Participant.objects.count() == 1


def test_head_counts_and_names_exclude_each_other(save, training):
    HeadCountFactory(training=training)

    response = save("Dana")

    assert response.status_code == 422
    assert "Either names or head-counts" in response.content.decode()
    assert [line["text"] for line in response.context["lines"]] == ["Dana"]
    assert not Participant.objects.exists()


def test_nobody_takes_part_in_a_cancelled_training(save, training):
    Training.objects.update(cancelled_on=training.starts_on, cancel_reason="Snow")

    assert save("Dana").status_code == 422
    assert not Participant.objects.exists()


def test_a_change_meanwhile_is_said_and_the_names_stay(save):
    response = save("Dana; w", version="999")

    assert response.status_code == 409
    assert [line["text"] for line in response.context["lines"]] == ["Dana; w"]
    assert not Participant.objects.exists()
    assert save("Dana; w", version=response.context["version"]).status_code == 302


def test_more_than_a_thousand_lines_come_back_whole_with_the_limit(look):
    pasted = "\n".join(f"Dana {'a' * (number % 9)}" for number in range(1001))

    response = look(pasted)

    assert response.status_code == 422
    assert "at most 1,000 lines" in response.content.decode()
    assert response.context["form"]["names"].value() == pasted


@pytest.mark.parametrize("junk", ["", "\x00", "\r\n\t\n", "😀" * 200, ";;;\t;", "x" * 3000])
def test_junk_is_said_back_and_saves_nobody(look, save, junk):
    for response in (look(junk), save(junk)):
        assert response.status_code in (200, 422)
    assert not Participant.objects.exists()


def test_a_confirmed_training_takes_no_names_from_officers(client_of, officer, manager, url):
    Training.objects.update(review="confirmed")

    assert client_of(officer).get(url).status_code == 403
    assert client_of(officer).post(url, {"names": "Dana"}).status_code == 403
    assert client_of(manager).get(url).status_code == 200


def test_who_may_not_write_enters_nobody(client_of, administrator, viewer, other_officer, url):
    assert client_of(administrator).get(url).status_code == 403
    assert client_of(viewer).get(url).status_code == 403
    assert client_of(other_officer).post(url, {"names": "Dana"}).status_code == 404


@pytest.mark.parametrize("number", [2, 200])
def test_saving_names_takes_the_same_queries_for_two_as_for_two_hundred(
    client_of, officer, community, training, url, number, django_assert_max_num_queries
):
    syllables = ("ba", "de", "go", "ku", "li", "ma", "ne", "po", "ru", "si")
    names = ("".join(syllables[int(digit)] for digit in f"{place:03}") for place in range(number))
    lines = [f"{name}; w" for name in names]
    client = client_of(officer)
    data = {"line": lines, "community": community.pk, "version": training.version}

    with django_assert_max_num_queries(3 + 20):
        assert client.post(url, data).status_code == 302
    assert Attendance.objects.count() == number * 3
