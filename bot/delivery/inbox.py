"""The inbox at work: updates are taken from the table, in order per person, many people at once."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.clock import Clock
from storage import inbox as rows
from storage.database import Database
from storage.inbox import AlreadyDoneError
from storage.records.delivery import Update

log = logging.getLogger(__name__)

TRIES = 3
LEASE_SECONDS = 120
BATCH = 500
STOP_SECONDS = 15.0

Handle = Callable[[Update], Awaitable[None]]


def actor_of(update: Mapping[str, Any]) -> int:
    """Whose updates are worked one after another: the person in private chats, else the chat (Bot API, Update)."""
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

    `handle` does the work; `apologise` tells the person when it cannot be done.
    """

    database: Database
    clock: Clock
    bot_id: int
    handle: Handle
    apologise: Handle
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
                "payload": json.dumps(update, ensure_ascii=False),
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
        async with self.database.tx() as tx:
            released = await rows.release(tx, None if alone else int(time.time() * 1000))
        if released:
            log.warning("%d updates were being worked on when the bot died; they are worked again", released)
        self._news.set()

    async def run(self) -> None:
        """Work until cancelled; then wait for the handlers that are running, at most STOP_SECONDS."""
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                await self._assign()
        finally:
            self._stopping = True
            if self._workers:
                await asyncio.shield(asyncio.wait(self._workers.values(), timeout=STOP_SECONDS))

    async def idle(self) -> None:
        """Wait until every kept update has been worked."""
        await self._idle.wait()

    async def _assign(self) -> None:
        """Start a worker for everyone who has something waiting and none at work."""
        async with self.database.read() as read:
            waiting = await rows.waiting(read, BATCH)
        mine: dict[int, list[int]] = {}
        for inbox_id, actor in waiting:
            if actor not in self._workers:
                mine.setdefault(actor, []).append(inbox_id)
        for actor, ids in mine.items():
            task = asyncio.create_task(self._work(actor, ids), name=f"inbox {actor}")
            self._workers[actor] = task
        if not waiting and not self._workers and not self._news.is_set():
            self._idle.set()

    async def _work(self, actor: int, ids: list[int]) -> None:
        try:
            for inbox_id in ids:
                if not self._stopping:
                    await self._one(inbox_id)
        finally:
            del self._workers[actor]
            self._news.set()

    async def _one(self, inbox_id: int) -> None:
        """Work one update, three times if need be."""
        while True:
            lease = int((time.time() + LEASE_SECONDS) * 1000)
            async with self.database.tx() as tx:
                update = await rows.claim(tx, inbox_id, lease)
            if update is None:
                return
            try:
                await self.handle(update)
            except AlreadyDoneError:
                log.info("update %d was worked elsewhere", update.update_id)
                return
            except Exception as trouble:  # the next ones go on whatever this one did
                log.exception("update %d failed, try %d", update.update_id, update.attempts)
                if await self._failed(update, type(trouble).__name__):
                    return
            else:
                async with self.database.tx() as tx:
                    await rows.finish(tx, inbox_id, self.clock.now())
                return

    async def _failed(self, update: Update, why: str) -> bool:
        """Give the update back for another try, or set it aside; whether it is over."""
        if update.attempts < TRIES:
            async with self.database.tx() as tx:
                await rows.give_back(tx, update.id, why)
            return False
        async with self.database.tx() as tx:
            aside = await rows.set_aside(tx, update.id, why, self.clock.now())
        if aside:
            try:
                await self.apologise(update)
            except Exception:
                log.exception("no apology for update %d", update.update_id)
        return True
