"""Administration of what comes in kind: the rates, kept here, and day sheets, to be looked at."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import RecordAdmin, RemovableMixin
from core.display import Link
from core.fields import MoneyField
from core.forms import RecordForm, currency_choices
from core.money import CURRENCIES, format_money
from core.organisation import organisation
from projects.models import DaySheet, InKindRate

LARGEST_RATE = 10**10
"""In minor units: a hundred million tenge for one unit."""


class InKindRateForm(RecordForm):
    """One rate; a second of the same region, year, unit and currency is refused beside the year."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=currency_choices)
    rate = MoneyField(label=gettext_lazy("Rate for one unit"), min_value=1, max_value=LARGEST_RATE)

    class Meta(RecordForm.Meta):
        model = InKindRate
        fields = "__all__"

    def set_up(self) -> None:
        """Say where a rate holds and that it needs a source."""
        self.fields["region"].help_text = gettext_lazy("Leave empty if it holds in every region.")
        self.fields["source"].required = True
        code = self.data.get(self.add_prefix("currency")) if self.is_bound else None
        code = code or self.instance.currency or organisation().currency
        self.fields["rate"].currency = code if code in CURRENCIES else organisation().currency

    def clean(self) -> dict:
        """Refuse a second rate for the same."""
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        names = ("region", "year", "unit", "currency")
        if not set(names) <= cleaned.keys():
            return cleaned
        same = InKindRate.objects.filter(**{name: cleaned[name] for name in names})
        if other := same.exclude(pk=self.instance.pk).first():
            text = _("There is already a rate for this region and year: %(rate)s.")
            self.add_error("year", text % {"rate": other})
        return cleaned

    def validate_unique(self) -> None:
        """Said by `clean` already, beside the year."""


@admin.register(InKindRate)
class InKindRateAdmin(RemovableMixin, RecordAdmin):
    form = InKindRateForm
    about = gettext_lazy(
        "What a people-day, a machine-hour or a cubic metre counts as, by region and year. An "
        "entry keeps the rate it was made with."
    )
    list_display = ("__str__", "unit", "region", "year", "rate_shown", "provenance", "source")
    export_fields = ("unit", "region", "year", "rate_shown", "currency", "provenance", "source")
    list_filter = ("unit", "year", "region", "currency", "provenance")
    list_select_related = ("region",)
    search_fields = ("source",)
    ordering = ("-year", "unit", "region", "currency")
    autocomplete_fields = ("region",)
    fieldsets = (
        (None, {"fields": (("region", "year"), ("unit", "currency", "rate"))}),
        (
            gettext_lazy("Provenance"),
            {"fields": ("provenance", "source", "source_url", "version")},
        ),
    )

    @admin.display(description=gettext_lazy("rate for one unit"), ordering="rate")
    def rate_shown(self, row: InKindRate) -> str:
        """The rate in major units with its currency."""
        return format_money(row.rate, row.currency)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """In tenge, as most rates are."""
        return {"currency": "KZT"}


@admin.register(DaySheet)
class DaySheetAdmin(RecordAdmin):
    """Looked at here; changed where its receipt is kept in step, on the page of the project."""

    about = gettext_lazy(
        "What the residents did together, day by day. It is entered and changed on the project's "
        "page; its value is a receipt."
    )
    list_display = ("worked_on", "work", "project", "women", "men", "hours", "worth")
    list_select_related = ("receipt", "contribution__project")
    list_filter = ("contribution__project__programme", "provenance")
    search_fields = ("work",)
    date_hierarchy = "worked_on"
    fields = ("worked_on", "work", "women", "men", "hours", "note", "contribution", "worth")
    readonly_fields = ("worth",)

    @admin.display(description=gettext_lazy("project"))
    def project(self, row: DaySheet) -> str:
        """The project it was done for."""
        return str(row.project)

    @admin.display(description=gettext_lazy("value"))
    def worth(self, row: DaySheet) -> str:
        """Its receipt in major units with the currency."""
        return format_money(row.receipt.amount, row.receipt.currency)

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def acts_of(self, request: HttpRequest, record: DaySheet) -> list[Link]:
        """The way to the project, where it is changed."""
        return [Link(str(record.project), record.project.get_absolute_url())]
