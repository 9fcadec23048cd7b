"""How pasted lines are read: name, sex, year of birth, in the ways lists are kept here."""

import pytest
from django.core.exceptions import ValidationError

from trainings.pasting import lines_of, read_line

YEAR = 2004


@pytest.mark.parametrize(
    ("text", "name", "sex", "birth_year"),
    [
        ("Dana Omarova", "Dana Omarova", "not_known", None),
        ("Dana Omarova; w; 1975", "Dana Omarova", "woman", 1975),
        ("Dana Omarova; 1975; w", "Dana Omarova", "woman", 1975),
        ("Dana Omarova;;1975;", "Dana Omarova", "not_known", 1975),
        ("Dana Omarova\tw\t1975", "Dana Omarova", "woman", 1975),
        ("7\tDana Omarova\tF\t1975", "Dana Omarova", "woman", 1975),
        ("12. Dana Omarova; ?", "Dana Omarova", "not_known", None),
        ("12) Dana Omarova", "Dana Omarova", "not_known", None),
        ("– Dana   Omarova ,", "Dana Omarova", "not_known", None),
        ("Айгүл Сәрсенова; ә; 1980 ж.т.", "Айгүл Сәрсенова", "woman", 1980),
        ("Болат Нұрланов; ер; 1960", "Болат Нұрланов", "man", 1960),
        ("Иванов Пётр Ильич; муж.; 1950 г.р.", "Иванов Пётр Ильич", "man", 1950),
        ("1. Ахметова Айгүл, ә, 1990", "Ахметова Айгүл", "woman", 1990),
        ("Садыкова, Айгуль, Ж, 1990 г.р.", "Садыкова, Айгуль", "woman", 1990),
        ("Болат Нұрланов, 1960", "Болат Нұрланов", "not_known", 1960),
        ("Садыкова, Айгуль; Ж", "Садыкова, Айгуль", "woman", None),
        ("Dana; woman; 12.05.1975", "Dana", "woman", 1975),
        ("Da\x00na\u202e; w", "Dana", "woman", None),
        ("Dana 😀; m; 2004", "Dana 😀", "man", 2004),
    ],
)
def test_a_line_is_read_as_name_sex_and_year(text, name, sex, birth_year):
    line = read_line(text, YEAR)

    assert line.error == ""
    assert (line.name, line.sex, line.birth_year) == (name, sex, birth_year)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("; w; 1975", "a name in letters"),
        ("1975", "a name in letters"),
        ("😀😀", "a name in letters"),
        ("--- ...", "a name in letters"),
        ("Dana 1975", "a comma or a semicolon"),
        ("Dana, w, yes", "neither w or m nor a year"),
        ("Dana; w; 75", "four digits, from 1900 to 2004"),
        ("Dana; 2005", "four digits"),
        ("Dana; 1899", "four digits"),
        ("Dana; 99.99.1975", "four digits"),
        ("Dana; x", "neither w or m nor a year"),
        ("Dana; w; m", "neither w or m nor a year"),
        ("Dana; w; 1975; teacher", "neither w or m nor a year"),
        ("Dana; 1975; 1976", "neither w or m nor a year"),
        ("x" * 151, "longer than 150"),
    ],
)
def test_what_cannot_be_read_is_said(text, says):
    assert says in read_line(text, YEAR).error


def test_the_line_is_shown_back_as_typed_with_tabs_made_visible():
    assert read_line("Dana\tw\t1975", YEAR).text == "Dana; w; 1975"


def test_empty_lines_are_left_out():
    assert lines_of("\r\n Dana \n\n\t\n\x00\nAsel\r\n") == ["Dana", "Asel"]


def test_a_thousand_lines_are_taken_and_one_more_is_refused():
    assert len(lines_of("Dana\n" * 1000)) == 1000
    with pytest.raises(ValidationError, match="at most 1,000 lines at a time; these are 1,001"):
        lines_of("Dana\n" * 1001)
