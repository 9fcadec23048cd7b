"""Money as whole minor units (tiyn, cents) of a currency: never a float, never a bare decimal."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from core.numbers import NO_BREAK_SPACE, format_number

CURRENCIES = {
    "KZT": 2,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "CHF": 2,
    "RUB": 2,
    "UZS": 2,
    "KGS": 2,
    "TJS": 2,
    "TMT": 2,
    "CNY": 2,
    "TRY": 2,
    "JPY": 0,
    "KRW": 0,
    "KWD": 3,
}
"""ISO 4217 code -> number of decimal digits of its minor unit (ISO 4217, list one)."""

SIGNS = {
    "KZT": ("₸", "тг", "тенге", "теңге"),
    "USD": ("$",),
    "EUR": ("€",),
    "GBP": ("£",),
    "RUB": ("₽", "руб"),
}
"""How people and spreadsheets write a currency beside an amount, besides its code."""

MAX_MINOR = 10**15
"""The largest amount, in minor units, that a person may enter: ten trillion tenge."""

_EXACT = Context(prec=80, rounding=ROUND_HALF_EVEN)
_MOST_DIGITS = 30


def exponent(currency):
    """The number of decimal digits of the currency; raises ValueError for an unknown code."""
    try:
        return CURRENCIES[currency]
    except KeyError:
        raise ValueError(f"Unknown currency: {currency!r}") from None


def without_sign(text: str, currency: str) -> str:
    """What was typed as an amount less the sign of its currency before or after it; any other
    currency's stays, to be refused."""
    signs = "|".join(re.escape(sign) for sign in (currency, *SIGNS.get(currency, ())))
    return re.sub(rf"^(?:{signs})\s*(?=\d)|(?<=[\d\s])(?:{signs})\.?$", "", text, flags=re.I)


def to_minor(amount, currency):
    """The amount in major units (a Decimal or an int) as whole minor units.

    Raises ValueError when it has more decimal digits than the currency, or is not finite, and
    TypeError for a float.
    """
    amount = _decimal(amount)
    scaled = amount.scaleb(exponent(currency), _EXACT)
    if scaled != scaled.to_integral_value(context=_EXACT):
        raise ValueError(f"{amount} has more decimal digits than {currency}")
    return int(scaled)


def to_major(minor, currency):
    """The minor units as a Decimal of major units, with all decimal digits of the currency."""
    return Decimal(minor).scaleb(-exponent(currency), _EXACT)


def convert(minor, currency, to, rate):
    """The minor units of `to` that `minor` units of `currency` are worth, halves to even.

    `rate` is the number of major units of `to` per major unit of `currency`: a positive Decimal,
    else ValueError (TypeError for a float).
    """
    rate = _decimal(rate)
    if rate <= 0:
        raise ValueError(f"A rate is above zero, not {rate}")
    major = _EXACT.multiply(to_major(minor, currency), rate)
    return int(major.scaleb(exponent(to), _EXACT).to_integral_value(context=_EXACT))


def format_money(minor, currency, language=None, with_code=True):
    """The amount as people read it, "1 234,50 KZT"; decimals are left out when they are zero.

    None gives "".
    """
    if minor is None:
        return ""
    major = to_major(minor, currency)
    whole = major.to_integral_value(context=_EXACT)
    number = format_number(whole if major == whole else major, language)
    return f"{number}{NO_BREAK_SPACE}{currency}" if with_code else number


def _decimal(value):
    if isinstance(value, float):
        raise TypeError("Money and rates are Decimals, never floats")
    value = Decimal(value)
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(f"Not an amount: {value}")
    return value
