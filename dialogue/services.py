"""The verbs of councils, meetings and appeals: saving them, numbering them, moving an appeal."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core.dates import format_date
from core.exceptions import Missing, OutOfScope, RuleViolation
from core.history import acting, write_many
from core.services import claim, save_claimed, save_record
from dialogue.appeal_steps import MOVES, AppealMove
from dialogue.choices import AppealState, MeetingState
from dialogue.models import Appeal, AppealTransition, Applicant, Council, Meeting, Recommendation


def next_code(council: Council, kind: type[Appeal] | type[Recommendation], day: date) -> str:
    """The next free code of an appeal or a recommendation of a council in the year of a day, such
    as 2006-03."""
    taken = kind.objects.filter(council=council, code__startswith=f"{day.year}-")
    numbers = [code.split("-")[1] for code in taken.values_list("code", flat=True)]
    last = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return f"{day.year}-{last + 1:02d}"


@transaction.atomic
def save_meeting(*, actor, meeting: Meeting, version: int | None, formsets=()) -> Meeting:
    """Save a meeting with its agenda and attendance; without a number it gets the next one.

    Raises RuleViolation if recommendations stand on it and it would not be held, or later;
    EditConflict or OutOfScope.
    """
    prepare_meeting(meeting)
    return save_record(actor=actor, record=meeting, version=version, formsets=formsets)


def prepare_meeting(meeting: Meeting) -> None:
    """Fill what a meeting needs before it is saved: without a number it gets the next one.

    Raises RuleViolation if recommendations stand on it and it would not be held, or later.
    """
    if meeting.number is None:
        of_council = Meeting.objects.filter(council=meeting.council_id)
        meeting.number = max(of_council.values_list("number", flat=True), default=0) + 1
    issued = list(meeting.recommendations.values_list("issued_on", flat=True)) if meeting.pk else []
    if issued and meeting.state != MeetingState.HELD:
        raise RuleViolation(
            _("Recommendations came out of this meeting, so it was held: give the day.")
        )
    first = min(filter(None, issued), default=None)
    if first is not None and first < meeting.held_on:
        raise RuleViolation(
            _("A recommendation of this meeting was issued on %(date)s: it was held before that.")
            % {"date": format_date(first)}
        )


@transaction.atomic
def save_appeal(
    *,
    actor,
    appeal: Appeal,
    version: int | None,
    formsets=(),
    applicant: Applicant | None = None,
    links: Callable[[], None] | None = None,
) -> Appeal:
    """Save an appeal with what is at stake, and with who brings it if `applicant` is given.

    A new appeal gets its code. Raises RuleViolation if somebody without the right would make a
    confidential applicant known; EditConflict or OutOfScope.
    """
    prepare_appeal(actor, appeal)
    save_record(actor=actor, record=appeal, version=version, formsets=formsets, links=links)
    if applicant is not None:
        save_applicant(actor=actor, appeal=appeal, applicant=applicant)
    return appeal


def prepare_appeal(actor, appeal: Appeal) -> None:
    """Give a new appeal its code; refuse that somebody without the right makes a confidential
    applicant known, by a RuleViolation."""
    if appeal.pk is None:
        appeal.code = next_code(appeal.council, Appeal, appeal.received_on)
        appeal.fold_names()
    else:
        _refuse_disclosure(actor, appeal)


def _refuse_disclosure(actor, appeal: Appeal) -> None:
    if appeal.is_confidential or actor.reads_confidential_appeals:
        return
    hidden = Applicant.objects.filter(appeal=appeal.pk, appeal__is_confidential=True)
    if hidden.exists():
        raise RuleViolation(
            _("Only those who read confidential appeals may make this applicant known.")
        )


@transaction.atomic
def save_applicant(*, actor, appeal: Appeal, applicant: Applicant) -> Applicant:
    """Keep who brings an appeal, apart from it; its history is a closed one of its own.

    Whoever may edit the appeal may enter the applicant once; what is there is changed only by
    those who may read it. Raises RuleViolation, EditConflict or OutOfScope.
    """
    if not Appeal.objects.editable_by(actor).filter(pk=appeal.pk).exists():
        raise OutOfScope
    there = Applicant.objects.filter(appeal=appeal)
    if applicant.pk is None and there.exists() or applicant.pk is not None:
        if not there.editable_by(actor).exists():
            raise RuleViolation(
                _("The applicant is known already, and only those with the right may change it.")
            )
    applicant.appeal = appeal
    if applicant.pk is not None:
        claim(applicant, applicant.version)
    with acting(actor, applicant):
        applicant.save()
    return applicant


def refusal(appeal: Appeal, move: AppealMove) -> RuleViolation | None:
    """Why an appeal cannot make a move now; None if nothing is in the way."""
    if appeal.state not in move.sources:
        return RuleViolation(
            _("This step is not possible from “%(state)s”.") % {"state": appeal.get_state_display()}
        )
    if move.verb == "hear" and not _days_heard(appeal):
        return RuleViolation(
            _("An appeal is heard at a meeting."),
            [
                Missing(
                    _("Put the appeal on the agenda of a meeting that was held."),
                    appeal.council.get_absolute_url(),
                )
            ],
        )
    return None


def moves_for(appeal: Appeal, user) -> list[tuple[AppealMove, RuleViolation | None]]:
    """The moves that follow from an appeal's state and that this person's role has, each with the
    refusal why not now (None if it may be taken)."""
    return [
        (move, refusal(appeal, move))
        for move in MOVES.values()
        if appeal.state in move.sources and user.can(move.right)
    ]


def _days_heard(appeal: Appeal) -> list[date]:
    held = Meeting.objects.filter(agenda__appeal=appeal, held_on__isnull=False)
    return sorted(held.values_list("held_on", flat=True))


@transaction.atomic
def move_appeal(
    *, actor, appeal: Appeal, verb: str, version: int, on: date | None = None, reason: str = ""
) -> Appeal:
    """Move an appeal to another state on a day, as the table of moves allows.

    It is heard on the day of the first meeting that had it on the agenda, unless `on` names the
    day of a later one. Raises RuleViolation (with what is missing), or EditConflict if the appeal
    was changed meanwhile.
    """
    move = MOVES[verb]
    if not actor.can(move.right):
        raise RuleViolation(_("Your role does not include this step."))
    if why_not := refusal(appeal, move):
        raise why_not
    if move.asks_reason and not reason.strip():
        raise RuleViolation(_("Give the reason."))
    transitions = list(appeal.transitions.all())
    day = _day_of(appeal, move, on, transitions)
    claim(appeal, version)
    before, appeal.state = appeal.state, move.target or _state_before(transitions)
    save_claimed(actor=actor, record=appeal)
    made = AppealTransition(
        appeal=appeal,
        verb=verb,
        from_state=before,
        to_state=appeal.state,
        occurred_on=day,
        actor=actor,
        reason=reason.strip(),
    )
    write_many(actor=actor, create=[made], root=appeal)
    return appeal


def _day_of(appeal: Appeal, move: AppealMove, on: date | None, transitions) -> date:
    heard = _days_heard(appeal) if move.verb == "hear" else []
    day = on or next(iter(heard), None)
    if day is None:
        raise RuleViolation(_("Give the day."))
    if heard and day not in heard:
        days = ", ".join(format_date(held) for held in heard)
        raise RuleViolation(
            _("It was on the agenda on these days: %(days)s. Give one of them.") % {"days": days}
        )
    first = max([appeal.received_on, *(row.occurred_on for row in transitions)])
    if day < first:
        raise RuleViolation(
            _("This step cannot be earlier than %(date)s.") % {"date": format_date(first)}
        )
    return day


def _state_before(transitions) -> str:
    """What an appeal was before it was closed, declined or withdrawn."""
    last = transitions[-1] if transitions else None
    return last.from_state if last is not None and last.from_state else AppealState.RECEIVED
