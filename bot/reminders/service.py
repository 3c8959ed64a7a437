"""The heartbeat of reminders: what is due becomes outbox rows, one message where several fall together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.reminders.rules import AHEAD, AHEAD_OF_SESSIONS, Quiet, due_now, next_due
from bot.settings import quiet_hours
from storage import outbox
from storage import reminders as rows
from storage.database import Database
from storage.records.delivery import Promise
from storage.records.reminders import Occasion, Reminder

LOOK_AHEAD = timedelta(days=400)
TOGETHER = 5  # reminders one message has room for


@dataclass(frozen=True, slots=True)
class Reminders:
    """Reminds people of what is ahead of them; `default_quiet` is the process's QUIET_HOURS."""

    database: Database
    default_quiet: str

    async def tick(self, now: datetime) -> None:
        """Promise every reminder that is due at `now` and was not promised yet."""
        async with self.database.read() as read:
            occasions = await rows.occasions(read, now, now + AHEAD, now + AHEAD_OF_SESSIONS)
            promised = await rows.promised(read, now - AHEAD - timedelta(days=1))
        quiet = self._quiet(occasions)
        due = [due_now(occasion, quiet[occasion.quiet_hours], now) for occasion in occasions]
        fresh = [reminder for reminder in due if reminder and reminder.key not in promised]
        by_person: dict[tuple[int, int], list[Reminder]] = defaultdict(list)
        for reminder in fresh:
            by_person[reminder.occasion.account_id, reminder.occasion.forum_id].append(reminder)
        for together in by_person.values():
            in_order = sorted(together, key=lambda reminder: reminder.occasion.start)
            for first in range(0, len(in_order), TOGETHER):
                await self._promise(in_order[first : first + TOGETHER], now)

    async def _promise(self, together: list[Reminder], now: datetime) -> None:
        """One message for these reminders of one person; the others are noted as merged into it."""
        first, *others = together
        ids: dict[str, int | str] = {
            "bookings": ",".join(f"{r.occasion.booking}@{_second(r)}" for r in together if r.occasion.booking),
            "sessions": ",".join(f"{r.occasion.session}@{_second(r)}" for r in together if r.occasion.session),
        }
        async with self.database.tx() as tx:
            await outbox.owe(tx, _promise(first, ids, now), now)
            for other in others:
                row = await outbox.owe(tx, _promise(other, {}, now), now)
                if row is not None:
                    await outbox.cancel(tx, row, f"merged into {first.key}", now)

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next reminder will be due; for the sandbox's clock."""
        async with self.database.read() as read:
            occasions = await rows.occasions(read, now, now + LOOK_AHEAD, now + LOOK_AHEAD)
        reminder = next_due(occasions, self._quiet(occasions), now)
        return reminder.due if reminder else None

    def _quiet(self, occasions: Iterable[Occasion]) -> dict[str | None, Quiet]:
        own = {occasion.quiet_hours for occasion in occasions}
        return {text: quiet_hours(self.default_quiet if text is None else text) for text in own}


def _promise(reminder: Reminder, ids: dict[str, int | str], now: datetime) -> Promise:
    return Promise(
        key=reminder.key,
        kind="reminder",
        chat_id=reminder.occasion.telegram_id,
        account_id=reminder.occasion.account_id,
        forum_id=reminder.occasion.forum_id,
        ids=ids,
        due_at=now,
    )


def _second(reminder: Reminder) -> int:
    return int(reminder.occasion.start.timestamp())
