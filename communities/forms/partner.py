"""The form of a partner organisation with its former names, other spellings and contacts."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from communities.duplicates import likely_same
from communities.forms.choices import say_partners
from communities.forms.likely import LikelyOnesMixin
from communities.models import Alias, PartnerContact, PartnerName, PartnerOrganisation
from core.fields import CleanCharField, LocalDateField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid


class LikelyPartnersMixin(LikelyOnesMixin):
    """Shows the partner organisations that a new or renamed one may be."""

    told_by = ("name_ru", "name_kk", "name_en", "bin")

    def likely_ones(self, data: dict, changed: list[str]) -> list[PartnerOrganisation]:
        """Those with the same BIN, or with a name that is the same or nearly so."""
        names = [data.get(name, "") for name in changed if name != "bin"]
        bin = data.get("bin", "") if "bin" in changed else ""
        return likely_same(names, bin, beside=self.instance.pk)

    def about_likely(self, record: PartnerOrganisation) -> list:
        return [record.get_kind_display(), record.bin, record.region or ""]


class PartnerForm(LikelyPartnersMixin, RecordForm):
    """A partner organisation: its names, kind, BIN and seat."""

    kept_by_administrators = ("successor",)

    class Meta(RecordForm.Meta):
        model = PartnerOrganisation
        fields = [
            "name_ru",
            "name_kk",
            "name_en",
            "kind",
            "bin",
            "region",
            "website",
            "about",
            "proposed_for",
            "successor",
        ]

    def set_up(self) -> None:
        region = self.fields["region"]
        # A seat of former times stays what it was.
        region.queryset = region.queryset.filter(
            Q(valid_to=None) | Q(pk=self.instance.region_id)
        ).by_name()
        if not self.user.can("edit_registers"):
            for name in self.kept_by_administrators:
                del self.fields[name]
        else:
            if not self.instance.proposed_for:
                del self.fields["proposed_for"]
            successor = self.fields["successor"]
            successor.queryset = successor.queryset.exclude(pk=self.instance.pk)
            say_partners(successor, Q(pk=self.instance.successor_id))


class PartnerProposalForm(LikelyPartnersMixin, RecordForm):
    """A partner organisation as an officer proposes it: short, with the reason."""

    class Meta(RecordForm.Meta):
        model = PartnerOrganisation
        fields = ["name_ru", "name_kk", "name_en", "kind", "bin", "region", "proposed_for"]

    def set_up(self) -> None:
        region = self.fields["region"]
        region.queryset = region.queryset.filter(valid_to=None).by_name()
        self.fields["proposed_for"].required = True


class PartnerAdminForm(LikelyPartnersMixin, RecordForm):
    """A partner organisation as administrators keep it."""

    class Meta(RecordForm.Meta):
        model = PartnerOrganisation
        fields = PartnerForm.Meta.fields + ["provenance", "source", "source_url"]


class RenameForm(LikelyPartnersMixin, RecordForm):
    """From a day on the organisation bears another name."""

    past_days = ("on",)

    on = LocalDateField(
        label=gettext_lazy("From this day it is called"),
        help_text=gettext_lazy("Records of earlier days print the name it has borne until then."),
    )

    class Meta(RecordForm.Meta):
        model = PartnerOrganisation
        fields = ["name_ru", "name_kk", "name_en"]

    field_order = ("on",)

    def names(self) -> dict[str, str]:
        """The names as they were typed."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ArchiveForm(forms.Form):
    """Asks since when an organisation is put away, and why."""

    on = LocalDateField(label=gettext_lazy("Archived on"))
    reason = CleanCharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("For instance: dissolved in 2004."),
    )

    def __init__(self, *args, today, **kwargs) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.fields["on"].max_value = today
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class PartnerNameRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = PartnerName
        fields = ["name_ru", "name_kk", "name_en", "valid_from", "valid_to"]


class AliasRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = Alias
        fields = ["text"]


class PartnerContactRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = PartnerContact
        fields = ["person", "position", "phone", "email"]


class PartnerNameGridBase(RecordGrid):
    title = gettext_lazy("Former names")
    note = gettext_lazy("Old reports print the name of their time; search finds both.")


class AliasGridBase(RecordGrid):
    title = gettext_lazy("Also known as")
    note = gettext_lazy(
        "Short names and spellings people look for. Spelling in another alphabet "
        "is found by itself."
    )


class PartnerContactGridBase(RecordGrid):
    title = gettext_lazy("Contacts")
    note = gettext_lazy("For the staff only.")


PartnerNameGrid = grid(
    "former_names",
    PartnerOrganisation,
    PartnerName,
    PartnerNameRow,
    formset=PartnerNameGridBase,
    extra=1,
)
PartnerAliasGrid = grid(
    "aliases", PartnerOrganisation, Alias, AliasRow, formset=AliasGridBase, extra=1
)
PartnerContactGrid = grid(
    "contacts",
    PartnerOrganisation,
    PartnerContact,
    PartnerContactRow,
    formset=PartnerContactGridBase,
    extra=1,
)
