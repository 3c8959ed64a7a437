"""Files from strangers: damaged, disguised, endless. Each ends in one clear fault, within 20 s and 512 MB."""

import io
import os
import stat
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.programme.workbook import reader
from bot.programme.workbook.faults import Reading
from bot.programme.workbook.limits import MEMORY_BYTES, SECONDS
from bot.programme.workbook.reader import read_workbook, read_workbook_now
from tests.conftest import SAMPLE
from tests.programme.workbook.books import csv_files, small_book, spoken, whys, write_folder, write_xlsx, write_zip

SHEET = "xl/worksheets/sheet4.xml"
"""The sheet «Программа» of the small book."""
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
Members = dict[str, bytes]


def hostile(path: Path) -> Reading:
    """Read as a file from a stranger is read, on the clock."""
    began = time.monotonic()
    reading = spoken(read_workbook_now(path))
    assert time.monotonic() - began < SECONDS + 2
    assert reading.programme is None
    return reading


def members(tmp_path: Path) -> Members:
    """The parts of a small good workbook."""
    with zipfile.ZipFile(write_xlsx(tmp_path / "good.xlsx", small_book())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rows(count: int, cells: str) -> bytes:
    rows = "".join(f'<row r="{number}">{cells}</row>' for number in range(1, count + 1))
    return f"{HEAD}<sheetData>{rows}</sheetData></worksheet>".encode()


def _stray_cell(parts: Members) -> None:
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )


def _million_rows(parts: Members) -> None:
    parts[SHEET] = _rows(1_000_000, "<c><v>1</v></c>")


def _many_columns(parts: Members) -> None:
    parts[SHEET] = _rows(1, "<c><v>1</v></c>" * 16_000)


def _too_many_cells(parts: Members) -> None:
    parts[SHEET] = _rows(10_000, "<c><v>1</v></c>" * 60)


def _huge_shared_string(parts: Members) -> None:
    strings = parts["xl/sharedStrings.xml"]
    parts["xl/sharedStrings.xml"] = strings.replace(b"</sst>", b"<si><t>" + b"A" * 30_000_000 + b"</t></si></sst>")
    parts[SHEET] = _rows(9_000, f'<c t="s"><v>{strings.count(b"<si>")}</v></c>')


def _entities(parts: Members) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]>'
    parts[SHEET] = f"{doctype}{HEAD}<sheetData>&l9;</sheetData></worksheet>".encode()


def _no_xml(parts: Members) -> None:
    parts["xl/workbook.xml"] = b"\x00\x01\x02"


def _sheet_away(parts: Members) -> None:
    del parts[SHEET]


def _bad_string_number(parts: Members) -> None:
    parts[SHEET] = _rows(3, '<c t="s"><v>999999</v></c>')


def _odd_row_numbers(parts: Members) -> None:
    parts[SHEET] = f'{HEAD}<sheetData><row r="-5"><c r="A0"><v>1</v></c></row></sheetData></worksheet>'.encode()


def _twenty_one_sheets(parts: Members) -> None:
    sheet = b'<sheet name="S%d" sheetId="%d" r:id="rId1"/>'
    more = b"".join(sheet % (number, number) for number in range(100, 120))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", more + b"</sheets>")


def _outside(parts: Members) -> None:
    parts["../../etc/passwd"] = b"root"


def _absolute(parts: Members) -> None:
    parts["/etc/passwd"] = b"root"


def _binary(parts: Members) -> None:
    parts["xl/workbook.bin"] = b""


def _bomb(parts: Members) -> None:
    parts["xl/media/picture.png"] = b"\0" * 101 * 1024 * 1024


def _many_files(parts: Members) -> None:
    parts |= {f"xl/media/{number}": b"" for number in range(1001)}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_stray_cell, "sheet-big"),
        (_million_rows, "sheet-big"),
        (_many_columns, "sheet-big"),
        (_too_many_cells, "sheet-big"),
        (_huge_shared_string, "memory"),
        (_entities, "broken"),
        (_no_xml, "broken"),
        (_sheet_away, "broken"),
        (_bad_string_number, "broken"),
        (_odd_row_numbers, "broken"),
        (_twenty_one_sheets, "many-sheets"),
        (_outside, "path-outside"),
        (_absolute, "path-outside"),
        (_binary, "binary-excel"),
        (_bomb, "unpacks-big"),
        (_many_files, "many-files"),
    ],
)
def test_a_hostile_workbook_is_one_fault(tmp_path: Path, change: Callable[[Members], None], why: str) -> None:
    """A workbook made to hurt is refused with its reason."""
    parts = members(tmp_path)
    change(parts)
    assert whys(hostile(write_zip(tmp_path / "bad.xlsx", parts)).faults) == [why]


PEAK = """
import resource, sys
from pathlib import Path
from bot.programme.workbook import read_workbook_now
read_workbook_now(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Run apart, since a child's peak counts what its parent held when it was started."""


@pytest.mark.parametrize("change", [_huge_shared_string, _million_rows, _too_many_cells, _stray_cell])
def test_memory_stays_within_its_limit(tmp_path: Path, change: Callable[[Members], None]) -> None:
    """The worst files cost no more memory than was granted."""
    parts = members(tmp_path)
    change(parts)
    path = write_zip(tmp_path / "bad.xlsx", parts)
    peak = subprocess.run([sys.executable, "-c", PEAK, path], cwd=reader.ROOT, capture_output=True, check=True).stdout
    assert int(peak) * 1024 <= MEMORY_BYTES


def test_a_false_dimension_does_no_harm(tmp_path: Path) -> None:
    """A sheet that claims to be 17 billion cells large reads as what it is."""
    parts = members(tmp_path)
    head, _, tail = parts[SHEET].partition(b"<dimension ref=")
    parts[SHEET] = head + b'<dimension ref="A1:XFD1048576"/>' + tail.partition(b"/>")[2]
    reading = read_workbook_now(write_zip(tmp_path / "book.xlsx", parts))
    assert reading.programme is not None


def test_formatting_alone_is_nothing(tmp_path: Path) -> None:
    """Thousands of formatted empty rows and columns, to the last cell of the sheet, are not data."""
    parts = members(tmp_path)
    empty = b"".join(b'<row r="%d"><c r="XFD%d" s="1"/></row>' % (row, row) for row in range(900_000, 930_000))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", empty + b"</sheetData>")
    reading = read_workbook_now(write_zip(tmp_path / "book.xlsx", parts))
    assert reading.faults == ()
    assert reading.warnings == ()


def test_a_lying_directory_gains_nothing(tmp_path: Path) -> None:
    """A member that unpacks to far more than the zip's directory says is not followed."""
    parts = members(tmp_path)
    parts[SHEET] = _rows(1, f'<c t="str"><v>{"A" * 60_000_000}</v></c>')
    path = write_zip(tmp_path / "book.xlsx", parts)
    size = struct.pack("<I", len(parts[SHEET]))
    data = path.read_bytes()
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, struct.pack("<I", 1000)))
    assert whys(hostile(path).faults) == ["broken"]


def _encrypted_zip() -> bytes:
    data = bytearray(_zip({"Форум.csv": b"x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def _zip(files: Members) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _symlink() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("Форум.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.xlsx", lambda: b"", "empty"),
        ("report.xlsx", lambda: b"%PDF-1.7\n" + b"x" * 1000, "not-a-workbook"),
        ("picture.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1000, "not-a-workbook"),
        ("page.xls", lambda: b"<html><table></table></html>", "not-a-workbook"),
        ("old.xls", lambda: OLE + b"\0" * 5000, "old-excel"),
        ("secret.xlsx", lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("lone.csv", lambda: "Код,Название\n1,2".encode(), "lone-csv"),
        ("big.xlsx", lambda: b"PK\x03\x04" + os.urandom(20 * 1024 * 1024), "file-big"),
        ("cut.xlsx", lambda: SAMPLE.read_bytes()[:20_000], "broken"),
        ("garbled.xlsx", lambda: SAMPLE.read_bytes()[:9000] + b"\xff" * 300 + SAMPLE.read_bytes()[9300:], "broken"),
        ("none.zip", lambda: _zip({}), "no-csv"),
        ("other.zip", lambda: _zip({"readme.txt": b"x"}), "no-csv"),
        ("nested.zip", lambda: _zip({"inner.zip": _zip({})}), "zip-in-zip"),
        ("wrapped.zip", lambda: _zip({"altai.xlsx": SAMPLE.read_bytes()}), "zip-in-zip"),
        ("secret.zip", _encrypted_zip, "encrypted"),
        ("outside.zip", lambda: _zip({"../Форум.csv": b"x"}), "path-outside"),
        ("windows.zip", lambda: _zip({"C:\\Форум.csv": b"x"}), "path-outside"),
        ("link.zip", _symlink, "path-outside"),
        ("table.ods", lambda: _zip({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), "open-document"),
        ("letter.docx", lambda: _zip({"[Content_Types].xml": b"", "word/document.xml": b""}), "not-a-workbook"),
        ("many.zip", lambda: _zip({f"{number}.csv": b"x" for number in range(21)}), "many-sheets"),
        ("deep.zip", lambda: _zip({"a/" * 300 + "x.txt": b"x"}), "no-csv"),
        ("quote.zip", lambda: _zip({"Форум.csv": 'Поле,Значение\nКод,"altai\n'.encode()}), "csv-broken"),
        ("cell.zip", lambda: _zip({"Форум.csv": b"a" * 5_000_000}), "csv-broken"),
        ("rows.zip", lambda: _zip({"Форум.csv": b"a,b\n" * 20_000}), "sheet-big"),
        ("wide.zip", lambda: _zip({"Форум.csv": b"a," * 300 + b"a"}), "sheet-big"),
        ("binary.zip", lambda: _zip({"Форум.csv": b"\x98\xff\xfe" * 100}), "csv-encoding"),
        ("nul.zip", lambda: _zip({"Форум.csv": b"a" * 300 + b"\0"}), "csv-encoding"),
    ],
)
def test_a_file_that_is_no_workbook_says_what_it_is(
    tmp_path: Path, name: str, data: Callable[[], bytes], why: str
) -> None:
    """Renamed, truncated, encrypted, empty, foreign: one fault tells what to send instead."""
    path = tmp_path / name
    path.write_bytes(data())
    assert whys(hostile(path).faults) == [why]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """No file, an empty folder, a folder with too much, a device."""
    assert whys(hostile(tmp_path / "нет.xlsx").faults) == ["no-file"]
    assert whys(hostile(tmp_path).faults) == ["no-csv"]
    assert whys(hostile(Path("/dev/zero")).faults) == ["no-file"]
    heavy = write_folder(tmp_path / "heavy", {f"{number}.csv": b"a" * 6_000_000 for number in range(2)})
    assert whys(hostile(heavy).faults) == ["file-big"]
    many = write_folder(tmp_path / "many", {f"{number}.csv": b"a" for number in range(21)})
    assert whys(hostile(many).faults) == ["many-sheets"]


def test_a_reading_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is killed at its deadline, and the fault says so."""
    monkeypatch.setattr(reader, "SECONDS", 0.001)
    assert whys(read_workbook_now(write_xlsx(tmp_path / "book.xlsx", small_book())).faults) == ["slow"]


def test_shadows_of_other_programs_are_no_sheets(tmp_path: Path) -> None:
    """Hidden files, macOS resource forks and other documents beside the CSV files are passed over."""
    files = csv_files(small_book())
    shadows = {".~lock.Форум.csv": b"\0", "._Форум.csv": b"\0", "README.txt": b"x"}
    assert read_workbook_now(write_folder(tmp_path / "folder", files | shadows)).faults == ()
    inside = {f"forum/{name}": data for name, data in files.items()} | {"__MACOSX/forum/Форум.csv": b"\0"}
    assert read_workbook_now(write_zip(tmp_path / "book.zip", inside)).faults == ()


class Unmarked(zipfile.ZipInfo):
    """A member whose name is written as the bytes it was given, without the mark of UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (what zipfile calls)
        return self.filename.encode("cp437"), 0


@pytest.mark.parametrize("encoding", ["cp866", "utf-8"])
def test_names_in_a_zip_without_the_utf8_mark(tmp_path: Path, encoding: str) -> None:
    """Windows writes Russian names in cp866, others in UTF-8 without saying so: both are read."""
    path = tmp_path / "book.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in csv_files(small_book()).items():
            archive.writestr(Unmarked(name.encode(encoding).decode("cp437")), data)
    assert read_workbook_now(path).faults == ()


def test_excels_hint_of_the_delimiter_is_no_row(tmp_path: Path) -> None:
    """«sep=;» on the first line is Excel's, and rows below keep their numbers."""
    files = {name: b"sep=;\r\n" + data for name, data in csv_files(small_book(), delimiter=";").items()}
    files["Площадки.csv"] += 'bad code;"Зал\nв две строки"\r\nworse code;Зал\r\n'.encode()
    faults = read_workbook_now(write_folder(tmp_path / "folder", files)).faults
    assert [(fault.row, fault.value) for fault in faults] == [(5, "bad code"), (6, "worse code")]


async def test_the_child_gives_what_this_process_gives(tmp_path: Path) -> None:
    """What comes back over the wall is the reading itself, with dates, moments and tuples."""
    from bot.programme.workbook.here import read_here

    assert await read_workbook(SAMPLE) == read_here(SAMPLE)
    broken = write_xlsx(tmp_path / "book.xlsx", small_book() | {"Площадки": [["Код"], ["a b"]]})
    assert await read_workbook(broken) == read_here(broken)


def test_the_child_needs_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that opens strangers' files is handed no settings, and starts from any folder."""
    monkeypatch.chdir(tmp_path)
    assert {"BOT_TOKEN", "DATABASE_URL"}.isdisjoint(reader.KEPT)
    assert read_workbook_now(Path(write_xlsx(tmp_path / "book.xlsx", small_book()).name)).faults == ()
