"""The form of a meeting with its agenda and the attendance of seats."""

from collections.abc import Mapping

from django.db.models import Model, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import LocalIntegerField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid
from dialogue.choices import CouncilSide
from dialogue.forms.fixed_grid import FixedGrid, FixedRowForm
from dialogue.models import AgendaItem, Appeal, Meeting, Seat, SeatAttendance


class MeetingForm(RecordForm):
    """A meeting: planned for a day, then held, or not held for a reason."""

    past_days = ("held_on",)

    class Meta(RecordForm.Meta):
        model = Meeting
        fields = [
            "planned_on",
            "held_on",
            "not_held_reason",
            "place",
            "chaired_by",
            "guests",
            "minutes",
            "number",
        ]

    def set_up(self) -> None:
        meeting = self.instance
        chair = self.fields["chaired_by"]
        chair.queryset = chair.queryset.filter(council=meeting.council_id)
        if not self.fields["held_on"].disabled:
            text = gettext_lazy("Empty while the meeting is still ahead.")
            self.fields["held_on"].help_text = text
        self.fields["minutes"].widget.attrs["rows"] = 8
        self.fields["guests"].required = False

    def clean_guests(self) -> int:
        """Nobody, unless a number is given."""
        return self.cleaned_data["guests"] or 0

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if data.get("held_on") and data.get("not_held_reason"):
            text = _("Either the day the meeting was held on, or why it did not take place.")
            self.add_error("not_held_reason", text)
        return data


class AgendaRow(GridRowForm):
    position = LocalIntegerField(
        label=gettext_lazy("No."), required=False, min_value=1, max_value=999
    )

    class Meta(GridRowForm.Meta):
        model = AgendaItem
        fields = ["position", "title", "appeal", "decided"]

    def set_up(self) -> None:
        self.fields["title"].required = False
        self.fields["decided"].widget.attrs["rows"] = 2

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if not data.get("title") and "title" not in self.errors:
            if appeal := data.get("appeal"):
                self.instance.title = data["title"] = appeal.title
            elif "appeal" not in self.errors and not data.get("DELETE"):
                self.add_error("title", _("Say what the item is about, or choose the appeal."))
        return data


class AgendaGridBase(RecordGrid):
    title = gettext_lazy("Agenda")
    note = gettext_lazy("An appeal that was heard is chosen here; its own title serves.")

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        if form.instance.pk is None:
            form.instance.meeting = self.instance

    def choices_of(self, name: str, field) -> Mapping[str, Model]:
        """The appeals to this council that are open, and those on this agenda."""
        listed = Q(agenda_items__meeting=self.instance.pk) if self.instance.pk else Q(pk=None)
        appeals = Appeal.objects.visible_to(self.user).filter(council=self.instance.council_id)
        open_ones = appeals.open().values("pk")
        found = appeals.filter(Q(pk__in=open_ones) | listed).distinct()
        return {str(appeal.pk): appeal for appeal in found}

    def collect(self) -> dict[str, list]:
        found = super().collect()
        kept = [row.position for _before, row in found["update"]]
        kept += [row.position for row in self.get_queryset()]
        last = max((position for position in kept if position), default=0)
        for row in [*found["create"], *(new for _before, new in found["update"])]:
            if row.position is None:
                last += 1
                row.position = last
            last = max(last, row.position)
        return found


class AttendanceRow(FixedRowForm):
    filled_by = ("presence", "substitute")

    class Meta(FixedRowForm.Meta):
        model = SeatAttendance
        fields = ["seat", "presence", "substitute"]

    def set_up(self) -> None:
        presence = self.fields["presence"]
        presence.required = False
        presence.choices = [("", _("not entered")), *presence.choices[-3:]]

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        presence, substitute = data.get("presence"), data.get("substitute")
        if substitute and presence != "substitute":
            self.add_error("substitute", _("Name a substitute only where one came."))
        return data


class AttendanceGridBase(FixedGrid):
    title = gettext_lazy("Attendance")
    note = gettext_lazy("Each seat of the council on that day.")
    key_field = "seat"
    row_title = gettext_lazy("Seat")
    empty_text = gettext_lazy("The council has no seats on that day: enter them there first.")

    @cached_property
    def seats(self) -> dict[str, Seat]:
        """All seats of the council there ever were, by side."""
        order = {side: place for place, side in enumerate(CouncilSide.values)}
        found = Seat.objects.visible_to(self.user).filter(council=self.instance.council_id)
        rows = sorted(found.for_list(), key=lambda seat: (order[seat.side], seat.pk))
        return {str(seat.pk): seat for seat in rows}

    def keys(self) -> list[int]:
        day = self.instance.day or timezone.localdate()
        return [seat.pk for seat in self.seats.values() if sits(seat, day)]

    def choices_of(self, name: str, field) -> Mapping[str, Model]:
        """The seats of the council."""
        return self.seats

    def described(self, key: str) -> tuple[str, str, str]:
        seat = self.seats.get(key)
        if seat is None:
            return "", "–", ""
        about = [str(seat.organisation or ""), seat.person]
        return str(seat.get_side_display()), seat.position, ", ".join(filter(None, about))

    def groups(self) -> list:
        order = {str(label): place for place, label in enumerate(CouncilSide.labels)}
        return sorted(super().groups(), key=lambda group: order.get(group.title, len(order)))


def sits(seat: Seat, day) -> bool:
    """Whether a seat was in the council on a day."""
    since = seat.taken_on is None or seat.taken_on <= day
    return since and (seat.left_on is None or seat.left_on >= day)


AgendaGrid = grid("agenda", Meeting, AgendaItem, AgendaRow, formset=AgendaGridBase, extra=3)
AttendanceGrid = grid(
    "attendance", Meeting, SeatAttendance, AttendanceRow, formset=AttendanceGridBase, extra=0
)
