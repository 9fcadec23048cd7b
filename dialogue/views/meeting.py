"""Screens of the meetings of councils."""

from collections import Counter

from django.db.models import Prefetch
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from core.columns import Column
from core.dates import format_date
from core.display import Action, Badge, Fact, Figure, Row, Section, headings, row
from core.forms import is_locked
from core.numbers import format_number
from core.review import MOVES
from core.views import (
    RecordDeleteView,
    RecordDetailView,
    RecordListView,
    RecordUpdateView,
    ReviewView,
)
from dialogue.choices import CouncilSide, MeetingState, Presence
from dialogue.filters import MeetingFilterSet
from dialogue.forms.meeting import AgendaGrid, AttendanceGrid, MeetingForm
from dialogue.models import AgendaItem, Meeting, Recommendation, SeatAttendance
from dialogue.services import save_meeting
from dialogue.views.of_council import OfCouncilCreateView
from dialogue.views.rows import (
    attendance_words,
    meeting_badges,
    meeting_words,
    recommendation_rows,
    recommendations_url,
)

FILLED = (Presence.PRESENT, Presence.SUBSTITUTE)


class MeetingListView(RecordListView):
    """Meetings of the councils in the reader's regions."""

    model = Meeting
    filterset_class = MeetingFilterSet
    title = gettext_lazy("Meetings of councils")
    export_name = "council-meetings"
    default_sort = "-day"
    columns = (
        Column(
            "day",
            gettext_lazy("Meeting"),
            meeting_words,
            order=("planned_on", "number"),
            primary=True,
        ),
        Column(
            "council",
            gettext_lazy("Council"),
            lambda m: str(m.council),
            order=("name:council__", "planned_on"),
            primary=True,
        ),
        Column(
            "held_on",
            gettext_lazy("Held on"),
            lambda m: format_date(m.held_on),
            order=("held_on",),
            export=lambda m: m.held_on,
        ),
        Column("place", gettext_lazy("Place"), lambda m: m.place, minor=True),
        Column(
            "filled",
            pgettext_lazy("council", "Seats filled"),
            attendance_words,
            numeric=True,
            primary=True,
        ),
        Column(
            "agenda",
            gettext_lazy("Items on the agenda"),
            lambda m: format_number(m.items_on_agenda),
            export=lambda m: m.items_on_agenda,
            numeric=True,
        ),
    )

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s meeting", "%(number)s meetings", count)
        return text % {"number": format_number(count)}

    def row(self, record: Meeting) -> Row:
        row = super().row(record)
        badges = [*meeting_badges(record, timezone.localdate()), *row.badges]
        return Row(cells=row.cells, url=row.url, badges=badges)

    def empty(self) -> dict:
        return {
            "title": _("No meetings yet"),
            "hint": _("A meeting is entered on the page of its council."),
            "action_url": reverse("dialogue:council_list"),
            "action_label": _("Councils"),
        }


class MeetingDetailView(RecordDetailView):
    """One meeting: the agenda, who was there for which side, what was decided."""

    model = Meeting
    template_name = "dialogue/meeting.html"
    url_names = {
        "delete": "dialogue:meeting_delete",
        "update": "dialogue:meeting_update",
        "review": "dialogue:meeting_review",
    }

    def get_queryset(self):
        present = SeatAttendance.objects.for_list().order_by("seat__side", "seat")
        items = AgendaItem.objects.for_list()
        rows = super().get_queryset().for_page()
        return rows.prefetch_related(Prefetch("attendance", present), Prefetch("agenda", items))

    def badges(self) -> list[Badge]:
        return [*super().badges(), *meeting_badges(self.object, timezone.localdate())]

    def lead(self) -> str:
        return str(self.object.council)

    def actions(self) -> list[Action]:
        url = reverse("dialogue:meeting_minutes", args=[self.object.pk])
        return [Action(_("Page for printing"), url, method="get")]

    def facts(self) -> list[Fact]:
        meeting = self.object
        council = meeting.council
        facts = [
            Fact(_("Council"), str(council), council.get_absolute_url()),
            Fact(_("Planned for"), format_date(meeting.planned_on)),
            Fact(_("Held on"), format_date(meeting.held_on)),
        ]
        if meeting.not_held_reason:
            facts.append(Fact(_("Why it did not take place"), meeting.not_held_reason))
        facts += [
            Fact(_("Place"), meeting.place),
            Fact(_("Chaired by"), str(meeting.chaired_by or "")),
            Fact(_("Guests"), format_number(meeting.guests)),
        ]
        return facts

    def sections(self) -> list[Section]:
        meeting, user = self.object, self.request.user
        may_edit = self.may_edit()
        may_change = may_edit and not is_locked(meeting, user)
        return [
            _agenda(meeting, may_change),
            _attendance(meeting, may_change),
            _recommendations(meeting, user, may_edit),
        ]


def _changing(meeting: Meeting, grid: str, may_change: bool) -> dict:
    if not may_change:
        return {}
    url = reverse("dialogue:meeting_update", args=[meeting.pk])
    return {"add_url": f"{url}#{grid}-title", "add_label": _("Change")}


def _agenda(meeting: Meeting, may_change: bool) -> Section:
    columns = headings(_("Item"), _("Appeal"), _("What was decided"))
    rows = [
        row(
            columns,
            f"{item.position}. {item.title}",
            item.appeal.code if item.appeal else "",
            item.decided,
            url=item.appeal.get_absolute_url() if item.appeal else "",
        )
        for item in meeting.agenda.all()
    ]
    return Section(
        "agenda",
        _("Agenda"),
        columns,
        rows,
        empty_text=_("Nothing is on the agenda yet."),
        **_changing(meeting, "agenda", may_change),
    )


def by_side(meeting: Meeting) -> list[tuple[str, list[SeatAttendance]]]:
    """The attendance of a meeting by side, in the order of the sides."""
    rows = list(meeting.attendance.all())
    found = [(side, [one for one in rows if one.seat.side == side]) for side in CouncilSide.values]
    return [(side, seats) for side, seats in found if seats]


def filled_of(seats: list[SeatAttendance]) -> int:
    """How many of the seats were filled, in person or by a substitute."""
    return sum(1 for one in seats if one.presence in FILLED)


def quorum_words(meeting: Meeting) -> str:
    """Whether enough seats were filled for a decision; empty where that cannot be said."""
    quorum, rows = meeting.council.quorum, list(meeting.attendance.all())
    if quorum is None or not rows or meeting.state != MeetingState.HELD:
        return ""
    values = {"filled": format_number(filled_of(rows)), "quorum": format_number(quorum)}
    if filled_of(rows) >= quorum:
        return _("There was a quorum: %(filled)s seats filled, %(quorum)s needed.") % values
    return _("There was no quorum: %(filled)s seats filled, %(quorum)s needed.") % values


def _attendance(meeting: Meeting, may_change: bool) -> Section:
    columns = headings(_("Seat"), _("Side"), _("Presence"), _("Substitute"))
    sides = by_side(meeting)
    rows = [
        row(
            columns,
            one.seat.position,
            one.seat.get_side_display(),
            one.get_presence_display(),
            one.substitute,
            badges=[Badge(str(one.seat.organisation))] if one.seat.organisation else [],
        )
        for _side, seats in sides
        for one in seats
    ]
    return Section(
        "attendance",
        _("Attendance"),
        columns,
        rows,
        figures=_by_side_figures(sides),
        note=quorum_words(meeting),
        empty_text=_("Nobody is entered yet."),
        **_changing(meeting, "attendance", may_change),
    )


def _by_side_figures(sides: list) -> list[Figure]:
    """Seats filled of those there are, for each side, and how many by a substitute."""
    figures = []
    for side, seats in sides:
        counts = Counter(one.presence for one in seats)
        filled = filled_of(seats)
        figures.append(
            Figure(
                f"seats_filled_{side}",
                str(filled),
                "seats",
                _("%(filled)s of %(all)s")
                % {"filled": format_number(filled), "all": format_number(len(seats))},
                label=str(CouncilSide(side).label),
                note=_("of them by a substitute: %(number)s")
                % {"number": format_number(counts[Presence.SUBSTITUTE])}
                if counts[Presence.SUBSTITUTE]
                else "",
            )
        )
    return figures


def _recommendations(meeting: Meeting, user, may_edit: bool) -> Section:
    found = Recommendation.objects.visible_to(user).filter(meeting=meeting).for_list()
    columns, rows = recommendation_rows(found)
    extra = {}
    if may_edit:
        url = reverse("dialogue:recommendation_create", args=[meeting.council_id])
        extra = {
            "add_url": f"{url}?meeting={meeting.pk}",
            "add_label": _("New recommendation"),
        }
    return Section(
        "recommendations",
        _("Recommendations that came out of it"),
        columns,
        rows,
        empty_text=_("None yet."),
        more_url=recommendations_url(meeting=meeting.pk) if rows else "",
        more_label=_("In the list of recommendations"),
        **extra,
    )


class MeetingCreateView(OfCouncilCreateView):
    """A new meeting of a council with its agenda and attendance."""

    model = Meeting
    form_class = MeetingForm
    grid_classes = (AgendaGrid, AttendanceGrid)
    title = pgettext_lazy("council", "New meeting")
    anchor = "meetings"

    def write(self, form) -> Meeting:
        return save_meeting(
            actor=self.request.user, meeting=form.instance, version=None, formsets=self.grids
        )


class MeetingUpdateView(RecordUpdateView):
    """A meeting's own values, its agenda and attendance."""

    model = Meeting
    form_class = MeetingForm
    grid_classes = (AgendaGrid, AttendanceGrid)
    template_name = "dialogue/form.html"

    def save(self, form) -> None:
        save_meeting(
            actor=self.request.user,
            meeting=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
        )

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(lead=str(self.object.council), **kwargs)


class MeetingReviewView(ReviewView):
    """A step of checking a meeting."""

    model = Meeting

    def post(self, request, pk: int, verb: str):
        if verb not in MOVES:
            raise Http404
        return super().post(request, pk, verb)


class MeetingMinutesView(MeetingDetailView):
    """The minutes of a meeting as one plain page for printing."""

    template_name = "dialogue/minutes.html"

    def get_context_data(self, **kwargs) -> dict:
        meeting, user = self.object, self.request.user
        recommendations = Recommendation.objects.visible_to(user).filter(meeting=meeting)
        return super(RecordDetailView, self).get_context_data(
            title=str(meeting),
            council=meeting.council,
            day=format_date(meeting.day),
            sides=[
                {
                    "title": str(CouncilSide(side).label),
                    "count": _("%(filled)s of %(all)s")
                    % {"filled": format_number(filled_of(seats)), "all": format_number(len(seats))},
                    "seats": seats,
                }
                for side, seats in by_side(meeting)
            ],
            quorum=quorum_words(meeting),
            guests=format_number(meeting.guests),
            recommendations=recommendations.for_list(),
            **kwargs,
        )


class MeetingDeleteView(RecordDeleteView):
    """A meeting goes to the bin with its agenda and attendance."""

    model = Meeting
    list_url = reverse_lazy("dialogue:meeting_list")
