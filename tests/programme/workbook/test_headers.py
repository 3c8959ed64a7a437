"""Finding sheets and columns: names in any form, headers in any place, English workbooks."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
import xlsxwriter

from bot.programme.workbook.faults import Reading
from bot.programme.workbook.here import read_here
from bot.programme.workbook.layout import FORUM_FIELDS, GATE_COLUMNS, LAYOUTS
from bot.programme.workbook.sheets import Cell, fold
from tests.programme.workbook.books import Book, column, read, sample_book, small_book, spoken, whys, write_xlsx


def test_an_english_workbook_is_the_same_forum() -> None:
    """Every sheet and column under its English name reads as the Russian one does."""
    book = sample_book()
    values = {"да": "yes", "нет": "no", "отменено": "cancelled"}
    names = {fold(each.russian): each.english for layout in LAYOUTS for each in layout.columns}
    english: Book = {}
    for layout in LAYOUTS:
        own = names | {fold(each.russian): each.english for each in layout.columns}
        header, *rows = book[layout.russian]
        english[layout.english] = [
            [own[fold(str(cell))] for cell in header],
            *[[values.get(cell, cell) if isinstance(cell, str) else cell for cell in row] for row in rows],
        ]
    fields = {fold(each.russian): each.english for each in FORUM_FIELDS}
    english["Forum"][1:] = [[fields[fold(str(field))], value] for field, value in book["Форум"][1:]]
    gate = {each.russian: each.english for each in GATE_COLUMNS}
    at = column(book, "Экскурсии", "Колонки списка")
    for row in english["Excursions"][1:]:
        row[at] = "; ".join(gate[part] for part in str(row[at]).split("; ")) if row[at] else ""
    reading = read(english)
    assert (reading.faults, reading.warnings) == ((), ())
    assert reading.programme == read(book).programme


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda name: f"  {name.rstrip('*')} ",
        lambda name: name.replace(" ", "\u00a0"),
        lambda name: name.replace(" ", "\n"),
        lambda name: name.replace(" ", ""),
        lambda name: name.replace("ё", "е"),
        lambda name: name.rstrip("*") + " *",
        lambda name: "\ufeff" + name + "\u200b",
    ],
)
def test_headers_and_sheets_are_matched_in_any_form(change: Callable[[str], str]) -> None:
    """Case, spaces of any kind, line ends, «ё», asterisks and invisible marks make no difference."""
    book = sample_book()
    changed: Book = {}
    for name, rows in book.items():
        changed[change(name)] = [[change(str(cell)) for cell in rows[0]], *rows[1:]]
    changed[change("Форум")] = [[change(str(field)), value] for field, value in book["Форум"]]
    assert read(changed).programme == read(book).programme


def test_the_order_of_columns_and_sheets_is_free() -> None:
    """Columns and sheets turned around read the same."""
    book = sample_book()
    turned = {name: [row[::-1] for row in rows] for name, rows in reversed(book.items())}
    assert read(turned).programme == read(book).programme


def test_unknown_names_are_warnings() -> None:
    """An unknown column, field or sheet is named and ignored; an empty sheet is nothing."""
    book = small_book()
    book["Программа"][0].append("Заметки")
    book["Программа"][1].append("тайна")
    book["Форум"].append(["Погода", "снег"])
    book["Черновик"] = [["что-то"]]
    book["Лист1"] = []
    book["Площадки"][1].append("под пустым названием")
    reading = read(book)
    assert reading.programme == read(small_book()).programme
    assert [(each.why, each.sheet, each.row, each.letter) for each in reading.warnings] == [
        ("field-unknown", "Форум", 7, "A"),
        ("column-nameless", "Площадки", 2, "C"),
        ("column-unknown", "Программа", 1, "J"),
        ("sheet-unknown", "Черновик", None, ""),
    ]


def test_missing_and_doubled_names_are_faults() -> None:
    """A required column away, a column or a sheet twice: each is named, and so are the faults of the rows."""
    book = small_book()
    at = column(book, "Программа", "Дата")
    for row in book["Программа"]:
        row.pop(at)
    book["Программа"][1][1] = "25:00"
    book["Площадки"][0].append("code")
    book["Venues"] = [["name"], ["x"]]
    faults = read(book).faults
    assert [(fault.why, fault.sheet, fault.row) for fault in faults] == [
        ("column-twice", "Площадки", 1),
        ("column-missing", "Программа", 1),
        ("time-impossible", "Программа", 2),
        ("sheet-twice", "Venues", None),
    ]
    assert dict(faults[1].args) == {"russian": "Дата", "english": "date"}


def test_a_doubled_field_is_a_fault() -> None:
    """The forum's name given twice is a question nobody but the organiser answers."""
    book = small_book()
    book["Форум"].append(["name", "Другое"])
    [fault] = read(book).faults
    assert (fault.why, fault.row, dict(fault.args)) == ("field-twice", 7, {"row": "3"})


@pytest.mark.parametrize("sheet", ["Форум", "Программа"])
def test_required_sheets_are_missed(sheet: str) -> None:
    """Without «Форум» or «Программа» there is nothing to import; other sheets may be absent."""
    book = small_book()
    del book[sheet]
    faults = read(book).faults
    assert ("sheet-missing", sheet) in [(fault.why, dict(fault.args).get("russian")) for fault in faults]
    book = small_book()
    book["Программа"][1][5] = ""
    assert read({name: book[name] for name in ("Форум", "Программа")}).faults == ()


def test_a_sheet_without_a_header_is_a_fault() -> None:
    """Data from the first row on, or an empty required sheet, is told what is needed."""
    headless: list[list[Cell]] = [["S1", date(2025, 10, 21), time(10, 0)]]
    for rows in ([], headless):
        book = small_book()
        book["Программа"] = rows
        [fault] = read(book).faults
        assert (fault.why, fault.sheet) == ("no-header", "Программа")


def test_a_programme_without_sessions_is_a_warning() -> None:
    """An empty programme may be meant, early in the year."""
    book = small_book()
    del book["Программа"][1:]
    reading = read(book)
    assert reading.programme is not None
    assert whys(reading.warnings) == ["sheet-empty"]


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    """Titles and empty rows above the header and between rows count."""
    book = small_book()
    header, row = book["Программа"]
    bad: list[Cell] = ["S2", "31.02.2025", *row[2:]]
    book["Программа"] = [["Программа форума"], [], ["на 20 октября"], header, [], row, ["", " "], bad]
    [fault] = read(book).faults
    assert (fault.row, fault.letter, fault.value) == (8, "B", "31.02.2025")


def test_a_heading_between_rows_is_one_fault() -> None:
    """«День второй» in the first column of an otherwise empty row is told once, not once per required cell."""
    book = small_book()
    book["Программа"].append(["День второй"])
    [fault] = read(book).faults
    assert (fault.why, fault.row, fault.value) == ("row-lonely", 3, "День второй")


def test_a_header_in_two_rows_is_understood() -> None:
    """«Время» over «Начало» and «Окончание», the others merged over both rows, whichever row has more names."""
    book = small_book()
    header, row = book["Программа"]
    upper: list[Cell] = [*header[:2], "Время", "", *header[4:]]
    lower: list[Cell] = ["", "", *header[2:4], *([""] * (len(header) - 4))]
    book["Программа"] = [upper, lower, row]
    reading = read(book)
    assert reading.programme == read(small_book()).programme
    assert whys(reading.warnings) == ["column-unknown"]
    book["Программа"] = [["Код*", "", "", ""], ["", *header[1:]], row]
    assert read(book).programme == read(small_book()).programme


def _merged(path: Path, merges: list[tuple[int, int, int, int, str]], book: Book) -> Reading:
    """Read a book whose sheet «Программа» has merged cells."""
    write_xlsx(path, {name: rows for name, rows in book.items() if name != "Программа"})
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in book.items():
            worksheet = workbook.add_worksheet(name)
            for index, row in enumerate(rows):
                for at, cell in enumerate(row):
                    if isinstance(cell, date | time):
                        style = {"num_format": "dd.mm.yyyy" if isinstance(cell, date) else "hh:mm"}
                        worksheet.write_datetime(index, at, cell, workbook.add_format(style))
                    elif cell != "":
                        worksheet.write(index, at, cell)
            for top, left, bottom, right, text in merges if name == "Программа" else []:
                worksheet.merge_range(top, left, bottom, right, text)
    return spoken(read_here(path))


def test_merged_cells_are_filled_down(tmp_path: Path) -> None:
    """One date merged over the rows of its day counts for each of them; a merged title above disturbs nothing."""
    book = small_book()
    header, row = book["Программа"]
    second: list[Cell] = ["S2", "", *row[2:]]
    book["Программа"] = [[], header, ["S1", "", *row[2:]], second]
    merges = [(0, 0, 0, 8, "Программа форума"), (2, 1, 3, 1, "21.10.2025")]
    reading = _merged(tmp_path / "book.xlsx", merges, book)
    assert reading.faults == ()
    assert reading.programme is not None
    assert [each.start.day for each in reading.programme.sessions] == [21, 21]


def test_huge_merged_ranges_cost_nothing(tmp_path: Path) -> None:
    """A merge over a million rows fills only the rows there are."""
    merges = [(0, 20, 1_048_575, 20, "Заметка")]
    reading = _merged(tmp_path / "book.xlsx", merges, small_book())
    assert reading.faults == ()
    assert whys(reading.warnings) == ["column-unknown"]
