"""Reading a workbook in this very process: the child's work, and the way for files that we made ourselves."""

from pathlib import Path

from bot.programme.workbook.faults import Fault, Reading
from bot.programme.workbook.limits import RefusedError
from bot.programme.workbook.parse import parse
from bot.programme.workbook.sheets import sheet_name
from bot.programme.workbook.source import read_sheets


def read_here(path: Path) -> Reading:
    """Read `path` without a fence: for files from strangers use `reader`. Raises OSError, MemoryError."""
    try:
        return parse(read_sheets(path))
    except RefusedError as refusal:
        fault = Fault(why=refusal.why, sheet=sheet_name(refusal.sheet), row=refusal.row, args=refusal.args_of_why)
        return Reading(faults=(fault,))
