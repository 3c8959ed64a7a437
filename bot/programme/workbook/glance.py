"""A glance through a workbook's XML (ECMA-376, part 1, 18.2 and 18.3), before its values are read.

It streams, keeps nothing but what it looks for, refuses document types (no entity can grow), and stops at the limits.
"""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZipFile

from bot.programme.workbook.limits import CELLS, COLUMNS, ROWS, RefusedError
from bot.programme.workbook.sheets import Trouble

CHUNK = 1 << 18


@dataclass(slots=True)
class Glance:
    """What was seen of a sheet: how many filled cells, and the cells without a value of their own (0-based)."""

    cells: int = 0
    troubles: dict[tuple[int, int], Trouble] = field(default_factory=dict)


def parts_of_sheets(archive: ZipFile) -> dict[str, str]:
    """The names of a workbook's sheets with the members of the zip that hold them. Raises RefusedError."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            link = next((value for key, value in attributes.items() if _local(key) == "id"), "")
            sheets.append((attributes.get("name", ""), link))

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _stream(archive, "xl/workbook.xml", sheet)
    _stream(archive, "xl/_rels/workbook.xml.rels", relation)
    found = {}
    for name, link in sheets:
        target = targets.get(link, "")
        found[name] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return found


def glance(archive: ZipFile, part: str, sheet: str) -> Glance:
    """Look through the XML of one sheet (`sheet` is its name, for faults). Raises RefusedError."""
    seen = Glance()
    row = column = -1
    kind, text, formula, filled = "", "", False, False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, kind, text, formula, filled
        if name == "row":
            row, column = int(attributes.get("r") or row + 2) - 1, -1
        elif name == "c":
            at = re.fullmatch(r"([A-Z]{1,4})(\d{1,9})", attributes.get("r", ""))
            row, column = (int(at[2]) - 1, _index(at[1])) if at else (row, column + 1)
            kind, text, formula, filled = attributes.get("t", "n"), "", False, False
        elif name == "f":
            formula = True
        elif name in ("v", "is"):
            filled = True

    def end(name: str) -> None:
        if name != "c" or not (filled or formula):
            return
        seen.cells += 1
        if kind == "e":
            seen.troubles[row, column] = Trouble("formula-error", text[:40])
        elif formula and not text and kind != "str":
            seen.troubles[row, column] = Trouble("formula-empty", "")
        if row >= ROWS or column >= COLUMNS or seen.cells > CELLS:
            raise RefusedError("sheet-big", sheet=sheet, row=row + 1, rows=ROWS, columns=COLUMNS)

    def data(characters: str) -> None:
        nonlocal text
        if filled and len(text) < 40:
            text += characters

    _stream(archive, part, start, end, data)
    return seen


def _stream(
    archive: ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> None:
    """Run the XML of a member past handlers that see names without namespace prefixes."""

    def refuse(*_: object) -> None:
        raise RefusedError("broken")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = data
    try:
        with archive.open(part) as member:
            while chunk := member.read(CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (KeyError, ValueError, expat.ExpatError) as trouble:
        raise RefusedError("broken") from trouble


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
