"""A sheet as it was read, before anybody asked what it means; and how cells look and names compare."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell the spreadsheet itself has no value for: `why` is a fault's, `shown` what the cell shows."""

    why: str
    shown: str


Cell = str | int | float | bool | date | datetime | time | timedelta | Trouble


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and its cells: `rows[0][0]` is A1, rows may differ in length, an empty cell is ""."""

    name: str
    rows: list[list[Cell]]


NAME_LIMIT = 100
"""Characters of a sheet's name that are told; Excel allows 31, a file's name may be longer."""

_INVISIBLE = dict.fromkeys(
    [code for code in range(0x20) if chr(code) not in "\n\t"]
    + [*range(0x7F, 0xA0), 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF]
    + [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)]
)
"""Control characters, direction overrides, zero-width marks and half characters: never meant, and breakers of what
they reach. The joiner of compound emoji (U+200D) stays."""


def clean(text: str) -> str:
    """`text` without invisible characters, composed, with plain spaces and line ends, trimmed."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()


def tidy(sheet: Sheet) -> Sheet:
    """The same sheet with every text in it clean."""
    return Sheet(
        sheet_name(sheet.name), [[clean(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows]
    )


def sheet_name(name: str) -> str:
    """A sheet's name as it is told: clean, on one line."""
    return one_line(clean(name), NAME_LIMIT)


def fold(text: str) -> str:
    """A clean text as names are compared: no case, spaces, underscores, «ё» or trailing asterisk."""
    return "".join(text.casefold().replace("ё", "е").replace("_", "").split()).rstrip("*")


def number_text(number: float) -> str:
    """A number as a person would have typed it: 25, 2.5."""
    if abs(number) < 1e15 and number == int(number):
        return str(int(number))
    return format(number, ".15g")


def cell_text(cell: Cell) -> str:
    """What a person sees in a cell of a tidy sheet; "" for an empty one."""
    match cell:
        case str():
            return cell
        case Trouble():
            return clean(cell.shown)
        case bool():
            return str(cell).upper()
        case int() | float():
            return number_text(cell)
        case datetime():
            return f"{cell:%d.%m.%Y} {cell.hour}:{cell:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell.hour}:{cell:%M}"
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"


def one_line(text: str, most: int) -> str:
    """`text` on one line and at most `most` characters long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def letters(column: int) -> str:
    """The spreadsheet's letters of a column counted from 0: A, B, … AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
