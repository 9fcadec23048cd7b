"""The grid of contributions on a project's form."""

from django import forms
from django.core.exceptions import ValidationError
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


class ProposedCurrency:
    """A row that is left blank also if another value is chosen for what is `proposed`."""

    proposed = {"currency"}

    def has_changed(self) -> bool:
        """Whether more was typed into a new row than what is proposed for it."""
        return bool(set(self.changed_data) - (self.proposed if self.instance.pk is None else set()))


class ConvertedRows:
    """A grid of amounts, converted at the listed rates of the day in `day_field`."""

    total_column = "amount"
    takes_paste = True
    day_field = ""

    def complete(self, found: dict[str, list], record) -> None:
        """Convert what is new, or in another currency, amount or day, at the listed rates."""
        today = timezone.localdate()
        same = ("currency", "amount", self.day_field)
        rows = [
            *found["create"],
            *(
                new
                for old, new in found["update"]
                if any(getattr(old, name) != getattr(new, name) for name in same)
            ),
        ]
        days = [(row, getattr(row, self.day_field) or today) for row in rows]
        fill_many(days, record.programme.currency)


class ContributionRow(ProposedCurrency, GridRowForm):
    """What one source pledges, typed in major units."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=currency_choices)
    amount = MoneyField(label=gettext_lazy("Amount"), min_value=1)
    programme_currency = ""

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

    def go_by(self, project: Project) -> None:
        """Propose the currency of the programme, whichever is chosen for a project that is new."""
        self.programme_currency = project.programme.currency if project.programme_id else ""
        self.fields["currency"].choices = [("", _("as in the programme")), *currency_choices()]
        self.fields["currency"].required = False
        self.initial["currency"] = ""
        self.fields["amount"].currency = self._currency()

    def _currency(self) -> str:
        typed = self.data.get(self.add_prefix("currency")) if self.is_bound else None
        code = typed or self.instance.currency or self.initial.get("currency")
        code = code or self.programme_currency
        return code if code in CURRENCIES else organisation().currency

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if "currency" in cleaned:
            cleaned["currency"] = cleaned["currency"] or self._currency()
        government = cleaned.get("contributor") == ContributionSource.LOCAL_GOVERNMENT
        if cleaned.get("level") and cleaned.get("contributor") and not government:
            self.add_error("level", _("Only local government has a level."))
        return cleaned


class ContributionGridBase(ConvertedRows, RecordGrid):
    """Contributions with their running total."""

    title = gettext_lazy("Contributions")
    note = gettext_lazy("What each source pledges. What came and when is entered afterwards.")
    day_field = "pledged_on"

    def get_queryset(self):
        """The contributions with their partners."""
        if not hasattr(self, "_contributions"):
            self._contributions = super().get_queryset().select_related("partner")
        return self._contributions

    def get_form_kwargs(self, index) -> dict:
        """A new row is proposed in the programme's currency."""
        kwargs = super().get_form_kwargs(index)
        if self.instance.pk and (index is None or index >= self.initial_form_count()):
            kwargs["initial"] = {"currency": self.instance.programme.currency}
        return kwargs

    def add_fields(self, form, index) -> None:
        """The programme of a new project may be chosen together with its amounts."""
        super().add_fields(form, index)
        if self.instance.pk is None:
            form.go_by(self.instance)

    def clean(self) -> None:
        """Refuse to remove, by a tick alone, what receipts are entered under."""
        super().clean()
        removed = [form.instance.pk for form in self.deleted_forms if form.instance.pk]
        if removed and not self.locked:
            used = Contribution.objects.filter(pk__in=removed, receipts__isnull=False).distinct()
            if names := [str(row) for row in used]:
                text = _(
                    "Receipts are entered under: %(names)s. Remove such a contribution on its own "
                    "page, which says what goes with it."
                )
                raise ValidationError(text % {"names": ", ".join(names)})


ContributionGrid = grid(
    "contributions",
    Project,
    Contribution,
    ContributionRow,
    formset=ContributionGridBase,
    extra=2,
    max_num=200,
)
