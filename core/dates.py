"""Dates known to the day, the month or the year: read, shown and counted."""

import calendar
import datetime
import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from core.numbers import base_language

DAY, MONTH, YEAR = "day", "month", "year"
FIRST_YEAR, LAST_YEAR = 1900, 2100

# With a day Russian and Kazakh speak of "31 мая", alone of "май".
_MONTHS = {
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
    .split(),
}  # fmt: skip
_MONTHS_WITH_DAY = _MONTHS | {
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    ).split(),
}

_SHAPES = (
    (DAY, re.compile(r"(?P<day>[0-9]{1,2})([./-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})")),
    (DAY, re.compile(r"(?P<year>[0-9]{4})([./-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")),
    # Telephone keypads for numbers may have no point.
    (DAY, re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})")),
    (MONTH, re.compile(r"(?P<month>[0-9]{1,2})[./-](?P<year>[0-9]{4})")),
    (MONTH, re.compile(r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})")),
    (YEAR, re.compile(r"(?P<year>[0-9]{4})")),
)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")


class PartialDate(NamedTuple):
    """A date and how exactly it is known; `date` is the last day it may mean, when it counts."""

    date: datetime.date
    precision: str = DAY


class UnreadableDate(ValueError):
    """What was typed is not a date; `reason` is a sentence for the person who typed it."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def last_day(date, precision=DAY):
    """The day on which a date known to the day, month or year counts: the last one it may mean."""
    if precision == YEAR:
        return date.replace(month=12, day=31)
    if precision == MONTH:
        return date.replace(day=calendar.monthrange(date.year, date.month)[1])
    return date


def format_date(date, precision=DAY, language=None):
    """The date in words, no more exactly than it is known: "31 May 2005", "May 2005", "2005"."""
    if date is None:
        return ""
    language = base_language(language)
    if precision == YEAR:
        return f"{date.year} ж." if language == "kk" else str(date.year)
    months = _MONTHS_WITH_DAY if precision == DAY else _MONTHS
    month = months[language][date.month - 1]
    if language == "kk":
        day = f"{date.day} " if precision == DAY else ""
        return f"{date.year} ж. {day}{month}"
    day = f"{date.day} " if precision == DAY else ""
    return f"{day}{month} {date.year}"


def format_date_input(date, precision=DAY):
    """The date as it is typed into a form, in every language: 31.05.2005, 05.2005 or 2005."""
    if precision == YEAR:
        return f"{date.year:04}"
    month = f"{date.month:02}.{date.year:04}"
    return month if precision == MONTH else f"{date.day:02}.{month}"


def parse_date_input(text):
    """The PartialDate that a person typed: 31.05.2005, 31/05/2005, 2005-05-31, 05.2005 or 2005.

    The day stands before the month, always. Raises UnreadableDate with a reason to show: a year
    of two digits, a day that is not in the calendar, a year before 1900 or after 2100.
    """
    text = text.strip()
    if _SHORT_YEAR.fullmatch(text):
        raise UnreadableDate(_("Write the year with four digits, for example 31.05.2005."))
    for precision, shape in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            return _partial_date(precision, {k: int(v) for k, v in match.groupdict().items()})
    raise UnreadableDate(_("Write the date as day, month and year, for example 31.05.2005."))


def _partial_date(precision, parts):
    if not FIRST_YEAR <= parts["year"] <= LAST_YEAR:
        raise UnreadableDate(_("Write a year from 1900 to 2100, for example 31.05.2005."))
    try:
        date = datetime.date(parts["year"], parts.get("month", 1), parts.get("day", 1))
    except ValueError:
        raise UnreadableDate(
            _("There is no such day. Write the day before the month, for example 31.05.2005.")
        ) from None
    return PartialDate(last_day(date, precision), precision)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last day of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )
