"""What a promise becomes when its time has come: a screen, or nothing and why."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.screen import Screen
from storage.records.delivery import Owed


@dataclass(frozen=True, slots=True)
class Expired:
    """What was promised is no longer true or useful; `why` is kept with the row."""

    why: str


Render = Callable[[Owed], Awaitable[Screen | Expired]]
