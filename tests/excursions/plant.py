"""A small forum for tests of seats: one plant, excursions to it, people with a birth date and a phone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.excursions.consent import consent_text
from bot.excursions.service import Applicant, Outcome, register
from storage import people
from storage import programme as programme_rows
from storage.database import Database, Row
from storage.records.people import Account
from storage.records.programme import Enterprise, Excursion, Forum, Programme

NOW = datetime(2025, 11, 10, 5, 0, tzinfo=UTC)  # noon in Barnaul, eight days before the excursion
START = datetime(2025, 11, 18, 7, 0, tzinfo=UTC)
ZONE = "Asia/Barnaul"
QUIET = "22:00-08:00"
FORUM = Forum(code="altai", name="Форум", zone=ZONE, starts_on=date(2025, 11, 18), ends_on=date(2025, 11, 30))


def excursion(**changes: Any) -> Excursion:
    """An excursion of two hours on 18 November at 14:00 in Barnaul, with 5 seats for anybody."""
    values: dict[str, Any] = {
        "code": "E1",
        "enterprise": "rti",
        "title": "Цех",
        "start": START,
        "end": START + timedelta(hours=2),
        "zone": ZONE,
        "seats": 5,
        "minimum_age": 0,
    }
    return Excursion(**{**values, **changes})


async def open_plant(database: Database, *excursions: Excursion) -> list[int]:
    """Release a forum with these excursions; their ids, in order. Called again, it is another import."""
    programme = Programme(
        forum=FORUM, enterprises=(Enterprise(code="rti", name="РТИ", city="Барнаул"),), excursions=excursions
    )
    async with database.tx() as tx:
        await programme_rows.release(tx, programme, "test", NOW)
    async with database.read() as read:
        rows = await read.all("SELECT id, code FROM excursions")
    ids = {row["code"]: row["id"] for row in rows}
    return [ids[item.code] for item in excursions]


async def visitor(database: Database, number: int) -> Applicant:
    """The visitor with this number, grown up, consenting for the first time."""
    async with database.tx() as tx:
        account = await people.meet(tx, 1000 + number, "ru", NOW)
    return applicant(account)


def applicant(account: Account, **changes: Any) -> Applicant:
    """What a grown-up says of themselves."""
    values: dict[str, Any] = {
        "account": account,
        "name": f"Иванов Иван {account.telegram_id}",
        "birth_date": date(1990, 5, 1),
        "phone": "+79130000000",
        "consent": (consent_text("ru", "Согласен"), NOW),
    }
    return Applicant(**{**values, **changes})


async def sign_up(database: Database, excursion_id: int, number: int, now: datetime = NOW) -> Outcome:
    """The visitor with this number presses «Подтвердить», the waiting list being fine with them too."""
    return await register(database, now, await visitor(database, number), excursion_id, waiting=True)


async def states(database: Database, excursion_id: int) -> dict[int, str]:
    """The state of every visitor's latest booking, by the visitor's number."""
    rows = await fetch(
        database,
        "SELECT accounts.telegram_id, bookings.state FROM bookings JOIN accounts ON accounts.id = bookings.account_id "
        "WHERE bookings.excursion_id = :id ORDER BY bookings.id",
        id=excursion_id,
    )
    return {row["telegram_id"] - 1000: row["state"] for row in rows}


async def taken(database: Database, excursion_id: int) -> int:
    """The count that decides."""
    rows = await fetch(database, "SELECT taken FROM excursions WHERE id = :id", id=excursion_id)
    return int(rows[0]["taken"])


async def owed(database: Database, kind: str = "%") -> list[Row]:
    """What is owed, in order."""
    return await fetch(database, "SELECT * FROM outbox WHERE kind LIKE :kind ORDER BY id", kind=kind)


async def fetch(database: Database, sql: str, **values: Any) -> list[Row]:
    """A look into the database."""
    async with database.read() as read:
        return await read.all(sql, **values)
