"""Whose right it is: roles of a forum from our own table, and the owners whom OWNER_IDS names for every forum.

Telegram's lists of administrators are never asked.
"""

from collections.abc import Collection

from bot.team.rules import OWNER, Act, holders_of, may
from storage import people, team
from storage.database import Connection
from storage.records.people import Account


async def roles_of(read: Connection, owner_ids: Collection[int], account: Account, forum_id: int) -> frozenset[str]:
    """The roles of an account at a forum. `owner_ids` are the settings' OWNER_IDS."""
    granted = await team.roles(read, forum_id, account.id)
    return granted | {OWNER} if account.telegram_id in owner_ids else granted


async def allowed(
    read: Connection, owner_ids: Collection[int], account: Account | None, forum_id: int, act: Act
) -> bool:
    """Whether an account may do `act` at a forum, now."""
    return account is not None and may(await roles_of(read, owner_ids, account, forum_id), act)


async def reachable(read: Connection, owner_ids: Collection[int], forum_id: int, act: Act) -> list[Account]:
    """Those who may do `act` at a forum and whom the bot can write to: they have started it and not stopped it."""
    among = holders_of(act)
    owners = [await people.account_of_user(read, telegram_id) for telegram_id in sorted(set(owner_ids))]
    found = [*(owner for owner in owners if owner and OWNER in among), *await team.holders(read, forum_id, among)]
    by_id = {account.id: account for account in found if account.blocked_at is None}
    return list(by_id.values())
