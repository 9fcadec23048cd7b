"""The form by which a reader chooses what figures stand on; all of it stands in the address."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.models import Community, District, PartnerOrganisation
from core.fields import LocalDateField
from core.finding import by_search
from core.forms import RowChoiceField
from projects.models import Sector
from reports.frame import last_day_of
from reports.tile_map import CHOSEN, NAMES
from trainings.models import Topic

DIVISIONS = {
    "region": _("By region"),
    "district": _("By district"),
    "community": _("By community"),
    "sector": _("By sector"),
    "programme": _("By programme"),
    "topic": _("By topic of training"),
    "year": _("By year"),
}


class AddressDayField(LocalDateField):
    """A day as addresses write it, shown as people do."""

    def prepare_value(self, value):
        try:
            value = date.fromisoformat(value)
        except (TypeError, ValueError):
            pass  # typed by hand, or nothing: shown as it came
        return super().prepare_value(value)


class FrameDayField(AddressDayField):
    """A day, or the word "today" of an address that is kept."""

    def to_python(self, value):
        return timezone.localdate() if value == "today" else super().to_python(value)


class FrameForm(forms.Form):
    """On which day or in which period, for which programme, sector and partner organisation, by
    whose borders. What cannot be read is said."""

    since = AddressDayField(label=pgettext_lazy("period", "From"), required=False)
    on = FrameDayField(label=pgettext_lazy("period", "Until"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    sector = forms.ModelChoiceField(Sector.objects.none(), label=_("Sector"), required=False)
    partner = RowChoiceField(
        PartnerOrganisation.objects.none(), label=_("Partner organisation"), required=False
    )
    by = forms.ChoiceField(
        label=_("Table"), required=False, choices=[("", "–"), *DIVISIONS.items()]
    )
    boundaries = forms.ChoiceField(
        label=_("Regions"),
        required=False,
        choices=[("", _("of that time")), ("today", _("of today"))],
    )
    borders = LocalDateField(required=False, widget=forms.HiddenInput)
    region = forms.SlugField(required=False, max_length=60, widget=forms.HiddenInput)
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, widget=forms.HiddenInput
    )
    community = forms.ModelChoiceField(
        Community.objects.none(), label=_("Community"), required=False, widget=forms.HiddenInput
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, widget=forms.HiddenInput
    )

    map = forms.ChoiceField(
        label=_("Map"),
        required=False,
        choices=[(name, name) for name in NAMES],
        widget=forms.HiddenInput,
    )

    def __init__(self, *args, user, programmes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.programmes = programmes
        choices = [(choice.code, choice.name) for choice in programmes]
        self.fields["programme"].choices = [("", _("all")), *choices]
        if len(choices) < 2:
            self.fields["programme"].widget = forms.HiddenInput()
        if not user.can("read_records"):
            for name in set(self.fields) - {"on", "programme", CHOSEN}:
                del self.fields[name]
            return
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = _("all")
                rows = field.queryset.model.objects.visible_to(user)
                if name == "community":
                    rows = rows.select_related("district__region")
                field.queryset = rows.by_name()
        by_search(self.fields["partner"], note=lambda one: one.get_kind_display())

    def clean(self) -> dict:
        """A period begins before it ends, be the end asked for or not."""
        found = super().clean()
        since, on = found.get("since"), found.get("on")
        if since and since > (on or last_day_of(self.programmes, since)):
            self.add_error("since", _("The period begins after its end."))
        return found

    def understood(self, name: str):
        """The value of a field, or None where it is empty or could not be read."""
        return self.cleaned_data.get(name) or None

    def problems(self) -> str:
        """What could not be read, as sentences."""
        return " ".join(
            f"{self.fields[name].label or name}: {error}"
            for name, errors in self.errors.items()
            for error in errors
        )
