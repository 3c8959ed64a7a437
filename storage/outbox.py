"""The outbox in SQL: what is owed is a row before it is a call."""

import json
from collections.abc import Sequence
from datetime import datetime

from storage.database import Connection, Row
from storage.moments import from_ms, to_ms
from storage.records.delivery import Lane, Owed, Promise

DOUBT = "doubtful"
"""How the reason begins of a row that is said once more although it may be there."""


async def owe(tx: Connection, promise: Promise, now: datetime) -> int | None:
    """Promise a message; the row's id, or None where the same was promised before."""
    row = await tx.one(
        """
        INSERT INTO outbox (key, forum_id, account_id, chat_id, kind, ids, lane, state, due_at, edits, created_at)
        VALUES (:key, :forum_id, :account_id, :chat_id, :kind, :ids, :lane, 'queued', :due_at, :edits, :now)
        ON CONFLICT (key) DO NOTHING
        RETURNING id
        """,
        key=promise.key,
        forum_id=promise.forum_id,
        account_id=promise.account_id,
        chat_id=promise.chat_id,
        kind=promise.kind,
        ids=json.dumps(promise.ids, ensure_ascii=False),
        lane=promise.lane,
        due_at=to_ms(promise.due_at),
        edits=promise.edits,
        now=to_ms(now),
    )
    return int(row["id"]) if row else None


def owed_of(row: Row) -> Owed:
    """The claimed row as a value."""
    return Owed(
        id=row["id"],
        key=row["key"],
        kind=row["kind"],
        chat_id=row["chat_id"],
        account_id=row["account_id"],
        forum_id=row["forum_id"],
        ids=json.loads(row["ids"]),
        lane=row["lane"],
        due_at=from_ms(row["due_at"]),
        edits=row["edits"],
        attempts=row["attempts"],
        doubted=row["why"].startswith(DOUBT),
    )


async def due(read: Connection, now: datetime, machine_now: int, limit: int) -> list[tuple[int, int, Lane]]:
    """Rows whose time has come as (id, chat, lane), the most urgent lane first. `machine_now` in ms."""
    rows = await read.all(
        """
        SELECT id, chat_id, lane FROM outbox
        WHERE finished_at IS NULL AND state IN ('queued', 'retry')
          AND due_at <= :now AND (retry_at IS NULL OR retry_at <= :machine_now)
        ORDER BY CASE lane WHEN 'answer' THEN 0 WHEN 'notice' THEN 1 WHEN 'broadcast' THEN 2 ELSE 3 END, due_at, id
        LIMIT :limit
        """,
        now=to_ms(now),
        machine_now=machine_now,
        limit=limit,
    )
    return [(row["id"], row["chat_id"], row["lane"]) for row in rows]


async def next_due(read: Connection, after: datetime) -> datetime | None:
    """The first moment after `after` at which a promise made for later is to be said."""
    row = await read.one(
        "SELECT MIN(due_at) AS due_at FROM outbox WHERE finished_at IS NULL AND state = 'queued' AND due_at > :after",
        after=to_ms(after),
    )
    return from_ms(row["due_at"]) if row else None


async def claim(tx: Connection, outbox_id: int, lease_until: int) -> Owed | None:
    """Take a row to send it; None where somebody else did, or it is over. `lease_until`: ms of machine time."""
    row = await tx.one(
        """
        UPDATE outbox SET state = 'sending', attempts = attempts + 1, lease_until = :lease_until
        WHERE id = :id AND state IN ('queued', 'retry')
        RETURNING *
        """,
        id=outbox_id,
        lease_until=lease_until,
    )
    return owed_of(row) if row else None


async def end(
    tx: Connection, outbox_id: int, state: str, now: datetime, *, why: str = "", message_ids: Sequence[int] = ()
) -> None:
    """sending → a final state (`sent`, `unknown`, `failed`, `expired`, `cancelled`) with its reason."""
    await tx.run(
        """
        UPDATE outbox SET state = :state, why = :why, message_ids = :message_ids, lease_until = NULL, finished_at = :now
        WHERE id = :id AND state = 'sending'
        """,
        id=outbox_id,
        state=state,
        why=why,
        message_ids=json.dumps(list(message_ids)) if message_ids else None,
        now=to_ms(now),
    )


async def retry(tx: Connection, outbox_id: int, retry_at: int, why: str) -> None:
    """sending → retry: it surely was not sent; try again after `retry_at`, ms of machine time."""
    await tx.run(
        """
        UPDATE outbox SET state = 'retry', retry_at = :retry_at, why = :why, lease_until = NULL
        WHERE id = :id AND state = 'sending'
        """,
        id=outbox_id,
        retry_at=retry_at,
        why=why,
    )


async def abandoned(read: Connection, expired_before: int | None) -> list[Owed]:
    """Rows whose sender died while sending: all in `sending`, or those whose lease ended before (ms)."""
    rows = await read.all(
        """
        SELECT * FROM outbox
        WHERE finished_at IS NULL AND state = 'sending' AND (:everything = 1 OR lease_until < :before)
        ORDER BY id
        """,
        everything=int(expired_before is None),
        before=expired_before or 0,
    )
    return [owed_of(row) for row in rows]


async def cancel(tx: Connection, outbox_id: int, why: str, now: datetime) -> bool:
    """A promise that is no longer wanted; False where it already is on its way."""
    return (
        await tx.run(
            """
            UPDATE outbox SET state = 'cancelled', why = :why, finished_at = :now
            WHERE id = :id AND state IN ('queued', 'retry')
            """,
            id=outbox_id,
            why=why,
            now=to_ms(now),
        )
        > 0
    )


async def forget_ended(tx: Connection, before: datetime) -> int:
    """Erase rows that ended before `before`; how many."""
    return await tx.run("DELETE FROM outbox WHERE finished_at < :before", before=to_ms(before))
