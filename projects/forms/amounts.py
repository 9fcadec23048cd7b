"""Forms of single amounts: a contribution, a receipt in cash or in kind, expenditure."""

from decimal import Decimal

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import LocalDecimalField, MoneyField
from core.forms import RecordForm, currency_choices
from core.money import CURRENCIES, MAX_MINOR, format_money
from core.organisation import organisation
from core.shared_choices import SharedChoiceField
from projects.forms.choices import partners, proposable
from projects.forms.money import ContributionRow
from projects.in_kind import InKindRates, source_of
from projects.models import Contribution, Expenditure, InKindRate, Receipt
from projects.part_services import value_in_kind

IN_KIND = ("quantity", "unit", "rate")


def programme_currency(form: RecordForm) -> str:
    """The currency of the programme whose project a form is about, else the portfolio's."""
    project = form.root or getattr(form.instance, "project", None)
    return project.programme.currency if project else organisation().currency


class AmountForm(RecordForm):
    """Amounts typed in major units of the currency beside them, by default the programme's."""

    money_fields: tuple[str, ...] = ("amount",)

    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=currency_choices)

    def set_up(self) -> None:
        if not self.initial.get("currency"):
            self.initial["currency"] = self.default_currency()
        for name in self.money_fields:
            self.fields[name].currency = self.typed_currency()

    def typed_currency(self) -> str:
        """The currency chosen in the form, as far as it can be read before it is checked."""
        typed = self.data.get(self.add_prefix("currency")) if self.is_bound else ""
        return typed if typed in CURRENCIES else self.initial["currency"]

    def default_currency(self) -> str:
        """The currency that is proposed."""
        return programme_currency(self)


class ContributionForm(ContributionRow):
    """What one source pledges to the project."""

    def set_up(self) -> None:
        if not self.initial.get("currency"):
            self.initial["currency"] = programme_currency(self)
        super().set_up()
        partners(self.fields["partner"], self.instance.project_id)
        proposable(self)


class ExpenditureForm(AmountForm):
    """What was spent."""

    past_days = ("spent_on",)

    amount = MoneyField(label=gettext_lazy("Amount"), min_value=1)

    field_order = ["spent_on", "purpose", "currency", "amount", "document"]

    class Meta(RecordForm.Meta):
        model = Expenditure
        fields = ["spent_on", "purpose", "currency", "amount", "document"]


class ReceiptRow(AmountForm):
    """What came: an amount of money, or a quantity at a rate, of which the amount is worked out."""

    past_days = ("received_on",)

    money_fields = ("amount", "rate")

    amount = MoneyField(
        label=gettext_lazy("Amount"),
        min_value=1,
        required=False,
        help_text=gettext_lazy("In kind, leave it empty: it is worked out."),
    )
    quantity = LocalDecimalField(
        label=gettext_lazy("Quantity"),
        max_digits=12,
        min_value=Decimal("0.01"),
        required=False,
        help_text=gettext_lazy("For what came in kind."),
    )
    rate = MoneyField(
        label=gettext_lazy("Rate for one unit"),
        min_value=1,
        required=False,
        help_text=gettext_lazy("Left empty, the listed rate of the region and year is taken."),
    )

    taken: InKindRate | None = None

    field_order = ["received_on", "currency", "amount", *IN_KIND, "rate_source", "evidence"]

    class Meta(RecordForm.Meta):
        model = Receipt
        fields = ["received_on", "currency", "amount", *IN_KIND, "rate_source", "evidence"]

    def set_up(self) -> None:
        super().set_up()
        if self.instance.rate is not None:
            self.initial["amount"] = None

    def default_currency(self) -> str:
        return organisation().currency

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if any(name in self.errors for name in ("received_on", "currency", "amount", *IN_KIND)):
            return cleaned
        given = [name for name in IN_KIND if cleaned.get(name)]
        if given:
            self._clean_in_kind(cleaned, given)
        elif cleaned.get("amount") is None:
            text = _("Give the amount, or, in kind, the quantity, the unit and the rate.")
            self.add_error("amount", text)
        return cleaned

    def _clean_in_kind(self, cleaned: dict, given: list[str]) -> None:
        if cleaned.get("amount") is not None:
            text = _("Leave the amount empty: it is worked out of the quantity and the rate.")
            self.add_error("amount", text)
        for name in ("quantity", "unit"):
            if name not in given:
                self.add_error(name, _("In kind: give the quantity, the unit and the rate."))
        if not self.errors and "rate" not in given:
            self._take_listed_rate(cleaned)
        if "rate" in given and not cleaned.get("rate_source"):
            self.add_error("rate_source", _("Say where the rate comes from."))
        if self.errors:
            return
        cleaned["amount"] = value_in_kind(cleaned["quantity"], cleaned["rate"])
        if not 0 < cleaned["amount"] <= MAX_MINOR:
            worth = format_money(cleaned["amount"], cleaned["currency"])
            text = _("Quantity and rate come to %(worth)s: look at them again.")
            self.add_error("quantity", text % {"worth": worth})

    def _take_listed_rate(self, cleaned: dict) -> None:
        """The rate of the list, if it has one; otherwise say whom to ask. None is guessed."""
        if cleaned.get("rate_source"):
            text = _("Give the rate, or leave its source empty too: then the listed rate is taken.")
            self.add_error("rate", text)
            return
        asked = (cleaned["unit"], cleaned["received_on"], cleaned["currency"])
        rates = self.in_kind_rates()
        self.taken = rates.find(*asked)
        if self.taken is None:
            self.add_error("rate", rates.refusal(*asked))
            return
        cleaned["rate"], cleaned["rate_source"] = self.taken.rate, source_of(self.taken)

    def in_kind_rates(self) -> InKindRates:
        """The listed rates where the project is."""
        return InKindRates(self.root or self.instance.project)


class ReceiptForm(ReceiptRow):
    """A receipt of the project, of one of its contributions."""

    field_order = ["contribution", *ReceiptRow.field_order]

    class Meta(ReceiptRow.Meta):
        fields = ["contribution", *ReceiptRow.Meta.fields]

    def __init__(self, *args, pledges: dict | None = None, rates=None, **kwargs) -> None:
        self._pledges, self._rates = pledges, rates
        super().__init__(*args, **kwargs)

    @cached_property
    def pledges(self) -> dict[str, Contribution]:
        """The contributions of the project by their key as text."""
        if self._pledges is not None:
            return self._pledges
        project = self.root or self.instance.project
        return {str(row.pk): row for row in project.contributions.select_related("partner")}

    def in_kind_rates(self) -> InKindRates:
        return self._rates or super().in_kind_rates()

    def offer_pledges(self, pledges: dict[str, Contribution]) -> None:
        """Offer the contributions of the project, and no others."""
        self.fields["contribution"] = SharedChoiceField.over(self.fields["contribution"], pledges)

    def set_up(self) -> None:
        rows = self.pledges
        field = self.fields["contribution"]
        field.label_from_instance, field.empty_label = contribution_label, ""
        self.offer_pledges(rows)
        if len(rows) == 1 and not self.initial.get("contribution"):
            self.initial["contribution"] = next(iter(rows))
        super().set_up()
        if self.instance.pk is None:
            self.initial["currency"] = ""
        currency = self.fields["currency"]
        currency.required = False
        currency.choices = [("", _("as pledged")), *currency_choices()]

    def default_currency(self) -> str:
        name = self.add_prefix("contribution")
        typed = self.data.get(name) if self.is_bound else self.initial.get("contribution")
        pledged = self.pledges.get(str(typed))
        return pledged.currency if pledged else programme_currency(self)

    def clean(self) -> dict:
        pledged = self.cleaned_data.get("contribution")
        if pledged and not self.cleaned_data.get("currency"):
            self.cleaned_data["currency"] = pledged.currency
        return super().clean()


def contribution_label(contribution: Contribution) -> str:
    """A contribution by its source, who gives it, the award and the sum pledged."""
    parts = [
        contribution,
        contribution.partner,
        contribution.award,
        format_money(contribution.amount, contribution.currency),
    ]
    return ", ".join(str(part) for part in parts if part)
