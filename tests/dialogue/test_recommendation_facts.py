"""Issued, answered and carried out are three facts: entered, corrected and taken back in order."""

from datetime import date

import pytest

from core.exceptions import EditConflict, RuleViolation
from core.history import entries_of
from dialogue.models import Recommendation
from dialogue.recommendation_services import (
    issue_recommendation,
    record_answer,
    record_carried_out,
    save_recommendation,
    take_back,
)
from dialogue.recommendation_steps import FACTS, facts_for
from tests.factories import CouncilFactory, CouncilMeetingFactory, RecommendationFactory

pytestmark = pytest.mark.django_db
ISSUED, ANSWERED, DONE = date(2006, 2, 10), date(2006, 3, 1), date(2006, 5, 1)


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a)


@pytest.fixture
def recommendation(council):
    """One of the meeting of 8 February, not issued yet."""
    return RecommendationFactory(council=council)


def issue(actor, row, on=ISSUED, **given):
    return issue_recommendation(
        actor=actor, recommendation=row, version=row.version, on=on, **given
    )


def answer(actor, row, on=ANSWERED, kind="accepted", **given):
    return record_answer(
        actor=actor, recommendation=row, version=row.version, on=on, answer=kind, **given
    )


def carry_out(actor, row, on=DONE, **given):
    return record_carried_out(actor=actor, recommendation=row, version=row.version, on=on, **given)


def take(actor, row, verb):
    return take_back(actor=actor, recommendation=row, verb=verb, version=row.version)


def test_three_facts_follow_one_another_and_are_found_in_the_history(officer, recommendation):
    issue(officer, recommendation, letter_number=" 12/3 ")
    answer(officer, recommendation, text="Agreed")
    carry_out(officer, recommendation, note="Seen on a visit")
    row = Recommendation.objects.get()
    assert (row.issued_on, row.answered_on, row.carried_out_on) == (ISSUED, ANSWERED, DONE)
    assert (row.letter_number, row.answer, row.answer_text) == ("12/3", "accepted", "Agreed")
    assert row.carried_out_note == "Seen on a visit"
    assert entries_of(row).filter(actor=officer).count() == 3
    assert Recommendation.objects.matching("12/3").exists()


def test_it_may_be_carried_out_without_an_answer(officer, recommendation):
    issue(officer, recommendation)
    assert carry_out(officer, recommendation).answered_on is None


def test_nothing_follows_before_it_is_issued(officer, recommendation):
    for step in (answer, carry_out):
        with pytest.raises(RuleViolation, match="issued before anything follows"):
            step(officer, recommendation)
    assert [fact.verb for fact, _ in facts_for(recommendation)] == ["issue"]


@pytest.mark.parametrize("values", [{}, {"not_held_reason": "Storm"}])
def test_only_a_meeting_that_was_held_issues(officer, council, values):
    meeting = CouncilMeetingFactory(council=council, **values)
    row = RecommendationFactory(council=council, meeting=meeting)
    with pytest.raises(RuleViolation, match="meeting that was held"):
        issue(officer, row)


def test_it_is_issued_at_the_meeting_or_later_and_before_it_is_due(officer, recommendation):
    with pytest.raises(RuleViolation, match="8 February 2006"):
        issue(officer, recommendation, on=date(2006, 2, 7))
    recommendation.due_on = date(2006, 2, 9)
    with pytest.raises(RuleViolation, match="due by 9 February 2006"):
        issue(officer, recommendation)
    assert issue(officer, recommendation, on=date(2006, 2, 8)).issued_on == date(2006, 2, 8)


def test_later_facts_are_not_dated_before_the_issue(officer, recommendation):
    issue(officer, recommendation)
    for step in (answer, carry_out):
        with pytest.raises(RuleViolation, match="cannot be earlier"):
            step(officer, recommendation, on=date(2006, 2, 9))


def test_an_answer_is_yes_partly_or_no(officer, recommendation):
    issue(officer, recommendation)
    with pytest.raises(RuleViolation, match="yes, partly or no"):
        answer(officer, recommendation, kind="maybe")


def test_a_fact_entered_again_is_corrected(officer, recommendation):
    issue(officer, recommendation)
    answer(officer, recommendation)
    answer(officer, recommendation, on=date(2006, 3, 2), kind="partly")
    row = Recommendation.objects.get()
    assert (row.answered_on, row.answer) == (date(2006, 3, 2), "partly")
    with pytest.raises(RuleViolation, match="1 April|2 March"):
        issue(officer, recommendation, on=date(2006, 4, 1))


def test_facts_are_taken_back_from_the_last(officer, recommendation):
    issue(officer, recommendation, letter_number="12")
    answer(officer, recommendation, text="Agreed")
    with pytest.raises(RuleViolation, match="Take back first"):
        take(officer, recommendation, "issue")
    take(officer, recommendation, "answer")
    take(officer, recommendation, "issue")
    row = Recommendation.objects.get()
    assert row.issued_on is row.answered_on is None
    assert row.letter_number == row.answer == row.answer_text == ""
    for verb in FACTS:
        with pytest.raises(RuleViolation, match="nothing to take back"):
            take(officer, recommendation, verb)


def test_viewers_record_nothing_and_old_versions_conflict(officer, viewer, recommendation):
    with pytest.raises(RuleViolation, match="role"):
        issue(viewer, recommendation)
    issue(officer, recommendation)
    with pytest.raises(EditConflict):
        record_carried_out(actor=officer, recommendation=recommendation, version=1, on=DONE)


def test_a_new_one_gets_its_code_from_the_year_of_its_meeting(officer, council):
    meeting = CouncilMeetingFactory(council=council, held=True)
    codes = []
    for _ in range(2):
        row = RecommendationFactory.build(council=council, meeting=meeting)
        row.code = ""
        codes.append(save_recommendation(actor=officer, recommendation=row, version=None).code)
    assert codes == ["2006-01", "2006-02"]


def test_an_issued_one_does_not_move_to_a_meeting_that_was_not_held(officer, council):
    row = RecommendationFactory(council=council, issued=True)
    row.meeting = CouncilMeetingFactory(council=council)
    with pytest.raises(RuleViolation, match="meeting that was held"):
        save_recommendation(actor=officer, recommendation=row, version=1)
