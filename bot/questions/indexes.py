"""The question indexes of the current editions: each built once a release, shared by all reads, swapped whole."""

import asyncio
from dataclasses import dataclass, field

from bot.programme.editions import Edition
from bot.questions.heard import Heard
from bot.questions.service import QuestionIndex, build_index


@dataclass(slots=True)
class Indexes:
    """An index for each forum, of its newest release seen."""

    heard: Heard
    _held: dict[int, tuple[Edition, QuestionIndex]] = field(default_factory=dict)
    _building: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def of(self, edition: Edition) -> QuestionIndex:
        """The index of an edition; built beside the event loop the first time, while others are answered."""
        held = self._held.get(edition.forum.id)
        if held is not None and held[0] is edition:
            return held[1]
        async with self._building:
            held = self._held.get(edition.forum.id)
            if held is None or held[0] is not edition:
                index = await asyncio.to_thread(build_index, edition.programme, self.heard)
                held = self._held[edition.forum.id] = (edition, index)
            return held[1]
