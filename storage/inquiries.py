"""Questions to the organisers in SQL."""

import json
from datetime import datetime

from storage.database import Connection, Row
from storage.moments import from_ms, to_ms
from storage.records.inquiries import Inquiry, Told

WAITING = "forum_id = :forum_id AND answered_at IS NULL AND skipped_at IS NULL"


async def ask(
    tx: Connection, forum_id: int, account_id: int, text: str, now: datetime, *, previous_id: int | None = None
) -> int:
    """Keep a question, perhaps written under another; its number."""
    row = await tx.one(
        """
        INSERT INTO inquiries (forum_id, account_id, previous_id, text, asked_at)
        VALUES (:forum_id, :account_id, :previous_id, :text, :now)
        RETURNING id
        """,
        forum_id=forum_id,
        account_id=account_id,
        previous_id=previous_id,
        text=text,
        now=to_ms(now),
    )
    assert row is not None  # noqa: S101 (RETURNING always gives the row)
    return int(row["id"])


async def inquiry(read: Connection, inquiry_id: int) -> Inquiry | None:
    """A question by its number."""
    row = await read.one("SELECT * FROM inquiries WHERE id = :id", id=inquiry_id)
    return inquiry_of(row) if row else None


async def unanswered(read: Connection, forum_id: int, limit: int, offset: int = 0) -> list[Inquiry]:
    """Questions of a forum that wait for an answer, the oldest first."""
    rows = await read.all(
        f"SELECT * FROM inquiries WHERE {WAITING} ORDER BY id LIMIT :limit OFFSET :offset",  # noqa: S608 (ours)
        forum_id=forum_id,
        limit=limit,
        offset=offset,
    )
    return [inquiry_of(row) for row in rows]


async def count_unanswered(read: Connection, forum_id: int) -> int:
    """How many questions of a forum wait for an answer."""
    row = await read.one(f"SELECT COUNT(*) AS waiting FROM inquiries WHERE {WAITING}", forum_id=forum_id)  # noqa: S608
    return int(row["waiting"]) if row else 0


async def answer(tx: Connection, inquiry_id: int, text: str, answered_by: int, now: datetime) -> bool:
    """Write the answer down; False where somebody has answered before, or the question is gone."""
    return (
        await tx.run(
            """
            UPDATE inquiries
            SET answer = :text, answered_at = :now, answered_by = :answered_by, skipped_at = NULL
            WHERE id = :id AND answered_at IS NULL
            """,
            id=inquiry_id,
            text=text,
            now=to_ms(now),
            answered_by=answered_by,
        )
        > 0
    )


async def skip(tx: Connection, inquiry_id: int, at: datetime | None) -> None:
    """Take an unanswered question off the list, or put it back (None)."""
    await tx.run(
        "UPDATE inquiries SET skipped_at = :at WHERE id = :id AND answered_at IS NULL", id=inquiry_id, at=to_ms(at)
    )


async def became(tx: Connection, inquiry_id: int, faq_id: int) -> None:
    """Remember the row of the FAQ a question became."""
    await tx.run("UPDATE inquiries SET faq_id = :faq_id WHERE id = :id", id=inquiry_id, faq_id=faq_id)


async def of_account(read: Connection, account_id: int) -> list[Inquiry]:
    """Everything this account has asked, the latest first."""
    rows = await read.all("SELECT * FROM inquiries WHERE account_id = :id ORDER BY id DESC", id=account_id)
    return [inquiry_of(row) for row in rows]


async def answered_by(read: Connection, account_id: int) -> list[Inquiry]:
    """Everything this account has answered, the latest first."""
    rows = await read.all("SELECT * FROM inquiries WHERE answered_by = :id ORDER BY id DESC", id=account_id)
    return [inquiry_of(row) for row in rows]


async def told(read: Connection, inquiry_id: int) -> list[Told]:
    """Messages in the organisers' chats that show a question, as far as the outbox remembers them."""
    rows = await read.all(
        """
        SELECT account_id, chat_id, message_ids FROM outbox
        WHERE kind IN ('inquiry-new', 'inquiry-card') AND ids = :ids AND state = 'sent'
          AND account_id IS NOT NULL AND message_ids IS NOT NULL
        ORDER BY id
        """,
        ids=json.dumps({"inquiry": inquiry_id}),
    )
    every = (
        Told(account_id=row["account_id"], chat_id=row["chat_id"], message_id=message_id)
        for row in rows
        for message_id in json.loads(row["message_ids"])
    )
    return list(dict.fromkeys(every))


def inquiry_of(row: Row) -> Inquiry:
    """The question in a row of `inquiries`."""
    return Inquiry(
        id=row["id"],
        forum_id=row["forum_id"],
        account_id=row["account_id"],
        text=row["text"],
        asked_at=from_ms(row["asked_at"]),
        previous_id=row["previous_id"],
        answer=row["answer"],
        answered_at=from_ms(row["answered_at"]),
        answered_by=row["answered_by"],
        skipped_at=from_ms(row["skipped_at"]),
        faq_id=row["faq_id"],
    )
