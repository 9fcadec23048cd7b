"""The verbs of recommendations: saving one, and its three dated facts, entered or taken back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core.dates import format_date
from core.exceptions import RuleViolation
from core.services import claim, save_claimed, save_record
from dialogue.choices import AnswerKind, MeetingState
from dialogue.models import Recommendation
from dialogue.recommendation_steps import FACTS
from dialogue.services import next_code


@transaction.atomic
def save_recommendation(
    *, actor, recommendation: Recommendation, version: int | None, formsets=()
) -> Recommendation:
    """Save a recommendation; a new one gets its code from the year of its meeting.

    Raises RuleViolation if it is issued and would belong to a meeting that was not held by then,
    or fall due before its issue; EditConflict or OutOfScope.
    """
    prepare_recommendation(recommendation)
    return save_record(actor=actor, record=recommendation, version=version, formsets=formsets)


def prepare_recommendation(recommendation: Recommendation) -> None:
    """Give a new recommendation its code; refuse, by RuleViolation, what its issue contradicts."""
    if recommendation.pk is None:
        day = recommendation.meeting.day
        recommendation.code = next_code(recommendation.council, Recommendation, day)
        recommendation.fold_names()
    if recommendation.issued_on is not None:
        _check_issue(recommendation, recommendation.issued_on)


def _check_issue(recommendation: Recommendation, on: date) -> None:
    meeting = recommendation.meeting
    if meeting.state != MeetingState.HELD:
        raise RuleViolation(_("A recommendation is issued by a meeting that was held."))
    if on < meeting.held_on:
        raise RuleViolation(
            _("The meeting was held on %(date)s: a recommendation is issued then or later.")
            % {"date": format_date(meeting.held_on)}
        )
    if recommendation.due_on is not None and recommendation.due_on < on:
        raise RuleViolation(
            _("The answer is due by %(date)s: issue it before, or give a later day for the answer.")
            % {"date": format_date(recommendation.due_on)}
        )
    for fact in FACTS.values():
        later = getattr(recommendation, fact.day)
        if fact.after == "issued_on" and later is not None and later < on:
            raise RuleViolation(
                _("What followed is dated %(date)s: it was issued before that.")
                % {"date": format_date(later)}
            )


def _check_after_issue(recommendation: Recommendation, on: date) -> None:
    issued = recommendation.issued_on
    if issued is None:
        raise RuleViolation(_("A recommendation is issued before anything follows."))
    if on < issued:
        raise RuleViolation(
            _("This step cannot be earlier than %(date)s.") % {"date": format_date(issued)}
        )


def _record(actor, recommendation: Recommendation, version: int, **values) -> Recommendation:
    if not actor.can("edit_records"):
        raise RuleViolation(_("Your role does not include this step."))
    claim(recommendation, version)
    for name, value in values.items():
        setattr(recommendation, name, value)
    recommendation.fold_names()
    save_claimed(actor=actor, record=recommendation)
    return recommendation


@transaction.atomic
def issue_recommendation(
    *, actor, recommendation: Recommendation, version: int, on: date, letter_number: str = ""
) -> Recommendation:
    """Record, or correct, that a recommendation was issued on a day, with the letter's number.

    Raises RuleViolation if its meeting was not held by then, it fell due before, or what followed
    is dated earlier; EditConflict if it was changed meanwhile.
    """
    _check_issue(recommendation, on)
    number = letter_number.strip()
    return _record(actor, recommendation, version, issued_on=on, letter_number=number)


@transaction.atomic
def record_answer(
    *, actor, recommendation: Recommendation, version: int, on: date, answer: str, text: str = ""
) -> Recommendation:
    """Record, or correct, what the addressee answered on a day: accepted, partly or refused.

    Raises RuleViolation if it was not issued by then; EditConflict if it was changed meanwhile.
    """
    _check_after_issue(recommendation, on)
    if answer not in AnswerKind.values:
        raise RuleViolation(_("An answer has a day and says yes, partly or no."))
    return _record(
        actor, recommendation, version, answered_on=on, answer=answer, answer_text=text.strip()
    )


@transaction.atomic
def record_carried_out(
    *, actor, recommendation: Recommendation, version: int, on: date, note: str = ""
) -> Recommendation:
    """Record, or correct, that a recommendation was carried out on a day, and what shows it.

    It may have been carried out without an answer. Raises RuleViolation if it was not issued by
    then; EditConflict if it was changed meanwhile.
    """
    _check_after_issue(recommendation, on)
    return _record(actor, recommendation, version, carried_out_on=on, carried_out_note=note.strip())


@transaction.atomic
def take_back(*, actor, recommendation: Recommendation, verb: str, version: int) -> Recommendation:
    """Take back a fact (issue, answer, carry_out) that was entered by mistake.

    Raises RuleViolation if it is not there or another stands on it; EditConflict if the
    recommendation was changed meanwhile.
    """
    fact = FACTS[verb]
    if getattr(recommendation, fact.day) is None:
        raise RuleViolation(_("There is nothing to take back."))
    if any(getattr(recommendation, later) is not None for later in fact.carries):
        raise RuleViolation(_("Take back first what followed from it."))
    emptied = {fact.day: None} | dict.fromkeys(fact.texts, "")
    return _record(actor, recommendation, version, **emptied)
