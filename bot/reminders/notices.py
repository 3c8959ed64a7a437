"""A reminder's words, made at the last moment from today's programme."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.delivery.promises import Expired, Render
from bot.programme.editions import Edition, Editions
from bot.reminders.screens import reminder_screen
from bot.screen import Screen
from bot.texts import Texts
from storage import people
from storage import reminders as rows
from storage.database import Database
from storage.records.delivery import Owed
from storage.records.programme import Excursion, Session


def renders(database: Database, clock: Clock, texts: Texts, editions: Editions) -> dict[str, Render]:
    """How the promises of this room become screens."""
    return {"reminder": _Reminding(database, clock, texts, editions)}


@dataclass(frozen=True, slots=True)
class _Reminding:
    database: Database
    clock: Clock
    texts: Texts
    editions: Editions

    async def __call__(self, owed: Owed) -> Screen | Expired:
        edition = await self.editions.of(owed.forum_id)
        async with self.database.read() as read:
            account = await people.account(read, owed.account_id or 0)
        if account is None or edition is None:
            return Expired("nobody to remind")
        if not account.reminders:
            return Expired("asked not to be reminded")
        bookings, sessions = await self._still_true(owed, edition, self.clock.now())
        if not bookings and not sessions:
            return Expired("cancelled, moved or begun")
        words = self.texts.speak(account.language, account.zone or edition.forum.zone)
        return reminder_screen(words, edition.catalogue, bookings, sessions, self.clock.now())

    async def _still_true(
        self, owed: Owed, edition: Edition, now: datetime
    ) -> tuple[dict[int, Excursion], tuple[Session, ...]]:
        """The bookings and sessions that stand, at the time they were promised for, and have not begun."""
        booked, planned = _items(owed.ids["bookings"]), _items(owed.ids["sessions"])
        async with self.database.read() as read:
            standing = await rows.standing(read, list(booked))
            in_plan = await rows.planned(read, owed.account_id or 0, list(planned))
        excursions = {
            booking: edition.catalogue.excursion_by_id[excursion]
            for booking, (excursion, start) in standing.items()
            if booked[booking] == int(start.timestamp())
            and start > now
            and excursion in edition.catalogue.excursion_by_id
        }
        sessions = tuple(
            edition.catalogue.session_by_id[session]
            for session, start in in_plan.items()
            if planned[session] == int(start.timestamp()) and start > now and session in edition.catalogue.session_by_id
        )
        return excursions, sessions


def _items(text: int | str) -> dict[int, int]:
    """`12@1763434800,13@…` → the start, in seconds since 1970, by id."""
    pairs = (part.split("@") for part in str(text).split(",") if part)
    return {int(item): int(start) for item, start in pairs}
