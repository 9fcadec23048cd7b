"""The grid of contributions on a project's form."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.exchange import fill_many
from core.fields import MoneyField
from core.forms import currency_choices
from core.grids import GridRowForm, RecordGrid, grid
from core.money import CURRENCIES
from core.organisation import organisation
from projects.choices import ContributionSource
from projects.forms.choices import partners
from projects.models import Contribution, Project


class ContributionRow(GridRowForm):
    """What one source pledges, typed in major units."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=currency_choices)
    amount = MoneyField(label=gettext_lazy("Amount"), min_value=1)

    field_order = [
        "contributor",
        "level",
        "partner",
        "award",
        "currency",
        "amount",
        "pledged_on",
        "due_on",
        "letter",
    ]

    class Meta(GridRowForm.Meta):
        model = Contribution
        fields = [
            "contributor",
            "level",
            "partner",
            "award",
            "currency",
            "amount",
            "pledged_on",
            "due_on",
            "letter",
        ]

    def set_up(self) -> None:
        partners(self.fields["partner"], self.instance.project_id)
        self.fields["amount"].currency = self._currency()

    def _currency(self) -> str:
        typed = self.data.get(self.add_prefix("currency")) if self.is_bound else None
        code = typed or self.instance.currency or self.initial.get("currency")
        return code if code in CURRENCIES else organisation().currency

    def has_changed(self) -> bool:
        """A blank row is left blank also if its currency is another one than was proposed."""
        return bool(set(self.changed_data) - ({"currency"} if self.instance.pk is None else set()))

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        government = cleaned.get("contributor") == ContributionSource.LOCAL_GOVERNMENT
        if cleaned.get("level") and cleaned.get("contributor") and not government:
            self.add_error("level", _("Only local government has a level."))
        return cleaned


class ContributionGridBase(RecordGrid):
    """Contributions with their running total."""

    title = gettext_lazy("Contributions")
    note = gettext_lazy("What each source pledges. What came and when is entered afterwards.")
    total_column = "amount"
    takes_paste = True

    def get_queryset(self):
        """The contributions with their partners."""
        if not hasattr(self, "_contributions"):
            self._contributions = super().get_queryset().select_related("partner")
        return self._contributions

    def get_form_kwargs(self, index) -> dict:
        """A new row is proposed in the programme's currency."""
        kwargs = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            programme = self.instance.programme if self.instance.programme_id else None
            currency = programme.currency if programme else organisation().currency
            kwargs["initial"] = {"currency": currency}
        return kwargs

    def complete(self, found: dict[str, list], record) -> None:
        """Convert what is new, or in another currency, amount or day, at the listed rates."""
        today = timezone.localdate()
        same = ("currency", "amount", "pledged_on")
        rows = [
            *found["create"],
            *(
                new
                for old, new in found["update"]
                if any(getattr(old, name) != getattr(new, name) for name in same)
            ),
        ]
        fill_many([(row, row.pledged_on or today) for row in rows], record.programme.currency)


ContributionGrid = grid(
    "contributions",
    Project,
    Contribution,
    ContributionRow,
    formset=ContributionGridBase,
    extra=2,
    max_num=200,
)
