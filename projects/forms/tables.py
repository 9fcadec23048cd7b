"""The tables of a project's money, each edited on a page of its own: what came, what was spent."""

from django import forms
from django.forms.models import modelformset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from core.forms import RecordForm
from core.grids import GridOfRows, GridRowForm, RecordGrid, grid
from projects.forms.amounts import ExpenditureForm, ReceiptForm
from projects.forms.money import ConvertedRows, ProposedCurrency
from projects.in_kind import InKindRates
from projects.models import Expenditure, InKindRate, Project, Receipt


class TableForm(RecordForm):
    """The version of the project whose rows are edited; nothing of its own."""

    class Meta(RecordForm.Meta):
        model = Project
        fields: list[str] = []


class PledgeSelect(forms.Select):
    """A choice among contributions; each says its currency to the running total."""

    def create_option(self, name, value, *args, **kwargs) -> dict:
        option = super().create_option(name, value, *args, **kwargs)
        pledge = self.pledges.get(str(value)) if value else None
        if pledge:
            option["attrs"]["data-currency"] = pledge.currency
        return option


class ReceiptTableRow(ProposedCurrency, GridRowForm, ReceiptForm):
    """One receipt among those of a project."""

    proposed = {"contribution", "currency"}

    class Meta(ReceiptForm.Meta):
        widgets = {"contribution": PledgeSelect}

    def offer_pledges(self, pledges: dict) -> None:
        """The choice itself is shared by the rows of the table."""
        self.fields["contribution"].widget.pledges = pledges


class ReceiptTableBase(ConvertedRows, GridOfRows):
    """What came of all contributions of a project."""

    title = gettext_lazy("What was received")
    note = gettext_lazy(
        "In cash, give the amount. In kind, give quantity, unit and rate: the amount is worked "
        "out. What day sheets of ashar bring is entered there."
    )
    day_field = "received_on"

    def __init__(self, data=None, *, instance: Project, **kwargs) -> None:
        self.instance = instance
        rows = Receipt.objects.filter(contribution__project=instance.pk)
        self.rates = InKindRates(instance)
        rows = rows.filter(day_sheet=None).select_related("contribution__partner")
        super().__init__(data, queryset=rows, **kwargs)

    def table_data(self) -> dict:
        """The listed rates, for the value of a row as it is typed."""
        return {"rates": self.rates.plain()}

    def taken(self) -> list[InKindRate]:
        """The listed rates that saving takes, each once."""
        return list(dict.fromkeys(form.taken for form in self.forms if form.taken))

    @cached_property
    def pledges(self) -> dict:
        """The contributions of the project by their key as text."""
        rows = self.instance.contributions.select_related("partner") if self.instance.pk else ()
        return {str(row.pk): row for row in rows}

    def get_form_kwargs(self, index) -> dict:
        own = {"root": self.instance, "pledges": self.pledges, "rates": self.rates}
        return super().get_form_kwargs(index) | own

    def choices_of(self, name: str, field) -> dict:
        """The contributions of this project."""
        return self.pledges if name == "contribution" else super().choices_of(name, field)


ReceiptTable = modelformset_factory(
    Receipt,
    form=ReceiptTableRow,
    formset=ReceiptTableBase,
    extra=3,
    can_delete=True,
    max_num=300,
    absolute_max=301,
    validate_max=True,
)
ReceiptTable.prefix, ReceiptTable.whole = "receipts", Project


class ExpenditureTableRow(ProposedCurrency, GridRowForm, ExpenditureForm):
    """One sum that was spent."""

    class Meta(ExpenditureForm.Meta):
        pass


class ExpenditureTableBase(ConvertedRows, RecordGrid):
    """What was spent on a project."""

    title = gettext_lazy("What was spent")
    day_field = "spent_on"

    def get_form_kwargs(self, index) -> dict:
        return super().get_form_kwargs(index) | {"root": self.instance}


ExpenditureTable = grid(
    "expenditure", Project, Expenditure, ExpenditureTableRow, formset=ExpenditureTableBase
)
