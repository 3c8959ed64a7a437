"""Updates pushed to the bot's own address, in order within each queue, several queues at once, until it says 200.

Source: https://core.telegram.org/bots/api#setwebhook
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox.updates import Queued, Updates

log = logging.getLogger(__name__)

MOST_CONNECTIONS: Final = 40
PATIENCE: Final = 30.0
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 60.0


@dataclass(slots=True)
class Webhook:
    """Where updates go instead of waiting for getUpdates; an empty ``url`` means nowhere."""

    updates: Updates
    clock: Callable[[], datetime]
    url: str = ""
    secret: str = ""
    connections: int = MOST_CONNECTIONS
    last_error: str = ""
    last_error_at: datetime | None = None
    _main: asyncio.Task[None] | None = None
    _lanes: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def start(self, url: str, secret: str, connections: int) -> None:
        """Push to ``url`` from now on, naming ``secret`` in a header, over at most so many connections."""
        await self.stop()
        self.url, self.secret, self.connections = url, secret, min(max(connections, 1), 100)
        self.last_error, self.last_error_at = "", None
        self._main = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Push no more."""
        self.url = ""
        tasks = [task for task in (self._main, *self._lanes.values()) if task is not None]
        self._main, self._lanes = None, {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self) -> None:
        async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
            places = asyncio.Semaphore(self.connections)
            while True:
                seen = self.updates.bell.rings
                self.updates.expire()
                for queued in list(self.updates.pending):
                    lane = lane_of(queued)
                    task = self._lanes.get(lane)
                    if task is None or task.done():
                        self._lanes[lane] = asyncio.create_task(self._work(session, places, lane))
                await self.updates.bell.wait(seen)

    async def _work(self, session: ClientSession, places: asyncio.Semaphore, lane: str) -> None:
        """Push one queue's updates in order; a failing one is tried again and holds up those behind it."""
        pause = FIRST_PAUSE
        while (queued := next((item for item in self.updates.pending if lane_of(item) == lane), None)) is not None:
            async with places:
                taken = await self._push(session, queued)
            if taken:
                pause = FIRST_PAUSE
                self.updates.done(queued.id)
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                self.updates.expire()

    async def _push(self, session: ClientSession, queued: Queued) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=queued.body, headers=headers) as response:
                answer = await response.text()
                status = response.status
        except (ClientError, TimeoutError, OSError) as problem:
            self._failed(f"Connection failed: {type(problem).__name__}")
            return False
        if not 200 <= status < 300:
            self._failed(f"Wrong response from the webhook: {status}")
            return False
        if '"method"' in answer:
            log.error("the bot answered a webhook with a call, which the stand-in does not carry out")
        return True

    def _failed(self, why: str) -> None:
        log.warning("webhook: %s", why)
        self.last_error, self.last_error_at = why, self.clock()


def lane_of(queued: Queued) -> str:
    """The queue an update travels in: presses by person, everything else by chat. Their order is kept only within."""
    body: dict[str, Any] = queued.body[queued.kind]
    if queued.kind in {"callback_query", "inline_query"}:
        return f"{queued.kind}:{body['from']['id']}"
    return f"chat:{body.get('chat', {}).get('id', 0)}"
