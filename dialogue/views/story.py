"""An appeal as a story: from notice through hearing and recommendation to what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from core.dates import format_date
from core.display import Badge
from core.numbers import format_number
from dialogue.choices import AppealState, MeetingState
from dialogue.fates import is_overdue
from dialogue.models import Appeal, Outcome, Recommendation, Stake

DONE, OPEN, LATE = "done", "open", "late"
OVERDUE = Badge(pgettext_lazy("recommendations", "answer overdue"), "warning")
DAYS_COUNTED = 730
"""For so long the days without an answer are counted; later the dates say enough."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a step: its text, what it is called, where it leads."""

    text: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the story: done, still open, or late."""

    title: str
    when: str = ""
    tone: str = DONE
    url: str = ""
    lines: Sequence[Line] = ()
    badges: Sequence[Badge] = ()
    stakes: Sequence[tuple[str, str]] = field(default=())


def applicant_words(appeal: Appeal) -> str:
    """Who brings an appeal that was read by `with_applicant_for(user)`: the name, if that user
    may read it, else the code."""
    told = appeal.told_applicant
    return told.name if told is not None and told.name else appeal.applicant_code


def stake_words(stake: Stake) -> tuple[str, str]:
    """A stake as a figure and what it counts."""
    quantity = stake.quantity
    if quantity is None:
        return "", ", ".join(filter(None, [str(stake.get_kind_display()), stake.description]))
    whole = quantity == quantity.to_integral_value()
    number = format_number(quantity, digits=0 if whole else 2)
    words = [stake.unit or str(stake.get_kind_display()), stake.description]
    return number, ", ".join(filter(None, words))


def story_of(appeal: Appeal, today: date) -> list[Step]:
    """All steps of an appeal in order, with what is still to come. Its parts are prefetched."""
    recommendations = list(appeal.recommendations.all())
    steps = [_received(appeal), *_hearings(appeal), _finding(appeal)]
    for recommendation in recommendations:
        steps += steps_of(recommendation, today)
    if not recommendations and appeal.state == AppealState.HEARD:
        steps.append(Step(_("No recommendation yet"), tone=OPEN))
    steps += [_outcome(outcome) for outcome in appeal.outcomes.all()]
    return [*(step for step in steps if step is not None), *_ending(appeal)]


def _received(appeal: Appeal) -> Step:
    lines = [Line(applicant_words(appeal), _("Brought by"))]
    if appeal.is_confidential:
        said = _("Confidential: the name is shown only to those with the right to read it.")
        lines.append(Line(said))
    if appeal.asked:
        lines.append(Line(appeal.asked, _("Asks")))
    return Step(
        _("Received %(channel)s") % {"channel": appeal.get_channel_display()},
        format_date(appeal.received_on),
        lines=lines,
        stakes=[stake_words(stake) for stake in appeal.stakes.all()],
    )


def _hearings(appeal: Appeal) -> list[Step]:
    found = []
    for item in sorted(appeal.agenda_items.all(), key=lambda item: item.meeting.day):
        meeting = item.meeting
        titles = {
            MeetingState.HELD: _("Heard at meeting %(number)s"),
            MeetingState.PLANNED: _("On the agenda of meeting %(number)s"),
            MeetingState.NOT_HELD: _(
                "On the agenda of meeting %(number)s, which did not take place"
            ),
        }
        held = meeting.state == MeetingState.HELD
        found.append(
            Step(
                titles[meeting.state] % {"number": meeting.number},
                format_date(meeting.day),
                DONE if held else OPEN,
                meeting.get_absolute_url(),
                [Line(item.decided, _("Decided"))] if item.decided else [],
            )
        )
    if not found and appeal.state == AppealState.RECEIVED:
        found.append(
            Step(
                _("Not heard yet"),
                tone=OPEN,
                lines=[Line(_("It is heard once it is on the agenda of a meeting that was held."))],
            )
        )
    return found


def _finding(appeal: Appeal) -> Step | None:
    lines = []
    if appeal.both_sides_heard:
        lines.append(Line(_("Both sides were heard.")))
    if appeal.sides_note:
        lines.append(Line(appeal.sides_note, _("What the sides said")))
    if appeal.finding:
        return Step(_("The council found"), lines=[Line(appeal.finding), *lines])
    if appeal.state == AppealState.HEARD:
        return Step(_("No finding is entered yet"), tone=OPEN, lines=lines)
    return Step(_("The sides"), lines=lines) if lines else None


def steps_of(recommendation: Recommendation, today: date) -> list[Step]:
    """The three dated facts of a recommendation, each done, open or late."""
    issued = recommendation.issued_on
    lines = [Line(recommendation.addressee_name, _("Addressee"))]
    if recommendation.text:
        lines.append(Line(recommendation.text))
    if recommendation.letter_number:
        lines.append(Line(recommendation.letter_number, _("Number of the letter")))
    if recommendation.due_on:
        lines.append(Line(format_date(recommendation.due_on), _("Answer due by")))
    title = _("Recommendation: %(title)s") if issued else _("Recommendation, not issued: %(title)s")
    first = Step(
        title % {"title": recommendation.title},
        format_date(issued),
        DONE if issued else OPEN,
        recommendation.get_absolute_url(),
        lines,
    )
    if not issued:
        return [first]
    return [first, _answer(recommendation, today), _carried_out(recommendation, today)]


def _answer(recommendation: Recommendation, today: date) -> Step:
    if recommendation.answered_on is None:
        days = (today - recommendation.issued_on).days
        recent = days <= DAYS_COUNTED
        text = ngettext(
            "%(days)s day since it was issued.", "%(days)s days since it was issued.", days
        )
        late = is_overdue(recommendation, today)
        lines = [Line(text % {"days": format_number(days)})] if recent else []
        badges = [OVERDUE] if late else []
        return Step(_("No answer"), tone=LATE if late else OPEN, lines=lines, badges=badges)
    return Step(
        _("Answer: %(answer)s") % {"answer": recommendation.get_answer_display()},
        format_date(recommendation.answered_on),
        lines=[Line(recommendation.answer_text)] if recommendation.answer_text else [],
    )


def _carried_out(recommendation: Recommendation, today: date) -> Step:
    if recommendation.carried_out_on is not None:
        note = recommendation.carried_out_note
        lines = [Line(note)] if note else []
        return Step(_("Carried out"), format_date(recommendation.carried_out_on), lines=lines)
    lines = [
        Line(_("Nothing is entered about it; that it was recommended does not say it is done."))
    ]
    return Step(_("Carried out: not known"), tone=OPEN, lines=lines)


def _outcome(outcome: Outcome) -> Step:
    lines = [Line(str(outcome.get_kind_display()), _("Outcome"))]
    if outcome.evidence:
        lines.append(Line(outcome.evidence, _("Evidence")))
    if outcome.people_affected is not None:
        lines.append(Line(format_number(outcome.people_affected), _("People affected")))
    return Step(
        outcome.title, format_date(outcome.occurred_on), DONE, outcome.get_absolute_url(), lines
    )


def _ending(appeal: Appeal) -> list[Step]:
    if appeal.state in (AppealState.RECEIVED, AppealState.HEARD):
        return []
    moves = [move for move in appeal.transitions.all() if move.to_state == appeal.state]
    last = moves[-1] if moves else None
    title = _("Now: %(state)s") % {"state": appeal.get_state_display()}
    if last is None:
        return [Step(title)]
    lines = [Line(last.reason, _("Reason"))] if last.reason else []
    return [Step(title, format_date(last.occurred_on), lines=lines)]
