"""Editions: the released programmes, arranged and held in memory. An import may come from another process, so every
update compares the release numbers (one SELECT) and an edition is swapped whole."""

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

    async def refresh(self) -> dict[int, Edition]:
        """The current editions by the forum's id, the first imported first; reloads those released anew."""
        async with self.database.read() as read:
            numbers = await rows.release_numbers(read)
            for forum_id, number in numbers.items():
                held = self._held.get(forum_id)
                if held is None or held.forum.release != number:
                    programme = await rows.programme(read, forum_id)
                    if programme is not None:
                        self._held[forum_id] = Edition(programme, Catalogue.of(programme))
        return {forum_id: self._held[forum_id] for forum_id in numbers if forum_id in self._held}

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
