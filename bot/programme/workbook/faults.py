"""What reading a workbook comes to: a programme, or every fault with its place."""

from dataclasses import dataclass, field

from storage.records.programme import Programme

MOST_FAULTS = 200
"""How many faults (and warnings) are named one by one; the rest are counted."""

Args = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with a workbook, or worth a warning.

    `why` is the end of a Fluent key (`workbook-why-…`) and `args` its arguments. `row` counts from 1 as the spreadsheet
    shows it; `column` is the header as the organiser wrote it and `letter` the column's letter; `field` names the row
    of the two-column sheet «Форум». What does not apply is empty: a fault of a whole sheet has no row, a fault of the
    whole file no sheet.
    """

    why: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    letter: str = ""
    field: str = ""
    value: str = ""
    args: Args = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A read workbook: the programme where there is no fault, else None and the faults in the workbook's order."""

    programme: Programme | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def refused(why: str, **args: str | int) -> Reading:
    """A reading that failed before any cell was seen."""
    return Reading(faults=(Fault(why=why, args=tuple(args.items())),))


@dataclass(slots=True)
class Findings:
    """Collects faults and warnings while a workbook is read. `order` lists its sheets as the file has them."""

    order: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    @property
    def many(self) -> bool:
        """Whether there are more faults than will be named, so that no effort is worth spending on hints."""
        return len(self.faults) > MOST_FAULTS

    def reading(self, programme: Programme) -> Reading:
        """The outcome: `programme` only if nothing was wrong."""
        return Reading(
            programme=None if self.faults else programme,
            faults=self._in_order(self.faults),
            warnings=self._in_order(self.warnings),
        )

    def _in_order(self, found: list[Fault]) -> tuple[Fault, ...]:
        place = {name: number for number, name in enumerate(self.order)}
        found = sorted(
            found, key=lambda fault: (place.get(fault.sheet, -1), fault.row or 0, len(fault.letter), fault.letter)
        )
        rest = len(found) - MOST_FAULTS
        note = (Fault(why="more", args=(("count", rest),)),) if rest > 0 else ()
        return tuple(found[:MOST_FAULTS]) + note


class BadCell(Exception):  # noqa: N818 (a cell is bad; it is no error of the program)
    """A cell does not hold what its column wants: `why` and `args` as in a Fault."""

    def __init__(self, why: str, **args: str | int):
        super().__init__(why)
        self.why = why
        self.args_of_why = tuple(args.items())
