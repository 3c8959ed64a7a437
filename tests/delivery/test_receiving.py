"""Receiving: an update is a row before it is confirmed, by polling and by webhook."""

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiogram.exceptions import TelegramUnauthorizedError

from bot.clock import MovableClock
from bot.delivery.inbox import Inbox
from handlers.polling import poll
from handlers.webhook import SECRET_HEADER, receive_by_webhook
from sandbox.faults import Fault, Planned
from storage.database import Database
from storage.records.delivery import Update
from tests.box import settings
from tests.delivery.conftest import Far

SECRET = "a-secret-of-at-least-thirty-two-characters"


@dataclass
class Watched(Inbox):
    """An inbox that can fail to keep a batch, and tells when it has kept one."""

    failures: int = 0
    failure: Exception = field(default_factory=lambda: OSError("the disk is full"))
    kept: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    async def keep(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Keep, or fail as a full disk would."""
        if self.failures:
            self.failures -= 1
            raise self.failure
        await Inbox.keep(self, updates)
        for update in updates:
            self.kept.put_nowait(update["update_id"])


async def nothing(_update: Update) -> None:
    """No work."""


@asynccontextmanager
async def at_work(work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """A task for the length of the block."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_what_could_not_be_kept_is_not_confirmed(database: Database, clock: MovableClock, far: Far) -> None:
    """A batch that could not be written is fetched again; only then the next offset confirms it."""
    inbox = Watched(database, clock, 42, nothing, nothing, failures=1)
    await far.world.phone(101).write("привет")
    async with at_work(poll(far.telegram.bot, inbox)):
        assert await far.world.quiet()
    ids = [inbox.kept.get_nowait() for _ in range(inbox.kept.qsize())]
    assert len(ids) == 3  # two people's /start and the text
    assert len(set(ids)) == 3


@pytest.mark.parametrize("kind", ["html", "500", "drop"])
async def test_polling_outlives_what_a_proxy_answers(
    database: Database, clock: MovableClock, far: Far, kind: Any
) -> None:
    """A page of HTML, a 500 or a broken connection instead of updates: the updates come with the next try."""
    faults = Planned()
    faults.add("getUpdates", Fault(kind=kind), 1)
    far.world.faults = faults
    await far.world.phone(101).write("привет")
    inbox = Watched(database, clock, 42, nothing, nothing)
    async with at_work(poll(far.telegram.bot, inbox)):
        assert await far.world.quiet()
    assert inbox.kept.qsize() == 3


async def test_a_database_that_refuses_does_not_end_polling(database: Database, clock: MovableClock, far: Far) -> None:
    """What the database could not keep is fetched again and kept when it is back."""
    inbox = Watched(database, clock, 42, nothing, nothing, failures=1, failure=sqlite3.OperationalError("locked"))
    async with at_work(poll(far.telegram.bot, inbox)):
        assert await far.world.quiet()
    assert inbox.kept.qsize() == 2


async def test_polling_takes_off_a_forgotten_webhook(database: Database, clock: MovableClock, far: Far) -> None:
    """A webhook left from before is taken off, and what waited for it arrives."""
    await far.telegram.bot.set_webhook("https://example.org/webhook")
    inbox = Watched(database, clock, 42, nothing, nothing)
    task = asyncio.create_task(poll(far.telegram.bot, inbox))
    try:
        assert await far.world.until(lambda: bool(far.world.calls_of("deleteWebhook")))
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    [call] = far.world.calls_of("deleteWebhook")
    assert call.params.get("drop_pending_updates", "false") == "false"


async def test_an_unknown_token_ends_polling(database: Database, clock: MovableClock, far: Far) -> None:
    """A token Telegram does not know is told at once instead of being tried for ever."""
    far.world.token = "42:another"
    inbox = Watched(database, clock, 42, nothing, nothing)
    with pytest.raises(TelegramUnauthorizedError):
        await poll(far.telegram.bot, inbox)


async def test_the_webhook_keeps_before_it_answers(database: Database, clock: MovableClock, far: Far) -> None:
    """Telegram's own delivery arrives; a stranger without the secret, or with no update, is refused."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/webhook"
    inbox = Watched(database, clock, 42, nothing, nothing)
    chosen = settings(webhook_url=url, webhook_secret=SECRET, http_port=port)
    async with at_work(receive_by_webhook(far.telegram.bot, inbox, chosen)), aiohttp.ClientSession() as client:
        assert await far.world.until(lambda: bool(far.world.calls_of("setWebhook")))

        async def post(body: str, secret: str) -> int:
            async with client.post(url, data=body.encode(), headers={SECRET_HEADER: secret}) as answer:
                return answer.status

        for _ in range(2):  # two people's /start, brought by Telegram itself
            await asyncio.wait_for(inbox.kept.get(), 20)
        assert await post('{"update_id": 9001}', "wrong") == 403
        assert await post('{"update_id": 9001}', "") == 403
        assert await post("not json", SECRET) == 400
        assert await post('["no update"]', SECRET) == 400
        inbox.failures = 1
        assert await post('{"update_id": 9002}', SECRET) == 500  # not kept, not confirmed: Telegram repeats it
        assert await post('{"update_id": 9002}', SECRET) == 200
    async with database.read() as read:
        rows = await read.all("SELECT update_id FROM inbox WHERE update_id BETWEEN 9001 AND 9999")
        assert [row["update_id"] for row in rows] == [9002]
