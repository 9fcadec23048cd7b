"""The strip of months of a council: where it met, where it did not, where it will."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_3
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.dates import MONTH, add_months, format_date
from core.numbers import format_number
from dialogue.choices import MeetingState
from dialogue.models import Council, Meeting

MONTHS_SHOWN = 14


@dataclass(frozen=True)
class Month:
    """One month of the strip: what it is called, what took place in it, the days with meetings."""

    name: str
    state: str
    text: str
    days: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Strip:
    """The months, and in one sentence how regularly the council met in them."""

    months: list[Month]
    sentence: str


def strip_of(council: Council, meetings: Iterable[Meeting], today: date) -> Strip | None:
    """The last months of a council up to today, or to its end; one that has not met in all of them
    is shown up to its last meeting. None where there is no meeting at all."""
    meetings = list(meetings)
    if not meetings:
        return None
    last = _last_month(council, meetings, today)
    firsts = [add_months(last, step - MONTHS_SHOWN + 1) for step in range(MONTHS_SHOWN)]
    begun = min(meeting.day for meeting in meetings)
    begun = min(begun, council.founded_on or begun).replace(day=1)
    months = [_month(first, meetings, council, today) for first in firsts if first >= begun]
    return Strip(months, _sentence(months, firsts[-1], today))


def _last_month(council: Council, meetings: list[Meeting], today: date) -> date:
    end = min(today, council.ended_on or today)
    latest = max(meeting.day for meeting in meetings).replace(day=1)
    end = end.replace(day=1)
    if latest >= end or latest > add_months(end, -MONTHS_SHOWN):
        return max(end, min(latest, add_months(end, 2)))
    return latest


def _month(first: date, meetings: list[Meeting], council: Council, today: date) -> Month:
    name = f"{capfirst(str(MONTHS_3[first.month]))} {first.year}"
    here = sorted(
        (one for one in meetings if (one.day.year, one.day.month) == (first.year, first.month)),
        key=lambda meeting: meeting.day,
    )
    held = [meeting for meeting in here if meeting.state == MeetingState.HELD]
    planned = [
        meeting
        for meeting in here
        if meeting.state == MeetingState.PLANNED and meeting.planned_on >= today
    ]
    if held:
        return Month(name, "held", pgettext("council", "met"), _days(held))
    if planned:
        return Month(name, "planned", pgettext("meeting of a council", "planned"), _days(planned))
    if here:
        missed = all(meeting.state == MeetingState.NOT_HELD for meeting in here)
        text = _("did not meet") if missed else _("nothing entered")
        return Month(name, "missed", text, _days(here))
    if council.meets_every_months == 1 and first < today.replace(day=1):
        return Month(name, "missed", _("did not meet"))
    return Month(name, "none", "")


def _days(meetings: list[Meeting]) -> tuple[tuple[str, str], ...]:
    return tuple((str(meeting.day.day), meeting.get_absolute_url()) for meeting in meetings)


def _sentence(months: list[Month], last: date, today: date) -> str:
    held = sum(1 for month in months if month.state == "held")
    text = ngettext(
        "It met in %(held)s of %(number)s month up to %(last)s.",
        "It met in %(held)s of these %(number)s months up to %(last)s.",
        len(months),
    )
    return text % {
        "held": format_number(held),
        "number": format_number(len(months)),
        "last": format_date(last, MONTH),
    }
