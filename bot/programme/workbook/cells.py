"""What a cell may hold: one function per kind, from a non-empty cell to a plain value; dates and times in `dates`.

Each raises BadCell with the reason; nothing here knows where the cell stands. Text is already clean (`sheets.clean`).
"""

import math
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from bot.programme.workbook.faults import BadCell
from bot.programme.workbook.layout import GATE_COLUMNS
from bot.programme.workbook.moments import zone_name
from bot.programme.workbook.sheets import Cell, cell_text, fold

LINE_LIMIT = 300
"""Characters of a name or a title: more would not fit a card's head, and is a description in a wrong column."""
TEXT_LIMIT = 10_000
URL_LIMIT = 1_000
MOST_SEATS = 100_000
OLDEST = 99


def text(cell: Cell) -> str:
    """Text of several lines."""
    value = cell_text(cell)
    if len(value) > TEXT_LIMIT:
        raise BadCell("text-long", length=len(value), most=TEXT_LIMIT)
    return value


def line(cell: Cell) -> str:
    """Text of one line, such as a name or a title."""
    value = " ".join(cell_text(cell).split())
    if len(value) > LINE_LIMIT:
        raise BadCell("text-long", length=len(value), most=LINE_LIMIT)
    return value


def code(cell: Cell) -> str:
    """An item's code: it travels in links."""
    value = cell_text(cell)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", value):
        raise BadCell("code-bad")
    return value


def slug(cell: Cell) -> str:
    """A forum's code."""
    value = cell_text(cell)
    if not re.fullmatch(r"[a-z0-9-]{2,32}", value):
        raise BadCell("slug-bad")
    return value


def parts(cell: Cell) -> tuple[str, ...]:
    """Several lines of text with `;` between them, without repetitions."""
    found: dict[str, str] = {}
    for part in text(cell).split(";"):
        value = line(part)
        if value:
            found.setdefault(fold(value), value)
    return tuple(found.values())


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = float(cell)
    elif isinstance(cell, str) and re.fullmatch(r"[+-]?\d{1,15}([.,]\d{1,15})?", compact := cell_text(cell), re.ASCII):
        number = float(compact.replace(",", "."))
    else:
        raise BadCell("number-bad")
    if not math.isfinite(number):
        raise BadCell("number-bad")
    return number


def whole(least: int, most: int) -> Callable[[Cell], int]:
    """A whole number from `least` to `most`."""

    def read(cell: Cell) -> int:
        number = _number(cell)
        if number != int(number):
            raise BadCell("number-whole")
        if not least <= number <= most:
            raise BadCell("number-range", least=str(least), most=str(most))
        return int(number)

    return read


def degrees(most: int) -> Callable[[Cell], float]:
    """A latitude (`most` 90) or longitude (180) in degrees."""

    def read(cell: Cell) -> float:
        number = _number(cell)
        if abs(number) > most:
            raise BadCell("number-range", least=str(-most), most=str(most))
        return number

    return read


def flag(cell: Cell) -> bool:
    """Yes or no."""
    value = fold(cell_text(cell))
    if value in ("да", "yes", "true", "истина", "1"):
        return True
    if value in ("нет", "no", "false", "ложь", "0"):
        return False
    raise BadCell("flag-bad")


def cancelled(cell: Cell) -> bool:
    """A status: whether the row is cancelled."""
    if fold(cell_text(cell)) in ("отменено", "отменена", "отменен", "cancelled", "canceled"):
        return True
    raise BadCell("status-bad")


def url(cell: Cell) -> str:
    """A web address that a button may carry: http or https."""
    value = cell_text(cell)
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value):
        raise BadCell("url-scheme", read=f"https://{value}")
    try:
        split = urlsplit(value)
        right = split.scheme in ("http", "https") and bool(split.hostname) and (split.port or 1) > 0
    except ValueError:
        right = False
    if not right or not re.fullmatch(r"[^\s<>\"{}|\\^`]+", value) or not _hostlike(split.hostname or ""):
        raise BadCell("url-bad")
    if len(value) > URL_LIMIT:
        raise BadCell("text-long", length=len(value), most=URL_LIMIT)
    return value


def _hostlike(host: str) -> bool:
    return host == "localhost" or bool(re.fullmatch(r"[\w-]+(\.[\w-]+)+\.?|[0-9a-f:.]+", host))


def language(cell: Cell) -> str:
    """The workbook's own language: ru or en."""
    value = _LANGUAGES.get(fold(cell_text(cell)))
    if value is None:
        raise BadCell("language-bad")
    return value


def spoken(cell: Cell) -> str:
    """The language of a session: ru, en or another two-letter code (ISO 639-1)."""
    value = fold(cell_text(cell))
    value = _LANGUAGES.get(value, value)
    if not re.fullmatch(r"[a-z]{2}", value):
        raise BadCell("spoken-bad")
    return value


_LANGUAGES = {
    "ru": "ru", "русский": "ru", "russian": "ru",
    "en": "en", "английский": "en", "english": "en",
}  # fmt: skip


def zone(cell: Cell) -> str:
    """A time zone of the IANA database."""
    value = cell_text(cell)
    name = zone_name(value)
    if name is None:
        raise BadCell("zone-bad")
    return name


def recipient(cell: Cell) -> str:
    """A Telegram user: `@username` or a numeric id (Bot API, User: at most 52 significant bits)."""
    value = cell_text(cell)
    if not re.fullmatch(r"@[A-Za-z][A-Za-z0-9_]{3,31}|[1-9]\d{0,15}", value, re.ASCII):
        raise BadCell("recipient-bad", item=value[:LINE_LIMIT])
    return value


def recipients(cell: Cell) -> tuple[str, ...]:
    """Several Telegram users, `;` between them."""
    return tuple(recipient(part) for part in parts(cell))


def gate_columns(cell: Cell) -> tuple[str, ...]:
    """The columns of a gate list, as their keys."""
    known = {fold(name): column.key for column in GATE_COLUMNS for name in (column.russian, column.english)}
    found = []
    for part in parts(cell):
        key = known.get(fold(part))
        if key is None:
            raise BadCell("gate-column-bad", item=part)
        found.append(key)
    return tuple(found)
