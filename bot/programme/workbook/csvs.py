"""A CSV file as a sheet: its encoding and its delimiter are found out."""

import csv
import io

from bot.programme.workbook.formulas import unshield
from bot.programme.workbook.layout import FORUM_FIELDS, LAYOUTS
from bot.programme.workbook.limits import CELLS, COLUMNS, ROWS, RefusedError
from bot.programme.workbook.sheets import Cell, Sheet, clean, fold

DELIMITERS = ",;\t"
LONGEST_CELL = 1_000_000
SAMPLE = 30
"""Records looked at to find the delimiter: the header is among them."""


def read(name: str, data: bytes) -> Sheet:
    """The sheet `name` of a CSV file's bytes. Raises RefusedError."""
    text = _decode(name, data)
    csv.field_size_limit(LONGEST_CELL)
    first, _, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={delimiter}" for delimiter in DELIMITERS}:  # Excel's own hint, not a row
        return Sheet(name, _records(name, rest, first.strip()[-1]))
    return Sheet(name, _records(name, text, _delimiter(text)))


def _decode(name: str, data: bytes) -> str:
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data[:200]:
        encoding = "utf-16-le" if data[1:200:2].count(0) >= data[:200:2].count(0) else "utf-16-be"
    else:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            encoding = "cp1251"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedError("csv-encoding", sheet=name) from None
    if "\0" in text:
        raise RefusedError("csv-encoding", sheet=name)
    return text


def _delimiter(text: str) -> str:
    """The delimiter under which some early record has the most headers of ours."""
    columns = [column for layout in LAYOUTS for column in layout.columns] + list(FORUM_FIELDS)
    known = {fold(name) for column in columns for name in (column.russian, column.english)}

    def headers(delimiter: str) -> int:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        most = 0
        try:
            for record, _ in zip(records, range(SAMPLE), strict=False):
                most = max(most, sum(fold(clean(cell)) in known for cell in record[:COLUMNS] if len(cell) < 100))
        except csv.Error:
            pass
        return most

    return max(DELIMITERS, key=headers)


def _records(name: str, text: str, delimiter: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            while record and not record[-1].strip():
                record.pop()
            rows.append([unshield(cell) for cell in record])
            cells += len(record)
            if (record and len(rows) > ROWS) or len(record) > COLUMNS or cells > CELLS:
                raise RefusedError("sheet-big", sheet=name, row=len(rows), rows=ROWS, columns=COLUMNS)
    except csv.Error:
        raise RefusedError("csv-broken", sheet=name, row=len(rows) + 1) from None
    while rows and not rows[-1]:
        rows.pop()
    return rows
