"""The sheet of a training: who took part, and at which sessions each person was."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from communities.choices import Sex
from core.dates import format_date_input
from core.exceptions import EditConflict, RuleViolation
from core.fields import LocalDateField
from core.forms import is_locked
from core.numbers import format_number
from core.views import RightRequired
from trainings.choices import SEX_OF_A_PERSON
from trainings.models import Attendance, Participant, Training, TrainingSession
from trainings.rollups import SeatRow, seat_rows
from trainings.services import record_attendance
from trainings.views.sections import MOST_ON_A_PAGE, PARTS, is_seen_by, seat_figures


class TrainingScreen(RightRequired, View):
    """Base of the screens of who took part: the training in scope, and whether it is open."""

    def training(self, request: HttpRequest, pk: int) -> Training:
        """The training, with `editable` for this reader."""
        editable = Training.objects.editable_by(request.user).filter(pk=OuterRef("pk"))
        rows = Training.objects.visible_to(request.user).select_related(
            "community__district__region"
        )
        return get_object_or_404(rows.annotate(editable=Exists(editable)), pk=pk)

    def open_training(self, request: HttpRequest, pk: int) -> Training:
        """The training, if the reader may change who took part."""
        training = self.training(request, pk)
        if not training.editable or is_locked(training, request.user):
            raise PermissionDenied
        return training

    @staticmethod
    def version(request: HttpRequest) -> int:
        """The version of the training the person opened."""
        text = request.POST.get("version", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


@dataclass
class AttendanceRow:
    """One person on the sheet: at which sessions they were, and what is wrong with the ticks."""

    person: Participant
    ticked: set[int]
    about: str
    url: str = ""
    remove: bool = False
    error: str = ""
    sessions: list[TrainingSession] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The person's key, as fields of the form are named by it."""
        return str(self.person.pk)

    def cells(self) -> list[dict]:
        """One cell a session."""
        return [
            {
                "key": str(one.pk),
                "label": format_date_input(one.held_on),
                "ticked": one.pk in self.ticked,
            }
            for one in self.sessions
        ]


class SessionForm(forms.Form):
    """A session that is added while people are ticked: the day it is held on."""

    held_on = LocalDateField(label=gettext_lazy("One more session, on"), required=False)

    def clean(self) -> dict:
        data = super().clean()
        if "add" in self.data and not self.errors and not data.get("held_on"):
            self.add_error("held_on", _("Give the day of the session."))
        return data


class TrainingParticipantsView(TrainingScreen):
    """The sheet of a training: participants by sessions; officers of the region tick it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(request, self.training(request, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.open_training(request, pk)
        rows, session = self.typed(request, training), SessionForm(request.POST)
        if not session.is_valid() or any(row.error for row in rows):
            return self.page(request, training, rows, session=session, status=422)
        ticks = {row.person.pk: set() if row.remove else row.ticked for row in rows}
        try:
            record_attendance(
                actor=request.user,
                training=training,
                version=self.version(request),
                ticks=ticks,
                new_session=session.cleaned_data["held_on"],
            )
        except EditConflict as conflict:
            training.version = conflict.current.version
            text = _("Somebody changed this training meanwhile. Nothing is saved yet: look again.")
            return self.page(request, training, rows, session=session, status=409, refusal=text)
        except RuleViolation as refusal:
            if session.cleaned_data["held_on"]:
                session.add_error("held_on", refusal.reason)
                return self.page(request, training, rows, session=session, status=422)
            return self.page(request, training, rows, status=422, refusal=refusal.reason)
        messages.success(request, _("Saved."))
        return redirect(request.get_full_path())

    def people(self, request: HttpRequest, training: Training):
        """The participants of the sheet, all or one part of the split."""
        people = Participant.objects.in_training(training).for_list().order_by("full_name", "pk")
        only = request.GET.get("only", "")
        if only and only in PARTS:
            keys = [seat.participant for seat in self.seats(training) if PARTS[only](seat)]
            people = people.filter(pk__in=[key for key in keys if key])
        return people

    def seats(self, training: Training) -> list[SeatRow]:
        """The seats of the training, read once."""
        if not hasattr(self, "_seats"):
            today = timezone.localdate()
            self._seats = seat_rows(self.request.user, today, training=training.pk)
        return self._seats

    def stored(self, request: HttpRequest, training: Training, people) -> list[AttendanceRow]:
        """Rows as they are kept."""
        people = list(people)
        sessions = list(training.sessions.all())
        ticked: dict[int, set[int]] = {}
        came = Attendance.objects.filter(session__training=training, participant__in=people)
        for person, session in came.values_list("participant", "session"):
            ticked.setdefault(person, set()).add(session)
        return [
            AttendanceRow(
                person=person,
                ticked=ticked.get(person.pk, set()),
                about=about(person),
                url=person.get_absolute_url() if is_seen_by(request.user, person) else "",
                sessions=sessions,
            )
            for person in people
        ]

    def typed(self, request: HttpRequest, training: Training) -> list[AttendanceRow]:
        """Rows as they were sent."""
        keys = {int(key) for key in request.POST.getlist("shown") if _is_key(key)}
        people = Participant.objects.in_training(training).filter(pk__in=keys).for_list()
        rows = self.stored(request, training, people.order_by("full_name", "pk"))
        for row in rows:
            sent = request.POST.getlist(f"at-{row.person.pk}")
            row.ticked = {int(key) for key in sent if _is_key(key)}
            row.remove = f"remove-{row.person.pk}" in request.POST
            if not row.ticked and not row.remove:
                row.error = _("Tick at least one session, or “Remove”.")
        return rows

    def page(
        self,
        request: HttpRequest,
        training: Training,
        rows=None,
        *,
        session=None,
        status=200,
        refusal="",
    ) -> HttpResponse:
        """The sheet, with what was typed if it comes back."""
        may_change = training.editable and not is_locked(training, request.user)
        paginator = Paginator(self.people(request, training), MOST_ON_A_PAGE)
        page = paginator.get_page(request.GET.get("page"))
        if rows is None:
            rows = self.stored(request, training, page.object_list)
        context = {
            "title": _("Participants"),
            "training": training,
            "breadcrumbs": trail(training),
            "figures": seat_figures(training, self.seats(training)),
            "rows": rows,
            "sessions": [format_date_input(one.held_on) for one in rows[0].sessions]
            if rows
            else [],
            "may_change": may_change,
            "is_cancelled": training.cancelled_on is not None,
            "version": str(training.version),
            "refusal": refusal,
            "paging": _paging(request, page),
            "form": session or SessionForm(),
            "names_url": reverse("trainings:training_names", args=[training.pk]),
        }
        return render(request, "trainings/participants.html", context, status=status)


def about(person: Participant) -> str:
    """What tells a person from another of the same name."""
    community = person.community
    parts = (
        SEX_OF_A_PERSON[person.sex] if person.sex != Sex.NOT_KNOWN else "",
        person.birth_year,
        f"{community} ({community.district})",
    )
    return ", ".join(str(part) for part in parts if part)


def trail(training: Training) -> list[dict]:
    """The way back to the training's page."""
    return [
        {"label": _("Trainings"), "url": reverse("trainings:training_list")},
        {"label": str(training), "url": training.get_absolute_url()},
    ]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _paging(request: HttpRequest, page) -> dict | None:
    if not page.has_other_pages():
        return None

    def address(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    return {
        "previous_url": address(page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(page.next_page_number()) if page.has_next() else "",
        "text": _("%(first)s–%(last)s of %(count)s")
        % {
            "first": format_number(page.start_index()),
            "last": format_number(page.end_index()),
            "count": format_number(page.paginator.count),
        },
    }
