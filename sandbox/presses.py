"""What a person waits for: a pressed button, an inline query, from the act to the bot's answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from aiogram.types import InlineQueryResultsButton, InlineQueryResultUnion

from sandbox.bell import Bell

ANSWER_LIFE: Final = 150.0
"""Machine seconds within which a press may be answered. Telegram names no number; late answers are refused."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What answerCallbackQuery showed the person."""

    text: str = ""
    alert: bool = False
    url: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As the page takes it."""
        return {"text": self.text, "alert": self.alert, "url": self.url}


@dataclass(slots=True)
class Press:
    """One press. ``url`` and ``copy_text`` are set for buttons that never reach the bot; ``at`` machine seconds."""

    id: str
    user_id: int
    at: float
    bell: Bell
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    updates: list[int] = field(default_factory=list)
    answered: Answer | None = None

    async def answer(self, timeout: float = 10.0) -> Answer | None:  # noqa: ASYNC109 — the wait is the point
        """Wait for the bot's answer; None if there is none within ``timeout`` machine seconds."""
        if self.data is not None:
            await self.bell.until(lambda: self.answered is not None, timeout)
        return self.answered


@dataclass(slots=True)
class InlineAsk:
    """One inline query. ``results`` is None until the bot answers; ``button`` stands above them, ``cache_time`` in
    seconds."""

    id: str
    bell: Bell
    results: list[InlineQueryResultUnion] | None = None
    button: InlineQueryResultsButton | None = None
    personal: bool = False
    cache_time: int = 300

    async def answer(self, timeout: float = 10.0) -> list[InlineQueryResultUnion] | None:  # noqa: ASYNC109 — the wait is the point
        """Wait for the bot's results; None if there are none within ``timeout`` machine seconds."""
        await self.bell.until(lambda: self.results is not None, timeout)
        return self.results
