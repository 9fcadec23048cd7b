"""The foot of a grid: what its rows come to, by currency, as far as they can be read."""

from collections import defaultdict

from core.money import CURRENCIES, format_money
from core.numbers import format_number


class GridTotals:
    """A formset that adds up `total_column`, amounts for each currency apart."""

    total_column = ""
    total_label = ""

    def totals(self) -> str:
        """The sums of the rows that shall stand, "1 234,50 KZT + 20 USD"; empty without any."""
        if not self.total_column:
            return ""
        is_money = hasattr(self.empty_form.fields[self.total_column], "currency")
        sums: dict[str, int] = defaultdict(int)
        for form in self.forms:
            values = self._values(form)
            amount, code = values.get(self.total_column), self.currency_of(values)
            if amount is not None and bool(code) == is_money:
                sums[code] += amount
        return " + ".join(
            format_money(total, code) if is_money else format_number(total)
            for code, total in sorted(sums.items())
        )

    def currency_of(self, values: dict) -> str:
        """The currency of a row's amount; empty where a column holds no money."""
        code = values.get("currency") or ""
        return code if code in CURRENCIES else ""

    def _values(self, form) -> dict:
        if not form.is_bound:
            stored = form.instance.pk is not None
            names = (self.total_column, "currency")
            return {name: getattr(form.instance, name, None) for name in names if stored}
        blank = form.instance.pk is None and not form.has_changed()
        if blank or form.errors and not hasattr(form, "cleaned_data"):
            return {}
        return {} if self.can_delete and self._should_delete_form(form) else form.cleaned_data
