"""Faults of a workbook in words: where, what stands there, what is wrong and how to mend it."""

from bot.programme.workbook.faults import Fault
from bot.texts import Html, Words, plain


def tell(fault: Fault, words: Words) -> Html:
    """A fault (or warning) for a chat message: the place in bold, then the reason."""
    return _told("workbook-fault", fault, words)


def line(fault: Fault, words: Words) -> str:
    """A fault (or warning) as one line of plain text: sheet, row, column, value, why."""
    return plain(_told("workbook-fault-line", fault, words))


def _told(key: str, fault: Fault, words: Words) -> Html:
    why = words(f"workbook-why-{fault.why}", **dict(fault.args))
    return words(key, place=_place(fault, words), why=why) if fault.sheet else why


def _place(fault: Fault, words: Words) -> Html:
    """Where a fault is, with the value found there."""
    row = "" if fault.row is None else str(fault.row)  # text, so that no language groups its digits
    if fault.field:
        where = words(
            "workbook-field",
            sheet=fault.sheet, row=row, field=fault.field, column=fault.column, letter=fault.letter,
        )  # fmt: skip
    elif fault.column:
        where = words("workbook-cell", sheet=fault.sheet, row=row, column=fault.column, letter=fault.letter)
    elif fault.letter:
        where = words("workbook-cell-nameless", sheet=fault.sheet, row=row, letter=fault.letter)
    elif row:
        where = words("workbook-row", sheet=fault.sheet, row=row)
    else:
        where = words("workbook-sheet", sheet=fault.sheet)
    return words("workbook-value", place=where, value=fault.value) if fault.value else where
