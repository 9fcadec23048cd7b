"""Filters of the lists of trainings and participants."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.filters import programmes, regions
from communities.models import Community, PartnerOrganisation
from core.filters import RecordFilterSet
from core.models import ReviewState
from projects.models import Project
from trainings.choices import SEX_OF_A_PERSON, TrainingState
from trainings.models import Topic, Training


def topics(request=None):
    """All topics, as choices."""
    return Topic.objects.by_name()


def one_of(model, label, **options) -> django_filters.ModelChoiceFilter:
    """A filter by one record that only links set; it is shown as a chip, not as a field."""
    return django_filters.ModelChoiceFilter(
        label=label, queryset=model.objects.all(), widget=forms.HiddenInput, **options
    )


class TrainingFilterSet(RecordFilterSet):
    """Search, region, topic, programme, state today, state of checking; one community,
    partner or project."""

    region = django_filters.ModelChoiceFilter(
        label=_("Region"),
        queryset=regions,
        field_name="community__district__region",
        empty_label=_("all"),
    )
    topic = django_filters.ModelChoiceFilter(
        label=_("Topic"), queryset=topics, method="on_topic", empty_label=_("all")
    )
    programme = django_filters.ModelChoiceFilter(
        label=_("Programme"), queryset=programmes, empty_label=_("all")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=TrainingState.choices, method="in_state", empty_label=_("all")
    )
    review = django_filters.ChoiceFilter(
        label=_("Checking"), choices=ReviewState.choices, empty_label=_("all")
    )
    community = one_of(Community, _("Community"))
    project = one_of(Project, _("Project"))
    partner = one_of(PartnerOrganisation, _("Partner organisation"), method="with_partner")

    def in_state(self, rows, name, value):
        """Trainings held, planned or cancelled as of today."""
        today = timezone.localdate()
        states = {
            TrainingState.HELD: lambda: rows.held(today),
            TrainingState.PLANNED: lambda: rows.planned(today),
            TrainingState.CANCELLED: rows.cancelled,
        }
        return states[value]()

    def on_topic(self, rows, name, value):
        """Trainings whose main or further topic it is."""
        return rows.on_topic(value)

    def with_partner(self, rows, name, value):
        """Trainings of a partner organisation."""
        return rows.with_partner(value)


class ParticipantFilterSet(RecordFilterSet):
    """Search, region, sex; community or training."""

    region = django_filters.ModelChoiceFilter(
        label=_("Region"),
        queryset=regions,
        field_name="community__district__region",
        empty_label=_("all"),
    )
    sex = django_filters.ChoiceFilter(
        label=_("Sex"), choices=list(SEX_OF_A_PERSON.items()), empty_label=_("all")
    )
    community = one_of(Community, _("Community"))
    training = one_of(Training, _("Training"), method="of_training")

    def of_training(self, rows, name, value):
        """People who came to a training."""
        return rows.in_training(value)
