"""Meetings, recommendations and surveys on screen: grids, sides, quorum, facts, least numbers."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue.choices import SurveyQuestion
from dialogue.models import AgendaItem, Meeting, Outcome, Recommendation, TensionSurvey
from tests.browsing import filled, forms_of
from tests.factories import (
    AgendaItemFactory,
    AppealFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    RecommendationFactory,
    SeatAttendanceFactory,
    SeatFactory,
    SurveyAnswerFactory,
    SurveyFactory,
)


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a, quorum=2)


@pytest.fixture
def seats(council):
    """Two seats of the state, one of business, and one that was left before."""
    sides = ("state", "state", "business")
    SeatFactory(council=council, position="Left long ago", left_on=date(2005, 1, 1))
    return [SeatFactory(council=council, side=side) for side in sides]


def entering(client, council, **typed):
    url = reverse("dialogue:meeting_create", args=[council.pk])
    return client.post(url, filled(client.get(url)) | typed)


def test_a_meeting_is_entered_with_its_agenda_and_who_came(client_of, officer, council, seats):
    appeal = AppealFactory(council=council, title="Land taken away")
    response = entering(
        client_of(officer),
        council,
        planned_on="15.02.2006",
        held_on="15.02.2006",
        **{
            "agenda-0-title": "Minutes of the last meeting",
            "agenda-1-appeal": str(appeal.pk),
            "agenda-1-decided": "To annul it",
            "attendance-0-presence": "present",
            "attendance-1-presence": "absent",
            "attendance-2-presence": "substitute",
            "attendance-2-substitute": "A deputy",
        },
    )
    assert response.status_code == 302
    meeting = Meeting.objects.get()
    items = [(item.position, item.title) for item in meeting.agenda.all()]
    assert items == [(1, "Minutes of the last meeting"), (2, "Land taken away")]
    page = client_of(officer).get(meeting.get_absolute_url())
    sections = {section.id: section for section in page.context["sections"]}
    told = {figure.label: figure.text for figure in sections["attendance"].figures}
    assert told == {"state": "1 of 2", "business": "1 of 1"}
    assert sections["attendance"].note == "There was a quorum: 2 seats filled, 2 needed."


def test_seats_of_which_nothing_is_entered_are_not_stored_and_emptied_ones_go(
    client_of, officer, council, seats
):
    client = client_of(officer)
    typed = {"planned_on": "15.02.2006", "attendance-1-presence": "present"}
    assert entering(client, council, **typed).status_code == 302
    meeting = Meeting.objects.get()
    assert [row.seat_id for row in meeting.attendance.all()] == [seats[1].pk]
    url = reverse("dialogue:meeting_update", args=[meeting.pk])
    page = client.get(url)
    assert "Left long ago" not in page.content.decode().split("attendance-title")[1]
    data = filled(page)
    name = next(key for key, value in data.items() if value == ["present"])
    assert client.post(url, data | {name: ""}).status_code == 302
    assert not meeting.attendance.exists()


def test_bad_rows_come_back_with_what_was_typed(client_of, officer, council, seats):
    response = entering(
        client_of(officer),
        council,
        planned_on="15.02.2006",
        held_on="15.02.2006",
        not_held_reason="Snow",
        **{
            "attendance-0-presence": "present",
            "attendance-0-substitute": "Nobody needed",
            "agenda-0-decided": "Kept text",
        },
    )
    assert response.status_code == 422
    text = response.content.decode()
    assert "Name a substitute only where one came." in text and "Nobody needed" in text
    assert "Say what the item is about, or choose the appeal." in text and "Kept text" in text
    assert "or why it did not take place" in text
    assert not Meeting.objects.exists()


def test_an_appeal_to_another_council_is_not_on_offer(client_of, officer, council):
    other = AppealFactory(council=CouncilFactory(region=council.region))
    typed = {"planned_on": "15.02.2006", "agenda-0-appeal": str(other.pk)}
    assert entering(client_of(officer), council, **typed).status_code == 422
    assert not AgendaItem.objects.exists()


def test_the_page_for_printing_tells_sides_agenda_and_advice(client_of, officer, council, seats):
    meeting = CouncilMeetingFactory(council=council, number=7, held=True, minutes="It was said.")
    SeatAttendanceFactory(meeting=meeting, seat=seats[0], presence="absent")
    AgendaItemFactory(meeting=meeting, title="Dust")
    RecommendationFactory(council=council, meeting=meeting, title="Lead lorries round")
    url = reverse("dialogue:meeting_minutes", args=[meeting.pk])
    text = client_of(officer).get(url).content.decode()
    for part in ("State: 0 of 1", "Dust", "Lead lorries round", "It was said.", "no quorum"):
        assert part in text, part


def test_a_recommendation_is_entered_from_its_appeal_and_its_facts_by_steps(
    client_of, officer, council
):
    client = client_of(officer)
    meeting = CouncilMeetingFactory(council=council, number=1, held=True)
    appeal = AppealFactory(council=council)
    AgendaItemFactory(meeting=meeting, appeal=appeal)
    url = reverse("dialogue:recommendation_create", args=[council.pk])
    url += f"?appeal={appeal.pk}&meeting={meeting.pk}"
    data = filled(client.get(url))
    assert (data["appeal"], data["meeting"]) == ([str(appeal.pk)], [str(meeting.pk)])
    refused = client.post(url, data | {"title": "Annul it"})
    assert refused.status_code == 422 and "Say to whom" in refused.content.decode()
    typed = {"title": "Annul it", "addressee_text": "The akimat", "due_on": "20.03.2006"}
    assert client.post(url, data | typed).status_code == 302
    made = Recommendation.objects.get()
    for verb, values in (
        ("issue", {"on": "20.02.2006", "letter_number": "17"}),
        ("answer", {"on": "01.03.2006", "answer": "partly", "text": "Half of it"}),
        ("carry_out", {"on": "05.04.2006", "note": "An order of the akim"}),
    ):
        step = step_url(client, made, verb)
        made.refresh_from_db()
        assert client.post(step, values | {"version": made.version}).status_code == 302, verb
    text = client.get(appeal.get_absolute_url()).content.decode()
    for part in ("Annul it", "partly accepted", "Half of it", "An order of the akim"):
        assert part in text, part


def step_url(client, recommendation, verb: str) -> str:
    """The address of a step, as the recommendation's page offers it."""
    page = client.get(recommendation.get_absolute_url())
    return next(action for action, _ in forms_of(page) if action.endswith(f"/{verb}/"))


def test_a_step_that_is_refused_keeps_what_was_typed(client_of, officer, council):
    advice = RecommendationFactory(council=council, issued=True)
    url = reverse("dialogue:recommendation_step", args=[advice.pk, "answer"])
    typed = {"version": 1, "on": "01.01.2006", "answer": "refused", "text": "Kept answer"}
    response = client_of(officer).post(url, typed)
    assert response.status_code == 422
    assert "Kept answer" in response.content.decode()
    advice.refresh_from_db()
    assert advice.answered_on is None


def test_a_fact_entered_by_mistake_is_taken_back(client_of, officer, council):
    advice = RecommendationFactory(council=council, answered=True)
    url = step_url(client_of(officer), advice, "answer-back")
    assert client_of(officer).post(url, {"version": 1}).status_code == 302
    advice.refresh_from_db()
    assert (advice.answered_on, advice.answer) == (None, "")


def test_an_outcome_is_entered_from_a_recommendation_and_removed(client_of, officer, council):
    client = client_of(officer)
    advice = RecommendationFactory(council=council, issued=True)
    url = reverse("dialogue:outcome_create", args=[council.pk]) + f"?recommendation={advice.pk}"
    data = filled(client.get(url))
    assert data["recommendation"] == [str(advice.pk)]
    typed = {"title": "Water by the hour", "kind": "service_improved", "occurred_on": "2006-05-11"}
    assert client.post(url, data | typed).status_code == 302
    made = Outcome.objects.get()
    assert "Water by the hour" in client.get(council.get_absolute_url()).content.decode()
    url = reverse("dialogue:outcome_delete", args=[made.pk])
    assert client.post(url, {"version": made.version}).status_code == 302
    assert not Outcome.objects.exists()


def test_a_survey_is_entered_with_its_answers_and_shows_its_index(client_of, officer, region_a):
    client, url = client_of(officer), reverse("dialogue:survey_create")
    data = filled(client.get(url))
    typed = {"title": "Spring", "starts_on": "03.04.2006", "ends_on": "07.04.2006"}
    typed |= {"women": "12", "men": "", "answers-1-answered_5": "12"}
    assert client.post(url, data | typed).status_code == 302
    survey = TensionSurvey.objects.get()
    assert [row.question for row in survey.answers.all()] == [SurveyQuestion.values[1]]
    text = client.get(survey.get_absolute_url()).content.decode()
    assert 'data-measure="survey_index" data-value="100' in text
    assert "The level was high already" in text


@pytest.mark.parametrize("role", ["officer", "manager", "administrator"])
def test_nothing_of_fewer_than_ten_respondents_is_shown(request, client_of, region_a, role):
    survey = SurveyFactory(region=region_a, women=5, men=4)
    SurveyAnswerFactory(survey=survey, answered_3=0, answered_5=9)
    client = client_of(request.getfixturevalue(role))
    text = client.get(survey.get_absolute_url()).content.decode()
    assert "Fewer than 10 people answered" in text and "survey_index" not in text
    assert "too few answers" in client.get("/surveys/").content.decode()
    rows = client.get("/surveys/?export=csv").getvalue().decode().splitlines()
    assert ",9,," in rows[1] or ",9,too few answers" not in rows[1]


def test_the_printed_form_has_a_neutral_title(client_of, officer, region_a):
    survey = SurveyFactory(region=region_a)
    url = reverse("dialogue:survey_paper", args=[survey.pk])
    text = client_of(officer).get(url).content.decode().split("<main")[1].lower()
    assert "questions about life in our place" in text
    assert "tension" not in text and "conflict" not in text
