"""A row on its way to a record: cells are taken by key, and whatever is wrong with one is noted with its place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TypeVar

from bot.programme.workbook.faults import BadCell, Fault, Findings
from bot.programme.workbook.sheets import Cell, Trouble, cell_text, one_line

SHOWN = 80
"""Characters of a bad value that a fault repeats."""

T = TypeVar("T")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, and what is in it. `row` counts from 1."""

    sheet: str
    row: int
    column: str
    letter: str
    cell: Cell
    field: str = ""

    def fault(self, why: str, **args: str | int) -> Fault:
        """A fault of this cell."""
        return Fault(
            why=why,
            sheet=self.sheet,
            row=self.row,
            column=self.column,
            letter=self.letter,
            field=self.field,
            value=one_line(cell_text(self.cell), SHOWN),
            args=tuple(args.items()),
        )


@dataclass(slots=True)
class Row:
    """The cells of one row (or of the whole sheet «Форум») by key.

    `required` are the keys that must be filled; `failed` those that turned out wrong.
    """

    places: dict[str, Place]
    required: frozenset[str]
    findings: Findings
    failed: set[str] = field(default_factory=set)

    def take(self, key: str, kind: Callable[[Cell], T], default: D) -> T | D:
        """The value of the cell `key` as `kind` reads it; `default` where it is empty, or wrong, which is noted."""
        place = self.places.get(key)
        if place is None or blank(place.cell):
            if key in self.required:
                self._fail(key, "required")
            return default
        if isinstance(place.cell, Trouble):
            self._fail(key, place.cell.why)
            return default
        try:
            value = kind(place.cell)
        except BadCell as bad:
            self._fail(key, bad.why, *bad.args_of_why)
            return default
        if isinstance(value, str) and isinstance(place.cell, date | time | timedelta):
            self.warn(key, "text-was-date", read=value)
        return value

    def good(self, *keys: str) -> bool:
        """Whether none of the cells taken so far by these keys turned out wrong."""
        return self.failed.isdisjoint(keys)

    def has(self, key: str) -> bool:
        """Whether the cell is filled."""
        place = self.places.get(key)
        return place is not None and not blank(place.cell)

    def shown(self, key: str) -> str:
        """What the cell shows; "" for none."""
        return cell_text(self.places[key].cell) if key in self.places else ""

    def fault(self, key: str, why: str, **args: str | int) -> None:
        """Note that the cell is wrong beside other cells."""
        self._fail(key, why, *args.items())

    def warn(self, key: str, why: str, **args: str | int) -> None:
        """Note something worth a look that stops nothing."""
        if key in self.places:
            self.findings.warnings.append(self.places[key].fault(why, **args))

    def _fail(self, key: str, why: str, *args: tuple[str, str | int]) -> None:
        self.failed.add(key)
        if key in self.places:
            self.findings.faults.append(self.places[key].fault(why, **dict(args)))

    @property
    def number(self) -> int:
        """The row's number in the spreadsheet."""
        return next(iter(self.places.values())).row


def blank(cell: Cell) -> bool:
    """Whether nothing is written in the cell of a tidy sheet."""
    return cell == ""
