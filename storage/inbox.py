"""The inbox in SQL: an update is a row before it is confirmed to Telegram, and leaves an empty row when done."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from storage.database import Connection
from storage.moments import to_ms
from storage.records.delivery import Update


class AlreadyDoneError(Exception):
    """Another worker has finished this update: what is being done now must be rolled back."""


async def keep(tx: Connection, bot_id: int, updates: Iterable[Mapping[str, Any]], now: datetime) -> None:
    """Keep updates (`update_id`, `actor`, `payload`); one that came before is not kept twice."""
    await tx.many(
        """
        INSERT INTO inbox (bot_id, update_id, actor, payload, state, received_at)
        VALUES (:bot_id, :update_id, :actor, :payload, 'new', :now)
        ON CONFLICT (bot_id, update_id) DO NOTHING
        """,
        [{"bot_id": bot_id, "now": to_ms(now), **update} for update in updates],
    )


async def waiting(read: Connection, limit: int) -> list[int]:
    """Actors who have something waiting and nobody at work on theirs, those who have waited longest first."""
    rows = await read.all(
        """
        SELECT actor FROM inbox WHERE done_at IS NULL
        GROUP BY actor HAVING MAX(CASE state WHEN 'working' THEN 1 ELSE 0 END) = 0
        ORDER BY MIN(id) LIMIT :limit
        """,
        limit=limit,
    )
    return [row["actor"] for row in rows]


async def claim(tx: Connection, actor: int, lease_until: int) -> Update | None:
    """Take the actor's oldest open update to work on it; None where there is none or somebody works on it.

    So an actor's updates are worked one after another, whichever process takes them. `lease_until`: ms of machine time.
    """
    row = await tx.one(
        """
        UPDATE inbox SET state = 'working', attempts = attempts + 1, lease_until = :lease_until
        WHERE id = (SELECT MIN(id) FROM inbox WHERE actor = :actor AND done_at IS NULL) AND state = 'new'
        RETURNING id, update_id, actor, payload, attempts
        """,
        actor=actor,
        lease_until=lease_until,
    )
    return Update(**row) if row else None


async def done(tx: Connection, inbox_id: int | None, now: datetime) -> None:
    """The update has had its effect: in the same transaction as the effect itself. None: no update asked for it.

    Raises AlreadyDoneError where it was done before; the transaction must not be committed then.
    """
    if inbox_id is None:
        return
    changed = await tx.run(
        """
        UPDATE inbox SET state = 'done', payload = NULL, lease_until = NULL, done_at = :now
        WHERE id = :id AND state = 'working'
        """,
        id=inbox_id,
        now=to_ms(now),
    )
    if not changed:
        raise AlreadyDoneError(f"update {inbox_id}")


async def finish(tx: Connection, inbox_id: int, now: datetime) -> None:
    """The work is over: mark the update done unless its effect already did."""
    await tx.run(
        """
        UPDATE inbox SET state = 'done', payload = NULL, lease_until = NULL, done_at = :now
        WHERE id = :id AND state = 'working'
        """,
        id=inbox_id,
        now=to_ms(now),
    )


async def give_back(tx: Connection, inbox_id: int, why: str) -> None:
    """The work failed: let it be tried again."""
    await tx.run(
        "UPDATE inbox SET state = 'new', lease_until = NULL, why = :why WHERE id = :id AND state = 'working'",
        id=inbox_id,
        why=why,
    )


async def set_aside(tx: Connection, inbox_id: int, why: str, now: datetime) -> bool:
    """The work failed for good: keep the update for a look, with its reason. False where its effect stands."""
    return (
        await tx.run(
            """
            UPDATE inbox SET state = 'failed', lease_until = NULL, why = :why, done_at = :now
            WHERE id = :id AND state = 'working'
            """,
            id=inbox_id,
            why=why,
            now=to_ms(now),
        )
        > 0
    )


async def release(tx: Connection, expired_before: int | None) -> int:
    """Give back updates of workers that died: all of them, or those whose lease ended before `expired_before` (ms)."""
    return await tx.run(
        """
        UPDATE inbox SET state = 'new', lease_until = NULL
        WHERE done_at IS NULL AND state = 'working' AND (:everything = 1 OR lease_until < :before)
        """,
        everything=int(expired_before is None),
        before=expired_before or 0,
    )


async def forget_done(tx: Connection, before: datetime) -> int:
    """Erase rows finished before `before`; how many."""
    return await tx.run(
        "DELETE FROM inbox WHERE state IN ('done', 'failed') AND done_at < :before", before=to_ms(before)
    )
