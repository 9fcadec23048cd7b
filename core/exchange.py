"""Conversion of amounts at listed rates, once, when they are entered."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from core.dates import format_date
from core.exceptions import RuleViolation
from core.models import ExchangeRate
from core.money import convert


def listed_rate(currency: str, to: str, on: date) -> ExchangeRate | None:
    """The newest rate from `currency` into `to` listed up to `on`, or None."""
    rates = ExchangeRate.objects.filter(currency=currency, to_currency=to, valid_on__lte=on)
    return rates.order_by("-valid_on").first()


def convert_on(minor: int, currency: str, to: str, on: date) -> tuple[int, str]:
    """An amount (minor units) in another currency at the listed rate of a day, with a note that
    names the rate. Raises RuleViolation if no rate is listed."""
    if currency == to:
        return minor, ""
    if found := listed_rate(currency, to, on):
        return convert(minor, currency, to, found.rate), f"{found} ({found.valid_on:%d.%m.%Y})"
    if found := listed_rate(to, currency, on):
        note = f"{found} ({found.valid_on:%d.%m.%Y})"
        return convert(minor, currency, to, Decimal(1) / found.rate), note
    raise RuleViolation(
        _("No rate from %(currency)s into %(to)s is listed for %(date)s: ask an administrator.")
        % {"currency": currency, "to": to, "date": format_date(on)}
    )


def fill_amounts(row, programme_currency: str, on: date) -> None:
    """Fill what an amount is in the programme's and in the portfolio's currency, as of `on`."""
    row.amount_programme, first = convert_on(row.amount, row.currency, programme_currency, on)
    portfolio = settings.PORTFOLIO_CURRENCY
    row.amount_portfolio, second = convert_on(row.amount, row.currency, portfolio, on)
    row.rate_note = "; ".join(dict.fromkeys(note for note in (first, second) if note))
