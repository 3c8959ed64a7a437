"""Roles of a forum come from our own table and OWNER_IDS, and are gone when taken; on both databases."""

from dataclasses import replace

import pytest_asyncio

from bot.clock import MovableClock
from bot.programme.editions import release
from bot.team import members
from storage import my_data, people, team
from storage.database import Database
from storage.records.people import Account
from storage.records.programme import Programme

OWNER_ID, EDITOR_ID = 501, 502


@pytest_asyncio.fixture
async def other_forum(database: Database, released: int, sample: Programme, clock: MovableClock) -> int:
    """A second forum beside the released one."""
    assert released
    other = Programme(forum=replace(sample.forum, code="other"))
    return await release(database, other, "other.xlsx", clock.now())


async def meet(database: Database, telegram_id: int, clock: MovableClock) -> Account:
    """An account that has started the bot."""
    async with database.tx() as tx:
        return await people.meet(tx, telegram_id, "ru", clock.now())


async def roles(database: Database, account: Account, forum_id: int, *owner_ids: int) -> frozenset[str]:
    """The roles of an account as the bot sees them."""
    async with database.read() as read:
        return await members.roles_of(read, owner_ids, account, forum_id)


async def reachable(database: Database, forum_id: int, *owner_ids: int) -> list[int]:
    """The Telegram ids of those who hear of questions."""
    async with database.read() as read:
        return [account.telegram_id for account in await members.reachable(read, owner_ids, forum_id, "questions")]


async def test_owners_by_settings(database: Database, released: int, other_forum: int, clock: MovableClock) -> None:
    """OWNER_IDS make an owner at every forum, as long as they name the person; others have no role."""
    owner, other = await meet(database, OWNER_ID, clock), await meet(database, EDITOR_ID, clock)
    for forum_id in (released, other_forum):
        assert await roles(database, owner, forum_id, OWNER_ID) == {"owner"}
        assert await roles(database, owner, forum_id) == frozenset()
        assert await roles(database, other, forum_id, OWNER_ID) == frozenset()


async def test_roles_are_granted_and_taken(
    database: Database, released: int, other_forum: int, clock: MovableClock
) -> None:
    """A granted role holds at its forum only, granting twice is granting once, and taken is taken."""
    owner, editor = await meet(database, OWNER_ID, clock), await meet(database, EDITOR_ID, clock)
    async with database.tx() as tx:
        for _ in range(2):
            await team.grant(tx, released, editor.id, "editor", granted_by=owner.id, now=clock.now())
        await team.grant(tx, released, editor.id, "photographer", granted_by=owner.id, now=clock.now())
    assert await roles(database, editor, released) == {"editor", "photographer"}
    assert await roles(database, editor, other_forum) == frozenset()
    async with database.tx() as tx:
        assert await team.revoke(tx, released, editor.id, "editor")
        assert not await team.revoke(tx, released, editor.id, "editor")
    assert await roles(database, editor, released) == {"photographer"}


async def test_who_hears_of_questions(database: Database, released: int, other_forum: int, clock: MovableClock) -> None:
    """Owners and editors of the forum who have started the bot and not stopped it, each once."""
    assert await reachable(database, released, OWNER_ID) == [], "an owner who has not started the bot"
    owner, editor = await meet(database, OWNER_ID, clock), await meet(database, EDITOR_ID, clock)
    guest = await meet(database, 503, clock)
    async with database.tx() as tx:
        await team.grant(tx, released, editor.id, "editor", granted_by=None, now=clock.now())
        await team.grant(tx, released, owner.id, "owner", granted_by=None, now=clock.now())
        await team.grant(tx, released, guest.id, "photographer", granted_by=None, now=clock.now())
    assert sorted(await reachable(database, released, OWNER_ID)) == [OWNER_ID, EDITOR_ID]
    assert await reachable(database, other_forum, OWNER_ID) == [OWNER_ID]
    async with database.tx() as tx:
        await people.mark_blocked(tx, OWNER_ID, clock.now())
    assert await reachable(database, released, OWNER_ID) == [EDITOR_ID]


async def test_forgetting_leaves_the_team(database: Database, released: int, clock: MovableClock) -> None:
    """Somebody forgotten has no role, and what they granted stays without their name."""
    owner, editor = await meet(database, OWNER_ID, clock), await meet(database, EDITOR_ID, clock)
    async with database.tx() as tx:
        await team.grant(tx, released, owner.id, "owner", granted_by=owner.id, now=clock.now())
        await team.grant(tx, released, editor.id, "editor", granted_by=owner.id, now=clock.now())
    async with database.read() as read:
        kept = await my_data.kept(read, owner.id)
    assert kept is not None
    assert [role.role for role in kept.roles] == ["owner"]
    async with database.tx() as tx:
        await my_data.erase(tx, owner.id, OWNER_ID, clock.now())
    async with database.read() as read:
        rows = await read.all("SELECT account_id, granted_by FROM team")
    assert [(row["account_id"], row["granted_by"]) for row in rows] == [(editor.id, None)]
