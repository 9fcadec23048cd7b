"""The administration of exchange rates: from, into, the day, and who says so."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.base import RecordAdmin
from core.admin.removal import RemovableMixin
from core.forms import RecordForm, currency_choices
from core.models import ExchangeRate
from core.organisation import organisation


class ExchangeRateForm(RecordForm):
    """One rate; a second of the same day is refused beside the day."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=currency_choices)
    to_currency = forms.ChoiceField(label=gettext_lazy("Into"), choices=currency_choices)

    class Meta(RecordForm.Meta):
        model = ExchangeRate
        fields = "__all__"

    def set_up(self) -> None:
        """Say what a rate is and where it holds."""
        self.fields["rate"].help_text = gettext_lazy(
            "What one unit of the first currency was worth in the second."
        )
        self.fields["valid_on"].help_text = gettext_lazy("It holds until the next one listed.")

    def clean(self) -> dict:
        """Refuse a rate into itself and a second one for the day."""
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        names = ("currency", "to_currency", "valid_on")
        pair = {name: cleaned.get(name) for name in names}
        if pair["currency"] and pair["currency"] == pair["to_currency"]:
            self.add_error("to_currency", _("Choose another currency than the first."))
        same = ExchangeRate.objects.filter(**pair).exclude(pk=self.instance.pk)
        if all(pair.values()) and (other := same.first()):
            text = _("There is already a rate for this day: %(rate)s.")
            self.add_error("valid_on", text % {"rate": other})
        return cleaned

    def validate_unique(self) -> None:
        """Said by `clean` already, beside the day."""


@admin.register(ExchangeRate)
class ExchangeRateAdmin(RemovableMixin, RecordAdmin):
    form = ExchangeRateForm
    list_display = ("__str__", "currency", "to_currency", "valid_on", "provenance", "source")
    export_fields = ("currency", "to_currency", "valid_on", "rate", "provenance", "source")
    list_filter = ("currency", "to_currency", "provenance")
    date_hierarchy = "valid_on"
    ordering = ("-valid_on", "currency", "to_currency")
    search_fields = ("currency", "to_currency", "source")
    fieldsets = (
        (None, {"fields": (("currency", "to_currency"), ("valid_on", "rate"))}),
        (
            gettext_lazy("Provenance"),
            {"fields": ("provenance", "source", "source_url", "version")},
        ),
    )

    @property
    def about(self) -> str:
        """What rates are for, with the currency in which sums over programmes are shown."""
        return _(
            "An amount is converted once, when it is entered, at the rate of its day; removing a "
            "rate changes no amount. Sums over programmes are shown in %(currency)s."
        ) % {"currency": organisation().currency}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """From the currency of the sums into tenge, as most rates are."""
        return {"currency": organisation().currency, "to_currency": "KZT"}
