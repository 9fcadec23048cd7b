"""Dates: read the way people write them, shown no more exactly than they are known."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.dates import (
    PartialDate,
    UnreadableDate,
    format_date,
    format_date_input,
    last_day,
    parse_date_input,
)

MAY = datetime.date(2005, 5, 31)


@pytest.mark.parametrize(
    ("precision", "language", "shown"),
    [
        ("day", "en", "31 May 2005"),
        ("month", "en", "May 2005"),
        ("year", "en", "2005"),
        ("day", "ru", "31 мая 2005"),
        ("month", "ru", "май 2005"),
        ("year", "ru", "2005"),
        ("day", "kk", "2005 ж. 31 мамыр"),
        ("month", "kk", "2005 ж. мамыр"),
        ("year", "kk", "2005 ж."),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(precision, language, shown):
    assert format_date(MAY, precision, language) == shown
    with translation.override(language):
        assert format_date(MAY, precision) == shown


def test_no_date_is_shown_as_nothing():
    assert format_date(None) == ""


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_month_has_its_own_name(language):
    for precision in ("day", "month"):
        days = [datetime.date(2005, month, 1) for month in range(1, 13)]
        assert len({format_date(day, precision, language) for day in days}) == 12


@pytest.mark.parametrize(
    ("day", "precision", "counts"),
    [
        (datetime.date(2004, 2, 1), "month", datetime.date(2004, 2, 29)),
        (datetime.date(2005, 2, 28), "month", datetime.date(2005, 2, 28)),
        (datetime.date(2005, 2, 3), "year", datetime.date(2005, 12, 31)),
        (datetime.date(2005, 2, 3), "day", datetime.date(2005, 2, 3)),
    ],
)
def test_a_rough_date_counts_on_its_last_day(day, precision, counts):
    assert last_day(day, precision) == counts


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("31.05.2005", MAY, "day"),
        (" 31/05/2005 ", MAY, "day"),
        ("31-05-2005", MAY, "day"),
        ("2005-05-31", MAY, "day"),
        ("2005.05.31", MAY, "day"),
        ("31052005", MAY, "day"),
        ("1.2.2005", datetime.date(2005, 2, 1), "day"),
        ("29.02.2004", datetime.date(2004, 2, 29), "day"),
        ("05.2005", MAY, "month"),
        ("5/2005", MAY, "month"),
        ("2005-05", MAY, "month"),
        ("2005", datetime.date(2005, 12, 31), "year"),
    ],
)
def test_dates_are_read_in_every_common_way(text, date, precision):
    assert parse_date_input(text) == PartialDate(date, precision)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.05.05", "four digits"),
        ("1/2/05", "four digits"),
        ("05/31/2005", "no such day"),
        ("29.02.2005", "no such day"),
        ("00.05.2005", "no such day"),
        ("13.2005", "no such day"),
        ("20050531", "1900"),
        ("31.05.1899", "1900"),
        ("31.05.2101", "1900"),
        ("0000", "1900"),
        ("", "day, month and year"),
        ("yesterday", "day, month and year"),
        ("31.05-2005", "day, month and year"),
        ("３１.05.2005", "day, month and year"),
        ("31.05.2005\x00", "day, month and year"),
        ("31.05.20055", "day, month and year"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_do(text, reason):
    with translation.override("en"), pytest.raises(UnreadableDate) as refusal:
        parse_date_input(text)
    assert reason in str(refusal.value.reason)


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
    st.sampled_from(["day", "month", "year"]),
)
def test_a_date_in_a_form_reads_back_to_itself(day, precision):
    read = parse_date_input(format_date_input(day, precision))
    assert read == PartialDate(last_day(day, precision), precision)


@given(st.text(alphabet="0123456789./- "))
def test_reading_any_text_gives_a_date_or_a_refusal(text):
    try:
        assert 1900 <= parse_date_input(text).date.year <= 2100
    except UnreadableDate:
        pass
