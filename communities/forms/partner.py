"""The form of a partner organisation with its former names, other spellings and contacts."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.duplicates import likely_same
from communities.models import Alias, PartnerContact, PartnerName, PartnerOrganisation
from core.fields import CleanCharField, LocalDateField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid

SHOWN_AT_MOST = 10


class LikelyOnesMixin(forms.Form):
    """Shows, before a new or renamed organisation is saved, those that it may be.

    Their keys come back in `not_a_duplicate`; it is saved once the person says that it is none.
    """

    told_by = ("name_ru", "name_kk", "name_en", "bin")

    save_all_the_same = forms.BooleanField(
        label=gettext_lazy("It is none of these: save it all the same"),
        required=False,
        widget=forms.HiddenInput,
    )
    not_a_duplicate = CleanCharField(
        label="", required=False, max_length=200, widget=forms.HiddenInput
    )

    def clean(self) -> dict:
        data = super().clean()
        changed = [name for name in self.told_by if name in self.changed_data]
        if changed:
            self._show_likely_ones(data, changed)
        return data

    def _show_likely_ones(self, data: dict, changed: list[str]) -> None:
        names = [data.get(name, "") for name in changed if name != "bin"]
        bin = data.get("bin", "") if "bin" in changed else ""
        likely = likely_same(names, bin, beside=self.instance.pk)[:SHOWN_AT_MOST]
        seen = set(data.get("not_a_duplicate", "").split())
        new = {str(partner.pk) for partner in likely} - seen
        if not likely or (data.get("save_all_the_same") and not new):
            return
        for partner in likely:
            self.add_error(None, _likely_one(partner))
        self.fields["save_all_the_same"].widget = forms.CheckboxInput()
        self.add_error("save_all_the_same", _("If it is none of these, say so and save again."))
        self.data = self.data.copy()
        self.data.pop(self.add_prefix("save_all_the_same"), None)
        self.data[self.add_prefix("not_a_duplicate")] = " ".join(str(p.pk) for p in likely)


def _likely_one(partner: PartnerOrganisation) -> str:
    about = [partner.get_kind_display(), partner.bin, str(partner.region or "")]
    return format_html(
        _("Perhaps we have it already: {link} ({about})"),
        link=format_html('<a href="{}">{}</a>', partner.get_absolute_url(), partner),
        about=", ".join(str(part) for part in about if part),
    )


class PartnerForm(LikelyOnesMixin, RecordForm):
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
            others = self.fields["successor"].queryset.exclude(pk=self.instance.pk)
            at_work = Q(archived_on=None) | Q(pk=self.instance.successor_id)
            self.fields["successor"].queryset = others.filter(at_work).by_name()


class PartnerAdminForm(LikelyOnesMixin, RecordForm):
    """A partner organisation as administrators keep it."""

    class Meta(RecordForm.Meta):
        model = PartnerOrganisation
        fields = PartnerForm.Meta.fields + ["provenance", "source", "source_url"]


class RenameForm(LikelyOnesMixin, RecordForm):
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
