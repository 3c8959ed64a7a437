"""Seats in SQL. Whoever changes bookings of an excursion locks its row first and sees what the one before committed."""

from datetime import datetime

from storage.database import Connection, Row
from storage.moments import from_ms, to_ms
from storage.records.excursions import Tour, Ways
from storage.records.programme import Excursion
from storage.rows import record_of

WAITING = "(SELECT COUNT(*) FROM bookings WHERE bookings.excursion_id = excursions.id AND bookings.state = 'waiting')"


def excursion_of(row: Row) -> Excursion:
    """The excursion in a row of `excursions`; one that a release left out is as good as cancelled."""
    return record_of(Excursion, {**row, "cancelled": row["cancelled"] or row["removed"]})


async def lock(tx: Connection, excursion_id: int) -> Tour | None:
    """Hold an excursion until the end of the transaction; None where there is none.

    The update changes nothing: it makes the next one wait, on both databases, before it looks at anything.
    """
    row = await tx.one("UPDATE excursions SET taken = taken WHERE id = :id RETURNING *", id=excursion_id)
    if row is None:
        return None
    waiting = await tx.one(
        "SELECT COUNT(*) AS n FROM bookings WHERE excursion_id = :id AND state = 'waiting'", id=excursion_id
    )
    return Tour(excursion=excursion_of(row), taken=row["taken"], waiting=waiting["n"] if waiting else 0)


async def take(tx: Connection, excursion_id: int, seats: int) -> bool:
    """Claim seats; False where so many are not free."""
    sql = "UPDATE excursions SET taken = taken + :seats WHERE id = :id AND taken + :seats <= seats"
    return await tx.run(sql, id=excursion_id, seats=seats) == 1


async def give_back(tx: Connection, excursion_id: int, seats: int) -> None:
    """Free seats that were claimed."""
    await tx.run("UPDATE excursions SET taken = taken - :seats WHERE id = :id", id=excursion_id, seats=seats)


async def tour(read: Connection, excursion_id: int) -> Tour | None:
    """An excursion and how full it is."""
    rows = await read.all(f"SELECT *, {WAITING} AS waiting FROM excursions WHERE id = :id", id=excursion_id)  # noqa: S608 (ours)
    return _tour(rows[0]) if rows else None


async def tours(read: Connection, forum_id: int) -> dict[int, Tour]:
    """Every excursion of the forum's current release by its id, and how full it is."""
    rows = await read.all(
        f"SELECT *, {WAITING} AS waiting FROM excursions WHERE forum_id = :forum_id AND removed = 0",  # noqa: S608 (ours)
        forum_id=forum_id,
    )
    return {row["id"]: _tour(row) for row in rows}


async def awaited(read: Connection, now: datetime) -> list[Tour]:
    """Excursions to come that somebody waits for."""
    rows = await read.all(
        f"""
        SELECT *, {WAITING} AS waiting FROM excursions
        WHERE cancelled = 0 AND removed = 0 AND starts > :now
          AND EXISTS (SELECT 1 FROM bookings WHERE excursion_id = excursions.id AND state = 'waiting')
        ORDER BY id
        """,  # noqa: S608 (ours)
        now=to_ms(now),
    )
    return [_tour(row) for row in rows]


async def with_offers_run_out(read: Connection, now: datetime) -> list[int]:
    """Ids of excursions that have offers nobody answered in time."""
    rows = await read.all(
        "SELECT DISTINCT excursion_id FROM bookings WHERE state = 'offered' AND offered_until <= :now ORDER BY 1",
        now=to_ms(now),
    )
    return [row["excursion_id"] for row in rows]


async def next_offer_end(read: Connection) -> datetime | None:
    """When the first of the open offers runs out."""
    row = await read.one("SELECT MIN(offered_until) AS at FROM bookings WHERE state = 'offered'")
    return from_ms(row["at"]) if row and row["at"] is not None else None


async def ways(read: Connection, forum_id: int) -> Ways:
    """The forum's own ways. Raises KeyError where there is no such forum."""
    row = await read.one(
        "SELECT zone, quiet_hours, operator_name, operator_contact FROM forums WHERE id = :id", id=forum_id
    )
    if row is None:
        raise KeyError(forum_id)
    return record_of(Ways, row)


async def forum_of(read: Connection, excursion_id: int) -> tuple[int, Ways]:
    """The forum an excursion belongs to, and its ways. Raises KeyError where there is no such excursion."""
    row = await read.one("SELECT forum_id FROM excursions WHERE id = :id", id=excursion_id)
    if row is None:
        raise KeyError(excursion_id)
    return row["forum_id"], await ways(read, row["forum_id"])


def _tour(row: Row) -> Tour:
    return Tour(excursion=excursion_of(row), taken=row["taken"], waiting=row["waiting"])
