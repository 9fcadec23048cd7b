"""Filters of the list of projects."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from communities.filters import programmes, regions
from communities.models import Community, PartnerOrganisation
from core.filters import RecordFilterSet
from core.models import ReviewState
from projects.choices import ProjectStage
from projects.models import Sector


def sectors(request=None):
    """All sectors, as choices."""
    return Sector.objects.by_name()


def communities(request=None):
    """Communities, one of which a link names."""
    return Community.objects.all()


def partners(request=None):
    """Partner organisations, one of which a link names."""
    return PartnerOrganisation.objects.all()


class ProjectFilterSet(RecordFilterSet):
    """Search, region, sector, programme, stage, checking; by link a community or a partner."""

    region = django_filters.ModelChoiceFilter(
        label=_("Region"),
        queryset=regions,
        field_name="lead_community__district__region",
        empty_label=_("all"),
    )
    sector = django_filters.ModelChoiceFilter(
        label=_("Sector"), queryset=sectors, empty_label=_("all")
    )
    programme = django_filters.ModelChoiceFilter(
        label=_("Programme"), queryset=programmes, method="in_programme", empty_label=_("all")
    )
    stage = django_filters.ChoiceFilter(
        label=_("Stage"), choices=ProjectStage.choices, empty_label=_("all")
    )
    review = django_filters.ChoiceFilter(
        label=_("Checking"), choices=ReviewState.choices, empty_label=_("all")
    )
    community = django_filters.ModelChoiceFilter(
        label=_("Community"),
        queryset=communities,
        method="serving",
        widget=forms.HiddenInput,
    )
    partner = django_filters.ModelChoiceFilter(
        label=_("Partner"),
        queryset=partners,
        method="involving",
        widget=forms.HiddenInput,
    )

    def __init__(self, data=None, *args, **kwargs) -> None:
        super().__init__(data, *args, **kwargs)
        if data and data.get("community"):
            # The community says the region already.
            del self.filters["region"]

    def in_programme(self, rows, name, value):
        """Projects of the programme, led or shared."""
        return rows.in_programme(value)

    def serving(self, rows, name, value):
        """Projects that serve the community, led or shared."""
        return rows.serving(value)

    def involving(self, rows, name, value):
        """Projects in which the partner organisation has a part."""
        return rows.involving(value)
