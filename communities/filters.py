"""Filters of the lists of communities, partner organisations and programmes."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.choices import CommunityKind, PartnerKind, PartnershipState, ProgrammeRole
from communities.models import Programme, Region
from core.filters import RecordFilterSet
from core.models import ReviewState


def regions(request=None):
    """Today's regions, as choices."""
    return Region.objects.current().by_name()


def programmes(request=None):
    """All programmes, as choices."""
    return Programme.objects.by_name()


class CommunityFilterSet(RecordFilterSet):
    """Search, region, programme, how far it is on the way into it, kind and state of checking."""

    region = django_filters.ModelChoiceFilter(
        label=_("Region"), queryset=regions, field_name="district__region", empty_label=_("all")
    )
    programme = django_filters.ModelChoiceFilter(
        label=_("Programme"), queryset=programmes, method="in_programme", empty_label=_("all")
    )
    joining = django_filters.ChoiceFilter(
        label=pgettext_lazy("programme", "Joining"),
        choices=PartnershipState.choices,
        method="in_state",
        empty_label=_("all"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=CommunityKind.choices, empty_label=_("all")
    )
    review = django_filters.ChoiceFilter(
        label=_("Checking"), choices=ReviewState.choices, empty_label=_("all")
    )

    def in_programme(self, rows, name, value):
        """Communities that ever were in the programme, unless another state is asked for."""
        return rows if self.form.cleaned_data.get("joining") else rows.in_programme(value)

    def in_state(self, rows, name, value):
        """Communities in that state, in the programme that is chosen or in any."""
        return rows.with_partnership(value, self.form.cleaned_data.get("programme"))


def regions_of_all_times(request=None):
    """Every region there is or was, as choices."""
    return Region.objects.by_name()


class PartnerFilterSet(RecordFilterSet):
    """Search, kind, region of the seat (former ones too), and role in a programme."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=PartnerKind.choices, empty_label=_("all")
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Region"), queryset=regions_of_all_times, empty_label=_("all")
    )
    role = django_filters.ChoiceFilter(
        label=_("Role in a programme"),
        choices=ProgrammeRole.choices,
        method="with_role",
        empty_label=_("all"),
    )

    def with_role(self, rows, name, value):
        """Partner organisations that have the role in some programme."""
        return rows.with_role(value)


class ProgrammeFilterSet(RecordFilterSet):
    """Search, and whether new records may be entered."""

    open = django_filters.ChoiceFilter(
        label=_("Takes new records"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        method="taking_records",
        empty_label=_("all"),
    )

    def taking_records(self, rows, name, value):
        """Programmes that take new records, or those that do not."""
        return rows.filter(is_open=value == "yes")
