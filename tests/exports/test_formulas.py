"""Text that looks like a formula: harmless in a spreadsheet, whole when read back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exports.spreadsheet import Table, csv_file
from bot.programme.workbook import csvs
from bot.programme.workbook.formulas import shield, unshield

ALPHABET = st.sampled_from(list("='+-@\t\r\n ＝ 1aЯ;\"")) | st.characters(exclude_categories=["Cs", "Cc"])

HEADERS = ("Код", "Название", "Дата", "Начало")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+79130000101", "-5", "@x", "\t=1", "\r=1", "＝1+1", " =1", "'=1", "''@x", '=HYPERLINK("http://a.b")'],
)
def test_what_would_run_is_shielded(text: str) -> None:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe, and reads back without it."""
    assert shield(text) == "'" + text
    assert unshield(shield(text)) == text


@pytest.mark.parametrize("text", ["", "'", "Цех", "'слово'", "1+1", "a=b", "8 913 000-01-01", "«=»", "O'Neil"])
def test_other_text_is_left_alone(text: str) -> None:
    """Quotes, names and signs inside a text mean nothing."""
    assert shield(text) == unshield(text) == text


@given(st.text(ALPHABET, max_size=12))
def test_every_text_comes_back(text: str) -> None:
    """Shielded or not, a text is what it was."""
    assert unshield(shield(text)) == text


@given(st.lists(st.text(ALPHABET, min_size=1, max_size=12).filter(lambda text: text.strip()), min_size=2, max_size=4))
def test_our_reader_reads_our_csv(cells: list[str]) -> None:
    """Cells of a CSV file of ours are the same cells to the reader of workbooks; to a spreadsheet none is a formula."""
    data = csv_file(Table(name="t", columns=HEADERS[: len(cells)], rows=(tuple(cells),)))
    assert data.startswith(b"\xef\xbb\xbf")
    seen = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))[1]
    assert not any(cell.lstrip(" ")[:1] in {*"=+-@", "\t", "\r"} for cell in seen if cell.strip())
    read = csvs.read("t", data).rows[1]
    assert read == cells
