"""My data: to see everything that is kept, and to be forgotten."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from bot.inquiries import asking
from storage import inbox, my_data
from storage.database import Connection, Database
from storage.records.my_data import MyData
from storage.records.people import Account

EraseBookings = Callable[[Connection, int, datetime], Awaitable[object]]
"""Ends an account's live bookings, frees their seats and owes the notices to others: `(tx, account id, now)`."""


async def kept(database: Database, account: Account) -> MyData:
    """Everything kept about an account. Raises LookupError where it has just been forgotten."""
    async with database.read() as read:
        mine = await my_data.kept(read, account.id)
    if mine is None:
        raise LookupError("no such account")
    return mine


async def live_bookings(database: Database, account: Account) -> int:
    """How many bookings would be cancelled."""
    async with database.read() as read:
        return await my_data.live_bookings(read, account.id)


async def forget(
    database: Database, account: Account, erase_bookings: EraseBookings, now: datetime, inbox_id: int | None
) -> None:
    """Erase everything kept about an account, wholly or not at all.

    Nothing is owed to the person for it: a row of the outbox would keep their chat. Raises AlreadyDoneError where
    this update had its effect before.
    """
    async with database.tx() as tx:
        await erase_bookings(tx, account.id, now)
        await asking.withdraw(tx, account.id, now)
        await inbox.done(tx, inbox_id, now)
        await my_data.erase(tx, account.id, account.telegram_id, now)


def as_json(mine: MyData) -> bytes:
    """Everything kept, as a JSON file; moments in UTC."""
    return json.dumps(asdict(mine), ensure_ascii=False, indent=2, default=_plain).encode()


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
