"""Entering and changing a training: its days, project, sessions, partners and head-counts."""

from datetime import date

import pytest
from auditlog.models import LogEntry

from core.history import record_key
from tests.factories import (
    AgeBandFactory,
    AttendanceFactory,
    CommunityFactory,
    HeadCountFactory,
    PartnerFactory,
    PartnershipFactory,
    ProgrammeFactory,
    ProjectFactory,
    TopicFactory,
)
from trainings.models import HeadCount, Training, TrainingPartner, TrainingSession

pytestmark = pytest.mark.django_db
NEW = "/trainings/new/"


def grid(prefix, rows=(), stored=()):
    """The fields of a grid: rows that are stored already, then new ones."""
    every = [*stored, *rows]
    data = {f"{prefix}-TOTAL_FORMS": len(every), f"{prefix}-INITIAL_FORMS": len(stored)}
    for place, row in enumerate(every):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def stored_session(session, **changes):
    """A stored session as its row of the grid is sent."""
    held_on = f"{session.held_on:%d.%m.%Y}"
    return {"id": session.pk, "version": session.version, "held_on": held_on} | changes


def typed(host, *, partners=(), trainers=(), sessions=(), head_counts=(), stored=(), **fields):
    """What a filled form sends."""
    return {
        "name_en": "Savings",
        "community": host.pk,
        "starts_on": "01.03.2004",
        "ends_on": "03.03.2004",
        **grid("partners", partners),
        **grid("trainers", trainers),
        **grid("sessions", sessions, stored),
        **grid("head_counts", head_counts),
        **fields,
    }


def of(training, **fields):
    """What the form of a stored training sends when nothing is changed."""
    sessions = [stored_session(session) for session in training.sessions.all()]
    return typed(
        training.community,
        **{
            "stored": sessions,
            "programme": training.programme_id,
            "topic": training.topic_id,
            "version": training.version,
        }
        | fields,
    )


def test_the_programme_that_runs_in_the_community_is_proposed(client_of, officer, region_a):
    one, two = (PartnershipFactory(community__district__region=region_a) for _ in range(2))
    client = client_of(officer)
    page = client.get(f"{NEW}?community={one.community_id}")
    assert page.context["form"].initial["programme"] == one.programme_id != two.programme_id
    assert client.get(NEW).context["form"].initial["programme"] is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_name_in_the_readers_language_is_asked_first(client_of, officer, language):
    client = client_of(officer)
    client.cookies["django_language"] = language
    first, *others = client.get(NEW).context["form"].fields
    assert first == f"name_{language}" and others[0].startswith("name_")


@pytest.fixture
def send(client_of, officer, community):
    """Sends the form of a new training, valid but for what is given."""
    programme, topic = ProgrammeFactory(), TopicFactory()

    def post(**fields):
        data = typed(community, **{"programme": programme.pk, "topic": topic.pk} | fields)
        return client_of(officer).post(NEW, data)

    return post


def test_a_training_is_entered_with_its_partners_sessions_and_head_counts(send, officer):
    partner = PartnerFactory()
    response = send(
        partners=[{"partner": partner.pk, "role": "lead"}],
        sessions=[{"held_on": "02.03.2004", "hours": "6"}],
        head_counts=[{"sex": "woman", "people": "9"}, {"sex": "man", "people": "4"}],
        hours="12",
    )

    training = Training.objects.with_seats().get()
    assert response.url == training.get_absolute_url()
    assert training.seats == 13
    assert [part.partner for part in training.partners.all()] == [partner]
    assert [session.held_on for session in training.sessions.all()] == [date(2004, 3, 2)]
    entries = LogEntry.objects.filter(additional_data__record=record_key(training))
    assert {entry.actor for entry in entries} == {officer}
    assert sorted(entry.content_type.model for entry in entries) == [
        "headcount",
        "headcount",
        "training",
        "trainingpartner",
        "trainingsession",
    ]


def test_a_training_without_a_session_gets_one_on_its_first_day(send):
    send()

    assert [one.held_on for one in TrainingSession.objects.all()] == [date(2004, 3, 1)]


def test_a_training_without_a_last_day_lasts_one_day(send):
    send(ends_on="")

    assert Training.objects.get().ends_on == date(2004, 3, 1)


def test_a_name_in_one_language_is_enough_and_without_any_it_is_refused(send):
    assert send(name_en="").status_code == 422
    assert not Training.objects.exists()
    assert send(name_en="", name_kk="Жинақ").status_code == 302
    assert str(Training.objects.get()) == "Жинақ"


def test_the_last_day_is_not_before_the_first(send):
    response = send(starts_on="03.03.2004", ends_on="01.03.2004")

    assert response.status_code == 422
    assert "ends_on" in response.context["form"].errors
    assert response.context["form"]["name_en"].value() == "Savings"


def test_a_session_outside_the_days_is_refused_in_its_cell(send):
    response = send(sessions=[{"held_on": "02.03.2004"}, {"held_on": "04.03.2004"}])

    (_partners, _trainers, sessions, _counts) = response.context["formsets"]
    first, second = sessions["formset"].forms
    assert response.status_code == 422
    assert not first.errors
    assert second.errors["held_on"] == ["The training lasts from 01.03.2004 to 03.03.2004."]
    assert second["held_on"].value() == "04.03.2004"


def test_days_cannot_be_moved_away_from_the_sessions(client_of, officer, training):
    url = f"{training.get_absolute_url()}edit/"

    response = client_of(officer).post(url, of(training, ends_on="02.03.2004"))

    assert response.status_code == 422
    assert Training.objects.get().ends_on == date(2004, 3, 3)


def test_a_session_with_people_is_not_removed(client_of, officer, training):
    first, second, third = training.sessions.all()
    AttendanceFactory.create_batch(2, session=first)
    url = f"{training.get_absolute_url()}edit/"
    kept = stored_session(third)

    def remove(*sessions):
        rows = [stored_session(one, DELETE="on") for one in sessions]
        return client_of(officer).post(url, of(training, stored=[*rows, kept]))

    response = remove(first, second)
    assert response.status_code == 422
    assert b"01.03.2004: 2 people are ticked at this session" in response.content
    assert training.sessions.count() == 3
    first.attendance.all().delete()
    assert remove(first, second).status_code == 302
    assert list(training.sessions.all()) == [third]


def test_the_same_partner_or_head_count_twice_is_refused_in_its_row(send):
    partner = PartnerFactory()
    twice = [{"partner": partner.pk, "role": "lead"}] * 2
    response = send(partners=twice, head_counts=[{"sex": "man", "people": "1"}] * 2)

    groups = [group["formset"] for group in response.context["formsets"]]
    partners, _trainers, _sessions, counts = groups
    assert response.status_code == 422
    assert "already" in partners.forms[1].errors["partner"][0]
    assert "already" in counts.forms[1].errors["sex"][0]


def test_an_age_band_of_another_programme_is_refused(send):
    response = send(head_counts=[{"sex": "man", "people": "1", "age_band": AgeBandFactory().pk}])

    assert response.status_code == 422
    assert "another programme" in str(response.context["formsets"][3]["formset"].errors)


def test_head_counts_are_refused_where_names_are_kept(client_of, officer, training):
    AttendanceFactory(session=training.sessions.first())
    url = f"{training.get_absolute_url()}edit/"

    response = client_of(officer).post(
        url, of(training, head_counts=[{"sex": "man", "people": "5"}])
    )

    assert response.status_code == 422
    assert "Either names or head-counts" in response.content.decode()
    assert not HeadCount.objects.exists()


def test_a_project_of_another_community_is_refused(send, community):
    foreign = ProjectFactory(
        lead_community=CommunityFactory(district=community.district), name_en="Bridge"
    )
    own = ProjectFactory(lead_community=community)

    response = send(project=foreign.pk)
    assert response.status_code == 422
    assert "project" in response.context["form"].errors
    assert send(project=own.pk).status_code == 302


def test_a_community_or_project_outside_the_region_cannot_be_chosen(send):
    assert "community" in send(community=CommunityFactory().pk).context["form"].errors
    assert "project" in send(project=ProjectFactory().pk).context["form"].errors
    assert not Training.objects.exists()


def test_closed_programmes_and_archived_topics_take_no_new_training(send):
    closed = ProgrammeFactory(is_open=False)
    archived = TopicFactory(archived_on=date(2004, 1, 1))

    assert "programme" in send(programme=closed.pk).context["form"].errors
    assert "topic" in send(topic=archived.pk).context["form"].errors


def test_a_training_keeps_its_closed_programme_and_archived_topic(client_of, officer, training):
    type(training.programme).objects.update(is_open=False)
    type(training.topic).objects.update(archived_on=date(2004, 1, 1))

    url = f"{training.get_absolute_url()}edit/"
    response = client_of(officer).post(url, of(training, place="School"))

    assert response.status_code == 302
    assert Training.objects.get().place == "School"


def test_a_link_from_a_community_fills_it_in(client_of, officer, community):
    client = client_of(officer)

    def chosen(value):
        return client.get(NEW, {"community": value}).context["form"].initial.get("community")

    assert chosen(community.pk) == community.pk
    assert chosen(CommunityFactory().pk) is None
    assert chosen("\x00😀") is None


def test_two_people_cannot_overwrite_each_other(client_of, officer, training):
    url = f"{training.get_absolute_url()}edit/"
    client = client_of(officer)
    mine, theirs = of(training, place="Club"), of(training, place="School")

    assert client.post(url, theirs).status_code == 302
    response = client.post(url, mine)

    assert response.status_code == 409
    assert Training.objects.get().place == "School"
    assert {"mine": "Club", "theirs": "School"}.items() <= response.context["conflict"]["rows"][
        0
    ].items()


def test_counted_fields_and_grids_of_a_confirmed_training_are_locked(client_of, officer, training):
    partner = PartnerFactory()
    HeadCountFactory(training=training)
    Training.objects.update(review="confirmed")
    url = f"{training.get_absolute_url()}edit/"

    response = client_of(officer).post(
        url,
        of(
            training,
            starts_on="01.01.2001",
            place="Club",
            partners=[{"partner": partner.pk, "role": "lead"}],
        ),
    )

    assert response.status_code == 302
    kept = Training.objects.get()
    assert (kept.starts_on, kept.place) == (date(2004, 3, 1), "Club")
    assert not TrainingPartner.objects.exists()
    assert HeadCount.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"name_en": "x" * 5000},
        {"starts_on": "31.02.2004"},
        {"starts_on": "😀"},
        {"hours": "-1"},
        {"hours": "99999"},
        {"hours": "\x00"},
        {"programme": "9" * 30},
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(send, fields):
    response = send(**fields, about="Long text")

    assert response.status_code in (302, 422)
    if response.status_code == 422:
        assert response.context["form"]["about"].value() == "Long text"
    else:
        assert Training.objects.get().hours is None


def test_a_name_is_kept_without_control_characters(send):
    send(name_en="Sav\x00ings\t😀 \u202e")

    assert Training.objects.get().name_en == "Savings 😀"


def test_trainers_are_kept_with_their_organisation(send, community):
    partner = PartnerFactory(name_en="Urban Institute")
    rows = [
        {"person": "Saule", "partner": partner.pk, "subject": "Budgets"},
        {"person": "Murat", "partner": ""},
    ]
    send(trainers=rows)
    training = Training.objects.get()
    found = [(one.person, one.partner, one.subject) for one in training.trainers.all()]
    assert found == [("Saule", partner, "Budgets"), ("Murat", None, "")]
    assert str(training.trainers.first().history_root()) == "Savings"


def test_a_training_has_a_main_topic_and_others_and_is_found_by_each(
    send, client_of, officer, community
):
    main, other, none = TopicFactory.create_batch(3)
    send(topic=main.pk, further_topics=[main.pk, other.pk])
    training = Training.objects.get()
    assert (training.topic, list(training.further_topics.all())) == (main, [other])
    client = client_of(officer)
    found = {
        topic: list(client.get("/trainings/", {"topic": topic.pk}).context["object_list"])
        for topic in (main, other, none)
    }
    assert found == {main: [training], other: [training], none: []}
    assert f"{main}, {other}" in client.get(training.get_absolute_url()).content.decode()
