"""Appeals on screen: the story from notice to outcome, filters, moves with their reasons."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue.models import Appeal
from tests.browsing import filled
from tests.factories import (
    AgendaItemFactory,
    AppealFactory,
    CommunityFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    OutcomeFactory,
    RecommendationFactory,
    StakeFactory,
)


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a)


@pytest.fixture
def appeal(council):
    return AppealFactory(council=council, title="Land taken away", asked="To annul the decision")


def heard(appeal: Appeal) -> Appeal:
    meeting = CouncilMeetingFactory(council=appeal.council, number=1, held=True)
    AgendaItemFactory(meeting=meeting, appeal=appeal, decided="Violations were found")
    return appeal


def story(client, appeal: Appeal) -> list[tuple[str, str]]:
    context = client.get(appeal.get_absolute_url()).context
    return [(step.title, step.tone) for step in context["story"]]


def test_the_story_runs_from_notice_to_outcome(client_of, officer, appeal):
    StakeFactory(appeal=appeal, kind="livestock", quantity=2500, unit="camels")
    Appeal.objects.filter(pk=heard(appeal).pk).update(state="heard", both_sides_heard=True)
    RecommendationFactory(
        council=appeal.council, appeal=appeal, title="Annul it", answered=True, due_on=None
    )
    OutcomeFactory(council=appeal.council, appeal=appeal, title="The land is back")
    client = client_of(officer)
    assert story(client, appeal) == [
        ("Received in person", "done"),
        ("Heard at meeting 1", "done"),
        ("No finding is entered yet", "open"),
        ("Recommendation: Annul it", "done"),
        ("Answer: accepted", "done"),
        ("Carried out: not known", "open"),
        ("The land is back", "done"),
    ]
    text = client.get(appeal.get_absolute_url()).content.decode()
    for part in ("2,500", "camels", "To annul the decision", "Both sides were heard."):
        assert part in text, part


def test_what_is_due_and_not_done_is_late(client_of, officer, appeal):
    RecommendationFactory(
        council=appeal.council, appeal=appeal, issued=True, due_on=date(2006, 3, 1)
    )
    assert ("No answer", "late") in story(client_of(officer), appeal)
    assert "overdue" in client_of(officer).get(appeal.get_absolute_url()).content.decode()


def test_a_move_that_is_not_possible_yet_says_what_is_missing(client_of, officer, appeal):
    actions = client_of(officer).get(appeal.get_absolute_url()).context["actions"]
    hear = next(action for action in actions if action.label == "Heard at a meeting")
    assert (hear.enabled, hear.reason) == (False, "An appeal is heard at a meeting.")
    assert [link.url for link in hear.links] == [appeal.council.get_absolute_url()]


def move(client, appeal: Appeal, verb: str, **typed):
    appeal.refresh_from_db()
    url = reverse("dialogue:appeal_step", args=[appeal.pk, verb])
    return client.post(url, {"version": appeal.version, **typed})


def test_an_appeal_is_heard_closed_and_taken_up_again(client_of, officer, appeal):
    client = client_of(officer)
    heard(appeal)
    assert move(client, appeal, "hear", on="08.02.2006").status_code == 302
    assert move(client, appeal, "close", on="01.03.2006").status_code == 302
    assert story(client, appeal)[-1] == ("Now: closed", "done")
    refused = move(client, appeal, "reopen", on="02.03.2006", reason="")
    assert refused.status_code == 422
    assert move(client, appeal, "reopen", on="02.03.2006", reason="A mistake").status_code == 302
    appeal.refresh_from_db()
    assert appeal.state == "heard"


def test_a_day_that_is_too_early_comes_back_with_the_reason_typed(client_of, officer, appeal):
    response = move(
        client_of(officer), appeal, "withdraw", on="01.01.2006", reason="They settled it"
    )
    assert response.status_code == 422
    text = response.content.decode()
    assert "They settled it" in text and "cannot be earlier than 20 January 2006" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=open", {"First", "Second"}),
        ("state=closed", {"Third"}),
        ("applicant_kind=firm", {"Second"}),
        ("since=01.03.2006", {"Second", "Third"}),
        ("since=01.03.2006&until=30.04.2006", {"Second"}),
        ("q=втopoй", set()),
        ("q=second", {"Second"}),
        ("review=confirmed", {"Third"}),
    ],
)
def test_the_list_is_narrowed(client_of, officer, council, query, found):
    AppealFactory(council=council, title="First")
    AppealFactory(
        council=council, title="Second", applicant_kind="firm", received_on=date(2006, 4, 1)
    )
    AppealFactory(
        council=council,
        title="Third",
        state="closed",
        received_on=date(2006, 6, 1),
        confirmed=True,
    )
    rows = client_of(officer).get(f"/appeals/?{query}").context["object_list"]
    assert {appeal.title for appeal in rows} == found


def test_a_day_that_is_none_is_said_and_left_out(client_of, officer, appeal):
    response = client_of(officer).get("/appeals/?since=31.02.2006")
    assert response.context["count"] == 1 and 'role="alert"' in response.content.decode()


def test_appeals_of_a_community_and_of_a_meeting_are_reached_by_link(client_of, officer, council):
    village = CommunityFactory(district__region=council.region)
    here = heard(AppealFactory(council=council, community=village))
    AppealFactory(council=council)
    meeting = here.agenda_items.get().meeting
    for query in (f"community={village.pk}", f"meeting={meeting.pk}"):
        rows = client_of(officer).get(f"/appeals/?{query}").context["object_list"]
        assert list(rows) == [here]


def test_a_confirmed_appeal_locks_what_is_counted_to_officers(client_of, officer, manager, appeal):
    Appeal.objects.filter(pk=appeal.pk).update(review="confirmed")
    url = reverse("dialogue:appeal_update", args=[appeal.pk])
    assert "received_on" not in filled(client_of(officer).get(url))
    assert "received_on" in filled(client_of(manager).get(url))


def test_what_happened_is_told_in_words(client_of, officer, appeal):
    client, url = client_of(officer), reverse("dialogue:appeal_update", args=[appeal.pk])
    data = filled(client.get(url)) | {"finding": "Violations", "stakes-0-kind": "jobs"}
    assert client.post(url, data | {"stakes-0-quantity": "170"}).status_code == 302
    history = client.get(appeal.get_absolute_url()).context["history"]
    assert {entry.what for entry in history} >= {
        f"changed: appeal “{appeal}”",
        "entered: stake “jobs”",
    }
    labels = [change.label for entry in history for change in entry.changes]
    assert "finding of the council" in labels
