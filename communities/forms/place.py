"""Forms of regions and districts: a code stands for one thing at a time."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import District, Region
from core.dates import format_date
from core.fields import LocalDateField
from core.forms import RecordForm

KATO = re.compile(r"[0-9]{9}")


def overlapping(record, start, end, **same):
    """Another row with the same values that exists at the same time, or None; a span without a
    beginning or an end is open there."""
    rows = type(record)._default_manager.filter(**same).exclude(pk=record.pk)
    if end:
        rows = rows.filter(Q(valid_from=None) | Q(valid_from__lt=end))
    if start:
        rows = rows.filter(Q(valid_to=None) | Q(valid_to__gt=start))
    return rows.first()


def span_text(record) -> str:
    """From when until when a region or district is valid, in words."""
    names = {"start": format_date(record.valid_from), "end": format_date(record.valid_to)}
    if record.valid_from and record.valid_to:
        return _("from %(start)s until %(end)s") % names
    if record.valid_to:
        return _("until %(end)s") % names
    return _("from %(start)s") % names if record.valid_from else _("always")


class PlaceForm(RecordForm):
    """What regions and districts share: they end after they begin, and their codes are their own
    as long as they exist."""

    codes: tuple[str, ...] = ("kato",)

    def set_up(self) -> None:
        """Say what the codes are."""
        if "kato" in self.fields:
            self.fields["kato"].help_text = gettext_lazy(
                "Nine digits of the state's classifier. A code is used again over time, but never "
                "by two at once."
            )

    def clean_kato(self) -> str:
        kato = self.cleaned_data["kato"]
        if kato and not KATO.fullmatch(kato):
            raise ValidationError(_("A KATO code has nine digits."))
        return kato

    def span(self) -> tuple:
        """First day and first day after, as they were typed."""
        return self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")

    def clean(self) -> dict:
        """Refuse an end before the beginning, and a code that another one has at that time."""
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        start, end = self.span()
        if start and end and start >= end:
            self.add_error("valid_to", _("It ends after it begins."))
            return cleaned
        for name in self.codes:
            code = cleaned.get(name)
            other = code and overlapping(self.instance, start, end, **{name: code})
            if other:
                text = _("This code already is that of %(name)s (%(span)s).")
                self.add_error(name, text % {"name": other, "span": span_text(other)})
        return cleaned


class RegionForm(PlaceForm):
    """A region; its ISO code too is its own at a time."""

    codes = ("kato", "iso")

    class Meta(RecordForm.Meta):
        model = Region
        fields = "__all__"


class DistrictForm(PlaceForm):
    """A district, which follows another one that ended."""

    class Meta(RecordForm.Meta):
        model = District
        fields = "__all__"

    def clean_predecessor(self):
        """Nothing follows itself."""
        predecessor = self.cleaned_data["predecessor"]
        if predecessor is not None and predecessor.pk == self.instance.pk:
            raise ValidationError(_("A district does not follow itself."))
        return predecessor


class ReformForm(PlaceForm):
    """What a district becomes on a day: the district that follows it."""

    day = LocalDateField(
        label=gettext_lazy("Day of the reform"),
        help_text=gettext_lazy("The first day on which the former district was no more."),
    )
    moving = forms.BooleanField(
        label=gettext_lazy("The communities that lie in it lie in the new one from that day"),
        required=False,
        initial=True,
    )
    was = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ["day", "name_kk", "name_ru", "name_en", "kind", "region", "kato", "moving"]

    class Meta(RecordForm.Meta):
        model = District
        fields = ("name_kk", "name_ru", "name_en", "kind", "region", "kato")

    def set_up(self) -> None:
        """Only regions that exist today take districts."""
        super().set_up()
        self.fields["region"].queryset = Region.objects.current().by_name()

    def span(self) -> tuple:
        """From the day of the reform on."""
        return self.cleaned_data.get("day"), None

    def clean(self) -> dict:
        """The successor begins on the day."""
        cleaned = super().clean()
        self.instance.valid_from = cleaned.get("day")
        return cleaned
