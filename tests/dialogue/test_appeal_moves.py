"""Appeals move as the table says, on days that follow one another, and every move is kept."""

from datetime import date

import pytest

from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.history import entries_of
from dialogue.appeal_steps import MOVES
from dialogue.choices import AppealState
from dialogue.models import Appeal
from dialogue.services import move_appeal, moves_for, save_appeal, save_meeting
from tests.factories import (
    AgendaItemFactory,
    AppealFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    RecommendationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a)


@pytest.fixture
def appeal(council):
    """An appeal of 20 January, on the agenda of the meeting of 8 February."""
    appeal = AppealFactory(council=council)
    meeting = CouncilMeetingFactory(council=council, held=True)
    AgendaItemFactory(meeting=meeting, appeal=appeal)
    return appeal


def move(actor, appeal, verb, **given):
    """Take one step and read the appeal anew."""
    move_appeal(actor=actor, appeal=appeal, verb=verb, version=appeal.version, **given)
    return Appeal.objects.get(pk=appeal.pk)


def days_and_states(appeal):
    return [(row.occurred_on, row.to_state) for row in appeal.transitions.all()]


def test_an_appeal_is_heard_on_the_day_of_its_meeting_and_closed_later(officer, appeal):
    appeal = move(officer, appeal, "hear")
    appeal = move(officer, appeal, "close", on=date(2006, 4, 1))
    assert appeal.state == AppealState.CLOSED
    assert days_and_states(appeal) == [
        (date(2006, 2, 8), "heard"),
        (date(2006, 4, 1), "closed"),
    ]
    assert {row.actor for row in appeal.transitions.all()} == {officer}
    assert entries_of(appeal).filter(actor=officer).count() == 4


def test_an_appeal_is_not_heard_before_it_was_on_an_agenda(officer, council):
    with pytest.raises(RuleViolation) as refused:
        move(officer, AppealFactory(council=council), "hear")
    assert "agenda" in refused.value.missing[0].text
    assert refused.value.missing[0].url


def test_it_is_heard_on_a_day_on_which_it_was_on_the_agenda(officer, appeal):
    with pytest.raises(RuleViolation, match="8 February 2006"):
        move(officer, appeal, "hear", on=date(2006, 2, 9))


@pytest.mark.parametrize("verb", ["decline", "withdraw"])
def test_declining_and_withdrawing_ask_why(officer, appeal, verb):
    for reason in ("", "  "):
        with pytest.raises(RuleViolation, match="reason"):
            move(officer, appeal, verb, on=date(2006, 2, 1), reason=reason)
    appeal = move(officer, appeal, verb, on=date(2006, 2, 1), reason="Settled")
    assert appeal.state == MOVES[verb].target
    assert appeal.transitions.get().reason == "Settled"


def test_taking_up_again_leads_back_to_the_state_before(officer, appeal):
    appeal = move(officer, appeal, "hear")
    appeal = move(officer, appeal, "close", on=date(2006, 4, 1))
    appeal = move(officer, appeal, "reopen", on=date(2006, 5, 1), reason="New papers")
    assert appeal.state == AppealState.HEARD


def test_no_step_is_earlier_than_the_one_before(officer, appeal):
    with pytest.raises(RuleViolation, match="cannot be earlier"):
        move(officer, appeal, "withdraw", on=date(2006, 1, 19), reason="Settled")
    appeal = move(officer, appeal, "hear")
    with pytest.raises(RuleViolation, match="cannot be earlier"):
        move(officer, appeal, "close", on=date(2006, 2, 7))
    with pytest.raises(RuleViolation, match="Give the day"):
        move(officer, appeal, "close")


def test_only_steps_of_the_table_follow(officer, viewer, appeal):
    with pytest.raises(RuleViolation, match="not possible from"):
        move(officer, appeal, "close", on=date(2006, 4, 1))
    assert [step.verb for step, _ in moves_for(appeal, officer)] == ["hear", "decline", "withdraw"]
    assert moves_for(appeal, viewer) == []
    with pytest.raises(RuleViolation, match="role"):
        move(viewer, appeal, "hear")


def test_a_step_on_an_old_version_is_a_conflict(officer, appeal):
    old = Appeal.objects.get(pk=appeal.pk)
    move(officer, appeal, "hear")
    with pytest.raises(EditConflict):
        move_appeal(
            actor=officer, appeal=old, verb="withdraw", version=1, on=date(2006, 3, 1), reason="x"
        )
    assert Appeal.objects.get(pk=appeal.pk).state == AppealState.HEARD


def test_open_appeals_are_those_that_were_open_on_the_day(officer, appeal):
    appeal = move(officer, appeal, "hear")
    move(officer, appeal, "close", on=date(2006, 4, 1))
    for day, count in [("2006-01-19", 0), ("2006-01-20", 1), ("2006-03-31", 1), ("2006-04-01", 0)]:
        assert Appeal.objects.open_on(date.fromisoformat(day)).count() == count
    assert not Appeal.objects.open().exists()


def test_codes_count_within_council_and_year(officer, region_a, council):
    def entered(council, day):
        appeal = Appeal(council=council, received_on=day, title="Noise")
        return save_appeal(actor=officer, appeal=appeal, version=None).code

    assert entered(council, date(2006, 1, 5)) == "2006-01"
    assert entered(council, date(2006, 3, 5)) == "2006-02"
    assert entered(council, date(2007, 1, 5)) == "2007-01"
    assert entered(CouncilFactory(region=region_a), date(2006, 1, 5)) == "2006-01"
    assert Appeal.objects.matching("2007-01").count() == 1


def test_a_code_stays_when_the_day_is_corrected(officer, appeal):
    before = appeal.code
    appeal.received_on = date(2007, 1, 1)
    assert save_appeal(actor=officer, appeal=appeal, version=1).code == before


def test_nobody_enters_an_appeal_to_a_council_elsewhere(officer):
    appeal = Appeal(council=CouncilFactory(), received_on=date(2006, 1, 5), title="Noise")
    with pytest.raises(OutOfScope):
        save_appeal(actor=officer, appeal=appeal, version=None)
    assert not Appeal.objects.exists()


def test_a_meeting_without_a_number_gets_the_next_one(officer, council):
    CouncilMeetingFactory(council=council, number=7)
    CouncilMeetingFactory(number=30)
    meeting = CouncilMeetingFactory.build(council=council, number=None)
    assert save_meeting(actor=officer, meeting=meeting, version=None).number == 8


def test_a_meeting_that_recommended_something_was_held(officer, council):
    meeting = CouncilMeetingFactory(council=council, held=True)
    RecommendationFactory(council=council, meeting=meeting)
    meeting.held_on = None
    with pytest.raises(RuleViolation, match="it was held"):
        save_meeting(actor=officer, meeting=meeting, version=1)


def test_a_meeting_is_not_later_than_what_it_issued(officer, council):
    meeting = CouncilMeetingFactory(council=council, held=True)
    RecommendationFactory(council=council, meeting=meeting, issued=True)
    meeting.held_on = date(2006, 2, 11)
    with pytest.raises(RuleViolation, match="issued on 10 February 2006"):
        save_meeting(actor=officer, meeting=meeting, version=1)
    meeting.held_on = date(2006, 2, 10)
    save_meeting(actor=officer, meeting=meeting, version=1)
