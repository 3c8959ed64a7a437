"""Pace: how fast Telegram lets a bot speak (Bot API FAQ, "My bot is hitting limits").

Moments are reserved on the machine's monotonic clock, one step each, so that nobody waits in a loop and no second holds
more than the rate. Reserving is not sending: the caller sleeps until its moment.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

CHAT_RATE = 1.0  # messages a second to one private chat
CHAT_BURST = 8  # short bursts are forgiven
GROUP_LIMIT = 20  # items to one group or channel in any GROUP_SECONDS
GROUP_SECONDS = 60.0
FORGET_AFTER = 1024  # chats remembered before idle ones are dropped


@dataclass(slots=True)
class Slots:
    """A line of moments `1 / rate` seconds apart, of which up to `burst` may be taken at once after a rest."""

    rate: float
    burst: float = 1
    next: float = 0.0

    def reserve(self, now: float, items: int = 1) -> float:
        """Take `items` slots; the moment (of the clock `now` is read from) at which the last of them begins."""
        slack = (self.burst - 1) / self.rate
        self.next = max(self.next, now - slack)
        at = self.next + (items - 1) / self.rate
        self.next += items / self.rate
        return max(at, now)

    def rests(self, now: float) -> bool:
        """Whether the whole burst is there again."""
        return self.next <= now - (self.burst - 1) / self.rate


@dataclass(slots=True)
class Window:
    """At most `limit` items in any `seconds`."""

    limit: int
    seconds: float = GROUP_SECONDS
    taken: deque[float] = field(default_factory=deque)

    def reserve(self, now: float, items: int = 1) -> float:
        """Take `items` (no more than the limit) at one moment: the first that leaves no window too full."""
        over = len(self.taken) + items - self.limit
        at = max(now, self.taken[over - 1] + self.seconds) if over > 0 else now
        at = max(at, self.taken[-1]) if self.taken else at
        self.taken.extend([at] * items)
        while len(self.taken) > self.limit:
            self.taken.popleft()
        return at

    def rests(self, now: float) -> bool:
        """Whether the whole window is empty again."""
        return not self.taken or self.taken[-1] <= now - self.seconds


@dataclass(slots=True)
class Pace:
    """One pace for everything this process says: `per_second` over all we start, the other rates per chat."""

    per_second: float
    chat_rate: float = CHAT_RATE
    group_limit: int = GROUP_LIMIT
    monotonic: Callable[[], float] = time.monotonic
    _shared: Slots = field(init=False)
    _chats: dict[int, Slots | Window] = field(default_factory=dict)
    _pauses: dict[int, float] = field(default_factory=dict)
    _pause_all: float = 0.0
    _remember: int = FORGET_AFTER

    def __post_init__(self) -> None:
        self._shared = Slots(self.per_second)

    def chat(self, chat_id: int, items: int = 1) -> float:
        """Seconds to wait before saying something in this chat: its own pace and pauses. Albums count each item."""
        now = self.monotonic()
        at = self._line(chat_id, now).reserve(now, items)
        return max(at, self._pauses.get(chat_id, 0.0)) - now

    def budget(self, items: int = 1) -> float:
        """Seconds to wait before saying something we start ourselves, in a chat that is ready for it."""
        now = self.monotonic()
        return max(self._shared.reserve(now, items), self._pause_all) - now

    def paused(self, chat_id: int, *, ours: bool = False) -> float:
        """Seconds that Telegram's refusals still ask for in this chat; `ours`: for something we start ourselves."""
        until = max(self._pauses.get(chat_id, 0.0), self._pause_all if ours else 0.0)
        return max(until - self.monotonic(), 0.0)

    def pause(self, chat_id: int, seconds: float) -> None:
        """Telegram refused with 429: nothing goes to this chat for exactly `seconds`.

        A second chat refused meanwhile means that the bot itself is meant: everything we start pauses.
        """
        now = self.monotonic()
        others = [until for chat, until in self._pauses.items() if chat != chat_id and until > now]
        self._pauses[chat_id] = now + seconds
        if others:
            self._pause_all = max(self._pause_all, now + seconds)

    def _line(self, chat_id: int, now: float) -> Slots | Window:
        if len(self._chats) > self._remember:
            self._chats = {chat: line for chat, line in self._chats.items() if not line.rests(now)}
            self._pauses = {chat: until for chat, until in self._pauses.items() if until > now}
            self._remember = max(FORGET_AFTER, 2 * len(self._chats))  # a crowd is not counted again at every word
        if chat_id not in self._chats:
            private = chat_id > 0  # Bot API: ids of groups and channels are negative
            self._chats[chat_id] = Slots(self.chat_rate, CHAT_BURST) if private else Window(self.group_limit)
        return self._chats[chat_id]
