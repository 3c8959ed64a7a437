"""What cells may hold, kind by kind."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from bot.programme.workbook import cells, dates
from bot.programme.workbook.faults import BadCell
from bot.programme.workbook.sheets import Cell, Sheet, cell_text, clean, fold, letters, number_text, tidy
from tests.programme.workbook.books import moment

Kind = Callable[[Cell], object]

GOOD: list[tuple[Kind, Cell, object]] = [
    (dates.day, date(2025, 11, 20), date(2025, 11, 20)),
    (dates.day, moment("2025-11-20 00:00"), date(2025, 11, 20)),
    (dates.day, "20.11.2025", date(2025, 11, 20)),
    (dates.day, " 1.2.2025 ", date(2025, 2, 1)),
    (dates.day, "2025-11-20", date(2025, 11, 20)),
    (dates.day, "2025-11-20 00:00:00", date(2025, 11, 20)),
    (dates.day, "29.02.2024", date(2024, 2, 29)),
    (dates.clock, time(9, 30), time(9, 30)),
    (dates.clock, time(9, 29, 59, 999000), time(9, 30)),
    (dates.clock, "9:30", time(9, 30)),
    (dates.clock, "09.30", time(9, 30)),
    (dates.clock, "9.30", time(9, 30)),
    (dates.clock, "10:00:00", time(10, 0)),
    (dates.clock, "0:00", time(0, 0)),
    (dates.clock, 10 / 24, time(10, 0)),
    (dates.clock, 0.5, time(12, 0)),
    (dates.clock, 0.3958333333333333, time(9, 30)),
    (dates.deadline, date(2025, 11, 20), (date(2025, 11, 20), None)),
    (dates.deadline, moment("2025-11-20 18:00"), (date(2025, 11, 20), time(18, 0))),
    (dates.deadline, moment("2025-11-20 17:59:59.999600"), (date(2025, 11, 20), time(18, 0))),
    (dates.deadline, "20.11.2025 18:00", (date(2025, 11, 20), time(18, 0))),
    (dates.deadline, "20.11.2025, 18.00", (date(2025, 11, 20), time(18, 0))),
    (dates.deadline, "2025-11-20T18:00", (date(2025, 11, 20), time(18, 0))),
    (dates.deadline, "20.11.2025", (date(2025, 11, 20), None)),
    (cells.code, "P01", "P01"),
    (cells.code, 101.0, "101"),
    (cells.code, "a-b_C" + "9" * 27, "a-b_C" + "9" * 27),
    (cells.slug, "altai-2025", "altai-2025"),
    (cells.whole(1, 100), 25.0, 25),
    (cells.whole(1, 100), "25", 25),
    (cells.whole(1, 100), "25,0", 25),
    (cells.whole(0, 100), 0.0, 0),
    (cells.degrees(90), 53.353, 53.353),
    (cells.degrees(90), "53,353", 53.353),
    (cells.degrees(90), "-53.353", -53.353),
    (cells.degrees(180), 180, 180.0),
    *[(cells.flag, yes, True) for yes in ("да", " ДА ", "Yes", "true", "1", 1.0, True)],
    *[(cells.flag, no, False) for no in ("нет", "No", "FALSE", "0", 0.0, False)],
    (cells.cancelled, "Отменено", True),
    (cells.cancelled, "отменён", True),
    (cells.cancelled, "cancelled", True),
    (cells.url, "https://example.org/live?x=1&y=2", "https://example.org/live?x=1&y=2"),
    (cells.url, "http://алтай.рф/путь", "http://алтай.рф/путь"),
    (cells.url, "https://t.me/channel/5", "https://t.me/channel/5"),
    (cells.language, "RU", "ru"),
    (cells.language, "английский", "en"),
    (cells.spoken, "de", "de"),
    (cells.spoken, "Русский", "ru"),
    (cells.zone, "Europe/Moscow", "Europe/Moscow"),
    (cells.zone, " europe/moscow", "Europe/Moscow"),
    (cells.recipient, "@ivan_petrov", "@ivan_petrov"),
    (cells.recipient, 123456789.0, "123456789"),
    (cells.recipients, "@ivan_petrov; 5000000000", ("@ivan_petrov", "5000000000")),
    (cells.gate_columns, "ФИО; дата рождения;Document", ("name", "birth_date", "document")),
    (cells.parts, "Семён Пчёлкин;; семен  пчелкин ;Анна", ("Семён Пчёлкин", "Анна")),
    (cells.line, "в две\nстроки", "в две строки"),
    (cells.line, 1984.0, "1984"),
    (cells.text, "раз \r\n\r\n два\x00\u202e", "раз\n\nдва"),
]

BAD: list[tuple[Kind, Cell, str]] = [
    (dates.day, "31.02.2025", "date-impossible"),
    (dates.day, "2025-13-01", "date-impossible"),
    (dates.day, "29.02.2025", "date-impossible"),
    (dates.day, "20.11.25", "date-short-year"),
    (dates.day, "20 ноября", "date-bad"),
    (dates.day, "20/11/2025", "date-bad"),
    (dates.day, "2025", "date-bad"),
    (dates.day, "٢٠.١١.٢٠٢٥", "date-bad"),
    (dates.day, 45981.0, "date-number"),
    (dates.day, 20.11, "date-bad"),
    (dates.day, True, "date-bad"),
    (dates.day, time(10, 0), "date-bad"),
    (dates.day, timedelta(days=3), "date-bad"),
    (dates.day, moment("2025-11-20 10:00"), "date-has-time"),
    (dates.day, "20.11.2025 10:00", "date-has-time"),
    (dates.day, "20.11.0025", "date-year"),
    (dates.day, date(1900, 1, 1), "date-year"),
    (dates.clock, "24:00", "time-24"),
    (dates.clock, date(1900, 1, 1), "time-24"),
    (dates.clock, time(23, 59, 59, 999900), "time-24"),
    (dates.clock, "25:00", "time-impossible"),
    (dates.clock, "10:60", "time-impossible"),
    (dates.clock, timedelta(hours=34), "time-impossible"),
    (dates.clock, moment("1900-01-01 12:00"), "time-impossible"),
    (dates.clock, "10:00:30", "time-seconds"),
    (dates.clock, moment("2025-11-18 10:00"), "time-has-date"),
    (dates.clock, date(2025, 11, 18), "time-bad"),
    (dates.clock, 9.3, "time-number"),
    (dates.clock, 10.0, "time-number"),
    (dates.clock, 9.75, "time-bad"),
    (dates.clock, 0.3, "time-bad"),
    (dates.clock, 0, "time-bad"),
    (dates.clock, -0.5, "time-bad"),
    (dates.clock, float("nan"), "time-bad"),
    (dates.clock, True, "time-bad"),
    (dates.clock, "9", "time-bad"),
    (dates.clock, "9:5", "time-bad"),
    (dates.clock, "утром", "time-bad"),
    (dates.clock, "10:00-11:00", "time-bad"),
    (dates.deadline, "20.11.2025 25:00", "time-impossible"),
    (dates.deadline, "завтра", "date-bad"),
    (cells.code, "П01", "code-bad"),
    (cells.code, "P 01", "code-bad"),
    (cells.code, "x" * 33, "code-bad"),
    (cells.code, 10.5, "code-bad"),
    (cells.code, "P01\nP02", "code-bad"),
    (cells.slug, "Altai", "slug-bad"),
    (cells.slug, "a", "slug-bad"),
    (cells.slug, "алтай", "slug-bad"),
    (cells.whole(1, 100), 2.5, "number-whole"),
    (cells.whole(1, 100), -1.0, "number-range"),
    (cells.whole(1, 100), 0, "number-range"),
    (cells.whole(1, 100), 101, "number-range"),
    (cells.whole(1, 100), "двадцать", "number-bad"),
    (cells.whole(1, 100), "16+", "number-bad"),
    (cells.whole(1, 100), True, "number-bad"),
    (cells.whole(1, 100), date(2025, 1, 1), "number-bad"),
    (cells.whole(1, 100), float("inf"), "number-bad"),
    (cells.degrees(90), 90.1, "number-range"),
    (cells.degrees(90), float("nan"), "number-bad"),
    (cells.degrees(90), "53°21'", "number-bad"),
    (cells.flag, "наверное", "flag-bad"),
    (cells.flag, 2.0, "flag-bad"),
    (cells.cancelled, "перенесено", "status-bad"),
    (cells.url, "example.org/live", "url-scheme"),
    (cells.url, "ftp://example.org", "url-bad"),
    (cells.url, "javascript:alert(1)", "url-bad"),
    (cells.url, "https://", "url-bad"),
    (cells.url, "https://example", "url-bad"),
    (cells.url, "https://exa mple.org", "url-bad"),
    (cells.url, "https://[::1", "url-bad"),
    (cells.url, "https://example.org:99999/", "url-bad"),
    (cells.url, "ссылка будет позже", "url-bad"),
    (cells.url, "https://example.org/" + "a" * 2000, "text-long"),
    (cells.language, "de", "language-bad"),
    (cells.spoken, "по-немецки", "spoken-bad"),
    (cells.zone, "Asia/Barnaull", "zone-bad"),
    (cells.zone, "UTC+7", "zone-bad"),
    (cells.zone, "МСК", "zone-bad"),
    (cells.zone, "../../etc/passwd", "zone-bad"),
    (cells.zone, "Europe", "zone-bad"),
    (cells.recipient, "ivan", "recipient-bad"),
    (cells.recipient, "@ив", "recipient-bad"),
    (cells.recipient, -5.0, "recipient-bad"),
    (cells.recipients, "@ivan_petrov, @anna", "recipient-bad"),
    (cells.gate_columns, "ФИО; СНИЛС", "gate-column-bad"),
    (cells.line, "слово " * 100, "text-long"),
    (cells.text, "слово " * 5000, "text-long"),
]


def tidied(cell: Cell) -> Cell:
    """The cell as the rules get it."""
    return tidy(Sheet("", [[cell]])).rows[0][0]


@pytest.mark.parametrize(("kind", "cell", "value"), GOOD)
def test_good_cells_have_their_value(kind: Kind, cell: Cell, value: object) -> None:
    """A cell that fits its column gives one plain value, however it was written."""
    assert kind(tidied(cell)) == value


@pytest.mark.parametrize(("kind", "cell", "why"), BAD)
def test_bad_cells_say_why(kind: Kind, cell: Cell, why: str) -> None:
    """A cell that does not fit is refused with its own reason."""
    with pytest.raises(BadCell) as caught:
        kind(tidied(cell))
    assert caught.value.why == why


def test_a_number_for_a_time_or_date_suggests_what_was_meant() -> None:
    """9.3 may be 9:30 and 45981 may be 20.11.2025: the fault says so instead of guessing."""
    with pytest.raises(BadCell) as caught:
        dates.clock(9.3)
    assert dict(caught.value.args_of_why) == {"read": "9:30"}
    with pytest.raises(BadCell) as caught:
        dates.day(45981.0)
    assert dict(caught.value.args_of_why) == {"read": "20.11.2025"}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (25.0, "25"), (9.300000000000001, "9.3"), (1e300, "1e+300"), (float("nan"), "nan"), (True, "TRUE"),
        (date(2025, 1, 2), "02.01.2025"), (moment("2025-01-02 09:05"), "02.01.2025 9:05"), (time(9, 5), "9:05"),
        (timedelta(hours=34, minutes=5), "34:05"), ("\ufeff a\u00a0 b\u200b ", "a b"),
    ],
)  # fmt: skip
def test_cells_are_shown_as_the_spreadsheet_shows_them(cell: Cell, shown: str) -> None:
    """A fault repeats a value the way its writer sees it."""
    assert cell_text(tidied(cell)) == shown


def test_names_compare_without_case_spaces_yo_and_asterisks() -> None:
    """Headers, sheets and people are the same name however they are typed."""
    assert fold(clean("  Ме\u0301сто\u00a0СБОРА * ")) == fold("ме\u0301стосбора")
    assert fold("Ёлка_из металла**") == fold("елка ИЗ МЕТАЛЛА")
    assert clean("и\u0306") == "й"


def test_column_letters_count_as_spreadsheets_do() -> None:
    """Z is followed by AA, ZZ by AAA."""
    assert [letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert number_text(-3.0) == "-3"
