"""Questions to the organisers in SQL."""

from datetime import datetime

from storage.database import Connection, Row
from storage.moments import from_ms, to_ms
from storage.records.inquiries import Inquiry


async def ask(tx: Connection, forum_id: int, account_id: int, text: str, now: datetime) -> int:
    """Keep a question; its number."""
    row = await tx.one(
        """
        INSERT INTO inquiries (forum_id, account_id, text, asked_at) VALUES (:forum_id, :account_id, :text, :now)
        RETURNING id
        """,
        forum_id=forum_id,
        account_id=account_id,
        text=text,
        now=to_ms(now),
    )
    assert row is not None  # noqa: S101 (RETURNING always gives the row)
    return int(row["id"])


async def inquiry(read: Connection, inquiry_id: int) -> Inquiry | None:
    """A question by its number."""
    row = await read.one("SELECT * FROM inquiries WHERE id = :id", id=inquiry_id)
    return inquiry_of(row) if row else None


async def unanswered(read: Connection, forum_id: int, limit: int) -> list[Inquiry]:
    """The oldest questions of a forum that wait for an answer."""
    rows = await read.all(
        "SELECT * FROM inquiries WHERE forum_id = :forum_id AND answered_at IS NULL ORDER BY id LIMIT :limit",
        forum_id=forum_id,
        limit=limit,
    )
    return [inquiry_of(row) for row in rows]


async def of_account(read: Connection, account_id: int) -> list[Inquiry]:
    """Everything this account has asked, the latest first."""
    rows = await read.all("SELECT * FROM inquiries WHERE account_id = :id ORDER BY id DESC", id=account_id)
    return [inquiry_of(row) for row in rows]


def inquiry_of(row: Row) -> Inquiry:
    """The question in a row of `inquiries`."""
    return Inquiry(
        id=row["id"],
        forum_id=row["forum_id"],
        account_id=row["account_id"],
        text=row["text"],
        asked_at=from_ms(row["asked_at"]),
        answer=row["answer"],
        answered_at=from_ms(row["answered_at"]),
    )
