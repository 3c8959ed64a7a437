"""Housekeeping: a heartbeat erases what was delivered long ago and what nobody leans on any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.questions.follow_ups import REMEMBERED
from storage import conversations, inbox, outbox
from storage.database import Database

KEEP_INBOX = timedelta(days=7)  # Telegram itself repeats an update for at most a day
KEEP_OUTBOX = timedelta(days=60)  # longer than any key could be promised again


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """Keeps the tables of delivery small, and no conversation longer than it is leaned on."""

    database: Database

    async def tick(self, now: datetime) -> None:
        """Erase what ended long before `now`."""
        async with self.database.tx() as tx:
            await inbox.forget_done(tx, now - KEEP_INBOX)
            await outbox.forget_ended(tx, now - KEEP_OUTBOX)
            await conversations.forget_old(tx, now - REMEMBERED)
