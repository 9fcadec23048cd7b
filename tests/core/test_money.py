"""Money and numbers: exact in minor units, written as each language writes them."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.models import ExchangeRate
from core.money import CURRENCIES, convert, format_money, to_major, to_minor
from core.numbers import (
    AmbiguousNumber,
    UnreadableNumber,
    format_number,
    format_percent,
    parse_number,
)


def spaced(text):
    return text.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        (Decimal("1234.50"), "KZT", 123450),
        (Decimal("1234.500"), "KZT", 123450),
        (Decimal("-0.01"), "USD", -1),
        (Decimal("7"), "JPY", 7),
        (Decimal("1.234"), "KWD", 1234),
        (5, "UZS", 500),
    ],
)
def test_an_amount_becomes_whole_minor_units(amount, currency, minor):
    assert to_minor(amount, currency) == minor


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        (Decimal("1.005"), "KZT"),
        (Decimal("0.5"), "JPY"),
        (Decimal("1E-40"), "KZT"),
        (Decimal("1E+1000000"), "KZT"),
        (Decimal("NaN"), "KZT"),
        (Decimal("Infinity"), "KZT"),
        (Decimal("1"), "XXX"),
        (Decimal("1"), None),
    ],
)
def test_an_amount_the_currency_cannot_hold_is_refused(amount, currency):
    with pytest.raises(ValueError):
        to_minor(amount, currency)


def test_floats_are_never_money():
    with pytest.raises(TypeError):
        to_minor(0.1, "KZT")
    with pytest.raises(TypeError):
        convert(1, "USD", "KZT", 1.5)


@given(st.integers(-(10**18), 10**18), st.sampled_from(sorted(CURRENCIES)))
def test_minor_units_survive_the_way_to_major_and_back(minor, currency):
    assert to_minor(to_major(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("minor", "currency", "to", "rate", "converted"),
    [
        (100_00, "USD", "KZT", "133.50", 13350_00),
        (1, "USD", "KZT", "0.5", 0),
        (3, "USD", "KZT", "0.5", 2),
        (-3, "USD", "KZT", "0.5", -2),
        (100_00, "USD", "JPY", "110.255", 11026),
        (11026, "JPY", "USD", "0.01", 110_26),
        (1000, "KWD", "USD", "3.25", 325),
        (10**18, "KZT", "UZS", "23.123456789", 23123456789 * 10**9),
    ],
)
def test_conversion_keeps_to_the_digits_of_both_currencies(minor, currency, to, rate, converted):
    assert convert(minor, currency, to, Decimal(rate)) == converted


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity"])
def test_a_rate_that_is_no_rate_is_refused(rate):
    with pytest.raises(ValueError):
        convert(1, "USD", "KZT", Decimal(rate))


@pytest.mark.parametrize(
    ("minor", "currency", "language", "shown"),
    [
        (123456789, "KZT", "en", "1,234,567.89_KZT"),
        (123456789, "KZT", "ru", "1_234_567,89_KZT"),
        (123456700, "KZT", "kk", "1_234_567_KZT"),
        (-150, "USD", "ru", "-1,50_USD"),
        (0, "KZT", "en", "0_KZT"),
        (1234, "JPY", "en", "1,234_JPY"),
        (1234, "KWD", "ru", "1,234_KWD"),
    ],
)
def test_money_is_shown_as_the_language_writes_it(minor, currency, language, shown):
    assert format_money(minor, currency, language) == spaced(shown)
    assert format_money(minor, currency, language, with_code=False) == spaced(shown[:-4])


def test_missing_money_is_shown_as_nothing():
    assert format_money(None, "KZT") == ""


@pytest.mark.parametrize(
    ("value", "language", "digits", "shown"),
    [
        (237000, "en", None, "237,000"),
        (237000, "ru-RU", None, "237_000"),
        (237000, "de", None, "237,000"),
        (Decimal("1234.50"), "kk", None, "1_234,50"),
        (Decimal("2.5"), "en", 0, "3"),
        (1.005, "en", 2, "1.01"),
        (-0.001, "ru", 1, "0,0"),
        (Decimal("1E+3"), "en", None, "1,000"),
        (7, "ru", 2, "7,00"),
        (None, "ru", None, ""),
    ],
)
def test_numbers_are_shown_as_the_language_writes_them(value, language, digits, shown):
    assert format_number(value, language, digits) == spaced(shown)


def test_a_number_follows_the_active_language():
    with translation.override("kk"):
        assert format_number(1234) == spaced("1_234")
    with translation.override("en"):
        assert format_number(1234) == "1,234"


@pytest.mark.parametrize("value", [float("nan"), Decimal("Infinity")])
def test_what_is_no_number_is_not_shown(value):
    with pytest.raises(ValueError):
        format_number(value)


def test_a_share_is_shown_as_a_percentage():
    assert format_percent(Decimal("0.256"), "en") == "26%"
    assert format_percent(0.256, "ru", 1) == spaced("25,6_%")
    assert format_percent(1, "kk") == "100%"
    assert format_percent(None, "en") == ""


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", "1234.5"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1\u202f234\u2009567", "1234567"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1 234,567", "1234.567"),
        ("1234,567", "1234.567"),
        ("0,500", "0.500"),
        ("1,5", "1.5"),
        ("-1 234", "-1234"),
        ("\u22125", "-5"),
        (" 007 ", "7"),
    ],
)
def test_numbers_are_read_in_every_common_way(language, text, number):
    assert parse_number(text, language) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "-", "abc", "1 2 3", "12 34", "1,23,456", "1,234,56", "1_000", "１２", "1e5", "0x1", "½",
     "5.", ".5", "1..2", "1,234.567,8", "0 500", "--1", "+-1", "٣", "NaN", "inf", "9" * 41],
)  # fmt: skip
def test_what_is_not_one_number_is_refused(text):
    with pytest.raises(UnreadableNumber):
        parse_number(text, "en")


def test_a_lone_sign_before_three_digits_is_read_by_language_or_refused():
    assert parse_number("1,234", "en") == 1234
    assert parse_number("1.234", "en") == Decimal("1.234")
    for text in ("1,234", "1.234", "-12,345"):
        for language in ("ru", "kk"):
            with pytest.raises(AmbiguousNumber):
                parse_number(text, language)
    assert parse_number("43,297", "ru", decimal_places=6) == Decimal("43.297")
    assert parse_number("43.297", "kk", decimal_places=3) == Decimal("43.297")


@given(
    st.decimals(-(10**12), 10**12, places=2),
    st.sampled_from(["en", "ru", "kk"]),
)
def test_a_shown_number_reads_back_to_itself(number, language):
    assert parse_number(format_number(number, language), language) == number


@given(st.text(), st.sampled_from(["en", "ru", "kk"]))
def test_reading_any_text_gives_a_number_or_a_refusal(text, language):
    try:
        assert parse_number(text, language).is_finite()
    except UnreadableNumber:
        pass


def test_a_rate_is_written_with_the_signs_of_the_reader():
    rate = ExchangeRate(rate=Decimal("120.30"), currency="USD", to_currency="KZT")
    with translation.override("ru"):
        assert str(rate) == "1 USD = 120,3 KZT"
    with translation.override("en"):
        assert str(rate) == "1 USD = 120.3 KZT"
