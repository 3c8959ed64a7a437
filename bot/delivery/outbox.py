"""The outbox at work: claim a row, make its words from the current state, send, write down what came of it."""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.delivery.promises import Expired, Render
from bot.delivery.refusals import Later, Outcome, Refused, Sent, Unknown
from storage import outbox as rows
from storage import people
from storage.database import Database
from storage.records.delivery import Owed

if TYPE_CHECKING:  # aiogram stays behind the door
    from bot.delivery.telegram import Telegram

log = logging.getLogger(__name__)

LEASE_SECONDS = 300  # longer than the slowest call: after it the sender is thought dead
BATCH = 200
SENDERS = 30
POLL_SECONDS = 1.0  # another process may have promised something
STOP_SECONDS = 15.0
REPEAT_UNKNOWN = {"notice"}  # lanes in which a doubtful message is said once more
GIVE_UP = timedelta(days=1)  # how long a message that surely was not sent is tried


@dataclass(slots=True)
class Outbox:
    """Keeps promises. `renders` says how each kind of promise becomes a screen."""

    database: Database
    clock: Clock
    telegram: "Telegram"
    renders: Mapping[str, Render]
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: set[asyncio.Task[None]] = field(default_factory=set)
    _talking: set[int] = field(default_factory=set)  # chats: one message at a time, so that they come in order
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _looked: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, *ids: int | None) -> None:
        """Say at once the answers promised in rows `ids` (None: promised before); then let the rest follow."""
        for outbox_id in ids:
            if outbox_id is not None:
                await self._send(outbox_id, urgent=True)
        self.poke()

    def poke(self) -> None:
        """There may be something due: look."""
        self._idle.clear()
        self._news.set()

    async def idle(self) -> None:
        """Wait until nothing that is due is unsent."""
        await self._idle.wait()

    async def looked(self) -> None:
        """Wait until the table has been looked at once more: a row refused for a while may have its turn."""
        self._looked.clear()
        await self._looked.wait()

    async def tick(self, _now: datetime) -> None:
        """The heartbeat: forum time has moved, or a sender has died; look again."""
        await self._doubt(int(time.time() * 1000))
        self.poke()

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next promise made for later is due; for the sandbox's clock."""
        async with self.database.read() as read:
            return await rows.next_due(read, now)

    async def recover(self) -> None:
        """At the start: what a process that died was saying is doubtful; each lane's policy decides."""
        alone = self.database.dialect.name == "sqlite"
        await self._doubt(None if alone else int(time.time() * 1000))
        self.poke()

    async def _doubt(self, expired_before: int | None) -> None:
        async with self.database.read() as read:
            doubtful = await rows.abandoned(read, expired_before)
        for owed in doubtful:
            await self._settle(owed, Unknown("the bot died while sending"))

    async def run(self) -> None:
        """Send what is due until cancelled; then wait for what is being sent, at most STOP_SECONDS."""
        try:
            while True:
                try:
                    await self._start_due()
                except Exception:  # the database may be back at the next look
                    log.exception("the outbox cannot be read")
                try:
                    await asyncio.wait_for(self._news.wait(), POLL_SECONDS)
                except TimeoutError:
                    continue
                finally:
                    self._news.clear()
        finally:
            await self._stop()

    async def _stop(self) -> None:
        if self._sending:
            _, late = await asyncio.shield(asyncio.wait(self._sending, timeout=STOP_SECONDS))
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _start_due(self) -> None:
        """Start a sender for each due row whose chat is free, as far as there are senders."""
        async with self.database.read() as read:
            due = await rows.due(read, self.clock.now(), _machine_ms(), BATCH)
        for outbox_id, chat_id, lane in due:
            if len(self._sending) >= SENDERS:
                break
            ours = lane != "answer"
            if chat_id not in self._talking and not self.telegram.pace.paused(chat_id, ours=ours):
                self._talking.add(chat_id)
                task = asyncio.create_task(self._send_one(outbox_id, chat_id, ours), name=f"outbox {outbox_id}")
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)
        self._looked.set()
        if not due and not self._sending and not self._news.is_set():
            self._idle.set()

    async def _send_one(self, outbox_id: int, chat_id: int, ours: bool) -> None:
        """Send a row in its turn; until then it is nobody's, and a death loses no word of it."""
        try:
            if ours:
                await self.telegram.turn(chat_id, ours=True)
            await self._send(outbox_id)
        except Exception:  # the row stays in `sending`: doubtful once its lease is over
            log.exception("outbox row %d could not be sent", outbox_id)
        finally:
            self._talking.discard(chat_id)
            self._news.set()

    async def _send(self, outbox_id: int, *, urgent: bool = False) -> None:
        async with self.database.tx() as tx:
            owed = await rows.claim(tx, outbox_id, int((time.time() + LEASE_SECONDS) * 1000))
        if owed is None:
            return
        try:
            screen = await self.renders[owed.kind](owed)
        except Exception as trouble:
            log.exception("outbox row %d of kind %s has no words", owed.id, owed.kind)
            await self._end(owed, "failed", f"render: {type(trouble).__name__}")
            return
        if isinstance(screen, Expired):
            await self._end(owed, "expired", screen.why)
            return
        at_once = urgent or owed.lane == "answer"
        say = self.telegram.show if at_once else self.telegram.say
        await self._settle(owed, await say(owed.chat_id, screen, edits=owed.edits))

    async def _settle(self, owed: Owed, outcome: Outcome) -> None:
        """Write down what came of it."""
        match outcome:
            case Sent(message_ids):
                await self._end(owed, "sent", "", message_ids)
            case Later(seconds, why) if self.clock.now() - owed.due_at < GIVE_UP:
                async with self.database.tx() as tx:
                    doubt = f"{rows.DOUBT}, then " if owed.doubted else ""
                    await rows.retry(tx, owed.id, _machine_ms() + int(seconds * 1000), doubt + why)
            case Unknown(why) if (owed.lane in REPEAT_UNKNOWN or owed.edits is not None) and not owed.doubted:
                async with self.database.tx() as tx:
                    await rows.retry(tx, owed.id, _machine_ms(), f"{rows.DOUBT}: {why}")
            case Unknown(why):
                await self._end(owed, "unknown", why)
            case Refused("person gone", why):
                async with self.database.tx() as tx:
                    await people.mark_blocked(tx, owed.chat_id, self.clock.now())
                await self._end(owed, "failed", why)
            case Refused(_, why) | Later(_, why):
                await self._end(owed, "failed", why)

    async def _end(self, owed: Owed, state: str, why: str, message_ids: tuple[int, ...] = ()) -> None:
        if state not in ("sent", "expired"):
            log.warning("outbox row %d of kind %s is %s: %s", owed.id, owed.kind, state, why)
        async with self.database.tx() as tx:
            await rows.end(tx, owed.id, state, self.clock.now(), why=why, message_ids=message_ids)


def _machine_ms() -> int:
    return int(time.time() * 1000)
