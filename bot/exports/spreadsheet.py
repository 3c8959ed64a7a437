"""Tables as .xlsx and .csv. Whatever people wrote stays text: no cell becomes a formula or a link."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from bot.programme.workbook.formulas import shield
from bot.programme.workbook.sheets import cell_text

Value = str | int | float | date | datetime | time | None
"""Moments are local, without a zone, as spreadsheets keep them. None is an empty cell."""

OLDEST_DATE = date(1900, 3, 1)
"""Spreadsheets count days from 1900, with a day too many in its February: an older date is written as text."""
WIDEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: its name, lines above the table (only in .xlsx), the names of the columns, the rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    heading: tuple[str, ...] = ()


def xlsx(*tables: Table) -> bytes:
    """The tables as the sheets of one workbook."""
    file = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, safe) as workbook:
        formats = {
            "head": workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "title": workbook.add_format({"bold": True}),
            str: workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            date: workbook.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
            datetime: workbook.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"}),
            time: workbook.add_format({"num_format": "hh:mm", "valign": "top"}),
            float: workbook.add_format({"valign": "top"}),
        }
        for table in tables:
            _fill(workbook.add_worksheet(table.name), table, formats)
    return file.getvalue()


def csv_file(table: Table) -> bytes:
    """The table as CSV: UTF-8 with a mark, «;» between cells, which is what Excel opens by itself in Russia."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_shown(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _fill(sheet: Any, table: Table, formats: dict[Any, Any]) -> None:
    for index, line in enumerate(table.heading):
        sheet.write_string(index, 0, line, formats["title"])
    top = len(table.heading) + bool(table.heading)
    for at, column in enumerate(table.columns):
        sheet.write_string(top, at, column, formats["head"])
        sheet.set_column(at, at, _width(column, [row[at] for row in table.rows]))
    for index, row in enumerate(table.rows, top + 1):
        for at, value in enumerate(row):
            _write(sheet, index, at, value, formats)
    sheet.freeze_panes(top + 1, 0)


def _write(sheet: Any, row: int, column: int, value: Value, formats: dict[Any, Any]) -> None:
    match value:
        case None | "":
            return
        case str():
            sheet.write_string(row, column, value, formats[str])
        case int() | float():
            sheet.write_number(row, column, value, formats[float])
        case date() if (value.date() if isinstance(value, datetime) else value) < OLDEST_DATE:
            sheet.write_string(row, column, cell_text(value), formats[str])
        case _:
            sheet.write_datetime(row, column, value, formats[type(value)])


def _width(column: str, values: Iterable[Value]) -> int:
    """Wide enough for the longest line of a column, up to a limit, in characters."""
    lines = (line for value in values for line in _text(value).split("\n"))
    return min(max(len(column), 6, max(map(len, lines), default=0)) + 2, WIDEST)


def _shown(value: Value) -> str:
    return shield(value) if isinstance(value, str) else _text(value)


def _text(value: Value) -> str:
    return "" if value is None else cell_text(value)
