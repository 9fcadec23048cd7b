"""Screens of participants: the list, one person, what is kept of them."""

from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.choices import Sex
from core.columns import Column
from core.display import Badge, Fact, Figure, Row, Section, headings, row
from core.numbers import format_number
from core.views import RecordDeleteView, RecordDetailView, RecordListView, RecordUpdateView
from trainings.choices import SEX_OF_A_PERSON, TrainingState
from trainings.filters import ParticipantFilterSet
from trainings.forms import ParticipantForm
from trainings.models import Participant, Training
from trainings.views.display import days_of


class ParticipantListView(RecordListView):
    """People of the reader's regions who took part in trainings, each once."""

    model = Participant
    filterset_class = ParticipantFilterSet
    title = gettext_lazy("Participants")
    lead = gettext_lazy("Each person once. New people are entered on the page of a training.")
    export_name = "participants"
    columns = (
        Column("name", gettext_lazy("Name"), str, order=("full_name",), primary=True),
        Column(
            "community",
            gettext_lazy("Community"),
            lambda p: str(p.community),
            order=("name:community__",),
            primary=True,
        ),
        Column(
            "district",
            gettext_lazy("District"),
            lambda p: str(p.community.district),
            order=("name:community__district__",),
            minor=True,
        ),
        Column("sex", gettext_lazy("Sex"), lambda p: str(SEX_OF_A_PERSON[p.sex]), order=("sex",)),
        Column(
            "birth_year",
            gettext_lazy("Year of birth"),
            lambda p: str(p.birth_year or ""),
            order=("birth_year",),
            export=lambda p: p.birth_year,
            minor=True,
        ),
        Column(
            "trainings",
            gettext_lazy("Trainings"),
            lambda p: format_number(p.trainings_attended),
            order=("trainings_attended",),
            export=lambda p: p.trainings_attended,
            numeric=True,
            primary=True,
        ),
    )

    def arrange(self, rows):
        trainings = Training.objects.visible_to(self.request.user).filter(cancelled_on=None)
        return rows.for_list().with_trainings(trainings)

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s participant", "%(number)s participants", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No participants yet"),
            "hint": _("Open a training and enter the names of those who came."),
            "action_url": "",
            "action_label": "",
        }


class ParticipantDetailView(RecordDetailView):
    """One person and the trainings they came to."""

    model = Participant
    url_names = {"delete": "trainings:participant_delete", "update": "trainings:participant_update"}

    def get_queryset(self):
        return super().get_queryset().for_list()

    def facts(self) -> list[Fact]:
        person = self.object
        community = person.community
        return [
            Fact(
                _("Community"),
                f"{community} ({community.district})",
                community.get_absolute_url(),
            ),
            Fact(_("Sex"), str(SEX_OF_A_PERSON[Sex(person.sex)])),
            Fact(_("Year of birth"), str(person.birth_year or "")),
        ]

    def sections(self) -> list[Section]:
        trainings = list(
            Training.objects.visible_to(self.request.user)
            .attended_by(self.object)
            .select_related("community")
            .order_by("-starts_on", "-pk")
        )
        seats = sum(1 for training in trainings if training.cancelled_on is None)
        figure = Figure(
            measure="seats_filled",
            value=str(seats),
            unit="seats",
            text=format_number(seats),
            label=_("seats filled"),
            note=_("one in each training that was not cancelled"),
        )
        columns = headings(_("Training"), _("Host community"), _("Dates"), _("Sessions"))
        return [
            Section(
                "trainings",
                _("Trainings attended"),
                columns,
                [_attended(columns, training) for training in trainings],
                empty_text=_("None in your regions."),
                figures=[figure],
            )
        ]


def _attended(columns, training: Training) -> Row:
    """One training a person came to."""
    sessions = {"came": training.sessions_attended, "all": training.sessions_held}
    cancelled = [Badge(str(TrainingState.CANCELLED.label), "warning")]
    return row(
        columns,
        training,
        training.community,
        days_of(training),
        _("%(came)s of %(all)s") % sessions,
        url=training.get_absolute_url(),
        badges=cancelled if training.cancelled_on else [],
    )


class ParticipantUpdateView(RecordUpdateView):
    """What is kept of a person."""

    model = Participant
    form_class = ParticipantForm


class ParticipantDeleteView(RecordDeleteView):
    """A person who is in no training goes to the bin."""

    model = Participant
    list_url = reverse_lazy("trainings:participant_list")
