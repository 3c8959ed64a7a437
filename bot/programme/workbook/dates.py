"""Dates and times of day in cells: real ones, text, and numbers that have lost their format. See `cells`."""

import re
from datetime import date, datetime, time, timedelta

from bot.programme.workbook.faults import BadCell
from bot.programme.workbook.sheets import Cell, cell_text

_DAY = r"(?:(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})|(?P<Y>\d{4})-(?P<M>\d{1,2})-(?P<D>\d{1,2}))"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.0+)?)?"
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73415
"""1 January 2000 and 31 December 2100 as Excel counts days."""


def day(cell: Cell) -> date:
    """A date: a date cell, `20.11.2025` or `2025-11-20`."""
    found, clock_ = _moment(cell)
    if clock_ not in (None, time()):
        raise BadCell("date-has-time")
    return found


def deadline(cell: Cell) -> tuple[date, time | None]:
    """A date, or a date and a time; the time is None where only the date is given."""
    return _moment(cell)


def _moment(cell: Cell) -> tuple[date, time | None]:
    match cell:
        case datetime():
            rounded = _to_minute(cell)
            return _sane(rounded.date()), rounded.time()
        case date():
            return _sane(cell), None
        case str():
            return _moment_in(cell_text(cell))
        case bool():
            raise BadCell("date-bad")
        case int() | float() if _FIRST_SERIAL <= cell <= _LAST_SERIAL:
            raise BadCell("date-number", read=f"{date(1899, 12, 30) + timedelta(days=int(cell)):%d.%m.%Y}")
        case _:
            raise BadCell("date-bad")


def _moment_in(value: str) -> tuple[date, time | None]:
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2}", value):
        raise BadCell("date-short-year")
    found = re.fullmatch(rf"{_DAY}(?:(?:\s*,\s*|\s+|T){_CLOCK})?", value, re.ASCII)
    if not found:
        raise BadCell("date-bad")
    year, month, number = (int(found[a] or found[b]) for a, b in ("yY", "mM", "dD"))
    try:
        which = date(year, month, number)
    except ValueError:
        raise BadCell("date-impossible") from None
    return _sane(which), _clock_of(found) if found["hour"] else None


def _sane(which: date) -> date:
    if not 2000 <= which.year <= 2100:
        raise BadCell("date-year", year=str(which.year))
    return which


def clock(cell: Cell) -> time:
    """A time of day: a time cell, `9:30` or `09.30`; a fraction of a day, where the cell has lost its format."""
    match cell:
        case datetime() if cell.year > 1900:
            raise BadCell("time-has-date")
        case datetime() | timedelta():
            raise BadCell("time-impossible")
        case time():
            rounded = _to_minute(datetime.combine(date(2000, 1, 1), cell))
            if rounded.day > 1:
                raise BadCell("time-24")
            return rounded.time()
        case date():
            raise BadCell("time-24" if cell.year <= 1900 else "time-bad")
        case str():
            found = re.fullmatch(_CLOCK, cell_text(cell), re.ASCII)
            if not found:
                raise BadCell("time-bad")
            return _clock_of(found)
        case bool():
            raise BadCell("time-bad")
        case int() | float():
            return _clock_in_number(cell)
        case _:
            raise BadCell("time-bad")


def _clock_of(found: re.Match[str]) -> time:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if (hour, minute, second) == (24, 0, 0):
        raise BadCell("time-24")
    if hour > 23 or minute > 59 or second > 59:
        raise BadCell("time-impossible")
    if second:
        raise BadCell("time-seconds")
    return time(hour, minute)


def _clock_in_number(number: float) -> time:
    """10:00 that lost its format is 0.41666…; 9.30 typed as a number has become 9.3, and only its writer knows."""
    minutes = number * 24 * 60
    if 0 < number < 1 and abs(minutes - round(minutes)) < 0.02 and round(minutes) % 5 == 0:
        return time(*divmod(round(minutes), 60))
    if not 1 <= number < 24:
        raise BadCell("time-bad")
    hour, minute = int(number), round(number % 1 * 100)
    if minute > 59:
        raise BadCell("time-bad")
    raise BadCell("time-number", read=f"{hour}:{minute:02}")


def _to_minute(moment: datetime) -> datetime:
    """Spreadsheets keep times as fractions: 9:29:59.999 is 9:30."""
    rounded = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if rounded.second:
        raise BadCell("time-seconds")
    return rounded
