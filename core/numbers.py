"""Numbers as people of each language write and read them, without Django's slower machinery."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils.translation import get_language

NO_BREAK_SPACE = "\u00a0"
SEPARATORS = {"en": (",", "."), "ru": (NO_BREAK_SPACE, ","), "kk": (NO_BREAK_SPACE, ",")}
"""Language -> (sign between groups of three digits, decimal sign)."""

LONGEST_INPUT = 40
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_SPACES = re.compile("[ \u00a0\u2007\u2009\u202f]")
_SHAPE = re.compile(
    r"(?P<sign>[-\u2212]?)"
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<group>[ .,])[0-9]{3}(?:(?P=group)[0-9]{3})*)"
    r"(?:(?P<mark>[.,])(?P<fraction>[0-9]+))?"
)


class UnreadableNumber(ValueError):
    """What was typed is not one number."""


class AmbiguousNumber(UnreadableNumber):
    """What was typed is one number to one reader and another to the next, like 1,234."""


def base_language(language=None):
    """The language asked for, or the active one, as "kk", "ru" or "en" (also for all others)."""
    code = (language or get_language() or "en")[:2].lower()
    return code if code in SEPARATORS else "en"


def format_number(value, language=None, digits=None):
    """The number in groups of three with the language's signs; None gives "".

    `digits` rounds to so many decimals, half up, as people do; without it the value keeps its own.
    Raises ValueError for NaN and infinity.
    """
    if value is None:
        return ""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"Not a number that can be shown: {value!r}")
    if digits is not None:
        number = number.quantize(Decimal(1).scaleb(-digits), context=_WIDE)
    if number == 0:
        number = abs(number)
    group, mark = SEPARATORS[base_language(language)]
    whole, _, fraction = f"{number:,f}".partition(".")
    return whole.replace(",", group) + (mark + fraction if fraction else "")


def format_percent(share, language=None, digits=0):
    """A share of one as a percentage: 0.256 is "26%"; Russian sets a space before the sign."""
    if share is None:
        return ""
    percent = Decimal(str(share)) * 100
    language = base_language(language)
    space = NO_BREAK_SPACE if language == "ru" else ""
    return f"{format_number(percent, language, digits)}{space}%"


def parse_number(text, language=None, decimal_places=2):
    """The Decimal that a person typed: "1 234,50", "1.234,50", "1,234.50" or "1234.5".

    A lone sign before exactly three digits can mean thousands or decimals. English reads "1,234"
    as thousands and "1.234" as decimals. Russian and Kazakh readers use both ways, so there it
    raises AmbiguousNumber, unless the field has three decimal places or more (coordinates),
    where it is decimals. Anything else that is not one number raises UnreadableNumber.
    """
    text = _SPACES.sub(" ", text.strip())
    match = _SHAPE.fullmatch(text) if len(text) <= LONGEST_INPUT else None
    if not match or match["group"] and match["group"] == match["mark"]:
        raise UnreadableNumber(text)
    lone_sign = re.fullmatch(r"[-\u2212]?[1-9][0-9]{0,2}([.,])[0-9]{3}", text)
    if lone_sign:
        return _lone_sign_number(text, lone_sign[1], base_language(language), decimal_places)
    whole = re.sub(r"[ .,]", "", match["whole"])
    sign = "-" if match["sign"] else ""
    return Decimal(f"{sign}{whole}.{match['fraction']}" if match["mark"] else sign + whole)


def _lone_sign_number(text, sign, language, decimal_places):
    text = text.replace("\u2212", "-")
    if language == "en":
        return Decimal(text.replace(",", ""))
    if decimal_places >= 3:
        return Decimal(text.replace(sign, "."))
    raise AmbiguousNumber(text)
