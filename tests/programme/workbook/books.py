"""Workbooks for tests: the sample's cells to change, and writers of every form a workbook may have."""

import copy
import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from bot.programme.workbook.faults import Fault, Reading
from bot.programme.workbook.parse import parse
from bot.programme.workbook.sheets import Cell, Sheet, Trouble, cell_text
from bot.programme.workbook.source import read_sheets
from bot.programme.workbook.telling import line, tell
from bot.texts import Texts
from tests.conftest import SAMPLE

Book = dict[str, list[list[Cell]]]
TEXTS = Texts.load()


def sample_book() -> Book:
    """The cells of the sample workbook by sheet, free to change."""
    return {sheet.name: sheet.rows for sheet in read_sheets(SAMPLE)}


def small_book() -> Book:
    """The smallest workbook with a row on every sheet."""
    return copy.deepcopy(_SMALL)


_SMALL: Book = {
    "Форум": [
        ["Поле", "Значение"],
        ["Код*", "small-2025"],
        ["Название*", "Малый форум"],
        ["Часовой пояс*", "Europe/Berlin"],
        ["Начало*", date(2025, 10, 20)],
        ["Окончание*", date(2025, 10, 30)],
    ],
    "Площадки": [["Код*", "Название*"], ["hall", "Большой зал"], ["a", "Двойник"], ["b", "Двойник"]],
    "Спикеры": [["Имя*"], ["Семён Пчёлкин"]],
    "Программа": [
        ["Код*", "Дата*", "Начало*", "Окончание", "Название*", "Площадка", "Спикеры", "Часовой пояс", "Статус"],
        ["S1", date(2025, 10, 21), time(10, 0), time(11, 0), "Открытие", "hall", "Семён Пчёлкин", "", ""],
    ],
    "Предприятия": [["Код*", "Название*"], ["plant", "Завод"]],
    "Экскурсии": [
        ["Код*", "Предприятие*", "Дата*", "Начало*", "Окончание", "Мест*", "Мест на группу", "Запись с", "Запись до",
         "Список до", "Колонки списка", "Получатели списка"],
        ["E1", "plant", date(2025, 10, 22), time(10, 0), "", 20.0, "", "", "", "", "", ""],
    ],
    "Вопросы и ответы": [["Вопрос*", "Ответ*"], ["Где?", "Здесь."]],
    "Викторины": [
        ["Викторина*", "Вопрос*", "Вариант 1*", "Вариант 2", "Вариант 3", "Верный*"],
        ["Игра", "Сколько?", "Один", "Два", "", 2.0],
    ],
}  # fmt: skip


def sheets(book: Mapping[str, list[list[Cell]]]) -> list[Sheet]:
    """The book as the reader of files hands it over."""
    return [Sheet(name, [list(row) for row in rows]) for name, rows in book.items()]


def read(book: Mapping[str, list[list[Cell]]]) -> Reading:
    """What the rules make of a book; every fault and warning must have words in both languages."""
    return spoken(parse(sheets(book)))


def spoken(reading: Reading) -> Reading:
    """The reading itself, after all its faults and warnings have been said in both languages."""
    for fault in (*reading.faults, *reading.warnings):
        for language in ("ru", "en"):
            words = TEXTS.speak(language, "Asia/Barnaul")
            said = line(fault, words)
            assert "\n" not in said
            assert tell(fault, words)
            for part in (fault.sheet, fault.value, fault.column, str(fault.row or "")):
                assert part in said, (part, said)
    return reading


def moment(text: str) -> datetime:
    """A date and time as a spreadsheet keeps them, without a zone."""
    return datetime.fromisoformat(text)


def column(book: Book, sheet: str, header: str) -> int:
    """The index of the column with this header (a trailing asterisk aside)."""
    return [cell_text(cell).rstrip("*") for cell in book[sheet][0]].index(header)


def put(book: Book, sheet: str, header: str, value: Cell, row: int = 2) -> Book:
    """Put `value` into a column of a row (numbered as the spreadsheet does); a missing column is added."""
    try:
        at = column(book, sheet, header)
    except ValueError:
        book[sheet][0].append(header)
        at = len(book[sheet][0]) - 1
    cells = book[sheet][row - 1]
    cells.extend([""] * (at + 1 - len(cells)))
    cells[at] = value
    return book


def whys(found: Iterable[Fault]) -> list[str]:
    """Only the reasons."""
    return [fault.why for fault in found]


def write_xlsx(path: Path, book: Mapping[str, list[list[Cell]]], **options: Any) -> Path:
    """Write a book as an .xlsx workbook with real dates and times; Trouble("=…") is a formula with an error."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, **options}) as workbook:
        formats = {
            datetime: workbook.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
            date: workbook.add_format({"num_format": "dd.mm.yyyy"}),
            time: workbook.add_format({"num_format": "hh:mm"}),
        }
        for name, rows in book.items():
            worksheet = workbook.add_worksheet(name)
            for index, row in enumerate(rows):
                for at, cell in enumerate(row):
                    if isinstance(cell, Trouble):
                        worksheet.write_formula(index, at, "=1/0", None, cell.shown)
                    elif isinstance(cell, datetime | date | time):
                        worksheet.write_datetime(index, at, cell, formats[type(cell)])
                    elif isinstance(cell, bool):
                        worksheet.write_boolean(index, at, cell)
                    elif isinstance(cell, int | float):
                        worksheet.write_number(index, at, cell)
                    elif isinstance(cell, str) and cell:
                        worksheet.write_string(index, at, cell)
    return path


def csv_files(
    book: Mapping[str, list[list[Cell]]], encoding: str = "utf-8", delimiter: str = ","
) -> dict[str, bytes]:  # fmt: skip
    """Every sheet of a book as the bytes of a CSV file, values as a spreadsheet shows them."""
    files = {}
    for name, rows in book.items():
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows([[_shown(cell) for cell in row] for row in rows])
        files[f"{name}.csv"] = text.getvalue().encode(encoding)
    return files


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell_text(cell)


def write_folder(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a new folder."""
    path.mkdir()
    for name, data in files.items():
        (path / name).write_bytes(data)
    return path


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path
