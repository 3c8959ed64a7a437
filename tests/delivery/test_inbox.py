"""The inbox: kept before confirmed, in order per person, tried three times, worked once."""

import asyncio
import json
import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.delivery.inbox import Inbox, actor_of
from storage import inbox as rows
from storage.database import Connection, Database, Dialect
from storage.inbox import AlreadyDoneError
from storage.records.delivery import Update

Handle = Callable[[Update], Awaitable[None]]


def text(update_id: int, person: int, words: str = "привет") -> dict[str, Any]:
    """A private text as Telegram sends it."""
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 0,
            "from": {"id": person, "is_bot": False, "first_name": "A"},
            "chat": {"id": person, "type": "private"},
            "text": words,
        },
    }


async def nothing(_update: Update) -> None:
    """No work, no apology."""


@asynccontextmanager
async def working(
    database: Database, clock: MovableClock, handle: Handle, sorry: Handle = nothing
) -> AsyncIterator[Inbox]:
    """An inbox at work."""
    inbox = Inbox(database, clock, 42, handle, sorry)
    await inbox.recover()
    task = asyncio.create_task(inbox.run())
    try:
        yield inbox
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def states(database: Database) -> dict[int, tuple[str, str | None]]:
    """State and payload of every row, by update id."""
    async with database.read() as read:
        return {row["update_id"]: (row["state"], row["payload"]) for row in await read.all("SELECT * FROM inbox")}


async def test_each_person_is_worked_in_order_and_many_at_once(database: Database, clock: MovableClock) -> None:
    """Five people's updates come mixed: each person's are worked one after another, different people's together."""
    seen: dict[int, list[int]] = defaultdict(list)
    busy: set[int] = set()
    together = 0
    everybody = asyncio.Barrier(5)

    async def handle(update: Update) -> None:
        nonlocal together
        assert update.actor not in busy
        busy.add(update.actor)
        together = max(together, len(busy))
        if len(seen[update.actor]) == 0:
            await everybody.wait()
        seen[update.actor].append(update.update_id)
        busy.discard(update.actor)

    async with working(database, clock, handle) as inbox:
        await inbox.keep([text(number, 100 + number % 5) for number in range(1, 41)])
        await inbox.idle()
    assert together == 5
    assert {actor: ids == sorted(ids) for actor, ids in seen.items()} == dict.fromkeys(range(100, 105), True)
    assert sum(len(ids) for ids in seen.values()) == 40
    assert set((await states(database)).values()) == {("done", None)}


async def test_an_update_that_comes_twice_is_worked_once(database: Database, clock: MovableClock) -> None:
    """Telegram repeats what was not confirmed: the second copy is the same row."""
    worked: list[int] = []

    async def handle(update: Update) -> None:
        worked.append(update.update_id)

    async with working(database, clock, handle) as inbox:
        await inbox.keep([text(1, 5), text(2, 5)])
        await inbox.idle()
        await inbox.keep([text(2, 5), text(3, 5)])
        await inbox.idle()
    assert worked == [1, 2, 3]


async def test_a_failing_update_is_set_aside_after_three_tries(database: Database, clock: MovableClock) -> None:
    """The person gets one apology, the next update goes on, the failed one stays with its reason."""
    tries: list[int] = []
    sorry: list[int] = []

    async def handle(update: Update) -> None:
        tries.append(update.update_id)
        if update.update_id == 1:
            raise ZeroDivisionError

    async def apologise(update: Update) -> None:
        sorry.append(update.update_id)

    async with working(database, clock, handle, apologise) as inbox:
        await inbox.keep([text(1, 5), text(2, 5)])
        await inbox.idle()
    assert tries == [1, 1, 1, 2]
    assert sorry == [1]
    kept = await states(database)
    assert kept[1][0] == "failed"
    assert kept[1][1] is not None
    assert kept[2] == ("done", None)


async def test_what_a_dead_worker_had_is_worked_again(database: Database, clock: MovableClock) -> None:
    """A row left in `working` by a process that died is given back once its lease is over."""
    inbox = Inbox(database, clock, 42, nothing, nothing)
    await inbox.keep([text(1, 5)])
    async with database.tx() as tx:
        assert await rows.waiting(tx, 10) == [5]
        assert await rows.claim(tx, 5, lease_until=1) is not None
    worked: list[int] = []

    async def handle(update: Update) -> None:
        worked.append(update.update_id)

    async with working(database, clock, handle) as again:
        await again.idle()
    assert worked == [1]


async def test_the_effect_and_its_done_are_one(database: Database, clock: MovableClock) -> None:
    """Done twice is refused, so that a transaction with the effect in it rolls back."""
    inbox = Inbox(database, clock, 42, nothing, nothing)
    await inbox.keep([text(1, 5)])
    async with database.tx() as tx:
        update = await rows.claim(tx, 5, lease_until=10**15)
    assert update is not None
    row = update.id
    async with database.tx() as tx:
        await rows.done(tx, row, clock.now())
    insert = "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES ('effect', 'a', '1', 'ru', '')"

    async def again() -> None:
        async with database.tx() as tx:
            await tx.run(insert)
            await rows.done(tx, row, clock.now())

    with pytest.raises(AlreadyDoneError):
        await again()
    async with database.read() as read:
        assert await read.one("SELECT * FROM consent_texts") is None


async def test_a_handler_running_at_the_stop_ends_first(database: Database, clock: MovableClock) -> None:
    """Stopping waits for the handler at work; what it had not begun stays for the next start."""
    begun, go_on, worked = asyncio.Event(), asyncio.Event(), []

    async def handle(update: Update) -> None:
        begun.set()
        await go_on.wait()
        worked.append(update.update_id)

    inbox = Inbox(database, clock, 42, handle, nothing)
    task = asyncio.create_task(inbox.run())
    await inbox.keep([text(1, 5), text(2, 5)])
    await begun.wait()
    task.cancel()
    go_on.set()
    await asyncio.gather(task, return_exceptions=True)
    assert worked == [1]
    kept = await states(database)
    assert kept[1] == ("done", None)
    assert kept[2][0] == "new"


async def test_nobody_waits_behind_somebody_elses_pile(database: Database, clock: MovableClock) -> None:
    """While the first of one person's six hundred updates is worked, another person's is worked too."""
    stuck, other = asyncio.Event(), asyncio.Event()

    async def handle(update: Update) -> None:
        if update.actor == 7:
            other.set()
        else:
            await stuck.wait()

    async with working(database, clock, handle) as inbox:
        await inbox.keep([*(text(number, 5) for number in range(1, 601)), text(601, 7)])
        await asyncio.wait_for(other.wait(), 5)
        stuck.set()
        await inbox.idle()


async def test_a_handler_that_hangs_is_given_up(database: Database, clock: MovableClock) -> None:
    """Three tries of a bounded time each, an apology, and the person's next update has its turn."""
    worked: list[int] = []
    sorry: list[int] = []

    async def handle(update: Update) -> None:
        if update.update_id == 1:
            await asyncio.Event().wait()
        worked.append(update.update_id)

    async def apologise(update: Update) -> None:
        sorry.append(update.update_id)

    inbox = Inbox(database, clock, 42, handle, apologise, handle_seconds=0.02)
    task = asyncio.create_task(inbox.run())
    await inbox.keep([text(1, 5), text(2, 5)])
    await asyncio.wait_for(inbox.idle(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (worked, sorry) == ([2], [1])
    assert (await states(database))[1][0] == "failed"


@dataclass
class Flaky:
    """A database whose next `refusals` transactions or looks fail."""

    behind: Database
    refusals: int = 0

    @property
    def dialect(self) -> Dialect:
        return self.behind.dialect

    def tx(self) -> AbstractAsyncContextManager[Connection]:
        self._refuse()
        return self.behind.tx()

    def read(self) -> AbstractAsyncContextManager[Connection]:
        self._refuse()
        return self.behind.read()

    def snapshot(self) -> AbstractAsyncContextManager[Connection]:
        return self.behind.snapshot()

    def _refuse(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise sqlite3.OperationalError("database is locked")


async def test_a_database_that_refuses_for_a_while_loses_nothing(database: Database, clock: MovableClock) -> None:
    """Wherever the database fails, while looking, taking or writing down, each update is worked once."""
    flaky = Flaky(database)
    worked: list[int] = []

    async def handle(update: Update) -> None:
        worked.append(update.update_id)
        flaky.refusals = 3

    inbox = Inbox(flaky, clock, 42, handle, nothing, pause_seconds=0)
    task = asyncio.create_task(inbox.run())
    await inbox.keep([text(1, 5), text(2, 5), text(3, 6)])
    flaky.refusals = 3
    await asyncio.wait_for(inbox.idle(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert sorted(worked) == [1, 2, 3]
    assert set((await states(database)).values()) == {("done", None)}


async def test_two_processes_keep_a_persons_order(database: Database, clock: MovableClock) -> None:
    """While one process works on a person's first update, another one does not take the second."""
    first = Inbox(database, clock, 42, nothing, nothing)
    await first.keep([text(1, 5), text(2, 5), text(3, 6)])
    async with database.tx() as tx:
        assert await rows.claim(tx, 5, lease_until=10**15) is not None
    worked: list[int] = []

    async def handle(update: Update) -> None:
        worked.append(update.update_id)

    second = Inbox(database, clock, 42, handle, nothing)
    task = asyncio.create_task(second.run())
    await second.keep([])
    await asyncio.wait_for(second.idle(), 5)
    assert worked == [3]
    async with database.tx() as tx:
        await tx.run("UPDATE inbox SET lease_until = 1 WHERE state = 'working'")  # the first process has died
    second._idle.clear()
    await second.tick(clock.now())
    await asyncio.wait_for(second.idle(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert worked == [3, 1, 2]


async def test_half_an_emoji_and_a_shapeless_update_are_kept(database: Database, clock: MovableClock) -> None:
    """What cannot be written as it came, or has no person, spoils no batch."""
    inbox = Inbox(database, clock, 42, nothing, nothing)
    await inbox.keep([text(1, 5, "привет \ud83d"), {"update_id": 2, "message": {"chat": "?", "from": 7}}, text(3, 6)])
    kept = await states(database)
    assert "привет ?" in str(kept[1][1])
    assert len(kept) == 3


@pytest.mark.parametrize(
    ("update", "actor"),
    [
        (text(1, 77), 77),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 7, "type": "private"}}}}, 7),
        ({"update_id": 1, "callback_query": {"id": "1", "from": {"id": 7}, "inline_message_id": "x"}}, 7),
        ({"update_id": 1, "channel_post": {"chat": {"id": -100, "type": "channel"}, "text": "x"}}, -100),
        ({"update_id": 1, "my_chat_member": {"from": {"id": 7}, "chat": {"id": -100, "type": "channel"}}}, -100),
        ({"update_id": 1, "my_chat_member": {"from": {"id": 7}, "chat": {"id": 7, "type": "private"}}}, 7),
        ({"update_id": 1, "message": {"from": {"id": 7}, "chat": {"id": -5, "type": "group"}}}, -5),
        ({"update_id": 1, "something_new": {"x": 1}}, 0),
        ({"update_id": 1}, 0),
    ],
)  # fmt: skip
def test_whose_update_it_is(update: dict[str, Any], actor: int) -> None:
    """Private chats by the person, everything else by the chat, the unknown together."""
    assert actor_of(json.loads(json.dumps(update))) == actor
