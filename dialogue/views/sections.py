"""The parts of a council's page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.dates import format_date
from core.display import Badge, Figure, Section, headings, row
from core.numbers import format_number
from core.views.base import part_badges, review_badges
from dialogue.choices import AppealState, CouncilSide
from dialogue.fates import FATES, count_fates
from dialogue.forms.meeting import sits
from dialogue.models import Appeal, Council, Recommendation, TensionSurvey
from dialogue.views.rows import (
    appeals_url,
    attendance_words,
    list_url,
    meeting_badges,
    meeting_words,
    outcome_rows,
    recommendation_rows,
    recommendations_url,
    survey_rows,
)

AT_MOST = 15


def sections_of(council: Council, user, today: date, *, may_edit: bool) -> list[Section]:
    """All sections of a council's page for one reader."""
    return [
        seats(council, today, may_edit),
        meetings(council, today, may_edit),
        appeals(council, user, may_edit),
        recommendations(council, user, today, may_edit),
        outcomes(council, may_edit),
        surveys(council, user, may_edit),
    ]


def _adding(name: str, council: Council, label: str, may_edit: bool) -> dict:
    if not may_edit:
        return {}
    return {"add_url": reverse(f"dialogue:{name}_create", args=[council.pk]), "add_label": label}


def seats(council: Council, today: date, may_edit: bool) -> Section:
    """Who sits for which side, and who sat before; how many of each side there are today."""
    columns = headings(
        _("Position"), _("Side"), _("Partner organisation"), _("Person"), _("From"), _("To")
    )
    order = {side: place for place, side in enumerate(CouncilSide.values)}
    found = sorted(
        council.seats.all(), key=lambda seat: (not sits(seat, today), order[seat.side], seat.pk)
    )
    rows = [
        row(
            columns,
            seat.position,
            seat.get_side_display(),
            seat.organisation or "",
            seat.person,
            format_date(seat.taken_on),
            format_date(seat.left_on),
            badges=[] if sits(seat, today) else [Badge(_("not today"))],
        )
        for seat in found
    ]
    extra = {}
    if may_edit:
        url = reverse("dialogue:council_update", args=[council.pk])
        extra = {"add_url": f"{url}#seats-title", "add_label": _("Change")}
    return Section(
        "seats",
        _("Members"),
        columns,
        rows,
        figures=_seats_by_side(found, today) if rows else (),
        empty_text=_("None yet. The seats say who speaks for which side."),
        **extra,
    )


def _seats_by_side(seats: list, today: date) -> list[Figure]:
    """How many seats each side has today."""
    sitting = [seat.side for seat in seats if sits(seat, today)]
    return [
        Figure(
            f"seats_{side}",
            str(sitting.count(side)),
            "seats",
            format_number(sitting.count(side)),
            label=str(CouncilSide(side).label),
        )
        for side in CouncilSide.values
    ]


def meetings(council: Council, today: date, may_edit: bool) -> Section:
    """Its meetings, the newest first."""
    columns = headings(
        _("Meeting"),
        _("Place"),
        pgettext("council", "Seats filled"),
        _("Items on the agenda"),
        numeric=(2, 3),
    )
    found = list(council.meetings.all())
    rows = [
        row(
            columns,
            meeting_words(meeting),
            meeting.place,
            attendance_words(meeting),
            format_number(meeting.items_on_agenda),
            url=meeting.get_absolute_url(),
            badges=[
                *part_badges(meeting, council),
                *meeting_badges(meeting, today),
                *review_badges(meeting),
            ],
        )
        for meeting in found[:AT_MOST]
    ]
    return Section(
        "meetings",
        _("Meetings"),
        columns,
        rows,
        is_cut=len(found) > AT_MOST,
        empty_text=_("None yet. A meeting is planned for a day, then held."),
        more_url=list_url("meeting", {"council": council.pk}) if found else "",
        more_label=_("All meetings of this council"),
        **_adding("meeting", council, pgettext("council", "New meeting"), may_edit),
    )


def appeals(council: Council, user, may_edit: bool) -> Section:
    """What was brought before it: how much is open, and the newest."""
    visible = Appeal.objects.visible_to(user).filter(council=council)
    newest = list(visible.for_list().order_by("-received_on", "-pk"))
    columns = headings(_("Appeal"), _("Received on"), _("Kind of applicant"), _("State"))
    rows = [
        row(
            columns,
            appeal,
            format_date(appeal.received_on),
            appeal.get_applicant_kind_display(),
            appeal.get_state_display(),
            url=appeal.get_absolute_url(),
            badges=[*part_badges(appeal, council), *review_badges(appeal)],
        )
        for appeal in newest[:AT_MOST]
    ]
    extra = {}
    if may_edit:
        url = reverse("dialogue:appeal_create")
        extra = {"add_url": f"{url}?council={council.pk}", "add_label": _("New appeal")}
    return Section(
        "appeals",
        _("Appeals"),
        columns,
        rows,
        is_cut=len(newest) > AT_MOST,
        figures=_appeals_by_state(council, newest) if rows else (),
        empty_text=_("None yet. An appeal is what a person or a firm brings to the council."),
        more_url=appeals_url(council=council.pk) if rows else "",
        more_label=_("All appeals to this council"),
        **extra,
    )


def _appeals_by_state(council: Council, found: list[Appeal]) -> list[Figure]:
    """How many appeals came, are open and are closed, each the way to exactly those."""
    states = [appeal.state for appeal in found]
    still_open = states.count(AppealState.RECEIVED) + states.count(AppealState.HEARD)
    closed = states.count(AppealState.CLOSED)
    counts = (
        ("received", len(found), pgettext("appeals", "received"), {}),
        ("open", still_open, pgettext("appeals", "open"), {"state": "open"}),
        ("closed", closed, pgettext("appeals", "closed"), {"state": "closed"}),
    )
    return [
        _count(
            f"appeals_{name}", number, "appeals", label, appeals_url(council=council.pk, **query)
        )
        for name, number, label, query in counts
    ]


def _count(measure: str, number: int, unit: str, label, url: str) -> Figure:
    return Figure(measure, str(number), unit, format_number(number), url=url, label=str(label))


def recommendations(council: Council, user, today: date, may_edit: bool) -> Section:
    """What it advised, by what became of it: counts that open exactly their rows."""
    visible = Recommendation.objects.visible_to(user).filter(council=council)
    counts = count_fates(visible, today)
    newest = list(visible.for_list().order_by("-issued_on", "-code")[: AT_MOST + 1])
    columns, rows = recommendation_rows(newest[:AT_MOST], lambda one: part_badges(one, council))
    figures = [
        _count(
            f"recommendations_{name}",
            counts[name],
            "recommendations",
            fate.label,
            recommendations_url(council=council.pk, fate=name),
        )
        for name, fate in FATES.items()
        if name != "drafted" or counts[name]
    ]
    return Section(
        "recommendations",
        _("Recommendations"),
        columns,
        rows,
        is_cut=len(newest) > AT_MOST,
        figures=figures if rows else (),
        note=_("Issued, answered and carried out are three facts, each with its own day.")
        if rows
        else "",
        empty_text=_("None yet. They come out of meetings."),
        more_url=recommendations_url(council=council.pk) if rows else "",
        more_label=_("All recommendations of this council"),
        **_adding("recommendation", council, _("New recommendation"), may_edit),
    )


def outcomes(council: Council, may_edit: bool) -> Section:
    """What changed after its work."""
    columns, rows = outcome_rows(council.outcomes.all(), council)
    return Section(
        "outcomes",
        _("Outcomes"),
        columns,
        rows,
        empty_text=_("None yet. An outcome is what changed, with the day and what shows it."),
        **_adding("outcome", council, _("New outcome"), may_edit),
    )


def surveys(council: Council, user, may_edit: bool) -> Section:
    """The rounds of the tension survey in its region."""
    found = TensionSurvey.objects.visible_to(user).filter(region=council.region_id).for_list()
    columns, rows = survey_rows(found[:AT_MOST], council)
    extra = {}
    if may_edit:
        extra = {"add_url": reverse("dialogue:survey_create"), "add_label": _("New survey")}
    return Section(
        "surveys",
        _("Tension surveys in the region"),
        columns,
        rows,
        empty_text=_("None yet."),
        **extra,
    )
