"""Conversion of amounts at listed rates, once, when they are entered."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from core.dates import format_date
from core.exceptions import RuleViolation
from core.models import ExchangeRate
from core.money import convert
from core.organisation import currency_now


class ListedRates:
    """The rates between some currencies that hold from a day to a day, read at once."""

    def __init__(self, currencies: set[str], first: date, last: date) -> None:
        self._rates: dict[tuple[str, str], list[ExchangeRate]] = {}
        if len(currencies) > 1:
            pair = {"currency": OuterRef("currency"), "to_currency": OuterRef("to_currency")}
            earlier = ExchangeRate.objects.filter(**pair, valid_on__lte=first)
            holds_first = Subquery(earlier.order_by("-valid_on").values("valid_on")[:1])
            rows = ExchangeRate.objects.filter(
                currency__in=currencies,
                to_currency__in=currencies,
                valid_on__gte=Coalesce(holds_first, Value(first)),
                valid_on__lte=last,
            )
            for rate in rows.order_by("-valid_on"):
                self._rates.setdefault((rate.currency, rate.to_currency), []).append(rate)

    def newest(self, currency: str, to: str, on: date) -> ExchangeRate | None:
        """The newest rate from `currency` into `to` listed up to `on`, or None."""
        rates = self._rates.get((currency, to), ())
        return next((rate for rate in rates if rate.valid_on <= on), None)

    def convert(self, minor: int, currency: str, to: str, on: date) -> tuple[int, str]:
        """An amount (minor units) in another currency at the listed rate of a day, with a note
        that names the rate. Raises RuleViolation if no rate is listed."""
        if currency == to:
            return minor, ""
        if found := self.newest(currency, to, on):
            return convert(minor, currency, to, found.rate), _note(found)
        if found := self.newest(to, currency, on):
            return convert(minor, currency, to, Decimal(1) / found.rate), _note(found)
        raise RuleViolation(
            _("No rate from %(currency)s into %(to)s is listed for %(date)s: ask an administrator.")
            % {"currency": currency, "to": to, "date": format_date(on)}
        )


def _note(rate: ExchangeRate) -> str:
    return f"{rate} ({rate.valid_on:%d.%m.%Y})"


def fill_amounts(row, programme_currency: str, on: date) -> None:
    """Fill what an amount is in the programme's and in the portfolio's currency, as of `on`."""
    fill_many([(row, on)], programme_currency)


def fill_many(rows: Sequence[tuple], programme_currency: str) -> None:
    """The same for pairs (row, day), in one query however many they are.

    Raises RuleViolation if no rate is listed.
    """
    if not rows:
        return
    portfolio = currency_now()
    currencies = {programme_currency, portfolio, *(row.currency for row, _on in rows)}
    days = [on for _row, on in rows]
    rates = ListedRates(currencies, min(days), max(days))
    for row, on in rows:
        row.amount_programme, first = rates.convert(
            row.amount, row.currency, programme_currency, on
        )
        row.amount_portfolio, second = rates.convert(row.amount, row.currency, portfolio, on)
        row.rate_note = "; ".join(dict.fromkeys(note for note in (first, second) if note))
