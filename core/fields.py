"""Form fields that take numbers, money, dates and text the way people here type them.

What is shown again for editing is written the same way and reads back to the same value, so that
opening a form and saving it changes nothing. Every refusal says what to type instead.
"""

import datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.dates import DAY, PartialDate, UnreadableDate, format_date_input, parse_date_input
from core.money import MAX_MINOR, exponent, to_major, to_minor, without_sign
from core.numbers import AmbiguousNumber, UnreadableNumber, format_number, parse_number
from core.text import clean_text

LARGEST_INTEGER = 2_147_483_647
"""What an integer column of either database holds."""

_AMBIGUOUS = _(
    "This can be read in two ways. Write thousands with a space, for example 1 234, "
    "or decimals with two digits, for example 1,23."
)
_TOO_SMALL = _("Enter %(limit)s or more.")
_TOO_LARGE = _("Enter %(limit)s or less.")


class TypedValueField(forms.Field):
    """A one-line field whose text stands for a value; subclasses read the text and write it."""

    inputmode = "text"
    placeholder = None

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        attrs = {"inputmode": self.inputmode, "autocomplete": "off"}
        return attrs | ({"placeholder": self.placeholder} if self.placeholder else {})

    def to_python(self, value):
        if not isinstance(value, str):
            return value
        text = clean_text(value)
        return self.read(text) if text else None

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else self.write(value)

    def has_changed(self, initial, data):
        """Whether what was typed means another value than the one shown, however it is written."""
        if self.disabled:
            return False
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def read(self, text):
        """The value of the text; raises ValidationError."""
        raise NotImplementedError

    def write(self, value):
        """The text that reads as the value."""
        return str(value)


class NumberField(TypedValueField):
    """A field of one number between two limits, either of which may be None."""

    inputmode = "decimal"
    default_error_messages = {
        "invalid": _("Enter a number, for example 1 234,50."),
        "ambiguous": _AMBIGUOUS,
        "min_value": _TOO_SMALL,
        "max_value": _TOO_LARGE,
    }

    def __init__(self, *, min_value=None, max_value=None, **kwargs):
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def read_number(self, text, decimal_places):
        """The Decimal that the text means; raises ValidationError."""
        try:
            return parse_number(text, decimal_places=decimal_places)
        except AmbiguousNumber:
            raise self.refusal("ambiguous") from None
        except UnreadableNumber:
            raise self.refusal("invalid") from None

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            raise self.refusal("min_value", limit=self.write(self.min_value))
        if self.max_value is not None and value > self.max_value:
            raise self.refusal("max_value", limit=self.write(self.max_value))

    def refusal(self, code, **params):
        """The ValidationError with this field's words for a code."""
        return ValidationError(self.error_messages[code], code=code, params=params)

    def write(self, value):
        return format_number(value)


class LocalIntegerField(NumberField):
    """A whole number: "1234", "1 234", "1 234,00" from a spreadsheet, in English "1,234"; gives
    an int.

    Without own limits it takes what an integer column of the database holds. What is not `grouped`,
    such as a year, is written without a space between its thousands.
    """

    inputmode = "numeric"
    default_error_messages = {
        "invalid": _("Enter a whole number in digits, for example 1 234."),
        "fraction": _("Enter a whole number without decimals, for example 1 234."),
        "ambiguous": _("Write thousands with a space, for example 1 234."),
    }

    def __init__(
        self, *, min_value=-LARGEST_INTEGER - 1, max_value=LARGEST_INTEGER, grouped=True, **kwargs
    ):
        self.grouped = grouped
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def write(self, value):
        return super().write(value) if self.grouped else str(value)

    def read(self, text):
        number = self.read_number(text, decimal_places=0)
        # "1.000" may be a thousand, so of noughts after the sign only one or two are passed over.
        if number.as_tuple().exponent < -2 or number != int(number):
            raise self.refusal("fraction")
        return int(number)


class LocalDecimalField(NumberField):
    """A number with at most `decimal_places` decimals: "1 234,50", "1.234,50", "1,234.50"; gives
    a Decimal.

    Of "1,234" and "1.234" see `core.numbers.parse_number`.
    """

    default_error_messages = {
        "max_decimal_places": _("Enter at most %(places)s digits after the decimal comma."),
        "max_digits": _("Enter a smaller number: at most %(digits)s digits before the comma."),
    }

    def __init__(self, *, max_digits=15, decimal_places=2, **kwargs):
        self.max_digits, self.decimal_places = max_digits, decimal_places
        super().__init__(**kwargs)

    def read(self, text):
        number = self.read_number(text, self.decimal_places)
        if -number.as_tuple().exponent > self.decimal_places:
            raise self.refusal("max_decimal_places", places=self.decimal_places)
        if number and number.adjusted() >= self.max_digits - self.decimal_places:
            raise self.refusal("max_digits", digits=self.max_digits - self.decimal_places)
        return number


class MoneyField(NumberField):
    """An amount typed in major units of `currency`; gives whole minor units, and is given them.

    A form that knows the currency only later sets the attribute `currency` before it validates.
    Limits are in minor units.
    """

    default_error_messages = {
        "invalid": _("Enter an amount, for example 1 234,50."),
        "max_decimal_places": _(
            "Amounts in %(currency)s have at most %(places)s digits after the decimal comma, "
            "for example %(example)s."
        ),
        "whole": _("Amounts in %(currency)s are whole numbers, for example 1 234."),
    }

    def __init__(self, *, currency="KZT", min_value=0, max_value=MAX_MINOR, **kwargs):
        self.currency = currency
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def read(self, text):
        places = exponent(self.currency)
        number = self.read_number(without_sign(text, self.currency), decimal_places=places)
        try:
            return to_minor(number, self.currency)
        except ValueError:
            code = "max_decimal_places" if places else "whole"
            example = format_number(Decimal(1234).scaleb(-places)) if places else ""
            raise self.refusal(
                code, currency=self.currency, places=places, example=example
            ) from None

    def write(self, value):
        return format_number(to_major(value, self.currency))


class LocalDateField(TypedValueField):
    """A day: "31.05.2005" or "2005-05-31", whatever the browser's language; gives a date."""

    inputmode = "numeric"
    placeholder = "31.05.2005"
    default_error_messages = {
        "day_needed": _("Write the whole date with its day, for example 31.05.2005."),
        "min_value": _("Enter %(limit)s or a later date."),
        "max_value": _("Enter %(limit)s or an earlier date."),
    }

    def __init__(self, *, min_value=None, max_value=None, **kwargs):
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        return value.date() if isinstance(value, datetime.datetime) else value

    def read(self, text):
        read = _read_date(text)
        if read.precision != DAY:
            raise ValidationError(self.error_messages["day_needed"], code="day_needed")
        return read.date

    def write(self, value):
        return format_date_input(value)

    def validate(self, value):
        super().validate(value)
        for code, limit in (("min_value", self.min_value), ("max_value", self.max_value)):
            beyond = value and limit and (value < limit if code == "min_value" else value > limit)
            if beyond:
                params = {"limit": format_date_input(limit)}
                raise ValidationError(self.error_messages[code], code=code, params=params)


class PartialDateField(TypedValueField):
    """A date known to its day, month or year: "31.05.2005", "05.2005" or "2005".

    Gives a `core.dates.PartialDate`, and is given one or a (date, precision) pair.
    """

    inputmode = "numeric"
    placeholder = _("31.05.2005, 05.2005 or 2005")

    def to_python(self, value):
        if isinstance(value, datetime.date):
            return PartialDate(value)
        value = super().to_python(value)
        return PartialDate(*value) if value and value[0] else None

    def read(self, text):
        return _read_date(text)

    def write(self, value):
        partial = self.to_python(value)
        return format_date_input(*partial) if partial else ""


class CleanCharField(forms.CharField):
    """Text cleaned by `core.text.clean_text`; with `multiline` a text area that keeps its lines."""

    def __init__(self, *, multiline=False, **kwargs):
        self.multiline = multiline
        if multiline:
            kwargs.setdefault("widget", forms.Textarea)
        super().__init__(**kwargs)

    def to_python(self, value):
        if value not in self.empty_values:
            value = clean_text(str(value), multiline=self.multiline)
        return self.empty_value if value in self.empty_values else value

    def has_changed(self, initial, data):
        """Whether the text differs in more than what cleaning takes away."""
        return super().has_changed(self.to_python(initial), data)


def _read_date(text):
    try:
        return parse_date_input(text)
    except UnreadableDate as problem:
        raise ValidationError(problem.reason, code="invalid") from None
