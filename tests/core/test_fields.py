"""Form fields: what people type here is taken, the rest is refused with what to do instead."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate
from core.fields import (
    CleanCharField,
    LocalDateField,
    LocalDecimalField,
    LocalIntegerField,
    MoneyField,
    PartialDateField,
)

LANGUAGES = ["en", "ru", "kk"]
MAY = datetime.date(2005, 5, 31)


def refusal_of(field, text):
    with pytest.raises(ValidationError) as refusal:
        field.clean(text)
    return refusal.value.error_list[0].code, refusal.value.messages[0]


def form_with(field, data=None, initial=None):
    form_class = type("OneFieldForm", (forms.Form,), {"value": field})
    data = None if data is None else {"value": data}
    return form_class(data, initial={"value": initial})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "number"),
    [("1234", 1234), ("1 234", 1234), ("1\u00a0234", 1234), ("1\u2009234\u202f567", 1234567),
     (" 7 ", 7), ("\u200e7", 7), ("-5", -5), ("1,234,567", 1234567), ("2147483647", 2147483647),
     ("2 147 483 647", 2147483647), ("2 345,00", 2345), ("12.0", 12)],
)  # fmt: skip
def test_whole_numbers_are_read_in_every_language(language, text, number):
    with translation.override(language):
        assert LocalIntegerField().clean(text) == number


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "12.5", "fraction"),
        ("en", "1.234", "fraction"),
        ("en", "1.000", "fraction"),
        ("ru", "2 345,50", "fraction"),
        ("ru", "12,5", "fraction"),
        ("ru", "1,234", "ambiguous"),
        ("kk", "1.234", "ambiguous"),
        ("en", "2147483648", "max_value"),
        ("en", "-2147483649", "min_value"),
        ("en", "9" * 5000, "invalid"),
        ("en", "１２", "invalid"),
        ("en", "1_000", "invalid"),
        ("en", "😀", "invalid"),
        ("en", "5😀", "invalid"),
        ("en", "1 2", "invalid"),
        ("en", "ten", "invalid"),
        ("en", " ", "required"),
        ("en", "\u200b", "required"),
    ],
)
def test_what_is_no_whole_number_is_refused(language, text, code):
    with translation.override(language):
        assert refusal_of(LocalIntegerField(), text)[0] == code


def test_a_whole_number_over_the_limit_is_refused_with_the_limit_in_the_language():
    with translation.override("en"):
        field = LocalIntegerField(min_value=1, max_value=1500)
        assert refusal_of(field, "1501") == ("max_value", "Enter 1,500 or less.")
        assert refusal_of(field, "0") == ("min_value", "Enter 1 or more.")


def test_an_empty_optional_field_is_nothing():
    fields = [LocalIntegerField, LocalDecimalField, MoneyField, LocalDateField, PartialDateField]
    for field in fields:
        assert field(required=False).clean("  ") is None
        assert field(required=False).clean(None) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["1 234,50", "1.234,50", "1,234.50", "1234.5"])
def test_decimals_are_read_in_every_language(language, text):
    with translation.override(language):
        assert LocalDecimalField().clean(text) == Decimal("1234.5")


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ru", "1,234", "ambiguous"),
        ("kk", "1.234", "ambiguous"),
        ("en", "1.234", "max_decimal_places"),
        ("en", "1234.567", "max_decimal_places"),
        ("en", "1234567.00", "max_digits"),
        ("en", "NaN", "invalid"),
        ("en", "1e3", "invalid"),
    ],
)
def test_decimals_out_of_bounds_are_refused(language, text, code):
    with translation.override(language):
        field = LocalDecimalField(max_digits=8, decimal_places=2)
        assert refusal_of(field, text)[0] == code


def test_a_coordinate_is_read_with_either_sign_in_russian():
    with translation.override("ru"):
        field = LocalDecimalField(max_digits=9, decimal_places=6)
        assert field.clean("43,297") == field.clean("43.297") == Decimal("43.297")
        assert not field.has_changed(Decimal("43.297000"), "43,297")


def test_money_is_typed_in_major_and_kept_in_minor_units():
    with translation.override("ru"):
        assert MoneyField().clean("1 234,50") == 123450
        assert MoneyField(currency="JPY").clean("1 234") == 1234
        assert MoneyField(currency="KWD").clean("1,234") == 1234
        assert MoneyField().clean("10 000 000 000 000") == 10**15


@pytest.mark.parametrize(
    ("currency", "text", "code"),
    [
        ("KZT", "1234.567", "max_decimal_places"),
        ("JPY", "12.5", "whole"),
        ("KZT", "-1", "min_value"),
        ("KZT", "10 000 000 000 000,01", "max_value"),
        ("KZT", "1 234,50 USD", "invalid"),
    ],
)
def test_amounts_the_currency_cannot_hold_are_refused(currency, text, code):
    with translation.override("en"):
        assert refusal_of(MoneyField(currency=currency), text)[0] == code


def test_a_refused_amount_names_its_currency_with_an_example():
    with translation.override("en"):
        message = refusal_of(MoneyField(currency="USD"), "1.234")[1]
    assert "USD" in message
    assert "12.34" in message


def test_the_currency_can_be_set_on_the_form():
    form = form_with(MoneyField(), data="1 234", initial=1234)
    form.fields["value"].currency = "JPY"
    assert form.is_valid()
    assert form.cleaned_data["value"] == 1234
    assert not form.has_changed()


@given(
    st.integers(0, 10**15),
    st.sampled_from(["KZT", "JPY", "KWD"]),
    st.sampled_from(LANGUAGES),
)
def test_a_stored_amount_shown_for_editing_is_not_a_change(minor, currency, language):
    field = MoneyField(currency=currency)
    with translation.override(language):
        shown = form_with(field, initial=minor)["value"].value()
        assert field.clean(shown) == minor
        assert not field.has_changed(minor, shown)
        assert field.has_changed(minor, "7" + shown)


@given(st.integers(-(2**31), 2**31 - 1), st.sampled_from(LANGUAGES))
def test_a_stored_number_shown_for_editing_is_not_a_change(number, language):
    field = LocalIntegerField()
    with translation.override(language):
        assert not field.has_changed(number, field.prepare_value(number))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_shown_and_read_alike_in_every_language(language):
    with translation.override(language):
        html = str(form_with(LocalDateField(), initial=MAY)["value"])
        assert 'value="31.05.2005"' in html
        assert 'placeholder="31.05.2005"' in html
        assert 'inputmode="numeric"' in html
        assert 'autocomplete="off"' in html
        assert 'type="text"' in html
        assert LocalDateField().clean("2005-05-31") == LocalDateField().clean("31.05.2005") == MAY
        assert not LocalDateField().has_changed(MAY, "2005-05-31")
        assert LocalDateField().has_changed(MAY, "30.05.2005")
        assert LocalDateField().has_changed(MAY, "nonsense")


def test_a_refused_text_is_shown_again_as_typed():
    for field in (LocalDateField(), MoneyField(), LocalIntegerField(), PartialDateField()):
        form = form_with(field, data="1.2.05 abc")
        assert not form.is_valid()
        assert 'value="1.2.05 abc"' in str(form["value"])


@pytest.mark.parametrize("text", ["31.05.05", "05/31/2005", "05.2005", "2005", "soon"])
def test_what_is_no_whole_date_is_refused_with_an_example(text):
    with translation.override("en"):
        assert "31.05.2005" in refusal_of(LocalDateField(), text)[1]


def test_a_date_outside_the_limits_is_refused():
    field = LocalDateField(min_value=datetime.date(2002, 1, 1), max_value=MAY)
    assert field.clean("31.05.2005") == MAY
    assert refusal_of(field, "01.06.2005")[0] == "max_value"
    assert refusal_of(field, "31.12.2001")[0] == "min_value"


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("31.05.2005", MAY, "day"),
        ("05.2005", MAY, "month"),
        ("2005", datetime.date(2005, 12, 31), "year"),
    ],
)
def test_a_partial_date_keeps_how_exactly_it_is_known(text, date, precision):
    field = PartialDateField()
    partial = PartialDate(date, precision)
    assert field.clean(text) == partial
    assert field.prepare_value(partial) == text
    assert not field.has_changed((date, precision), text)
    assert field.has_changed(partial, "06.2005")
    assert field.has_changed(None, text)
    assert field.prepare_value((None, "day")) == ""


def test_text_is_cleaned_before_it_is_measured():
    field = CleanCharField(max_length=5)
    assert field.clean("  a \u200b b\x00\u202e ") == "a b"
    assert refusal_of(field, "абвгде")[0] == "max_length"
    assert refusal_of(field, "\u200b")[0] == "required"
    assert not field.has_changed("a b", " a  b ")
    assert CleanCharField(required=False, empty_value=None).clean(" ") is None


def test_a_text_area_keeps_its_lines():
    field = CleanCharField(multiline=True)
    assert isinstance(field.widget, forms.Textarea)
    assert field.clean("one \r\n\r\n two") == "one\n\ntwo"


@pytest.mark.parametrize(
    "text", ["1 234,50 ₸", "1 234,50\u00a0тг.", "1234,50 Тенге", "kzt 1234,50"]
)
def test_an_amount_may_bear_the_sign_of_its_own_currency_and_no_other(text):
    with translation.override("ru"):
        assert MoneyField().clean(text) == 123450
        assert refusal_of(MoneyField(currency="USD"), text)[0] == "invalid"
