"""Names by which rows point at each other: a venue or an enterprise by code or name, a speaker by name."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.programme.workbook.cells import line
from bot.programme.workbook.faults import BadCell
from bot.programme.workbook.rows import Row
from bot.programme.workbook.sheets import Cell, fold
from storage.records.programme import Speaker

HINTED = 300
"""A longer list is not searched for what a person may have meant."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The codes of a sheet with their names; rows with faults are in it, since one mistake must not be told twice.

    `meant` lists the codes a folded name (or a code in other letters) stands for.
    """

    names: dict[str, str]
    meant: dict[str, frozenset[str]]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Directory":
        """The directory of a sheet with the columns code and name."""
        names = {row.shown("code"): row.shown("name") for row in rows}
        meant = {fold(code): frozenset({code}) for code in names}
        meant |= {fold(name): frozenset() for name in names.values()}
        for code, name in names.items():
            meant[fold(name)] |= {code}
        return cls(names, {name: codes for name, codes in meant.items() if name})

    def find(self, cell: Cell, hint: bool = True) -> str:
        """The code meant by a cell that holds a code or a name. Raises BadCell; with `hint` it says what is close."""
        value = line(cell)
        if value in self.names:
            return value
        found = sorted(self.meant.get(fold(value), ()))
        if len(found) > 1:
            raise BadCell("reference-ambiguous", codes=", ".join(found))
        if found:
            return found[0]
        close = difflib.get_close_matches(fold(value), self.meant, n=1) if hint and len(self.meant) < HINTED else []
        raise BadCell("reference-close", read=min(self.meant[close[0]])) if close else BadCell("reference-unknown")


@dataclass(slots=True)
class People:
    """The speakers of the sheet, and those a session names that are not there."""

    listed: tuple[Speaker, ...]
    known: dict[str, Speaker] = field(init=False)

    def __post_init__(self) -> None:
        self.known = {fold(speaker.name): speaker for speaker in self.listed}

    def called(self, name: str) -> str:
        """The name as the sheet has it; a new one joins the speakers."""
        return self.known.setdefault(fold(name), Speaker(name=name)).name

    def everybody(self) -> tuple[Speaker, ...]:
        """Those of the sheet, then the others in the order they were named."""
        return tuple(self.known.values())
