"""The heartbeat that forgets what is no longer needed: documents after the visit, sign-ups left in the middle."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import bookings
from storage.database import Database

KEEP_DOCUMENTS = timedelta(days=1)
"""How long after a visit's end the number of a visitor's document is kept."""

KEEP_FORMS = timedelta(days=3)
"""How long a sign-up nobody goes on with is kept: names and phones lie in it before anything is confirmed."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Forgets in time."""

    database: Database

    async def tick(self, now: datetime) -> None:
        """Forget what is due at `now`."""
        async with self.database.tx() as tx:
            await bookings.wipe_documents(tx, now - KEEP_DOCUMENTS)
            await bookings.forget_forms(tx, now - KEEP_FORMS)
