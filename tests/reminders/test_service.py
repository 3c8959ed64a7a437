"""The heartbeat of reminders: each is promised once, several at a time in one message."""

from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.reminders.service import TOGETHER, Reminders
from storage import people, plans
from storage.database import Database, Row
from storage.moments import from_ms


async def promised(database: Database) -> list[Row]:
    """Every reminder promised."""
    async with database.read() as read:
        return await read.all("SELECT state, ids FROM outbox WHERE kind = 'reminder' ORDER BY id")


async def plan_everything(database: Database, now: datetime) -> datetime:
    """Anna plans seven sessions that begin together; when."""
    async with database.tx() as tx:
        account = await people.meet(tx, 101, "ru", now)
        rows = await tx.all("SELECT id, starts FROM sessions ORDER BY starts LIMIT 7")
        start = from_ms(rows[-1]["starts"])
        for row in rows:
            await tx.run("UPDATE sessions SET starts = :starts WHERE id = :id", starts=rows[-1]["starts"], id=row["id"])
            await plans.add(tx, account.id, row["id"], now)
    return start


async def test_reminders_due_together_come_in_few_messages(
    database: Database, released: int, clock: MovableClock
) -> None:
    """Seven sessions at once are two messages; the next beat promises nothing again, and none too early."""
    start = await plan_everything(database, clock.now() - timedelta(days=1))
    reminders = Reminders(database, "22:00-08:00")
    await reminders.tick(start - timedelta(minutes=16))
    assert await promised(database) == []
    for minutes in (15, 14, 1):
        await reminders.tick(start - timedelta(minutes=minutes))
    rows = await promised(database)
    assert [row["state"] for row in rows] == ["queued", *["cancelled"] * (TOGETHER - 1), "queued", "cancelled"]
    assert rows[0]["ids"].count("@") == TOGETHER
    assert released
