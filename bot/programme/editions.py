"""Editions: the released programmes, arranged and held in memory. An import may come from another process, so every
update compares the release numbers (one SELECT) and an edition is swapped whole."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from bot.programme.catalogue import Catalogue
from storage import programme as rows
from storage.database import Database
from storage.records.programme import Forum, Programme


@dataclass(frozen=True, slots=True)
class Edition:
    """One release of one forum, ready to be read."""

    programme: Programme
    catalogue: Catalogue

    @property
    def forum(self) -> Forum:
        """The forum it is the programme of."""
        return self.programme.forum


@dataclass(slots=True)
class Editions:
    """The current edition of every forum."""

    database: Database
    _held: dict[int, Edition] = field(default_factory=dict)
    _loading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def refresh(self) -> dict[int, Edition]:
        """The current editions by the forum's id, the first imported first; reloads those released anew."""
        async with self.database.read() as read:
            numbers = await rows.release_numbers(read)
        if not self._holds(numbers):
            async with self._loading:  # a crowd that meets a new release loads it once
                if not self._holds(numbers):
                    numbers = await self._load()
        return {forum_id: self._held[forum_id] for forum_id in numbers if forum_id in self._held}

    def _holds(self, numbers: dict[int, int]) -> bool:
        return all(
            forum_id in self._held and self._held[forum_id].forum.release >= number
            for forum_id, number in numbers.items()
        )

    async def _load(self) -> dict[int, int]:
        """Load what was released anew, each programme as it stood at one moment; the releases of that moment."""
        async with self.database.snapshot() as read:
            numbers = await rows.release_numbers(read)
            for forum_id, number in numbers.items():
                held = self._held.get(forum_id)
                programme = await rows.programme(read, forum_id) if not held or held.forum.release != number else None
                if programme is not None:
                    self._held[forum_id] = Edition(programme, Catalogue.of(programme))
        return numbers

    async def of(self, forum_id: int | None) -> Edition | None:
        """The current edition of a forum; of the only one, where `forum_id` is None and there is but one."""
        editions = await self.refresh()
        if forum_id is None:
            return next(iter(editions.values())) if len(editions) == 1 else None
        return editions.get(forum_id)


async def release(database: Database, programme: Programme, source: str, now: datetime) -> int:
    """Make a programme current, in one transaction; the forum's id. `source` is the workbook's name."""
    async with database.tx() as tx:
        return await rows.release(tx, programme, source, now)
