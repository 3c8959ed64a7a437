"""What the last answer to an account was about, in SQL."""

import json
from datetime import datetime

from storage.database import Connection
from storage.moments import from_ms, to_ms
from storage.records.conversations import Conversation


async def load(read: Connection, account_id: int) -> Conversation | None:
    """What the last answer to this account was about, however long ago."""
    row = await read.one("SELECT * FROM conversations WHERE account_id = :id", id=account_id)
    if row is None:
        return None
    return Conversation(
        forum_id=row["forum_id"],
        items=tuple(json.loads(row["items"])),
        card=bool(row["card"]),
        said=json.loads(row["said"]),
        answered_at=from_ms(row["answered_at"]),
    )


async def save(tx: Connection, account_id: int, conversation: Conversation) -> None:
    """Remember what was just answered in place of what was before."""
    await tx.run(
        """
        INSERT INTO conversations (account_id, forum_id, items, card, said, answered_at)
        VALUES (:account_id, :forum_id, :items, :card, :said, :answered_at)
        ON CONFLICT (account_id)
        DO UPDATE SET forum_id = excluded.forum_id, items = excluded.items, card = excluded.card,
                      said = excluded.said, answered_at = excluded.answered_at
        """,
        account_id=account_id,
        forum_id=conversation.forum_id,
        items=json.dumps(conversation.items, ensure_ascii=False),
        card=int(conversation.card),
        said=json.dumps(dict(conversation.said), ensure_ascii=False),
        answered_at=to_ms(conversation.answered_at),
    )


async def forget(tx: Connection, account_id: int) -> None:
    """The last answer was about nothing one could lean on."""
    await tx.run("DELETE FROM conversations WHERE account_id = :id", id=account_id)


async def forget_old(tx: Connection, before: datetime) -> int:
    """Forget answers given before a moment; how many."""
    return await tx.run("DELETE FROM conversations WHERE answered_at < :before", before=to_ms(before))
