"""The form of a partner organisation with its former names, other spellings and contacts."""

from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import Alias, PartnerContact, PartnerName, PartnerOrganisation
from core.fields import CleanCharField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid

SHOWN_AT_MOST = 10


class PartnerForm(RecordForm):
    """A partner organisation: its names, kind, BIN and seat.

    A new one that looks like one we have is not saved at once: the likely ones are shown, and
    their keys come back in `not_a_duplicate` when the person saves again.
    """

    kept_by_administrators = ("successor", "archived_on")

    not_a_duplicate = CleanCharField(required=False, max_length=200, widget=forms.HiddenInput)

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
            "archived_on",
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
        elif self.instance.pk:
            others = self.fields["successor"].queryset.exclude(pk=self.instance.pk)
            self.fields["successor"].queryset = others.by_name()

    def clean(self) -> dict:
        data = super().clean()
        if self.instance.pk is None:
            self._show_likely_ones(data)
        return data

    def _show_likely_ones(self, data: dict) -> None:
        names = [data.get(name, "") for name in ("name_ru", "name_kk", "name_en")]
        likely = PartnerOrganisation.objects.visible_to(self.user).likely_same(
            names, data.get("bin", "")
        )[:SHOWN_AT_MOST]
        seen = data.get("not_a_duplicate", "").split()
        likely = list(likely)
        if all(str(partner.pk) in seen for partner in likely):
            return
        for partner in likely:
            self.add_error(None, _likely_one(partner))
        self.add_error(None, _("If it is none of these, save once more."))
        self.data = self.data.copy()
        self.data[self.add_prefix("not_a_duplicate")] = " ".join(str(p.pk) for p in likely)


def _likely_one(partner: PartnerOrganisation) -> str:
    about = [partner.get_kind_display(), partner.bin, str(partner.region or "")]
    return format_html(
        _("Perhaps we have it already: {link} ({about})"),
        link=format_html('<a href="{}">{}</a>', partner.get_absolute_url(), partner),
        about=", ".join(str(part) for part in about if part),
    )


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
