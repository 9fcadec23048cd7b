"""How meetings, recommendations, outcomes and surveys are said, the same on every page."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.dates import format_date
from core.display import Badge, headings, row
from core.numbers import format_number
from core.views.base import part_badges
from dialogue.choices import MeetingState
from dialogue.models import Meeting, Recommendation, TensionSurvey


def list_url(name: str, filters: dict) -> str:
    """The list of a kind of record, filtered."""
    return f"{reverse(f'dialogue:{name}_list')}?{urlencode(filters)}"


def appeals_url(**filters) -> str:
    """The list of appeals, filtered."""
    return list_url("appeal", filters)


def recommendations_url(**filters) -> str:
    """The list of recommendations, filtered."""
    return list_url("recommendation", filters)


def meeting_badges(meeting: Meeting, today: date) -> list[Badge]:
    """The badge of a meeting that was not held, or not yet; held is the silent default."""
    if meeting.state == MeetingState.HELD:
        return []
    if meeting.state == MeetingState.PLANNED and meeting.planned_on < today:
        return [Badge(_("nothing entered"), "warning")]
    tone = "warning" if meeting.state == MeetingState.NOT_HELD else "neutral"
    return [Badge(str(meeting.state.label), tone)]


def attendance_words(meeting: Meeting) -> str:
    """Seats filled of those listed at a meeting; empty where no attendance is entered."""
    if not meeting.seats_listed:
        return ""
    return _("%(filled)s of %(all)s") % {
        "filled": format_number(meeting.seats_filled),
        "all": format_number(meeting.seats_listed),
    }


def meeting_words(meeting: Meeting) -> str:
    """A meeting by its number and day, in words."""
    return _("No. %(number)s, %(day)s") % {
        "number": meeting.number,
        "day": format_date(meeting.day),
    }


def answer_words(recommendation: Recommendation) -> str:
    """What was answered and when, or that nothing was; empty before it is issued."""
    if recommendation.issued_on is None:
        return ""
    if recommendation.answered_on is None:
        return _("no answer")
    return f"{recommendation.get_answer_display()}, {format_date(recommendation.answered_on)}"


def done_words(recommendation: Recommendation) -> str:
    """When it was carried out, or that this is not known; empty before it is issued."""
    if recommendation.issued_on is None:
        return ""
    return format_date(recommendation.carried_out_on) or _("not known")


def recommendation_rows(found, badges=lambda recommendation: []) -> tuple[list, list]:
    """Headings and rows of some recommendations with their three dated facts."""
    columns = headings(
        _("Recommendation"), _("Addressee"), _("Issued on"), _("Answer"), _("Carried out")
    )
    rows = [
        row(
            columns,
            one,
            one.addressee_name,
            format_date(one.issued_on) or _("not issued yet"),
            answer_words(one),
            done_words(one),
            url=one.get_absolute_url(),
            badges=badges(one),
        )
        for one in found
    ]
    return columns, rows


def outcome_rows(found, whole) -> tuple[list, list]:
    """Headings and rows of some outcomes."""
    columns = headings(_("Outcome"), _("Kind"), _("Since"), _("People affected"), numeric=(3,))
    rows = [
        row(
            columns,
            outcome,
            outcome.get_kind_display(),
            format_date(outcome.occurred_on),
            format_number(outcome.people_affected),
            url=outcome.get_absolute_url(),
            badges=part_badges(outcome, whole),
        )
        for outcome in found
    ]
    return columns, rows


def survey_rows(found, whole) -> tuple[list, list]:
    """Headings and rows of some surveys; an index only where enough people answered."""
    columns = headings(
        _("Survey"),
        pgettext("survey", "Place"),
        _("Days"),
        _("Respondents"),
        _("Index"),
        numeric=(3, 4),
    )
    rows = [
        row(
            columns,
            survey,
            survey_place(survey),
            days_of(survey),
            format_number(survey.respondents),
            index_words(survey),
            url=survey.get_absolute_url(),
            badges=part_badges(survey, whole),
        )
        for survey in found
    ]
    return columns, rows


def survey_place(survey: TensionSurvey) -> str:
    """Where a round was held, as exactly as it is told."""
    return str(survey.community or survey.district or survey.region)


def days_of(survey: TensionSurvey) -> str:
    """The days of a round."""
    first, last = format_date(survey.starts_on), format_date(survey.ends_on)
    return first if first == last else f"{first} – {last}"


def index_words(survey: TensionSurvey) -> str:
    """The index of a round, or that too few answered."""
    index = survey.index
    return format_number(index, digits=1) if index is not None else _("too few answers")
