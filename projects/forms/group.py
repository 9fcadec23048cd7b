"""The form of one count of people with its table by sex and age band."""

from dataclasses import dataclass
from functools import cache, partial

from crispy_forms.layout import Layout
from django.db.models import Q
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.choices import Sex
from communities.models import AgeBand
from core.exceptions import RuleViolation
from core.fields import LocalIntegerField
from core.forms import RecordForm
from projects.forms.people import ZoneField, zone_choices
from projects.models import BeneficiaryGroup
from projects.part_services import check_split


@dataclass(frozen=True)
class SplitRow:
    """One age band of the table: its name, and a field for each sex."""

    label: str
    fields: list[BoundField]


class GroupForm(RecordForm):
    """A count of people: `people` leads, the table by sex and age may hold fewer, never more."""

    zone = ZoneField(label=gettext_lazy("Who uses it"))

    field_order = ["zone", "basis", "directness", "label", "people", "counted_on", "method"]

    class Meta(RecordForm.Meta):
        model = BeneficiaryGroup
        fields = ["basis", "directness", "label", "people", "counted_on", "method"]

    def set_up(self) -> None:
        self.project = self.root or self.instance.project
        self.fields["zone"].use(cache(partial(zone_choices, self.project)))
        if self.instance.pk:
            self.initial["zone"] = str(self.instance.zone_id)
            self.fields["zone"].kept = self.instance.zone
        self.helper.layout = Layout("version", *self.field_order)
        self.bands = self._bands()
        self.columns = list(Sex)
        for band in self.bands:
            for sex in self.columns:
                label = f"{sex.label}, {band.name if band else _('age not known')}"
                self.fields[_name(sex, band)] = LocalIntegerField(
                    label=label, min_value=0, required=False
                )

    def _bands(self) -> list[AgeBand | None]:
        """The programme's bands, those that are used already, and at the end age not known."""
        cells = list(self.instance.cells.all()) if self.instance.pk else []
        used = {cell.age_band_id for cell in cells if cell.age_band_id}
        own = Q(programme=self.project.programme_id)
        bands = list(AgeBand.objects.filter(own | Q(pk__in=used)).order_by("from_age", "pk"))
        by_key = {band.pk: band for band in bands}
        for cell in cells:
            self.initial[_name(cell.sex, by_key.get(cell.age_band_id))] = cell.people
        return [*bands, None]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if zone := cleaned.get("zone"):
            self.instance.zone = zone
        if cleaned.get("people") is not None:
            try:
                check_split(cleaned["people"], self.split())
            except RuleViolation as refusal:
                self.add_error("people", refusal.reason)
        return cleaned

    def split(self) -> dict[tuple[str, int | None], int | None]:
        """The people typed into the table, by sex and key of the age band."""
        return {
            (sex.value, band.pk if band else None): self.cleaned_data.get(_name(sex, band))
            for band in self.bands
            for sex in self.columns
        }

    def rows(self) -> list[SplitRow]:
        """The table as it is shown."""
        return [
            SplitRow(
                label=band.name if band else _("age not known"),
                fields=[self[_name(sex, band)] for sex in self.columns],
            )
            for band in self.bands
        ]


def _name(sex: str, band: AgeBand | None) -> str:
    return f"{sex}_{band.pk if band else 0}"
