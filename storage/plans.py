"""My plan in SQL: the sessions an account has chosen, and what it has booked beside them."""

from datetime import datetime

from storage.database import Connection
from storage.moments import to_ms


async def add(tx: Connection, account_id: int, session_id: int, now: datetime) -> bool:
    """Put a session into the account's plan; False where it was there."""
    changed = await tx.run(
        """
        INSERT INTO plans (account_id, session_id, planned_at) VALUES (:account_id, :session_id, :now)
        ON CONFLICT (account_id, session_id) DO NOTHING
        """,
        account_id=account_id,
        session_id=session_id,
        now=to_ms(now),
    )
    return changed > 0


async def remove(tx: Connection, account_id: int, session_id: int) -> bool:
    """Take a session out of the account's plan; False where it was not there."""
    changed = await tx.run(
        "DELETE FROM plans WHERE account_id = :account_id AND session_id = :session_id",
        account_id=account_id,
        session_id=session_id,
    )
    return changed > 0


async def chosen(read: Connection, account_id: int, forum_id: int) -> frozenset[int]:
    """Ids of the sessions of a forum that are in the account's plan and still in the programme."""
    rows = await read.all(
        """
        SELECT plans.session_id FROM plans JOIN sessions ON sessions.id = plans.session_id
        WHERE plans.account_id = :account_id AND sessions.forum_id = :forum_id AND sessions.removed = 0
        """,
        account_id=account_id,
        forum_id=forum_id,
    )
    return frozenset(row["session_id"] for row in rows)


async def booked(read: Connection, account_id: int, forum_id: int) -> tuple[tuple[int, str], ...]:
    """Excursions of a forum the account has a say in: (excursion's id, the booking's state), the oldest first."""
    rows = await read.all(
        """
        SELECT excursion_id, state FROM bookings
        WHERE account_id = :account_id AND forum_id = :forum_id
          AND state IN ('booked', 'offered', 'waiting', 'attended')
        ORDER BY id
        """,
        account_id=account_id,
        forum_id=forum_id,
    )
    return tuple((row["excursion_id"], row["state"]) for row in rows)
