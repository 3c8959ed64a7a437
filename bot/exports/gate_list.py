"""The list for a plant's gate: who comes, in the plant's own columns."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from bot.excursions.rules import age
from bot.exports.spreadsheet import Table, Value
from bot.programme.workbook.layout import GATE_COLUMNS
from bot.texts import Words
from storage.people import fold
from storage.records.programme import Excursion
from storage.records.rosters import Registration

COMING = ("booked", "attended", "no_show")
"""Who has a seat; after the visit the list stays what it was."""


def gate_columns(excursion: Excursion) -> tuple[str, ...]:
    """The keys of the columns in their order: the workbook's, or what every gate wants."""
    if excursion.gate_columns:
        return excursion.gate_columns
    return ("name", "birth_date", "document") if excursion.id_required else ("name", "birth_date")


def gate_list(
    words: Words, zone: str, excursion: Excursion, plant: str, bookings: Iterable[Registration]
) -> Table:  # fmt: skip
    """The numbered list of an excursion by name, headed by `plant`, when (in the IANA `zone`) and where to meet."""
    coming = sorted((each for each in bookings if each.state in COMING), key=_by_name)
    keys, day = gate_columns(excursion), excursion.start.astimezone(ZoneInfo(zone)).date()
    names = {column.key: column.english if words.language == "en" else column.russian for column in GATE_COLUMNS}
    return Table(
        name=words.plain("export-gate-list"),
        columns=(words.plain("export-column-place"), *(names[key] for key in keys)),
        rows=tuple(
            (place, *(_cell(key, booking, day) for key in keys)) for place, booking in enumerate(coming, 1)
        ),
        heading=_heading(words.at(zone), excursion, plant, len(coming)),
    )  # fmt: skip


def _by_name(booking: Registration) -> tuple[str, int]:
    return fold(booking.name), booking.number


def _heading(words: Words, excursion: Excursion, plant: str, people: int) -> tuple[str, ...]:
    title = "export-gate-excursion-cancelled" if excursion.cancelled else "export-gate-excursion"
    lines = [
        plant,
        words.plain(title, title=excursion.title),
        words.plain("export-gate-when", start=excursion.start, end=excursion.end, zone=words.zone),
    ]
    if excursion.meeting_point:
        lines.append(words.plain("export-meeting-point", place=excursion.meeting_point))
    lines.append(words.plain("export-gate-people", count=people))
    return tuple(lines)


def _cell(key: str, booking: Registration, day: date) -> Value:
    """What stands in a column of the list; groups and their grown-ups are not told apart yet, so they stay empty."""
    match key:
        case "name":
            return booking.name
        case "birth_date":
            return booking.birth_date
        case "age":
            return age(booking.birth_date, day) if booking.birth_date else None
        case "document":
            return booking.document
        case "phone":
            return booking.phone
        case _:
            return None
