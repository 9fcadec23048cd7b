"""The list of trainings: scope, filters, exact counts; and who opens nothing at all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    AttendanceFactory,
    CommunityFactory,
    HeadCountFactory,
    ParticipantFactory,
    PartnerFactory,
    SessionFactory,
    TrainingFactory,
)
from trainings.models import TrainingPartner

pytestmark = pytest.mark.django_db
LIST = "/trainings/"


def listed(client, **query):
    """The names on the list, and the count it says."""
    response = client.get(LIST, query)
    assert response.status_code == 200
    rows = [row.cells[0].text for row in response.context["rows"]]
    return rows, response.context["count"]


def test_the_list_shows_the_trainings_of_the_readers_regions(client_of, officer, community):
    TrainingFactory(name_en="Savings", community=community)
    TrainingFactory(name_en="Elsewhere")

    assert listed(client_of(officer)) == (["Savings"], 1)


def test_the_seats_of_a_training_are_a_number_in_the_list(client_of, officer, community):
    training = TrainingFactory(community=community)
    twice = ParticipantFactory()
    for _ in range(2):
        session = SessionFactory(training=training)
        AttendanceFactory(session=session, participant=twice)
        AttendanceFactory(session=session)
    HeadCountFactory(training=TrainingFactory(community=community), people=1500)

    (first, second) = client_of(officer).get(LIST, {"sort": "seats"}).context["rows"]

    assert [cell.text for cell in first.cells if cell.numeric] == ["3"]
    assert [cell.text for cell in second.cells if cell.numeric] == ["1,500"]


@pytest.mark.parametrize("state", ["held", "planned", "cancelled"])
def test_the_list_is_narrowed_by_what_became_of_a_training(client_of, officer, community, state):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    TrainingFactory(name_en="held", community=community, starts_on=today, ends_on=today)
    TrainingFactory(name_en="planned", community=community, starts_on=today, ends_on=tomorrow)
    TrainingFactory(
        name_en="cancelled",
        community=community,
        starts_on=today,
        ends_on=today,
        cancelled_on=today,
        cancel_reason="Snow",
    )

    assert listed(client_of(officer), state=state) == ([state], 1)


def test_the_list_is_narrowed_by_topic_programme_region_and_checking(
    client_of, manager, community, region_a
):
    wanted = TrainingFactory(name_en="Wanted", community=community, confirmed=True)
    TrainingFactory(name_en="Other")
    client = client_of(manager)

    assert listed(client, topic=wanted.topic_id)[0] == ["Wanted"]
    assert listed(client, programme=wanted.programme_id)[0] == ["Wanted"]
    assert listed(client, region=region_a.pk)[0] == ["Wanted"]
    assert listed(client, review="confirmed")[0] == ["Wanted"]


def test_a_link_narrows_the_list_to_a_community_or_a_partner(client_of, officer, community):
    partner = PartnerFactory(name_en="Intellect")
    wanted = TrainingFactory(name_en="Wanted", community=community)
    TrainingPartner.objects.create(training=wanted, partner=partner)
    other = CommunityFactory(district=community.district)
    TrainingFactory(name_en="Other", community=other)
    client = client_of(officer)

    assert listed(client, community=community.pk) == (["Wanted"], 1)
    assert listed(client, partner=partner.pk) == (["Wanted"], 1)
    chips = client.get(LIST, {"partner": partner.pk}).context["chips"]
    assert [chip["value"] for chip in chips] == ["Intellect"]


def test_a_community_of_another_region_narrows_nothing_and_is_not_named(client_of, officer):
    foreign = CommunityFactory(name_en="Hidden village")
    TrainingFactory(community=foreign)

    response = client_of(officer).get(LIST, {"community": foreign.pk})

    assert response.context["count"] == 0
    assert b"Hidden village" not in response.content


@pytest.mark.parametrize(
    "junk", ["\x00", "😀" * 300, "9" * 40, "%00", "-1", "' OR 1=1 --", "Ä\u202e", "x" * 5000]
)
def test_nonsense_in_the_address_is_ignored_or_said(client_of, officer, community, junk):
    TrainingFactory(community=community)
    client = client_of(officer)

    for name in ("q", "region", "topic", "state", "review", "community", "partner", "sort", "page"):
        assert client.get(LIST, {name: junk}).status_code == 200
    assert client.get(LIST, {name: junk, "export": "csv"}).status_code == 200


def test_a_training_is_found_in_any_spelling(client_of, officer, community):
    TrainingFactory(name_en="", name_ru="Сбережения в Қызылсу", community=community)

    assert listed(client_of(officer), q="kyzylsu sberezhenia")[1] == 1


def test_what_is_listed_is_what_the_file_holds(client_of, officer, community):
    HeadCountFactory(training=TrainingFactory(name_en="Savings", community=community), people=1500)

    response = client_of(officer).get(LIST, {"export": "csv"})
    lines = b"".join(response.streaming_content if response.streaming else [response.content])

    assert b"Savings" in lines and b"1500" in lines


def test_a_training_of_another_region_is_not_found(client_of, other_officer, community):
    training = TrainingFactory(community=community)
    client = client_of(other_officer)

    for name in ("training_detail", "training_update", "training_participants", "training_names"):
        assert client.get(reverse(f"trainings:{name}", args=[training.pk])).status_code == 404
    for name in ("training_cancel", "training_reinstate", "training_participants"):
        url = reverse(f"trainings:{name}", args=[training.pk])
        assert client.post(url, {"reason": "no"}).status_code == 404


def test_viewers_open_no_training_and_no_participant(client_of, viewer, community):
    training = TrainingFactory(community=community)
    person = ParticipantFactory(community=community)
    client = client_of(viewer)

    for url in (
        LIST,
        training.get_absolute_url(),
        f"{training.get_absolute_url()}participants/",
        "/participants/",
        person.get_absolute_url(),
        f"{person.get_absolute_url()}edit/",
    ):
        assert client.get(url).status_code == 403
