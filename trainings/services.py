"""The verbs of trainings: saving and cancelling one, entering who took part, ticking who came."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core.dates import format_date_input
from core.exceptions import OutOfScope, RuleViolation
from core.forms import is_locked
from core.history import write_many
from core.services import claim, save_claimed, save_record
from trainings.models import Attendance, Participant, Training, TrainingSession
from trainings.pasting import identity_of

MOST_SESSIONS = 40
"""More sessions than a course has; it keeps the attendance of a page to one form."""


@transaction.atomic
def save_training(
    *,
    actor,
    training: Training,
    version: int | None,
    formsets=(),
    links: Callable[[], None] | None = None,
) -> Training:
    """Save a training with its grids; one without a session gets one on its first day.

    Raises EditConflict or OutOfScope.
    """
    save_record(actor=actor, record=training, version=version, formsets=formsets, links=links)
    ensure_session(actor=actor, training=training)
    return training


def ensure_session(*, actor, training: Training) -> list[TrainingSession]:
    """The sessions of a training, by date; one on its first day if none was entered."""
    sessions = list(training.sessions.all())
    if not sessions:
        sessions = [TrainingSession(training=training, held_on=training.starts_on)]
        write_many(actor=actor, create=sessions, root=training)
    return sessions


@transaction.atomic
def cancel_training(*, actor, training: Training, version: int, on: date, reason: str) -> Training:
    """Cancel a training as of a day: it no longer counts as planned or held.

    Raises RuleViolation if it is confirmed, cancelled already or no reason is given; EditConflict
    if it was changed meanwhile.
    """
    if training.is_confirmed:
        raise RuleViolation(_("The training is confirmed: a manager has to reopen it first."))
    if training.cancelled_on is not None:
        raise RuleViolation(_("The training is cancelled already."))
    if not reason.strip():
        raise RuleViolation(_("Say why the training is cancelled."))
    claim(training, version)
    training.cancelled_on, training.cancel_reason = on, reason.strip()
    save_claimed(actor=actor, record=training)
    return training


@transaction.atomic
def reinstate_training(*, actor, training: Training, version: int) -> Training:
    """Take a cancellation back: the training counts again by its dates.

    Raises RuleViolation if it is confirmed or not cancelled; EditConflict if it was changed
    meanwhile.
    """
    if training.is_confirmed:
        raise RuleViolation(_("The training is confirmed: a manager has to reopen it first."))
    if training.cancelled_on is None:
        raise RuleViolation(_("The training is not cancelled."))
    claim(training, version)
    training.cancelled_on, training.cancel_reason = None, ""
    save_claimed(actor=actor, record=training)
    return training


def _check_open(actor, training: Training) -> None:
    """Refuse to change who took part where the training is closed to the actor."""
    if not Training.objects.editable_by(actor).filter(pk=training.pk).exists():
        raise OutOfScope
    if is_locked(training, actor):
        raise RuleViolation(_("The training is confirmed: a manager has to reopen it first."))


@transaction.atomic
def add_participants(
    *, actor, training: Training, version: int, people: Sequence[Participant]
) -> None:
    """Enter people, new (not saved yet) or known, as present at every session of a training.

    Raises RuleViolation if it is cancelled, confirmed or has head-counts, or if one of them is
    entered already; EditConflict if the training was changed meanwhile; OutOfScope.
    """
    _check_open(actor, training)
    if training.cancelled_on is not None:
        raise RuleViolation(_("The training is cancelled: nobody took part."))
    if training.head_counts.exists():
        raise RuleViolation(
            _("Either names or head-counts: remove the head-counts of this training first.")
        )
    new = [person for person in people if person.pk is None]
    _check_new(actor, training, people, new)
    claim(training, version)
    sessions = ensure_session(actor=actor, training=training)
    write_many(actor=actor, create=new)
    present = [
        Attendance(session=session, participant=person) for person in people for session in sessions
    ]
    write_many(actor=actor, create=present, root=training)


def _check_new(actor, training: Training, people: Sequence, new: Sequence) -> None:
    here = list(Participant.objects.in_training(training))
    taken = [*map(identity_of, here), *(("key", person.pk) for person in here)]
    asked = [("key", person.pk) if person.pk else identity_of(person) for person in people]
    if len({*taken, *asked}) < len({*taken}) + len(asked):
        raise RuleViolation(_("One of these people is in the training already."))
    homes = {person.community_id for person in new}
    communities = Participant._meta.get_field("community").related_model.objects
    if homes and communities.editable_by(actor).filter(pk__in=homes).count() < len(homes):
        raise OutOfScope


@transaction.atomic
def record_attendance(
    *,
    actor,
    training: Training,
    version: int,
    ticks: dict[int, Collection[int]],
    new_session: date | None = None,
) -> None:
    """Keep at which sessions each person was (keys of participants -> keys of sessions).

    A person without a session leaves the training; people who are not named stay as they are. A
    `new_session` of that day is added, with everybody who stays present at it.
    Raises RuleViolation if the training is confirmed or does not last on that day; EditConflict if
    it was changed meanwhile; OutOfScope.
    """
    _check_open(actor, training)
    claim(training, version)
    sessions = {session.pk: session for session in training.sessions.all()}
    kept = Attendance.objects.filter(session__in=sessions, participant__in=ticks)
    before = {
        (row.participant_id, row.session_id): row for row in kept.select_related("participant")
    }
    people = {row.participant_id: row.participant for row in before.values()}
    after = {
        (person, session)
        for person, chosen in ticks.items()
        for session in chosen
        if person in people and session in sessions
    }
    create = [
        Attendance(session=sessions[session], participant=people[person])
        for person, session in sorted(after - before.keys())
    ]
    delete = [row for key, row in before.items() if key not in after]
    write_many(actor=actor, create=create, delete=delete, root=training)
    if new_session is not None:
        add_session(actor=actor, training=training, held_on=new_session)


def add_session(*, actor, training: Training, held_on: date) -> TrainingSession:
    """Add a session of a day at which everybody who is entered by name is present.

    Raises RuleViolation if the training does not last on that day or has too many sessions.
    """
    if not training.starts_on <= held_on <= training.ends_on:
        days = {
            "from": format_date_input(training.starts_on),
            "to": format_date_input(training.ends_on),
        }
        raise RuleViolation(_("The training lasts from %(from)s to %(to)s.") % days)
    if training.sessions.count() >= MOST_SESSIONS:
        raise RuleViolation(
            _("A training has at most %(most)s sessions.") % {"most": MOST_SESSIONS}
        )
    session = TrainingSession(training=training, held_on=held_on)
    write_many(actor=actor, create=[session], root=training)
    present = [
        Attendance(session=session, participant=person)
        for person in Participant.objects.in_training(training).order_by("pk")
    ]
    write_many(actor=actor, create=present, root=training)
    return session
