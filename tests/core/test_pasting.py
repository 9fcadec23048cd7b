"""How text copied from a spreadsheet becomes rows of cells."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from core.names import fold
from core.pasting import MOST_CHARACTERS, by_words, cells_of, table_of

COLUMNS = {
    "day": ["Spent on", "Дата расхода", "Жұмсалған күні"],
    "purpose": ["Purpose", "Назначение", "Мақсаты"],
    "amount": ["Amount", "Сумма", "Сома"],
}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb", [["a", "b"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\rb", [["a"], ["b"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ("\n \t \n a \n", [["a"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"with\ta tab"\tb', [["with a tab", "b"]]),
        ('"say ""yes"""\tb', [['say "yes"', "b"]]),
        ('"Qainar" LLP\tb', [['"Qainar" LLP', "b"]]),
        ('"Qainar"\tb', [['"Qainar"', "b"]]),
        ('"never closed\tb\nc', [['"never closed', "b"], ["c"]]),
        ("1\u00a0234,50\t31.05.2005", [["1 234,50", "31.05.2005"]]),
        ("NUL\x00\tzero\u200bwidth", [["NUL", "zerowidth"]]),
    ],
)
def test_cells_are_read_as_spreadsheets_write_them(text, cells):
    assert cells_of(text) == cells


def test_rows_are_taken_in_the_order_of_the_columns():
    table = table_of("31.05.2005\tPipes\t500\n01.06.2005\tTaps", COLUMNS, 10)
    assert table.rows == [
        {"day": "31.05.2005", "purpose": "Pipes", "amount": "500"},
        {"day": "01.06.2005", "purpose": "Taps"},
    ]


@pytest.mark.parametrize(
    "headings", ["Amount\tPurpose", "сумма\tНАЗНАЧЕНИЕ", "Сома\tМақсаты", "Soma\tMaqsaty"]
)
def test_a_row_of_headings_in_any_language_says_which_column_is_which(headings):
    table = table_of(f"{headings}\n500\tPipes", COLUMNS, 10)
    assert table.rows == [{"amount": "500", "purpose": "Pipes"}]


def test_headings_the_table_has_not_are_left_out_and_told():
    table = table_of("№\tPurpose\tAmount\tSigned\n1\tPipes\t500\tyes", COLUMNS, 10)
    assert table.rows == [{"purpose": "Pipes", "amount": "500"}]
    assert table.left_out == ["№", "Signed"]


def test_a_row_that_holds_one_word_of_a_heading_is_a_row():
    table = table_of("31.05.2005\tAmount\t500", COLUMNS, 10)
    assert table.rows == [{"day": "31.05.2005", "purpose": "Amount", "amount": "500"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\tb\tc\td", "Row 1 has more columns"),
        ("a\n" * 11, "room for 10 more rows; these are 11"),
        ("Purpose\tAmount", "no row"),
        ("a" * (MOST_CHARACTERS + 1), "too much at a time"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(text, said):
    with pytest.raises(ValidationError, match=said):
        table_of(text, COLUMNS, 10)


ENDLESS = ['"' * 100_000, '"a\n' * 20_000, '"""\t' * 20_000, "\t" * 100_000]


@pytest.mark.parametrize("text", ENDLESS, ids=range(len(ENDLESS)))
def test_no_text_takes_long_to_read(text):
    began = time.process_time()
    cells_of(text)
    assert time.process_time() - began < 3


def test_words_mean_a_choice_in_each_language_and_none_where_two_are_called_so():
    said = {"en": [("1", "Tap"), ("2", "Gas")], "ru": [("1", "Вода"), ("2", "Газ")]}
    words = by_words(lambda: said.get(get_language(), [("3", "Gas")]))
    assert words[fold("tap")] == words[fold("вода")] == {"1"}
    assert words[fold("Gas")] == {"2", "3"}
