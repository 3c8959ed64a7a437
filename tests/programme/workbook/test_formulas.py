"""Formulas: the value a spreadsheet program has computed counts; without one there is a clear fault."""

from pathlib import Path

import pytest

from bot.programme.workbook.here import read_here
from bot.programme.workbook.sheets import Cell, Trouble
from tests.programme.workbook.books import put, small_book, spoken, write_xlsx


@pytest.mark.parametrize(
    ("header", "shown", "value"),
    [("Название", "Открытие форума", "Открытие форума"), ("Площадка", "hall", "hall"), ("Код", "7", "7")],
)
def test_a_computed_formula_is_its_value(tmp_path: Path, header: str, shown: str, value: str) -> None:
    """A cell whose formula has been computed reads as what it shows."""
    book = put(small_book(), "Программа", header, Trouble("", shown))
    programme = read_here(write_xlsx(tmp_path / "book.xlsx", book)).programme
    assert programme is not None
    session = programme.sessions[0]
    assert value in (session.title, session.venue, session.code)


@pytest.mark.parametrize(
    ("shown", "why"), [("#REF!", "formula-error"), ("#DIV/0!", "formula-error"), ("", "formula-empty")]
)
@pytest.mark.parametrize("header", ["Код", "Дата", "Начало", "Название", "Площадка", "Статус"])
def test_a_formula_without_a_value_is_a_fault(tmp_path: Path, header: str, shown: str, why: str) -> None:
    """An error, or a formula no program has computed yet, is named with its cell."""
    book = put(small_book(), "Программа", header, Trouble("", shown))
    reading = spoken(read_here(write_xlsx(tmp_path / "book.xlsx", book)))
    [fault] = reading.faults
    assert (fault.why, fault.row, fault.column.rstrip("*"), fault.value) == (why, 2, header, shown)


def test_formulas_beyond_the_data_are_seen(tmp_path: Path) -> None:
    """A formula without a value in a row of its own is a fault too, and one in an unknown column is nobody's."""
    book = small_book()
    empty: list[Cell] = [""] * 8
    book["Программа"] += [[], [Trouble("", ""), *empty]]
    put(book, "Программа", "Заметки", Trouble("", ""))
    reading = spoken(read_here(write_xlsx(tmp_path / "book.xlsx", book)))
    assert [(fault.row, fault.letter) for fault in reading.faults] == [(4, "A")]
