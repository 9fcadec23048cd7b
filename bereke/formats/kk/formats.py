"""Kazakh: 2005 ж. 31 мамыр, 1 234,5."""

DATE_FORMAT = r"Y \ж. j E"
SHORT_DATE_FORMAT = "d.m.Y"
DATETIME_FORMAT = r"Y \ж. j E, H:i"
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
FIRST_DAY_OF_WEEK = 1
