"""A sheet as a table: its header is found, its columns are known by name, its rows are handed out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.programme.workbook.faults import Fault, Findings
from bot.programme.workbook.layout import FIELD, FORUM_FIELDS, Column, Layout
from bot.programme.workbook.rows import SHOWN, Place, Row, blank
from bot.programme.workbook.sheets import Cell, Sheet, cell_text, fold, letters, one_line

SEARCHED = 30
"""How many rows may stand above a header: titles, dates, notes."""
SEARCHED_TEXT = 200
"""A longer text is no header."""
NEEDED = 3
"""A table with so many required columns does not take a row of one filled cell for an item."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a table are, by key; data starts at index `below`."""

    below: int
    spots: "dict[str, Spot]"


@dataclass(frozen=True, slots=True)
class Spot:
    """A column: its index, its letter, its name as the organiser wrote it."""

    index: int
    letter: str
    name: str


def table(sheet: Sheet, layout: Layout, findings: Findings) -> list[Row]:
    """The filled rows of `sheet`; what is wrong with its header goes to `findings`."""
    header = _find_header(sheet, layout, findings)
    if header is None:
        return []
    _nameless_columns(sheet, header, findings)
    required = frozenset(column.key for column in layout.columns if column.required and column.key in header.spots)
    rows = []
    for index in range(header.below, len(sheet.rows)):
        row = Row(_places(sheet, header, index), required, findings)
        filled = [key for key in row.places if row.has(key)]
        if len(filled) == 1 and len(required) >= NEEDED:
            row.fault(filled[0], "row-lonely")
        elif filled:
            rows.append(row)
    return rows


def forum_row(sheet: Sheet, findings: Findings) -> Row:
    """The two-column sheet «Форум» turned on its side: one row whose keys are its fields."""
    known = _names(FORUM_FIELDS)
    places: dict[str, Place] = {}
    rows = table(sheet, FIELD, findings)
    for row in rows:
        written, place = row.places.get("field"), row.places.get("value")
        if written is None or place is None:
            continue
        name = one_line(cell_text(written.cell), SHOWN)
        key = known.get(fold(name))
        if key is None:
            row.warn("field", "field-unknown")
        elif key in places:
            row.fault("field", "field-twice", row=str(places[key].row))
        else:
            places[key] = Place(sheet.name, place.row, place.column, place.letter, place.cell, name)
    if rows:
        for column in FORUM_FIELDS:
            if column.required and column.key not in places:
                findings.faults.append(_missing("field-missing", sheet, column))
    return Row(places, frozenset(column.key for column in FORUM_FIELDS if column.required), findings)


def _names(columns: Sequence[Column]) -> dict[str, str]:
    return {fold(name): column.key for column in columns for name in (column.russian, column.english)}


def _find_header(sheet: Sheet, layout: Layout, findings: Findings) -> Header | None:
    """The row among the first with the most known names; names of merged headers stand in the rows beside it."""
    known = _names(layout.columns)
    candidates = [_recognised(row, known) for row in sheet.rows[:SEARCHED]]
    best = max(range(len(candidates)), key=lambda index: len(set(candidates[index].values())), default=None)
    if best is None or not candidates[best]:
        if layout.required or sheet.rows:
            wanted = [column.russian for column in layout.columns if column.required]
            english = [column.english for column in layout.columns if column.required]
            args = (("columns", ", ".join(wanted)), ("english", ", ".join(english)))
            findings.faults.append(Fault(why="no-header", sheet=sheet.name, args=args))
        return None
    span = [best, *(near for near in (best - 1, best + 1) if _continues(sheet.rows, near, candidates, best))]
    spots: dict[str, Spot] = {}
    for index in span:
        for column, cell in enumerate(sheet.rows[index]):
            if not blank(cell) and (index == best or column in candidates[index]):
                _place_name(sheet, index, column, known, spots, findings)
    for wanted_column in layout.columns:
        if wanted_column.required and wanted_column.key not in spots:
            findings.faults.append(_missing("column-missing", sheet, wanted_column, max(span) + 1))
    return Header(max(span) + 1, spots)


def _recognised(row: list[Cell], known: dict[str, str]) -> dict[int, str]:
    """The columns of a row whose cells are known names, with their keys."""
    short = ((column, cell) for column, cell in enumerate(row) if isinstance(cell, str) and len(cell) < SEARCHED_TEXT)
    return {column: known[fold(cell)] for column, cell in short if fold(cell) in known}


def _continues(rows: list[list[Cell]], near: int, candidates: list[dict[int, str]], best: int) -> bool:
    """Whether the row beside the header belongs to it: it has only names that the header lacks, in other columns."""
    if not 0 <= near < len(candidates) or not candidates[near]:
        return False
    fresh = not set(candidates[near].values()) & set(candidates[best].values())
    filled = sum(not blank(cell) for cell in rows[near])
    return fresh and (near < best or filled == len(candidates[near]))


def _place_name(
    sheet: Sheet, index: int, column: int, known: dict[str, str], spots: dict[str, Spot], findings: Findings
) -> None:
    written = one_line(cell_text(sheet.rows[index][column]), SHOWN)
    key = known.get(fold(written))
    place = Place(sheet.name, index + 1, written, letters(column), sheet.rows[index][column])
    if key is None:
        findings.warnings.append(place.fault("column-unknown"))
    elif key in spots:
        findings.faults.append(place.fault("column-twice", letter=spots[key].letter))
    else:
        spots[key] = Spot(column, place.letter, written)


def _missing(why: str, sheet: Sheet, column: Column, row: int | None = None) -> Fault:
    return Fault(
        why=why, sheet=sheet.name, row=row, args=(("russian", column.russian), ("english", column.english))
    )  # fmt: skip


def _nameless_columns(sheet: Sheet, header: Header, findings: Findings) -> None:
    """Data under a cell without a name would be lost silently: say so."""
    named = {spot.index for spot in header.spots.values()}
    seen: set[int] = set()
    for number, row in enumerate(sheet.rows[header.below :], header.below):
        for column, cell in enumerate(row):
            if column not in named and column not in seen and not blank(cell):
                seen.add(column)
                head = sheet.rows[header.below - 1]
                if column >= len(head) or blank(head[column]):
                    place = Place(sheet.name, number + 1, "", letters(column), cell)
                    findings.warnings.append(place.fault("column-nameless"))


def _places(sheet: Sheet, header: Header, index: int) -> dict[str, Place]:
    cells = sheet.rows[index]
    cells = cells + [""] * (max(spot.index for spot in header.spots.values()) + 1 - len(cells))
    return {
        key: Place(sheet.name, index + 1, spot.name, spot.letter, cells[spot.index])
        for key, spot in header.spots.items()
    }
