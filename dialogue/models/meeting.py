"""Meetings of a council: the agenda, what was decided, and whose seats were filled."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models import Provenanced, Reviewed, Versioned
from dialogue.choices import MeetingState, Presence
from dialogue.models.council import Council, Seat
from dialogue.models.titled import CouncilRecord
from dialogue.querysets import AgendaQuerySet, AttendanceQuerySet, MeetingQuerySet


class Meeting(CouncilRecord, Provenanced, Reviewed):
    """One sitting of a council: planned for a day, then held, or not held for a reason."""

    bin_right = "edit_records"
    counted_fields = ("council", "number", "planned_on", "held_on", "not_held_reason")

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("council")
    )
    number = models.PositiveSmallIntegerField(
        _("number"), blank=True, help_text=_("Empty: the next number of this council.")
    )
    planned_on = models.DateField(_("planned for"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    not_held_reason = models.CharField(_("why it did not take place"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    chaired_by = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="chaired_meetings",
        verbose_name=_("chaired by"),
    )
    guests = models.PositiveSmallIntegerField(_("guests"), default=0)
    minutes = models.TextField(_("minutes"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting of a council")
        verbose_name_plural = _("meetings of a council")
        ordering = ["council", "-planned_on", "-number"]
        indexes = [models.Index(fields=["held_on"], name="dialogue_meeting_held")]
        constraints = [
            *Provenanced.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["council", "number"],
                name="dialogue_meeting_number_once",
                violation_error_message=_("Another meeting of this council has this number."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="dialogue_meeting_number_from_one",
                violation_error_message=_("Meetings are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(not_held_reason=""),
                name="dialogue_meeting_held_or_not",
                violation_error_message=_(
                    "Either the day the meeting was held on, or why it did not take place."
                ),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Meeting %(number)s, %(day)s") % {
            "number": self.number or "…",
            "day": f"{self.day:%d.%m.%Y}",
        }

    def get_absolute_url(self) -> str:
        return reverse("dialogue:meeting_detail", args=[self.pk])

    @property
    def day(self):
        """The day it was held on, else the one it is planned for."""
        return self.held_on or self.planned_on

    @property
    def state(self) -> MeetingState:
        """Held, planned, or did not take place."""
        if self.held_on is not None:
            return MeetingState.HELD
        return MeetingState.NOT_HELD if self.not_held_reason else MeetingState.PLANNED

    def clean(self) -> None:
        super().clean()
        if self.chaired_by_id and self.chaired_by.council_id != self.council_id:
            raise ValidationError({"chaired_by": _("This seat is another council's.")})


class MeetingPart(Versioned):
    """Base of the rows that belong to one meeting and share its scope and its history."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    def history_root(self):
        return self.meeting


class AgendaItem(MeetingPart):
    """One point of the agenda, the appeal it is about, and what was decided."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(_("position on the agenda"))
    title = models.CharField(_("title"), max_length=250)
    appeal = models.ForeignKey(
        "dialogue.Appeal",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("appeal"),
    )
    decided = models.TextField(_("what was decided"), blank=True)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="dialogue_agenda_from_one",
                violation_error_message=_("The agenda is numbered from 1."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "appeal"],
                condition=Q(appeal__isnull=False),
                name="dialogue_agenda_appeal_once_a_meeting",
                violation_error_message=_("This appeal is on the agenda already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"

    def clean(self) -> None:
        super().clean()
        if self.appeal_id and self.appeal.council_id != self.meeting.council_id:
            raise ValidationError({"appeal": _("This appeal was brought to another council.")})


class SeatAttendance(MeetingPart):
    """Whether one seat was filled at one meeting: in person, by a substitute, or not at all."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="attendance", verbose_name=_("seat")
    )
    presence = models.CharField(_("presence"), max_length=12, choices=Presence)
    substitute = models.CharField(_("substitute"), max_length=150, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance of a seat")
        verbose_name_plural = _("attendance of seats")
        ordering = ["meeting", F("seat").asc()]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                name="dialogue_attendance_seat_once_a_meeting",
                violation_error_message=_("This seat is in the list already."),
            ),
            models.CheckConstraint(
                condition=Q(presence__in=Presence.values),
                name="dialogue_attendance_presence_is_known",
            ),
            models.CheckConstraint(
                condition=Q(substitute="") | Q(presence="substitute"),
                name="dialogue_attendance_substitute_stands_in",
                violation_error_message=_("Name a substitute only where one came."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_presence_display()}"

    def clean(self) -> None:
        super().clean()
        if self.seat_id and self.seat.council_id != self.meeting.council_id:
            raise ValidationError({"seat": _("This seat is another council's.")})
