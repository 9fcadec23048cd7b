"""Forms of trainings with their partners, sessions and head-counts, and of participants."""

from datetime import date

from django import forms
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.forms.choices import community_label, say_communities, say_partners
from communities.models import AgeBand, PartnerOrganisation
from core.dates import FIRST_YEAR, format_date_input
from core.finding import by_search
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid
from core.numbers import format_number
from trainings.choices import SEX_OF_A_PERSON
from trainings.models import (
    Attendance,
    HeadCount,
    Participant,
    Trainer,
    Training,
    TrainingPartner,
    TrainingSession,
)
from trainings.services import MOST_SESSIONS


class TrainingForm(RecordForm):
    """A training's own values."""

    choices_by = {"community": "editable_by"}

    class Meta(RecordForm.Meta):
        model = Training
        fields = [
            "name_ru",
            "name_kk",
            "name_en",
            "community",
            "programme",
            "topic",
            "further_topics",
            "starts_on",
            "ends_on",
            "hours",
            "place",
            "project",
            "about",
        ]

    def set_up(self) -> None:
        training, fields = self.instance, self.fields
        say_communities(fields["community"])
        programmes = fields["programme"].queryset
        mine = Q(pk=training.programme_id)
        fields["programme"].queryset = programmes.filter(Q(is_open=True) | mine).by_name()
        self._offer_topics()
        projects = fields["project"].queryset.select_related("lead_community__district")
        fields["project"].queryset = projects.by_name()
        by_search(fields["project"], note=lambda one: community_label(one.lead_community))
        fields["project"].help_text = gettext_lazy("A project that serves the host community.")
        fields["ends_on"].required = False
        fields["ends_on"].help_text = gettext_lazy("Leave empty if it lasts one day.")
        self._narrow_projects()

    def _offer_topics(self) -> None:
        """Topics at work, and those the training has already."""
        training, further = self.instance, self.fields["further_topics"]
        own = training.further_topics.values("pk") if training.pk else []
        mine = Q(pk=training.topic_id) | Q(pk__in=own)
        topics = self.fields["topic"].queryset.filter(Q(archived_on=None) | mine).by_name()
        further.widget = forms.CheckboxSelectMultiple()
        self.fields["topic"].queryset = further.queryset = topics
        further.help_text = gettext_lazy("Figures go by the main topic; lists find it by all.")

    def _narrow_projects(self) -> None:
        """Offer the projects of the community that is known already, before another is chosen."""
        known = self.instance.community_id or self.initial.get("community")
        if known and not self.is_bound:
            projects = self.fields["project"].queryset
            self.fields["project"].queryset = projects.serving(known)

    def clean(self) -> dict:
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if "ends_on" not in self.errors and ends_on is None:
            data["ends_on"] = starts_on
        elif starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day is not before the first."))
        self._check_project(data)
        if (topic := data.get("topic")) and (further := data.get("further_topics")) is not None:
            data["further_topics"] = further.exclude(pk=topic.pk)
        return data

    def _check_project(self, data: dict) -> None:
        project, community = data.get("project"), data.get("community")
        if project is None or community is None or project.lead_community_id == community.pk:
            return
        if {"project", "community"}.isdisjoint(self.changed_data):
            return
        if not type(project).objects.serving(community).filter(pk=project.pk).exists():
            self.add_error("project", _("This project does not serve the host community."))


class PartnerRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = TrainingPartner
        fields = ["partner", "role"]

    def set_up(self) -> None:
        training = self.instance.training_id
        has = PartnerOrganisation.objects.filter(training_roles__training=training).values("pk")
        say_partners(self.fields["partner"], Q(pk__in=has) if training else None)


class TrainerRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = Trainer
        fields = ["person", "partner", "subject"]

    def set_up(self) -> None:
        training = self.instance.training_id
        has = PartnerOrganisation.objects.filter(trainers__training=training).values("pk")
        say_partners(self.fields["partner"], Q(pk__in=has) if training else None)


class SessionRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = TrainingSession
        fields = ["held_on", "hours", "place"]


def band_label(band: AgeBand) -> str:
    """An age band with its programme, since every programme has its own."""
    return f"{band} ({band.programme.code})"


class HeadCountRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = HeadCount
        fields = ["sex", "age_band", "people"]

    def set_up(self) -> None:
        bands = self.fields["age_band"]
        bands.queryset = bands.queryset.select_related("programme")
        bands.label_from_instance = band_label
        bands.empty_label = gettext_lazy("not known")


class RowRules:
    """Base of the rules among the rows of a formset, on the screens and in the administration.

    The formset's `instance` is the training as it is being typed.
    """

    def kept(self) -> list[forms.ModelForm]:
        """The rows that are filled, valid and not to be removed."""
        return [
            row
            for row in self.forms
            if row.is_valid()
            and not self._should_delete_form(row)
            and (row.instance.pk or row.has_changed())
        ]

    def refuse_repeats(self, *names: str, text: str) -> None:
        """Say beside a row that one before it has the same values."""
        seen = set()
        for row in self.kept():
            values = tuple(row.cleaned_data.get(name) for name in names)
            if values in seen:
                row.add_error(names[0], text)
            seen.add(values)


class PartnerRules(RowRules):
    """A partner organisation has one role in a training."""

    def clean(self) -> None:
        self.refuse_repeats("partner", text=_("This partner is in the list already."))


class SessionRules(RowRules):
    """Sessions lie within the training's days, and stay while people are ticked at them."""

    def clean(self) -> None:
        starts_on, ends_on = self.instance.starts_on, self.instance.ends_on
        for row in self.kept():
            held_on = row.cleaned_data.get("held_on")
            if starts_on and ends_on and held_on and not starts_on <= held_on <= ends_on:
                days = {"from": format_date_input(starts_on), "to": format_date_input(ends_on)}
                row.add_error("held_on", _("The training lasts from %(from)s to %(to)s.") % days)
        self._keep_ticked()

    def _keep_ticked(self) -> None:
        """Refuse to remove a session at which people are ticked: their seats would be lost."""
        removed = [row.instance.pk for row in self.deleted_forms if row.instance.pk]
        if not removed:
            return
        ticked = Attendance.objects.filter(session__in=removed).order_by("session__held_on")
        found = ticked.values("session__held_on", "session").annotate(people=Count("pk"))
        if refusals := [_still_ticked(row["session__held_on"], row["people"]) for row in found]:
            raise forms.ValidationError(refusals)


def _still_ticked(held_on: date, people: int) -> str:
    text = ngettext(
        "%(date)s: %(number)s person is ticked at this session, untick them first.",
        "%(date)s: %(number)s people are ticked at this session, untick them first.",
        people,
    )
    return text % {"date": format_date_input(held_on), "number": format_number(people)}


class HeadCountRules(RowRules):
    """Each sex and age of the programme once, and only where no names are kept."""

    def clean(self) -> None:
        self.refuse_repeats("sex", "age_band", text=_("This sex and age are in the table already."))
        programme = self.instance.programme_id
        for row in self.kept():
            band = row.cleaned_data.get("age_band")
            if band and programme and band.programme_id != programme:
                row.add_error("age_band", _("This age band belongs to another programme."))
        if self.kept() and self.instance.pk and self._has_names():
            raise forms.ValidationError(
                _("Either names or head-counts: participants are ticked for this training.")
            )

    def _has_names(self) -> bool:
        return Attendance.objects.filter(session__training=self.instance).exists()


class PartnerGridBase(PartnerRules, RecordGrid):
    title = gettext_lazy("Partner organisations")


class TrainerGridBase(RecordGrid):
    title = gettext_lazy("Trainers")
    note = gettext_lazy("Who teaches, and of which organisation; leave that empty if of none.")


class SessionGridBase(SessionRules, RecordGrid):
    title = gettext_lazy("Sessions")
    note = gettext_lazy("Without any, one session on the first day is entered.")


class HeadCountGridBase(HeadCountRules, RecordGrid):
    title = gettext_lazy("Head-counts")
    note = gettext_lazy(
        "Only where no names are kept. They count as seats filled, never as people trained."
    )
    total_column = "people"


PartnerGrid = grid(
    "partners", Training, TrainingPartner, PartnerRow, formset=PartnerGridBase, extra=1
)
TrainerGrid = grid("trainers", Training, Trainer, TrainerRow, formset=TrainerGridBase, extra=1)
SessionGrid = grid(
    "sessions",
    Training,
    TrainingSession,
    SessionRow,
    formset=SessionGridBase,
    extra=1,
    max_num=MOST_SESSIONS,
)
HeadCountGrid = grid(
    "head_counts", Training, HeadCount, HeadCountRow, formset=HeadCountGridBase, extra=2
)


class ParticipantForm(RecordForm):
    """What is kept of a participant."""

    choices_by = {"community": "editable_by"}

    class Meta(RecordForm.Meta):
        model = Participant
        fields = ["full_name", "sex", "birth_year", "community"]

    def set_up(self) -> None:
        self.fields["sex"].choices = list(SEX_OF_A_PERSON.items())
        say_communities(self.fields["community"])

    def clean_birth_year(self) -> int | None:
        """The year, in four digits and not in the future."""
        year = self.cleaned_data["birth_year"]
        last = timezone.localdate().year
        if year is not None and not FIRST_YEAR <= year <= last:
            raise forms.ValidationError(
                _("Write the year of birth with four digits, from %(first)s to %(last)s.")
                % {"first": FIRST_YEAR, "last": last}
            )
        return year
