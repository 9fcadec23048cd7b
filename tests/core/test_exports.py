"""Files of lists: what is listed, nothing a spreadsheet would run, numbers as numbers."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from core.exports import TRIGGERS, file_response, guarded

HEADER = ["Name", "People", "On"]
ROWS = [["Сарыағаш", 5000, date(2005, 5, 31)], ["=1+1", Decimal("1.5"), None]]


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_csv_file_opens_in_a_spreadsheet_with_its_letters():
    text = body(file_response("csv", "list", HEADER, ROWS)).decode()
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert lines == [HEADER, ["Сарыағаш", "5000", "2005-05-31"], ["'=1+1", "1.5", ""]]


def test_an_xlsx_file_holds_numbers_dates_and_plain_text():
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(body(file_response("xlsx", "x", HEADER, ROWS)))
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [HEADER, ["Сарыағаш", 5000, date(2005, 5, 31)], ["=1+1", 1.5, ""]]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_saved_never_shown(kind):
    response = file_response(kind, "list", HEADER, ROWS)
    body(response)
    assert response["Content-Disposition"] == f'attachment; filename="list.{kind}"'


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_nothing_still_has_its_heading(kind):
    content = body(file_response(kind, "list", HEADER, []))
    assert (b"Name" in content) if kind == "csv" else content.startswith(b"PK")


@given(st.text())
def test_no_text_cell_of_a_csv_file_begins_like_a_formula(text):
    assert not guarded(text).startswith(TRIGGERS)
    assert not guarded(text).lstrip(" \ufeff").startswith(TRIGGERS)


@pytest.mark.parametrize("text", ["\n=1+1", "\u00a0=1+1", "\uff1d1+1"])
def test_a_formula_behind_an_empty_line_or_in_wide_letters_is_quoted_too(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "value, written", [(-5, "-5"), (Decimal("-1.50"), "-1.50"), (None, ""), (True, "1")]
)
def test_numbers_are_written_plainly_even_below_zero(value, written):
    assert guarded(value) == written
