"""Topics, trainings and participants in the administration: the same rules as on the screens."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from tests.factories import AttendanceFactory, ParticipantFactory, ProgrammeFactory, TopicFactory
from trainings.models import HeadCount, Participant, Topic, Training

pytestmark = pytest.mark.django_db
ADMIN = "/admin/trainings"


def no_rows(*prefixes):
    """Empty inlines."""
    return {f"{p}-{n}_FORMS": 0 for p in prefixes for n in ("TOTAL", "INITIAL")}


def typed(community, **fields):
    """A filled form of a training."""
    return {
        "name_en": "Savings",
        "community": community.pk,
        "starts_on": "01.03.2004",
        "ends_on": "03.03.2004",
        "provenance": "recorded",
        **no_rows("partners", "trainers", "sessions", "head_counts"),
        **fields,
    }


@pytest.mark.parametrize("model", ["topic", "training", "participant"])
def test_administrators_list_search_and_open_each_kind(client_of, administrator, training, model):
    person = ParticipantFactory(full_name="Dana")
    key = {"topic": training.topic_id, "training": training.pk, "participant": person.pk}[model]
    client = client_of(administrator)

    for url in ("", "?q=dana", "add/", f"{key}/change/"):
        assert client.get(f"{ADMIN}/{model}/{url}").status_code == 200


def test_a_topic_is_entered_and_found_in_any_spelling(client_of, administrator):
    fields = {"code": "savings", "name_ru": "Сбережения"}

    assert client_of(administrator).post(f"{ADMIN}/topic/add/", fields).status_code == 302
    assert Topic.objects.matching("sberezhenia").get().code == "savings"
    assert LogEntry.objects.latest("pk").actor == administrator


def test_a_training_entered_there_gets_its_session_too(client_of, administrator, community):
    fields = {"programme": ProgrammeFactory().pk, "topic": TopicFactory().pk}

    response = client_of(administrator).post(
        f"{ADMIN}/training/add/", typed(community, **fields, ends_on="")
    )

    assert response.status_code == 302
    training = Training.objects.get()
    assert training.ends_on == date(2004, 3, 1)
    assert [one.held_on for one in training.sessions.all()] == [training.starts_on]


def test_the_rules_among_the_rows_hold_there_too(client_of, administrator, training):
    AttendanceFactory(session=training.sessions.first())
    fields = typed(
        training.community,
        programme=training.programme_id,
        topic=training.topic_id,
        version=training.version,
    )
    fields |= {"head_counts-TOTAL_FORMS": 1, "head_counts-0-sex": "man", "head_counts-0-people": 5}

    url = f"{ADMIN}/training/{training.pk}/change/"
    response = client_of(administrator).post(url, fields)

    assert response.status_code == 200
    assert "Either names or head-counts" in response.content.decode()
    assert not HeadCount.objects.exists()


def test_nothing_is_deleted_in_bulk(client_of, administrator):
    person = ParticipantFactory()
    data = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}

    client_of(administrator).post(f"{ADMIN}/participant/", data)

    assert Participant.objects.exists()


def test_officers_and_viewers_have_no_administration(client_of, officer, viewer):
    for user in (officer, viewer):
        assert client_of(user).get(f"{ADMIN}/participant/").status_code != 200
