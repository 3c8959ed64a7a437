"""The sample workbook: it reads whole, and every cell of it that matters is missed or noticed when broken."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.programme.workbook.faults import Reading
from bot.programme.workbook.here import read_here
from bot.programme.workbook.layout import FORUM_FIELDS, LAYOUTS
from bot.programme.workbook.sheets import Cell, Trouble, cell_text, fold, letters
from storage.records.programme import Programme
from tests.conftest import SAMPLE
from tests.programme.workbook.books import (
    Book,
    column,
    csv_files,
    moment,
    put,
    read,
    sample_book,
    spoken,
    write_folder,
    write_xlsx,
    write_zip,
)

LONG = "очень длинно " * 1000
BAD: dict[str, dict[str, list[Cell]]] = {
    "Площадки": {
        "Код": ["главный корпус", LONG],
        "Название": ["н" * 301],
        "Широта": ["53°21'", 153.0, True],
        "Долгота": ["восток", -181.0],
        "Адрес": [LONG],
        "Как добраться": [LONG],
    },
    "Спикеры": {"Имя": [LONG], "Должность": [LONG], "Организация": [LONG], "О спикере": [LONG]},
    "Программа": {
        "Код": ["П01", "P 01", 1.5],
        "Дата": ["31.02.2025", "вторник", 45979.0, moment("2025-11-18 10:00")],
        "Начало": ["25:00", "утром", 9.3, "24:00"],
        "Окончание": ["12:60", "вечером", 18.0],
        "Название": [LONG],
        "Площадка": ["Точка кипения", "нет такой площадки"],
        "Язык": ["по-русски"],
        "Ссылка": ["example.org/live", "позже"],
        "Часовой пояс": ["МСК", "Asia/Barnaull"],
        "Статус": ["перенесено"],
        "Описание": [LONG],
        "Спикеры": ["н" * 301],
    },
    "Предприятия": {
        "Код": ["завод 1"],
        "Название": [LONG],
        "Сайт": ["www"],
        "Видео": ["ролик.mp4 на диске"],
        "Представитель": ["Иван Иванов"],
        "О предприятии": [LONG],
    },
    "Экскурсии": {
        "Код": ["Э1", "E 1"],
        "Предприятие": ["Нет такого завода"],
        "Дата": ["30.02.2025", 45979.5],
        "Начало": ["около десяти", 10.3],
        "Окончание": ["25:30"],
        "Мест": ["двадцать", -1.0, 0.0, 2.5],
        "Возраст от": ["шестнадцать", -1.0, 150.0],
        "Мест на группу": [0.0, 10_000.0, "вся группа"],
        "Паспортные данные": ["наверное", 2.0],
        "Запись с": ["скоро", "31.11.2025", "01.12.2025 10:00"],
        "Запись до": ["накануне", "01.01.2025", "01.12.2025"],
        "Статус": ["мест нет"],
        "По приглашению": ["своим"],
        "Список до": ["за день", "31.12.2025 10:00"],
        "Колонки списка": ["ФИО; СНИЛС"],
        "Получатели списка": ["охрана завода", "@ok_name; 12-34"],
    },
    "Вопросы и ответы": {"Вопрос": [LONG], "Ответ": [LONG], "Варианты": [LONG]},
    "Викторины": {
        "Викторина": [LONG],
        "Вопрос": [LONG],
        "Вариант 1": [LONG],
        "Верный": ["первый", 0.0, 6.0, 1.5],
        "Пояснение": [LONG],
    },
}
BAD_FIELDS: dict[str, list[Cell]] = {
    "Код": ["Алтай 2025", "ALTAI"],
    "Название": [LONG],
    "Часовой пояс": ["Барнаул", "UTC+7"],
    "Начало": ["18 ноября", "31.02.2025", 45979.0],
    "Окончание": ["потом", date(2025, 11, 1)],
    "Сайт": ["otwinta.com", "сайт"],
    "Язык": ["татарский"],
}
BREAKS = [(sheet, header, value) for sheet, headers in BAD.items() for header in headers for value in headers[header]]


def test_the_sample_reads_whole() -> None:
    """The sample workbook has neither faults nor warnings, and everything in it arrives."""
    reading = read_here(SAMPLE)
    assert (reading.faults, reading.warnings) == ((), ())
    programme = reading.programme
    assert programme is not None
    sizes = [len(getattr(programme, name)) for name in ("venues", "sessions", "enterprises", "excursions", "faq")]
    assert sizes == [12, 49, 16, 26, 41]
    assert len(programme.quizzes) == 27
    assert len(programme.speakers) == 28  # 27 of the sheet, and one named only in the programme
    assert (programme.forum.starts_on, programme.forum.ends_on) == (date(2025, 11, 18), date(2025, 11, 30))


def test_the_sample_reads_right() -> None:
    """Times are UTC, names of venues and enterprises become codes, text times and dates are understood."""
    programme = _programme(sample_book())
    sessions = {session.code: session for session in programme.sessions}
    assert sessions["P01"].start == datetime(2025, 11, 18, 3, 0, tzinfo=UTC)
    assert sessions["P03"].venue == "expo"
    assert sessions["P04"].end == datetime(2025, 11, 18, 12, 30, tzinfo=UTC)
    assert sessions["P10"].start == datetime(2025, 11, 20, 2, 30, tzinfo=UTC)
    assert sessions["P33"].start == datetime(2025, 11, 26, 9, 0, tzinfo=UTC)
    assert sessions["P33"].zone == "Europe/Moscow"
    assert sessions["P43"].cancelled
    assert sessions["P47"].end == datetime(2025, 11, 29, 18, 30, tzinfo=UTC)
    excursions = {excursion.code: excursion for excursion in programme.excursions}
    assert excursions["E01"].invitation_only
    assert excursions["E02"].seats == 15
    assert excursions["E02"].closes == datetime(2025, 11, 17, 11, 0, tzinfo=UTC)
    assert excursions["E04"].enterprise == "tipo"
    assert excursions["E08"].gate_columns == ("group", "name", "birth_date", "adult")
    assert excursions["E08"].group_limit == 28


@pytest.mark.parametrize(("sheet", "header", "value"), BREAKS)
def test_a_broken_cell_is_named(sheet: str, header: str, value: Cell) -> None:
    """A bad value in any ruled column: nothing is imported; sheet, row, column and value are named."""
    book = sample_book()
    row = len(book[sheet]) - 1
    named(read(put(book, sheet, header, value, row)), book, sheet, header, value)


@pytest.mark.parametrize(("sheet", "header"), [(sheet, header) for sheet, headers in BAD.items() for header in headers])
def test_a_broken_cell_is_named_in_a_real_file(tmp_path: Path, sheet: str, header: str) -> None:
    """The same, once per column, through an .xlsx."""
    book = sample_book()
    value = BAD[sheet][header][0]
    put(book, sheet, header, value, len(book[sheet]) - 1)
    named(spoken(read_here(write_xlsx(tmp_path / "book.xlsx", book))), book, sheet, header, value)


def named(reading: Reading, book: Book, sheet: str, header: str, value: Cell) -> None:
    """Check that the last row but one is at fault in this column, and only once."""
    assert reading.programme is None
    [fault] = [fault for fault in reading.faults if fault.sheet == sheet and fault.column.rstrip("*") == header]
    assert (fault.row, fault.letter) == (len(book[sheet]) - 1, letters(column(book, sheet, header)))
    assert cell_text(value).replace("\n", " ").startswith(fault.value.rstrip("…"))
    assert fault.value


@pytest.mark.parametrize(("field", "value"), [(field, value) for field in BAD_FIELDS for value in BAD_FIELDS[field]])
def test_a_broken_field_of_the_forum_is_named(tmp_path: Path, field: str, value: Cell) -> None:
    """The same on the two-column sheet: the field is named too."""
    book = sample_book()
    row = next(n for n, cells in enumerate(book["Форум"], 1) if cell_text(cells[0]).rstrip("*") == field)
    book["Форум"][row - 1][1] = value
    reading = spoken(read_here(write_xlsx(tmp_path / "book.xlsx", book)))
    assert reading.programme is None
    [fault] = reading.faults
    assert (fault.sheet, fault.row, fault.letter, fault.field.rstrip("*")) == ("Форум", row, "B", field)
    assert cell_text(value).startswith(fault.value.rstrip("…"))


@pytest.mark.parametrize(
    ("sheet", "header"),
    [(each.russian, wanted.russian) for each in LAYOUTS[1:] for wanted in each.columns if wanted.required],
)
def test_every_required_cell_is_missed(sheet: str, header: str) -> None:
    """A required column emptied: every row of the sample is named, all at once."""
    book = sample_book()
    at = column(book, sheet, header)
    for cells in book[sheet][1:]:
        cells[at] = "\u00a0\u200b"
    faults = [fault for fault in read(book).faults if fault.why == "required"]
    assert [(fault.sheet, fault.row, fold(fault.column)) for fault in faults] == [
        (sheet, row, fold(header)) for row in range(2, len(book[sheet]) + 1)
    ]


@pytest.mark.parametrize("field", [field.russian for field in FORUM_FIELDS if field.required])
def test_every_required_field_of_the_forum_is_missed(field: str) -> None:
    """An emptied field is named by its row; a removed one by its name."""
    book = sample_book()
    row = next(n for n, cells in enumerate(book["Форум"], 1) if cell_text(cells[0]).rstrip("*") == field)
    book["Форум"][row - 1][1] = " "
    [fault] = read(book).faults
    assert (fault.why, fault.row) == ("required", row)
    del book["Форум"][row - 1]
    [fault] = read(book).faults
    assert (fault.why, fault.sheet, dict(fault.args)["russian"]) == ("field-missing", "Форум", field)


def test_a_formula_error_is_named_wherever_it_stands() -> None:
    """Any cell of a known column may hold a broken formula, and is named."""
    book = sample_book()
    for sheet, rows in list(book.items())[1:]:
        for at in range(len(rows[0])):
            before, rows[1][at] = rows[1][at], Trouble("formula-error", "#REF!")
            [fault] = [fault for fault in read(book).faults if fault.why == "formula-error"]
            assert (fault.sheet, fault.row, fault.letter, fault.value) == (sheet, 2, letters(at), "#REF!")
            rows[1][at] = before


def test_all_faults_come_at_once_and_in_order() -> None:
    """One reading names faults of several sheets, in the order of the workbook."""
    book = sample_book()
    put(book, "Экскурсии", "Мест", "много", 5)
    put(book, "Программа", "Начало", "25:00", 7)
    put(book, "Программа", "Дата", "31.02.2025", 7)
    put(book, "Программа", "Дата", "", 3)
    put(book, "Площадки", "Широта", 100.0, 2)
    places = [(fault.sheet, fault.row, fault.letter) for fault in read(book).faults]
    assert places == [
        ("Площадки", 2, "D"), ("Программа", 3, "B"), ("Программа", 7, "B"), ("Программа", 7, "C"), ("Экскурсии", 5, "H")
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_reads_the_same_as_xlsx(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """A folder or a zip of CSV files, in every encoding and with every delimiter, is the same forum."""
    book = sample_book()
    if encoding == "cp1251":
        book = {name: [[_plainer(cell) for cell in row] for row in rows] for name, rows in book.items()}
    expected = _programme(book)
    files = csv_files(book, encoding, delimiter)
    for path in (write_folder(tmp_path / "folder", files), write_zip(tmp_path / "book.zip", files)):
        reading = read_here(path)
        assert reading.faults == ()
        assert reading.programme == expected


def test_a_written_xlsx_reads_the_same(tmp_path: Path) -> None:
    """Written anew by another program, with either day count (1900 or 1904), the sample is the same forum."""
    book = sample_book()
    for name, options in (("a", {}), ("b", {"date_1904": True})):
        reading = read_here(write_xlsx(tmp_path / f"{name}.xlsx", book, **options))
        assert reading.programme == _programme(book)


def test_times_of_day_as_numbers_and_datetimes(tmp_path: Path) -> None:
    """Midnight, the last minute and fractions of a day survive the file."""
    book = sample_book()
    put(book, "Программа", "Начало", time(0, 0), 2)
    put(book, "Программа", "Окончание", time(23, 59), 2)
    put(book, "Программа", "Начало", 14.5 / 24, 4)
    reading = read_here(write_xlsx(tmp_path / "book.xlsx", book))
    assert reading.programme is not None
    first, _, third = reading.programme.sessions[:3]
    assert (first.start, first.end) == (
        datetime(2025, 11, 17, 17, 0, tzinfo=UTC), datetime(2025, 11, 18, 16, 59, tzinfo=UTC)
    )  # fmt: skip
    assert third.start == datetime(2025, 11, 18, 7, 30, tzinfo=UTC)


def _programme(book: Book) -> Programme:
    programme = read(book).programme
    assert programme is not None
    return programme


def _plainer(cell: Cell) -> Cell:
    """Text that cp1251 can hold."""
    return cell.encode("cp1251", "replace").decode("cp1251") if isinstance(cell, str) else cell
