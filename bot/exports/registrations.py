"""Every booking of a forum as a table."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.excursions.rules import age
from bot.exports.spreadsheet import Table, Value
from bot.texts import Words
from storage.records.rosters import Registration

COLUMNS = (
    "number",
    "excursion",
    "code",
    "when",
    "state",
    "name",
    "birth-date",
    "age",
    "phone",
    "document",
    "booked-at",
)


def registrations(words: Words, zone: str, bookings: Iterable[Registration]) -> Table:
    """A row a booking, with its state in words; moments in the IANA `zone` of the forum."""
    return Table(
        name=words.plain("export-registrations"),
        columns=tuple(words.plain(f"export-column-{column}") for column in COLUMNS),
        rows=tuple(_row(words, ZoneInfo(zone), booking) for booking in bookings),
    )


def state(words: Words, booking: Registration) -> str:
    """Where a booking stands, in words."""
    if booking.called_off and booking.state in ("booked", "waiting", "offered"):
        return words.plain("export-state-called-off")
    return words.plain(f"export-state-{booking.state}")


def _row(words: Words, zone: ZoneInfo, booking: Registration) -> tuple[Value, ...]:
    start = booking.start.astimezone(zone)
    return (
        booking.number,
        booking.title,
        booking.excursion,
        start.replace(tzinfo=None),
        state(words, booking),
        booking.name,
        booking.birth_date,
        age(booking.birth_date, start.date()) if booking.birth_date else None,
        booking.phone,
        booking.document,
        booking.booked_at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0),
    )
