"""The team of a forum in SQL. Owners named in the settings are not here: see `bot/team/members.py`."""

from collections.abc import Collection
from datetime import datetime

from storage.database import Connection
from storage.moments import from_ms, to_ms
from storage.people import account_of
from storage.records.people import Account
from storage.records.team import Membership


async def roles(read: Connection, forum_id: int, account_id: int) -> frozenset[str]:
    """The roles granted to an account at a forum."""
    rows = await read.all(
        "SELECT role FROM team WHERE forum_id = :forum_id AND account_id = :account_id",
        forum_id=forum_id,
        account_id=account_id,
    )
    return frozenset(row["role"] for row in rows)


async def grant(
    tx: Connection, forum_id: int, account_id: int, role: str, *, granted_by: int | None, now: datetime
) -> None:
    """Give a role at a forum; one held already stays as it was given."""
    await tx.run(
        """
        INSERT INTO team (forum_id, account_id, role, granted_by, granted_at)
        VALUES (:forum_id, :account_id, :role, :granted_by, :now)
        ON CONFLICT (forum_id, account_id, role) DO NOTHING
        """,
        forum_id=forum_id,
        account_id=account_id,
        role=role,
        granted_by=granted_by,
        now=to_ms(now),
    )


async def revoke(tx: Connection, forum_id: int, account_id: int, role: str) -> bool:
    """Take a role away; whether it was held."""
    return (
        await tx.run(
            "DELETE FROM team WHERE forum_id = :forum_id AND account_id = :account_id AND role = :role",
            forum_id=forum_id,
            account_id=account_id,
            role=role,
        )
        > 0
    )


async def holders(read: Connection, forum_id: int, among: Collection[str]) -> list[Account]:
    """Accounts with one of the roles `among` at a forum, the first granted first."""
    rows = await read.all(
        """
        SELECT accounts.*, team.role FROM team JOIN accounts ON accounts.id = team.account_id
        WHERE team.forum_id = :forum_id
        ORDER BY team.granted_at, accounts.id
        """,
        forum_id=forum_id,
    )
    found = {row["id"]: account_of(row) for row in rows if row["role"] in among}
    return list(found.values())


async def memberships(read: Connection, account_id: int) -> tuple[Membership, ...]:
    """Every role of an account at every forum."""
    rows = await read.all(
        """
        SELECT forums.name, team.role, team.granted_at FROM team JOIN forums ON forums.id = team.forum_id
        WHERE team.account_id = :account_id
        ORDER BY team.granted_at, team.forum_id, team.role
        """,
        account_id=account_id,
    )
    return tuple(Membership(forum=row["name"], role=row["role"], granted_at=from_ms(row["granted_at"])) for row in rows)


async def forget(tx: Connection, account_id: int) -> None:
    """Take every role of an account, and its name off the roles it granted."""
    await tx.run("DELETE FROM team WHERE account_id = :id", id=account_id)
    await tx.run("UPDATE team SET granted_by = NULL WHERE granted_by = :id", id=account_id)
