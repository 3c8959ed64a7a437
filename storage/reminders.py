"""What people have ahead of them, in SQL: computed from today's programme, never from yesterday's promise."""

from datetime import datetime

from storage.database import Connection, Row
from storage.moments import from_ms, to_ms
from storage.records.reminders import Occasion


async def occasions(
    read: Connection, after: datetime, bookings_until: datetime, sessions_until: datetime
) -> list[Occasion]:
    """Bookings and planned sessions that start after `after` and not later than told, of people to be reminded.

    None for what is cancelled or left out of the programme, nor for people who asked for silence or blocked the bot.
    """
    bookings = await read.all(
        """
        SELECT bookings.id AS item, bookings.account_id, accounts.telegram_id, bookings.forum_id, forums.zone,
               forums.quiet_hours, excursions.starts, bookings.changed_at AS since
        FROM bookings
        JOIN excursions ON excursions.id = bookings.excursion_id
        JOIN accounts ON accounts.id = bookings.account_id
        JOIN forums ON forums.id = bookings.forum_id
        WHERE bookings.state = 'booked' AND excursions.cancelled = 0 AND excursions.removed = 0
          AND excursions.starts > :after AND excursions.starts <= :until
          AND accounts.reminders = 1 AND accounts.blocked_at IS NULL
        """,
        after=to_ms(after),
        until=to_ms(bookings_until),
    )
    sessions = await read.all(
        """
        SELECT sessions.id AS item, plans.account_id, accounts.telegram_id, sessions.forum_id, forums.zone,
               forums.quiet_hours, sessions.starts, plans.planned_at AS since
        FROM plans
        JOIN sessions ON sessions.id = plans.session_id
        JOIN accounts ON accounts.id = plans.account_id
        JOIN forums ON forums.id = sessions.forum_id
        WHERE sessions.cancelled = 0 AND sessions.removed = 0
          AND sessions.starts > :after AND sessions.starts <= :until
          AND accounts.reminders = 1 AND accounts.blocked_at IS NULL
        """,
        after=to_ms(after),
        until=to_ms(sessions_until),
    )
    return [_occasion(row, booking=row["item"]) for row in bookings] + [
        _occasion(row, session=row["item"]) for row in sessions
    ]


def _occasion(row: Row, *, booking: int | None = None, session: int | None = None) -> Occasion:
    return Occasion(
        account_id=row["account_id"],
        telegram_id=row["telegram_id"],
        forum_id=row["forum_id"],
        zone=row["zone"],
        quiet_hours=row["quiet_hours"],
        start=from_ms(row["starts"]),
        since=from_ms(row["since"]),
        booking=booking,
        session=session,
    )


async def promised(read: Connection, created_after: datetime) -> set[str]:
    """The keys of reminders already promised since `created_after`."""
    rows = await read.all(
        "SELECT key FROM outbox WHERE kind = 'reminder' AND created_at >= :after", after=to_ms(created_after)
    )
    return {row["key"] for row in rows}


async def standing(read: Connection, booking_ids: list[int]) -> dict[int, tuple[int, datetime]]:
    """Those of these bookings that still stand: the excursion's id and its start, by the booking's id."""
    found = {}
    for booking_id in booking_ids:
        row = await read.one(
            """
            SELECT bookings.excursion_id, excursions.starts FROM bookings
            JOIN excursions ON excursions.id = bookings.excursion_id
            WHERE bookings.id = :id AND bookings.state = 'booked'
              AND excursions.cancelled = 0 AND excursions.removed = 0
            """,
            id=booking_id,
        )
        if row:
            found[booking_id] = (int(row["excursion_id"]), from_ms(row["starts"]))
    return found


async def planned(read: Connection, account_id: int, session_ids: list[int]) -> dict[int, datetime]:
    """Those of these sessions that still are in the account's plan: their start by the session's id."""
    found = {}
    for session_id in session_ids:
        row = await read.one(
            """
            SELECT sessions.starts FROM plans JOIN sessions ON sessions.id = plans.session_id
            WHERE plans.account_id = :account_id AND sessions.id = :id
              AND sessions.cancelled = 0 AND sessions.removed = 0
            """,
            account_id=account_id,
            id=session_id,
        )
        if row:
            found[session_id] = from_ms(row["starts"])
    return found
