"""The queue of updates: handed out again and again until the bot confirms them by asking for later ones.

Source: https://core.telegram.org/bots/api#getting-updates
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from aiogram.enums import UpdateType
from aiogram.types import TelegramObject, Update

from sandbox.bell import Bell
from sandbox.refusal import conflict
from sandbox.telegram_json import as_json

FIRST_UPDATE: Final = 500_000_001
MESSAGE_LIFE: Final = 24 * 3600.0
PRESS_LIFE: Final = 150.0
REMEMBERED: Final = 5_000
ONLY_ON_REQUEST: Final = frozenset(
    {UpdateType.CHAT_MEMBER, UpdateType.MESSAGE_REACTION, UpdateType.MESSAGE_REACTION_COUNT}
)


@dataclass(frozen=True, slots=True)
class Queued:
    """An update waiting to be confirmed; dropped unconfirmed after ``until`` (machine time)."""

    id: int
    kind: str
    body: dict[str, Any]
    until: float


class Updates:
    """One bot's updates."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.monotonic = monotonic
        self.bell = Bell()
        self.pending: deque[Queued] = deque()
        self.recent: deque[Queued] = deque(maxlen=REMEMBERED)
        self.dropped: list[int] = []
        self.allowed: frozenset[str] | None = None
        self.polls = 0
        self._next_id = FIRST_UPDATE
        self._poll: asyncio.Future[None] | None = None

    @property
    def waiting(self) -> bool:
        """Whether a poll waits for something to happen."""
        return self._poll is not None and not self._poll.done()

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind (by default all but three)."""
        return kind not in ONLY_ON_REQUEST if self.allowed is None else kind in self.allowed

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Set ``allowed_updates``: None keeps what was, an empty list is the default. Counts for later updates only."""
        if kinds is None:
            return
        chosen = frozenset(kinds)
        self.allowed = chosen or None

    def add(self, update_type: UpdateType, what: TelegramObject) -> int | None:
        """Queue an update; returns its id, or None if the bot does not want this kind."""
        kind = update_type.value
        if not self.wants(kind):
            return None
        # Through aiogram's own class: what we hand out is an update it takes for real.
        update = Update.model_validate({"update_id": self._next_id, kind: as_json(what)})
        return self._queue(kind, as_json(update))

    def again(self, update_id: int) -> int | None:
        """The same update under a new id, as Telegram sometimes does. None if it is forgotten."""
        for queued in reversed(self.recent):
            if queued.id == update_id:
                return self._queue(queued.kind, queued.body)
        return None

    def _queue(self, kind: str, body: dict[str, Any]) -> int:
        life = PRESS_LIFE if kind == UpdateType.CALLBACK_QUERY else MESSAGE_LIFE
        queued = Queued(self._next_id, kind, {**body, "update_id": self._next_id}, self.monotonic() + life)
        self._next_id += 1
        self.pending.append(queued)
        self.recent.append(queued)
        self.release()
        self.bell.ring()
        return queued.id

    def confirm(self, offset: int) -> None:
        """Forget what is before ``offset``. A negative offset keeps only that many of the last."""
        before = len(self.pending)
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        else:
            while self.pending and self.pending[0].id < offset:
                self.pending.popleft()
        if len(self.pending) != before:
            self.bell.ring()

    def done(self, update_id: int) -> None:
        """One update taken by a webhook."""
        self.pending = deque(queued for queued in self.pending if queued.id != update_id)
        self.bell.ring()

    def drop_all(self) -> None:
        """``drop_pending_updates``."""
        self.pending.clear()
        self.bell.ring()

    def batch(self, limit: int) -> list[dict[str, Any]]:
        """The oldest unconfirmed updates, at most ``limit``; what grew too old is dropped."""
        self.expire()
        return [queued.body for queued, _ in zip(self.pending, range(limit), strict=False)]

    def expire(self) -> None:
        """Drop what waited too long."""
        now = self.monotonic()
        expired = [queued for queued in self.pending if queued.until <= now]
        if expired:
            self.dropped.extend(queued.id for queued in expired)
            self.pending = deque(queued for queued in self.pending if queued.until > now)
            self.bell.ring()

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """getUpdates: confirm, then the next batch, waiting for one at most ``seconds`` machine seconds.

        Raises Refused (409) when another poll takes over.
        """
        self.polls += 1
        self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        self.confirm(offset)
        batch = self.batch(limit)
        if batch or seconds <= 0:
            return batch
        mine = self._poll = asyncio.get_running_loop().create_future()
        self.bell.ring()
        try:
            async with asyncio.timeout(seconds):
                await mine
        except TimeoutError:
            return []
        finally:
            if self._poll is mine:
                self._poll = None
        return self.batch(limit)

    def release(self) -> None:
        """Let the poll that waits go, with whatever there is."""
        if self._poll is not None and self.waiting:
            self._poll.set_result(None)

    def end_poll(self, why: str) -> None:
        """Refuse the poll that waits now, if any."""
        if self._poll is not None and self.waiting:
            self._poll.set_exception(conflict(why))
        self._poll = None

    async def quiet(self, timeout: float) -> bool:  # noqa: ASYNC109 — the wait is the point
        """Wait until every update is confirmed; False if ``timeout`` machine seconds pass first."""
        return await self.bell.until(lambda: not self.pending, timeout)
