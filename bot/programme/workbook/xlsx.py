"""An .xlsx workbook as sheets.

calamine reads the values fast. What it does not tell (errors, formulas nobody has computed) and what would make it
allocate without bound (a stray cell in the last row) is seen beforehand by a glance through the XML.
"""

from pathlib import Path
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from bot.programme.workbook.glance import Glance, glance, parts_of_sheets
from bot.programme.workbook.limits import CELLS, COLUMNS, ROWS, SHEETS, RefusedError
from bot.programme.workbook.sheets import Cell, Sheet


def read(path: Path, archive: ZipFile) -> list[Sheet]:
    """The worksheets of the workbook at `path`, whose checked zip is `archive`. Raises RefusedError."""
    parts = parts_of_sheets(archive)
    if len(parts) > SHEETS:
        raise RefusedError("many-sheets", most=SHEETS)
    glances = {name: glance(archive, part, name) for name, part in parts.items()}
    if sum(seen.cells for seen in glances.values()) > CELLS:
        raise RefusedError("cells-many", most=CELLS)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
            if not set(names) <= set(glances):
                raise RefusedError("broken")
            return [_sheet(workbook, name, glances[name]) for name in names]
    except PasswordError:
        raise RefusedError("encrypted") from None
    except CalamineError as trouble:
        raise RefusedError("broken") from trouble


def _sheet(workbook: CalamineWorkbook, name: str, seen: Glance) -> Sheet:
    """One sheet: calamine's values, the troubles it leaves out, and merged columns filled down."""
    sheet = workbook.get_sheet_by_name(name)
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    if len(rows) > ROWS or any(len(row) > COLUMNS for row in rows[:1]):
        raise RefusedError("sheet-big", sheet=name, row=len(rows), rows=ROWS, columns=COLUMNS)
    for (index, column), trouble in seen.troubles.items():
        rows.extend([] for _ in range(index + 1 - len(rows)))
        rows[index].extend([""] * (column + 1 - len(rows[index])))
        rows[index][column] = trouble
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row) and row[left] == "":
                    row[left] = rows[top][left]
    return Sheet(name, rows)
