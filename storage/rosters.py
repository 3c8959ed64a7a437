"""Lists of who signed up, in SQL."""

from storage.database import Connection, Row
from storage.excursions import excursion_of
from storage.moments import from_ms, to_day
from storage.records.programme import Excursion
from storage.records.rosters import Registration

BOOKINGS = """
    SELECT bookings.id, bookings.state, bookings.seats, bookings.created_at,
           excursions.code, excursions.title, excursions.starts, excursions.cancelled, excursions.removed,
           persons.name, persons.birth_date, persons.phone, identity_documents.number AS document
    FROM bookings
    JOIN excursions ON excursions.id = bookings.excursion_id
    JOIN persons ON persons.id = bookings.person_id
    LEFT JOIN identity_documents ON identity_documents.booking_id = bookings.id
"""


async def of_forum(read: Connection, forum_id: int) -> tuple[Registration, ...]:
    """Every booking of a forum, the earliest excursion first, then as people came."""
    rows = await read.all(
        f"{BOOKINGS} WHERE bookings.forum_id = :id ORDER BY excursions.starts, excursions.code, bookings.id",
        id=forum_id,
    )
    return tuple(_registration(row) for row in rows)


async def of_excursion(read: Connection, excursion_id: int) -> tuple[Registration, ...]:
    """Every booking of an excursion, as people came."""
    rows = await read.all(f"{BOOKINGS} WHERE bookings.excursion_id = :id ORDER BY bookings.id", id=excursion_id)
    return tuple(_registration(row) for row in rows)


async def excursions(read: Connection, forum_id: int) -> dict[str, Excursion]:
    """Every excursion of a forum by its code; those a release left out too (as cancelled): people may be booked."""
    rows = await read.all("SELECT * FROM excursions WHERE forum_id = :id ORDER BY place, id", id=forum_id)
    return {row["code"]: excursion_of(row) for row in rows}


async def enterprise_names(read: Connection, forum_id: int) -> dict[str, str]:
    """The names of a forum's enterprises by their codes; those a release left out too."""
    rows = await read.all("SELECT code, name FROM enterprises WHERE forum_id = :id", id=forum_id)
    return {row["code"]: row["name"] for row in rows}


def _registration(row: Row) -> Registration:
    return Registration(
        number=row["id"],
        state=row["state"],
        seats=row["seats"],
        booked_at=from_ms(row["created_at"]),
        excursion=row["code"],
        title=row["title"],
        start=from_ms(row["starts"]),
        called_off=bool(row["cancelled"] or row["removed"]),
        name=row["name"],
        birth_date=to_day(row["birth_date"]) if row["birth_date"] else None,
        phone=row["phone"],
        document=row["document"],
    )
