"""How fast a bot may speak, and the 429 it gets past that. Machine time (monotonic seconds), never forum time.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: about one message a second
to a chat with short bursts, about 30 a second when notifying many, 20 a minute to a group or channel. An album counts
each item.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.refusal import too_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits in force. A rate of 0 switches that limit off.

    overall: messages a second over all private chats, with a burst of as many.
    per_chat, chat_burst: messages a second to one private chat, and how many may come at once.
    per_group: messages in any 60 seconds to one group or channel.
    answer_window: seconds after a person's own act during which what the bot says to them is an answer and does not
    count overall (the FAQ counts «bulk notifications»). 0 counts everything.
    """

    overall: float = 30
    per_chat: float = 1
    chat_burst: int = 10
    per_group: int = 20
    answer_window: float = 60

    @classmethod
    def off(cls) -> Limits:
        """No limits at all."""
        return cls(overall=0, per_chat=0, per_group=0)


@dataclass(slots=True)
class Bucket:
    """A leaky bucket: ``rate`` a second with a burst of ``size``."""

    rate: float
    size: float
    left: float
    at: float

    def wait(self, now: float, count: int) -> float:
        """Seconds until ``count`` would fit; 0 if they fit now. A count above the size fits when the bucket is full."""
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (min(count, self.size) - self.left) / self.rate)

    def take(self, count: int) -> None:
        """Use ``count``; more than is left makes the next ones wait longer."""
        self.left -= count


@dataclass(slots=True)
class Pace:
    """What has been said lately, measured against the limits."""

    monotonic: Callable[[], float]
    limits: Limits = field(default_factory=Limits)
    _overall: Bucket | None = None
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _heard: dict[int, float] = field(default_factory=dict)

    def heard(self, chat_id: int) -> None:
        """A person did something in their private chat: what follows there is an answer."""
        self._heard[chat_id] = self.monotonic()

    def spend(self, chat_id: int, count: int = 1, *, private: bool, edit: bool = False) -> None:
        """Count messages to a chat, or refuse them all with a 429. Edits count for their chat only."""
        now = self.monotonic()
        limits = self.limits
        if not private:
            self._spend_group(chat_id, 0 if edit else count, now)
            return
        buckets: list[Bucket] = []
        if limits.per_chat:
            fresh = Bucket(limits.per_chat, limits.chat_burst, limits.chat_burst, now)
            buckets.append(self._chats.setdefault(chat_id, fresh))
        answer = now - self._heard.get(chat_id, -math.inf) < limits.answer_window
        if limits.overall and not edit and not answer:
            if self._overall is None:
                self._overall = Bucket(limits.overall, max(1.0, limits.overall), max(1.0, limits.overall), now)
            buckets.append(self._overall)
        wait = max((bucket.wait(now, count) for bucket in buckets), default=0.0)
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.take(count)

    def _spend_group(self, chat_id: int, count: int, now: float) -> None:
        if not self.limits.per_group or not count:
            return
        said = self._groups.setdefault(chat_id, deque())
        while said and said[0] <= now - 60:
            said.popleft()
        over = len(said) + count - self.limits.per_group
        if over > 0 and said:
            raise too_many(max(1, math.ceil(said[min(over, len(said)) - 1] + 60 - now)))
        said.extend([now] * count)
