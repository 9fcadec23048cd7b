"""Text: what nobody can see is taken away, what was written stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (None, ""),
        ("  Қызылорда \t ауылы ", "Қызылорда ауылы"),
        ("one\u00a0\u2009two\r\nthree", "one two three"),
        ("a\x00b\u200bc\u202ed\ufeff", "abcd"),
        ("e\u0301", "é"),
        ("и\u200b\u0306", "й"),
        ("\u3164\u2800", ""),
        ("\ud83d bad", "bad"),
        ("😀 ok", "😀 ok"),
    ],
)
def test_one_line_of_text_is_cleaned(text, clean):
    assert clean_text(text) == clean


def test_several_lines_keep_their_breaks():
    assert clean_text(" a  b \r\n\r\n c\u2028d\t", multiline=True) == "a b\n\nc\nd"


@given(st.text(alphabet=st.characters()), st.booleans())
def test_cleaning_clean_text_changes_nothing_and_it_can_be_stored(text, multiline):
    clean = clean_text(text, multiline=multiline)
    assert clean_text(clean, multiline=multiline) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert "\x00" not in clean
    clean.encode("utf-8")
