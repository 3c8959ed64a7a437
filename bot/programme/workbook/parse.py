"""The rules of the forum workbook: from sheets of cells to a programme, or to every fault at once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.programme.workbook import items
from bot.programme.workbook.faults import Fault, Findings, Reading
from bot.programme.workbook.layout import (
    ENTERPRISES,
    EXCURSIONS,
    FAQ,
    FIELD,
    LAYOUTS,
    QUIZZES,
    SESSIONS,
    SPEAKERS,
    VENUES,
    Layout,
)
from bot.programme.workbook.references import Directory, People
from bot.programme.workbook.rows import Row, blank
from bot.programme.workbook.sheets import Sheet, fold, tidy
from bot.programme.workbook.table import forum_row, table
from storage.records.programme import Programme

T = TypeVar("T")


def parse(sheets: Sequence[Sheet]) -> Reading:
    """Read the sheets of a workbook as the format says. Never raises for what a cell holds."""
    sheets = [tidy(sheet) for sheet in sheets]
    findings = Findings(tuple(sheet.name for sheet in sheets))
    found = _by_layout(sheets, findings)

    def rows(layout: Layout) -> list[Row]:
        return table(found[layout.key], layout, findings) if layout.key in found else []

    forum_cells = forum_row(found[FIELD.key], findings) if FIELD.key in found else Row({}, frozenset(), findings)
    forum = items.forum(forum_cells)
    known = all(forum_cells.has(key) and forum_cells.good(key) for key in ("start", "end", "timezone"))
    frame = items.Frame(forum.zone, forum.starts_on, forum.ends_on, known)

    venue_rows, enterprise_rows = rows(VENUES), rows(ENTERPRISES)
    venues, enterprises = Directory.of(venue_rows), Directory.of(enterprise_rows)
    speakers = _distinct(rows(SPEAKERS), items.speaker, "name", fold)
    people = People(speakers)
    session_rows = rows(SESSIONS)
    if SESSIONS.key in found and not session_rows and not findings.faults:
        findings.warnings.append(Fault(why="sheet-empty", sheet=found[SESSIONS.key].name))
    programme = Programme(
        forum=forum,
        venues=_distinct(venue_rows, items.venue, "code"),
        sessions=_distinct(session_rows, lambda row: items.session(row, frame, venues, people), "code"),
        speakers=people.everybody(),
        enterprises=_distinct(enterprise_rows, items.enterprise, "code"),
        excursions=_distinct(rows(EXCURSIONS), lambda row: items.excursion(row, frame, enterprises), "code"),
        faq=_distinct(rows(FAQ), items.faq, "question", fold),
        quizzes=_distinct(rows(QUIZZES), items.quiz_question, "question", fold, within="quiz"),
    )
    return findings.reading(programme)


def _by_layout(sheets: Sequence[Sheet], findings: Findings) -> dict[str, Sheet]:
    """The sheets by the key of their layout; absent and doubled ones are faults, unknown ones a warning."""
    known = {fold(name): layout for layout in LAYOUTS for name in (layout.russian, layout.english)}
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        layout = known.get(fold(sheet.name))
        empty = all(blank(cell) for row in sheet.rows for cell in row)
        if layout is None:
            if not empty:
                findings.warnings.append(Fault(why="sheet-unknown", sheet=sheet.name))
        elif layout.key in found:
            findings.faults.append(
                Fault(why="sheet-twice", sheet=sheet.name, args=(("other", found[layout.key].name),))
            )
        elif layout.required or not empty:
            found[layout.key] = sheet
    for layout in LAYOUTS:
        if layout.required and layout.key not in found:
            args = (("russian", layout.russian), ("english", layout.english))
            findings.faults.append(Fault(why="sheet-missing", args=args))
    return found


def _distinct(
    rows: list[Row],
    item: Callable[[Row], T],
    key: str,
    same: Callable[[str], str] = str,
    within: str = "",
) -> tuple[T, ...]:
    """The items of a sheet; `key` may not repeat in it (nor, where `within` is given, among rows alike in that)."""
    seen: dict[tuple[str, str], int] = {}
    made = []
    for row in rows:
        made.append(item(row))
        if not row.has(key) or not row.good(key):
            continue
        name = (same(row.shown(within)) if within else "", same(row.shown(key)))
        if name in seen:
            row.fault(key, "twice", row=str(seen[name]))
        else:
            seen[name] = row.number
    return tuple(made)
