"""Tables as files, read back as a spreadsheet program would."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path

from python_calamine import CalamineWorkbook

from bot.exports.spreadsheet import Table, csv_file, xlsx

TABLE = Table(
    name="Лист",
    heading=("=Заголовок",),
    columns=("Текст", "Число", "День", "Час", "Миг"),
    rows=(
        ("=1+1", 5, date(2001, 5, 5), time(9, 30), datetime(2025, 11, 18, 10, 0)),  # noqa: DTZ001 (as sheets keep it)
        ("0123 456789", None, date(1899, 5, 5), time(0), None),
        ("https://a.b", 2.5, None, None, None),
    ),
)


def test_a_workbook_holds_text_as_text(tmp_path: Path) -> None:
    """Formulas and links stay what people wrote, numbers and dates are numbers and dates."""
    file = tmp_path / "t.xlsx"
    file.write_bytes(xlsx(TABLE))
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Лист").to_python(skip_empty_area=False)
    assert rows[0][0] == "=Заголовок"
    assert rows[2] == list(TABLE.columns)
    assert rows[3] == ["=1+1", 5.0, date(2001, 5, 5), time(9, 30), datetime(2025, 11, 18, 10, 0)]  # noqa: DTZ001
    assert rows[4][:3] == ["0123 456789", "", "05.05.1899"]
    assert rows[5][:2] == ["https://a.b", 2.5]
    with zipfile.ZipFile(file) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist() if "sheet" in name)
    assert b"<f>" not in inside
    assert b"hyperlink" not in inside.lower()


def test_csv_is_what_excel_opens() -> None:
    """A mark, semicolons, dates as people write them, no line above the header."""
    lines = csv_file(TABLE).decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Текст;Число;День;Час;Миг"
    assert lines[1] == "'=1+1;5;05.05.2001;9:30;18.11.2025 10:00"
    assert lines[3] == "https://a.b;2.5;;;"
