"""Pace: how fast Telegram lets a bot speak (Bot API FAQ, "My bot is hitting limits").

Slots are reserved on the machine's monotonic clock: `next = max(next, now) + 1 / rate`, one step, so that nobody
waits in a loop and no second holds more than the rate. Reserving is not sending: the caller sleeps until its slot.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

CHAT_RATE = 1.0  # messages a second to one private chat
CHAT_BURST = 8  # short bursts are forgiven
GROUP_RATE = 20 / 60  # items a second to one group or channel
FORGET_AFTER = 1024  # chats remembered before idle ones are dropped


@dataclass(slots=True)
class Slots:
    """A line of moments `1 / rate` seconds apart, of which up to `burst` may be taken at once after a rest."""

    rate: float
    burst: float = 1
    next: float = 0.0

    def reserve(self, now: float, items: float = 1) -> float:
        """Take `items` slots; the moment (of the clock `now` is read from) at which the last of them begins."""
        slack = (self.burst - 1) / self.rate
        self.next = max(self.next, now - slack)
        at = self.next + (items - 1) / self.rate
        self.next += items / self.rate
        return max(at, now)


@dataclass(slots=True)
class Pace:
    """One pace for everything this process says: `per_second` over all we start, the other rates per chat."""

    per_second: float
    chat_rate: float = CHAT_RATE
    group_rate: float = GROUP_RATE
    monotonic: Callable[[], float] = time.monotonic
    _shared: Slots = field(init=False)
    _chats: dict[int, Slots] = field(default_factory=dict)
    _pauses: dict[int, float] = field(default_factory=dict)
    _pause_all: float = 0.0

    def __post_init__(self) -> None:
        self._shared = Slots(self.per_second)

    def answer(self, chat_id: int) -> float:
        """Seconds to wait before answering in this chat: bounded only by the chat's own pace and pauses."""
        now = self.monotonic()
        return max(self._chat(chat_id, now).reserve(now), self._pauses.get(chat_id, 0.0)) - now

    def start(self, chat_id: int, items: int = 1) -> float:
        """Seconds to wait before saying in this chat something we start ourselves; albums count each item."""
        now = self.monotonic()
        paused = max(self._pauses.get(chat_id, 0.0), self._pause_all)
        begin = max(now, paused, self._chat(chat_id, now).reserve(now, items))
        return max(self._shared.reserve(begin, items), begin) - now

    def pause(self, chat_id: int, seconds: float) -> None:
        """Telegram refused with 429: nothing goes to this chat for exactly `seconds`.

        A second chat refused meanwhile means that the bot itself is meant: everything we start pauses.
        """
        now = self.monotonic()
        others = [until for chat, until in self._pauses.items() if chat != chat_id and until > now]
        self._pauses[chat_id] = now + seconds
        if others:
            self._pause_all = max(self._pause_all, now + seconds)

    def _chat(self, chat_id: int, now: float) -> Slots:
        if len(self._chats) > FORGET_AFTER:
            self._chats = {chat: slots for chat, slots in self._chats.items() if slots.next > now}
            self._pauses = {chat: until for chat, until in self._pauses.items() if until > now}
        if chat_id not in self._chats:
            private = chat_id > 0  # Bot API: ids of groups and channels are negative
            rate, burst = (self.chat_rate, CHAT_BURST) if private else (self.group_rate, self.group_rate * 60)
            self._chats[chat_id] = Slots(rate, burst)
        return self._chats[chat_id]
