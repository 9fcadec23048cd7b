"""What the address of a list of data quality says: which region, which day."""

import django_filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import Region
from core.filters import RecordFilterSet
from reports.forms import FrameDayField
from reports.quality.rows import Kind

NOWHERE = "none"
"""Stands in the address for rows of no region."""


class DayForm(forms.Form):
    """The day on which is looked."""

    on = FrameDayField(label=gettext_lazy("On"), required=False, widget=forms.HiddenInput)


class DayFilter(django_filters.Filter):
    """Keeps the day in the address: the rules look at it, it narrows nothing."""

    field_class = FrameDayField

    def filter(self, rows, value):
        return rows


class QualityFilterSet(RecordFilterSet):
    """One region, by its name in the address."""

    q = None
    region = django_filters.ChoiceFilter(
        label=gettext_lazy("Region"), method="in_region", empty_label=gettext_lazy("all")
    )
    on = DayFilter(label=gettext_lazy("On"), widget=forms.HiddenInput)

    def __init__(self, *args, user, kind: Kind, **kwargs) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.kind = kind
        self.filters["region"].extra["choices"] = self._regions()

    def _regions(self) -> list[tuple[str, str]]:
        """The regions in which rows of the kind may lie and which the reader answers for."""
        rows = Region.objects.by_name()
        scope = self.user.scope
        if not scope.everywhere:
            rows = rows.filter(pk__in=scope.regions)
        if not self.kind.is_register:
            return [(region.slug, str(region)) for region in rows.filter(valid_to=None)]
        found = [(region.slug, str(region)) for region in rows]
        return [*found, (NOWHERE, _("No region"))] if scope.everywhere else found

    def in_region(self, rows, name, value):
        """Rows that are mended in the region."""
        if value == NOWHERE:
            return rows.filter(**{self.kind.region: None})
        return rows.filter(**{f"{self.kind.region}__slug": value})

    def active(self) -> list[tuple[str, str, str]]:
        """The filters that are set; the day is told by the page itself."""
        return [one for one in super().active() if one[0] != "on"]
