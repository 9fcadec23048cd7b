"""Files of what a list shows: CSV and XLSX, with no cell that a spreadsheet would run."""

import csv
import datetime
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

TRIGGERS = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSX_ROWS = 1_048_000


def guarded(value: Any) -> str:
    """The text of a CSV cell; text that a spreadsheet would take for a formula is quoted off.

    Source: OWASP's advice on formula injection. Numbers and dates are written plainly.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | Decimal | float):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff'").startswith(TRIGGERS) else text


class _Echo:
    def write(self, value: str) -> str:
        return value


def csv_response(
    name: str, header: Sequence[str], rows: Iterable[Sequence], notes: Sequence[str] = ()
) -> HttpResponse:
    """A CSV file of the rows, streamed, in UTF-8 with the mark by which spreadsheets know it; below
    them, after an empty line, what is to be known of them."""
    writer = csv.writer(_Echo())

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow([guarded(text) for text in header])
        for row in rows:
            yield writer.writerow([guarded(value) for value in row])
        if notes:
            yield writer.writerow([])
        for note in notes:
            yield writer.writerow([guarded(note)])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def xlsx_response(
    name: str, header: Sequence[str], rows: Iterable[Sequence], notes: Sequence[str] = ()
) -> FileResponse:
    """An XLSX workbook of the rows, written row by row to a temporary file; text stays text. What
    is to be known of them stands on a second sheet."""
    target = tempfile.TemporaryFile()
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}
    )
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet(gettext("Rows"))
    sheet.freeze_panes(1, 0)
    for place, text in enumerate(header):
        sheet.set_column(place, place, min(max(len(str(text)) + 4, 12), 40))
        sheet.write_string(0, place, str(text), bold)
    for line, row in enumerate(rows, start=1):
        if line > XLSX_ROWS:
            break
        for place, value in enumerate(row):
            _write(sheet, line, place, value, day)
    if notes:
        about = book.add_worksheet(gettext("Notes"))
        about.set_column(0, 0, 100)
        for line, note in enumerate(notes):
            _write(about, line, 0, str(note), day)
    book.close()
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)


def _write(sheet, line: int, place: int, value: Any, day) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        sheet.write_number(line, place, value)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(
            line, place, datetime.datetime(value.year, value.month, value.day), day
        )
    else:
        sheet.write_string(line, place, str(value)[:32_000])


def file_response(
    kind: str,
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence],
    notes: Sequence[str] = (),
):
    """The rows as a file of a kind, csv or xlsx, with notes on them."""
    make = {"csv": csv_response, "xlsx": xlsx_response}[kind]
    return make(name, header, rows, notes)
