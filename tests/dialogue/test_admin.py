"""Councils and what comes before them in the administration: the same rules as on the screens."""

from datetime import date

import pytest

from core.history import entries_of
from dialogue.models import Appeal, Council, Meeting, Recommendation
from tests.communities.filling import filled_admin
from tests.factories import (
    AgendaItemFactory,
    AppealFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    OutcomeFactory,
    RecommendationFactory,
    RegionFactory,
    SeatAttendanceFactory,
    SeatFactory,
    StakeFactory,
    SurveyAnswerFactory,
)

KINDS = [
    "council",
    "seat",
    "meeting",
    "appeal",
    "recommendation",
    "outcome",
    "tensionsurvey",
]


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


@pytest.fixture
def rows(region_a):
    """One row of each kind, in one council."""
    council = CouncilFactory(region=region_a)
    meeting = CouncilMeetingFactory(council=council, held=True)
    SeatAttendanceFactory(meeting=meeting)
    item = AgendaItemFactory(meeting=meeting)
    StakeFactory(appeal=item.appeal)
    RecommendationFactory(council=council, meeting=meeting, answered=True)
    OutcomeFactory(council=council)
    SurveyAnswerFactory(survey__region=region_a)
    return council


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_listed_opened_and_saved_as_it_is(client, rows, kind):
    listed = client.get(f"/admin/dialogue/{kind}/")
    assert listed.status_code == 200
    assert client.get(f"/admin/dialogue/{kind}/add/").status_code == 200
    assert client.get(f"/admin/dialogue/{kind}/?q=x").status_code == 200
    pk = listed.context["cl"].result_list[0].pk
    url = f"/admin/dialogue/{kind}/{pk}/change/"
    response = client.post(url, filled_admin(client.get(url)))
    assert response.status_code == 302, response.context["errors"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_costs_the_same_for_any_length(client, rows, kind, django_assert_max_num_queries):
    for _ in range(20):
        council = CouncilFactory()
        SeatFactory(council=council)
        CouncilMeetingFactory(council=council)
        AppealFactory(council=council)
        RecommendationFactory(council=council)
        OutcomeFactory(council=council)
        SurveyAnswerFactory()
    with django_assert_max_num_queries(12):
        assert client.get(f"/admin/dialogue/{kind}/").status_code == 200


def test_codes_and_numbers_are_given_there_too(client, rows, administrator):
    blank = {"provenance": "recorded", "council": rows.pk}
    stakes = {"stakes-TOTAL_FORMS": 0, "stakes-INITIAL_FORMS": 0}
    appeal = {"title": "Noise", "received_on": "05.03.2007", "channel": "letter"}
    appeal |= {"applicant_kind": "resident"}
    sent = client.post("/admin/dialogue/appeal/add/", blank | stakes | appeal)
    assert sent.status_code == 302, sent.context["errors"]
    made = Appeal.objects.get(title="Noise")
    assert made.code == "2007-01" and entries_of(made).get().actor == administrator

    meeting = {"planned_on": "05.03.2007", "guests": 0}
    for prefix in ("agenda", "attendance"):
        meeting |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    before = Meeting.objects.get().number
    assert client.post("/admin/dialogue/meeting/add/", blank | meeting).status_code == 302
    assert Meeting.objects.latest("pk").number == before + 1

    advice = {"title": "Rest", "meeting": Meeting.objects.earliest("pk").pk}
    advice |= {"addressee_text": "The akimat"}
    assert client.post("/admin/dialogue/recommendation/add/", blank | advice).status_code == 302
    assert Recommendation.objects.get(title="Rest").code.startswith("2006-")


def test_facts_and_states_are_not_typed_there(client, rows):
    row = Recommendation.objects.get()
    url = f"/admin/dialogue/recommendation/{row.pk}/change/"
    data = filled_admin(client.get(url)) | {"answered_on": "", "answer": "refused"}
    assert client.post(url, data).status_code == 302
    assert Recommendation.objects.get().answer == "accepted"
    appeal = Appeal.objects.earliest("pk")
    url = f"/admin/dialogue/appeal/{appeal.pk}/change/"
    assert client.post(url, filled_admin(client.get(url)) | {"state": "closed"}).status_code == 302
    appeal.refresh_from_db()
    assert appeal.state == "received"


def test_refusals_of_services_come_back_with_the_form(client, rows):
    meeting = Meeting.objects.get()
    url = f"/admin/dialogue/meeting/{meeting.pk}/change/"
    data = filled_admin(client.get(url)) | {"held_on": "", "minutes": "All of it"}
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "it was held" in answer.content.decode() and "All of it" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.held_on


def test_another_councils_seat_is_refused_beside_its_field(client, rows):
    meeting = Meeting.objects.get()
    url = f"/admin/dialogue/meeting/{meeting.pk}/change/"
    data = filled_admin(client.get(url)) | {"chaired_by": SeatFactory().pk}
    answer = client.post(url, data)
    assert "another council" in str(answer.context["adminform"].form.errors["chaired_by"])


def test_a_council_is_entered_in_one_of_todays_regions(client, rows):
    former = RegionFactory(valid_to=date(2018, 6, 19))
    url = f"/admin/dialogue/council/{rows.pk}/change/"
    answer = client.post(url, filled_admin(client.get(url)) | {"region": former.pk})
    assert "today's regions" in str(answer.context["adminform"].form.errors["region"][0])
    Council.objects.update(region=former)
    assert client.post(url, filled_admin(client.get(url))).status_code == 302
