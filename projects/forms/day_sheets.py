"""The table of day sheets of ashar of a project."""

from decimal import Decimal

from django import forms
from django.forms.models import modelformset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from core.fields import LocalDecimalField, LocalIntegerField
from core.grids import GridOfRows, GridRowForm
from core.money import format_money, to_major
from core.numbers import format_number
from projects.choices import ContributionSource, InKindUnit
from projects.day_sheets import people_days, rate_is_asked, write_day_sheets
from projects.forms.amounts import contribution_label
from projects.forms.money import ProposedCurrency
from projects.forms.tables import PledgeSelect
from projects.in_kind import InKindRates
from projects.models import Contribution, DaySheet, InKindRate, Project
from projects.part_services import value_in_kind

MOST_PEOPLE = 5000


def pledges_in_kind(project: Project) -> dict[str, Contribution]:
    """The community's contributions in kind to a project, by their key as text."""
    if project.pk is None:
        return {}
    rows = project.contributions.filter(contributor=ContributionSource.COMMUNITY_IN_KIND)
    return {str(row.pk): row for row in rows.select_related("partner")}


class DaySheetRow(ProposedCurrency, GridRowForm):
    """One day: what was done, by how many, and what it is worth."""

    past_days = ("worked_on",)
    proposed = {"contribution", "hours"}

    women = LocalIntegerField(
        label=gettext_lazy("Women"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    men = LocalIntegerField(
        label=gettext_lazy("Men"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    hours = LocalDecimalField(
        label=gettext_lazy("Hours each"),
        max_digits=4,
        min_value=Decimal("0.25"),
        max_value=Decimal(24),
        initial=Decimal(8),
    )
    worth = forms.CharField(
        label=gettext_lazy("Value"),
        required=False,
        disabled=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )

    field_order = [
        "worked_on",
        "work",
        "women",
        "men",
        "hours",
        "note",
        "contribution",
        "worth",
    ]

    class Meta(GridRowForm.Meta):
        model = DaySheet
        fields = ["worked_on", "work", "women", "men", "hours", "note", "contribution"]
        widgets = {"contribution": PledgeSelect}

    def __init__(
        self, *args, rates: InKindRates | None = None, pledges: dict | None = None, **kwargs
    ) -> None:
        project = kwargs["root"]
        self.rates = rates or InKindRates(project)
        self.pledges = pledges_in_kind(project) if pledges is None else pledges
        super().__init__(*args, **kwargs)

    def set_up(self) -> None:
        field = self.fields["contribution"]
        field.label_from_instance, field.widget.pledges = contribution_label, self.pledges
        field.queryset = field.queryset.filter(pk__in=self.pledges)
        if len(self.pledges) == 1 and not self.initial.get("contribution"):
            self.initial["contribution"] = next(iter(self.pledges))
        if self.instance.pk:
            receipt = self.instance.receipt
            rate = f"{to_major(receipt.rate, receipt.currency):f}"
            self.fields["worth"].widget.attrs["data-rate"] = rate
            worth = format_money(receipt.amount, receipt.currency, with_code=False)
            self.initial["worth"] = worth

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        for name in ("women", "men"):
            if name not in self.errors:
                cleaned[name] = cleaned.get(name) or 0
        if "women" in cleaned and "men" in cleaned and not cleaned["women"] + cleaned["men"]:
            self.add_error("women", _("Give how many women and men worked."))
        day, pledge = cleaned.get("worked_on"), cleaned.get("contribution")
        if day and pledge and self._rate(day, pledge) is None:
            refusal = self.rates.refusal(InKindUnit.PEOPLE_DAY, day, pledge.currency)
            self.add_error("worked_on", refusal)
        return cleaned

    def _rate(self, day, pledge) -> int | None:
        """The rate at which the row counts, in minor units; None if none is listed."""
        if not rate_is_asked(self.before, pledge.pk, day):
            return self.before.receipt.rate
        listed = self.rates.find(InKindUnit.PEOPLE_DAY, day, pledge.currency)
        return listed.rate if listed else None

    def taken(self) -> InKindRate | None:
        """The listed rate that saving takes for this row, if it takes one."""
        day, pledge = self.cleaned_data["worked_on"], self.cleaned_data["contribution"]
        if not rate_is_asked(self.before, pledge.pk, day):
            return None
        return self.rates.find(InKindUnit.PEOPLE_DAY, day, pledge.currency)

    def counted(self) -> tuple[Decimal, int, str] | None:
        """People-days, value (minor units) and currency of a row as it stands, if it has them."""
        if not self.is_bound:
            receipt = self.instance.receipt if self.instance.pk else None
            return receipt and (receipt.quantity, receipt.amount, receipt.currency)
        needed = ("worked_on", "contribution", "women", "men", "hours")
        if self.errors or any(self.cleaned_data.get(name) is None for name in needed):
            return None
        day, pledge, *people = (self.cleaned_data[name] for name in needed)
        days = people_days(*people)
        return days, value_in_kind(days, self._rate(day, pledge)), pledge.currency


class DaySheetTableBase(GridOfRows):
    """The days of ashar of a project. Each is saved with its receipt."""

    title = gettext_lazy("Days of ashar")
    note = gettext_lazy(
        "Eight hours of one person are a people-day. People-days are rounded to hundredths and "
        "count at the rate listed for the region and the year."
    )
    total_column = "worth"
    takes_paste = True

    def __init__(self, data=None, *, instance: Project, **kwargs) -> None:
        self.instance = instance
        self.rates = InKindRates(instance)
        rows = DaySheet.objects.filter(contribution__project=instance.pk)
        linked = ("receipt__contribution", "contribution__partner")
        super().__init__(data, queryset=rows.select_related(*linked), **kwargs)

    @cached_property
    def pledges(self) -> dict:
        """The community's contributions in kind by their key as text."""
        return pledges_in_kind(self.instance)

    def get_form_kwargs(self, index) -> dict:
        own = {"root": self.instance, "rates": self.rates, "pledges": self.pledges}
        return super().get_form_kwargs(index) | own

    def choices_of(self, name: str, field) -> dict:
        """The community's contributions in kind."""
        return self.pledges

    def table_data(self) -> dict:
        """The listed rates, for the value of a row as it is typed."""
        return {"rates": self.rates.plain()}

    def totals(self) -> str:
        """People-days, and the value in each currency, of the rows that can be read."""
        days, sums = Decimal(0), {}
        for form in self.forms:
            blank = form.is_bound and (form.errors or not form.has_changed() and not form.before.pk)
            if blank or form.is_bound and self._should_delete_form(form):
                continue
            if counted := form.counted():
                days += counted[0]
                sums[counted[2]] = sums.get(counted[2], 0) + counted[1]
        if not sums:
            return ""
        words = ngettext_lazy("%(number)s people-day", "%(number)s people-days", "count")
        said = words % {"count": int(days) if days == int(days) else 2, "number": _plain(days)}
        return f"{said}: {' + '.join(format_money(sums[code], code) for code in sorted(sums))}"

    def taken(self) -> list[InKindRate]:
        """The listed rates that saving takes, each once."""
        rows = [
            form for form in self.forms if form.has_changed() and not self._should_delete_form(form)
        ]
        return list(dict.fromkeys(rate for form in rows if (rate := form.taken())))

    def write(self, *, actor, record, root) -> None:
        """The days with their receipts."""
        found = self.collect()
        write_day_sheets(actor=actor, project=record, rates=self.rates, **found)


def _plain(number: Decimal) -> str:
    return format_number(number.normalize() if number else number)


DaySheetTable = modelformset_factory(
    DaySheet,
    form=DaySheetRow,
    formset=DaySheetTableBase,
    extra=3,
    can_delete=True,
    max_num=366,
    absolute_max=367,
    validate_max=True,
)
DaySheetTable.prefix, DaySheetTable.whole = "day_sheets", Project
