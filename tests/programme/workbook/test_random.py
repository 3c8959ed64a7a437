"""Whatever bytes and cells come: a Reading comes out, with words for all that is in it."""

import os
import tempfile
import zipfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.programme.workbook.faults import Reading
from bot.programme.workbook.here import read_here
from bot.programme.workbook.layout import FORUM_FIELDS, LAYOUTS
from bot.programme.workbook.parse import parse
from bot.programme.workbook.sheets import Cell, Sheet, Trouble
from storage.records.programme import Excursion, Session
from tests.conftest import SAMPLE
from tests.programme.workbook.books import Book, csv_files, read, sample_book, small_book, spoken

RANDOM = settings(
    deadline=None, print_blob=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
NAMES = sorted({name for layout in LAYOUTS for column in layout.columns for name in (column.russian, column.english)})
FIELDS = sorted({name for column in FORUM_FIELDS for name in (column.russian, column.english)})
SHEETS = sorted({name for layout in LAYOUTS for name in (layout.russian, layout.english)})
TEMPTING = [
    "31.02.2025", "20.11.2025", "24:00", "9:30", "да", "hall", "S1", "@name", "ru", "Asia/Barnaul", "https://a.b",
    "-1", "1e9", "=1+1", "#REF!", "<b>&", "\ud800", "\x00", "\u202e", "a" * 400, "٣", "½", "{ $x }", "1" * 400,
]  # fmt: skip
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.text(max_size=20),
    st.sampled_from(TEMPTING),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.just(""),
    st.builds(Trouble, st.sampled_from(["formula-error", "formula-empty"]), st.text(max_size=10)),
)


def check(reading: Reading) -> None:
    """Either a programme or faults, and everything can be said."""
    spoken(reading)
    assert (reading.programme is None) == bool(reading.faults)
    if reading.programme is not None:
        events: list[Session | Excursion] = [*reading.programme.sessions, *reading.programme.excursions]
        for event in events:
            assert event.start < event.end
            assert event.start.utcoffset() == timedelta(0)


@RANDOM
@given(st.data())
def test_random_cells_in_a_good_book(data: st.DataObject) -> None:
    """Any cells anywhere in a good workbook never raise."""
    book = small_book()
    for _ in range(data.draw(st.integers(1, 4))):
        rows = book[data.draw(st.sampled_from(list(book)))]
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELLS)
    check(read(book))


@RANDOM
@given(
    st.lists(
        st.builds(
            Sheet,
            st.one_of(st.sampled_from(SHEETS), st.text(max_size=10)),
            st.lists(st.lists(st.one_of(CELLS, st.sampled_from(NAMES + FIELDS)), max_size=12), max_size=8),
        ),
        max_size=6,
    )
)
def test_random_sheets(sheets: list[Sheet]) -> None:
    """Sheets of any shape, with headers anywhere or nowhere, never raise."""
    check(parse(sheets))


@RANDOM
@given(st.binary(max_size=300))
def test_random_bytes_as_a_csv(noise: bytes) -> None:
    """A CSV file of noise beside good ones, and noise in the middle of a good one."""
    files = csv_files(small_book())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.zip"
        for spoilt in (noise, files["Программа.csv"][:100] + noise + files["Программа.csv"][100:]):
            with zipfile.ZipFile(path, "w") as archive:
                for name, data in (files | {"Программа.csv": spoilt}).items():
                    archive.writestr(name, data)
            check(read_here(path))


@settings(RANDOM, max_examples=40)
@given(st.integers(0, 40_000), st.binary(min_size=1, max_size=40))
def test_random_bytes_in_the_sample(at: int, noise: bytes) -> None:
    """The sample with some bytes overwritten, the zip broken or not."""
    data = bytearray(SAMPLE.read_bytes())
    data[at : at + len(noise)] = noise
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(data)
        check(read_here(path))


@settings(RANDOM, max_examples=40)
@given(st.data())
def test_random_bytes_in_the_xml_of_the_sample(data: st.DataObject) -> None:
    """The sample with bytes of one part overwritten inside a sound zip."""
    with zipfile.ZipFile(SAMPLE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    noise = data.draw(st.one_of(st.binary(min_size=1, max_size=20), st.sampled_from([b'"', b"<", b"9999", b"-1"])))
    at = data.draw(st.integers(0, max(0, len(parts[name]) - 1)))
    parts[name] = parts[name][:at] + noise + parts[name][at + len(noise) :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for each, content in parts.items():
                archive.writestr(each, content)
        check(read_here(path))


def test_ten_thousand_sessions_are_read_in_time() -> None:
    """A programme of the largest size read keeps far from the deadline, good or full of faults."""
    book: Book = sample_book()
    header, first = book["Программа"][:2]
    book["Программа"] = [header, *([f"N{number}", *first[1:]] for number in range(9_999))]
    began = os.times().user
    assert read(book).faults == ()
    for row in book["Программа"][1:]:
        row[1], row[7] = "31.02.2025", "нигде"
    assert len(read(book).faults) == 201
    assert os.times().user - began < 20
