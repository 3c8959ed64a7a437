"""The inbox at work: updates are taken from the table, in order per person, many people at once."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from bot.clock import Clock
from storage import inbox as rows
from storage.database import Connection, Database
from storage.inbox import AlreadyDoneError
from storage.records.delivery import Update

log = logging.getLogger(__name__)

TRIES = 3
HANDLE_SECONDS = 180.0  # waiting out a 429 and two silent calls fits in; what hangs longer makes its person wait
LEASE_SECONDS = HANDLE_SECONDS + 60  # after it another process may take an update over
WORKERS = 500
STOP_SECONDS = 15.0
PAUSE_SECONDS = 1.0  # before the database that refused is asked again

T = TypeVar("T")
Handle = Callable[[Update], Awaitable[None]]


def actor_of(update: Mapping[str, Any]) -> int:
    """Whose updates are worked one after another: the person in private chats, else the chat (Bot API, Update).

    What has no such shape is kept all the same, under 0.
    """
    try:
        return _actor(update)
    except (AttributeError, TypeError, ValueError):
        return 0


def _actor(update: Mapping[str, Any]) -> int:
    for kind, event in update.items():
        if kind == "update_id" or not isinstance(event, dict):
            continue
        person = event.get("from") or event.get("user") or {}
        chat = event.get("chat") or (event.get("message") or {}).get("chat") or {}
        if chat and (chat.get("type") != "private" or "member" in kind):
            return int(chat.get("id", 0))
        return int(person.get("id", chat.get("id", 0)))
    return 0


@dataclass(slots=True)
class Inbox:
    """Keeps updates and has them handled.

    `handle` does the work, in at most `handle_seconds`; `apologise` tells the person when it cannot be done. A database
    that refuses is asked again after `pause_seconds`.
    """

    database: Database
    clock: Clock
    bot_id: int
    handle: Handle
    apologise: Handle
    handle_seconds: float = HANDLE_SECONDS
    pause_seconds: float = PAUSE_SECONDS
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _workers: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    async def keep(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Keep updates as rows; when this returns they may be confirmed to Telegram."""
        kept = [
            {
                "update_id": int(update["update_id"]),
                "actor": actor_of(update),
                "payload": json.dumps(update, ensure_ascii=False).encode(errors="replace").decode(),  # half an emoji: ?
            }
            for update in updates
        ]
        async with self.database.tx() as tx:
            await rows.keep(tx, self.bot_id, kept, self.clock.now())
        self._idle.clear()
        self._news.set()

    async def recover(self) -> None:
        """At the start: what a process that died was working on is worked again."""
        alone = self.database.dialect.name == "sqlite"
        await self._release(None if alone else int(time.time() * 1000))

    async def tick(self, _now: datetime) -> None:
        """The heartbeat: what another process died over, or could not be written down, is worked again."""
        await self._release(int(time.time() * 1000))

    async def _release(self, expired_before: int | None) -> None:
        async with self.database.tx() as tx:
            released = await rows.release(tx, expired_before)
        if released:
            log.warning("%d updates were left in the middle of their work; they are worked again", released)
        self._news.set()

    async def run(self) -> None:
        """Work until cancelled; then wait for the handlers that are running, at most STOP_SECONDS."""
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                try:
                    await self._assign()
                except Exception:  # the database may be back in a moment
                    log.exception("the inbox cannot be read")
                    await asyncio.sleep(self.pause_seconds)
                    self._news.set()
        finally:
            self._stopping = True
            await self._stop()

    async def _stop(self) -> None:
        if self._workers:
            _, late = await asyncio.shield(asyncio.wait(self._workers.values(), timeout=STOP_SECONDS))
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def idle(self) -> None:
        """Wait until every kept update has been worked."""
        await self._idle.wait()

    async def _assign(self) -> None:
        """Start a worker for everyone who has something waiting and none at work."""
        async with self.database.read() as read:
            waiting = await rows.waiting(read, WORKERS)
        fresh = [actor for actor in waiting if actor not in self._workers]
        for actor in fresh[: WORKERS - len(self._workers)]:
            self._workers[actor] = asyncio.create_task(self._work(actor), name=f"inbox {actor}")
        if not waiting and not self._workers and not self._news.is_set():
            self._idle.set()

    async def _work(self, actor: int) -> None:
        """Work what waits of one actor, oldest first."""
        try:
            while not self._stopping and await self._next(actor):
                pass
        except Exception:  # others go on; the row is worked again when its lease is over
            log.exception("an update is left in the middle of its work")
        finally:
            del self._workers[actor]
            self._news.set()

    async def _next(self, actor: int) -> bool:
        """Work the actor's oldest update; False where none waits."""
        lease = int((time.time() + LEASE_SECONDS) * 1000)
        update = await self._written(lambda tx: rows.claim(tx, actor, lease))
        if update is None:
            return False
        try:
            async with asyncio.timeout(self.handle_seconds):
                await self.handle(update)
        except AlreadyDoneError:
            log.info("update %d was worked elsewhere", update.update_id)
        except Exception as trouble:  # the next ones go on whatever this one did
            log.exception("update %d failed, try %d", update.update_id, update.attempts)
            await self._failed(update, type(trouble).__name__)
        else:
            await self._written(lambda tx: rows.finish(tx, update.id, self.clock.now()))
        return True

    async def _failed(self, update: Update, why: str) -> None:
        """Give the update back for another try, or set it aside."""
        if update.attempts < TRIES:
            await self._written(lambda tx: rows.give_back(tx, update.id, why))
            return
        aside = await self._written(lambda tx: rows.set_aside(tx, update.id, why, self.clock.now()))
        if aside:
            try:
                await self.apologise(update)
            except Exception:
                log.exception("no apology for update %d", update.update_id)

    async def _written(self, step: Callable[[Connection], Awaitable[T]]) -> T:
        """Write `step` down in a transaction of its own, as often as it takes: a database may be away for a while."""
        while True:
            try:
                async with self.database.tx() as tx:
                    return await step(tx)
            except Exception:
                if self._stopping:
                    raise
                log.exception("the inbox cannot be written")
                await asyncio.sleep(self.pause_seconds)
