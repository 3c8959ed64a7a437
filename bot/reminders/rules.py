"""When to remind: pure. A booking 24 h and 2 h before, a planned session 15 min before.

A booking's reminder that would fall into quiet hours comes the evening before; a planned session's is the person's own
short reminder and goes through.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.records.reminders import Kind, Occasion, Reminder

Quiet = tuple[time, time] | None

BOOKING_LEADS: tuple[tuple[Kind, timedelta], ...] = (("day", timedelta(hours=24)), ("hours", timedelta(hours=2)))
SESSION_LEADS: tuple[tuple[Kind, timedelta], ...] = (("soon", timedelta(minutes=15)),)
EVENING = timedelta(hours=1)  # how long before quiet hours begin
AHEAD = timedelta(hours=24 + 24 + 1)  # the longest lead of a booking, moved to the evening before
AHEAD_OF_SESSIONS = max(lead for _, lead in SESSION_LEADS)


def reminders(occasion: Occasion, quiet: Quiet) -> tuple[Reminder, ...]:
    """Every reminder of an occasion, in order; `quiet` hours are of the forum's day."""
    if occasion.booking is None:
        leads, silence = SESSION_LEADS, None
    else:
        leads, silence = BOOKING_LEADS, quiet
    zone = ZoneInfo(occasion.zone)
    return tuple(
        Reminder(occasion=occasion, kind=kind, due=before_quiet(occasion.start - lead, silence, zone))
        for kind, lead in leads
    )


def before_quiet(moment: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    """`moment` (aware), or the evening before where it lies in quiet hours. The end of quiet hours is not quiet."""
    if quiet is None:
        return moment
    begins, ends = quiet
    local = moment.astimezone(zone)
    now = local.time()
    if begins < ends:
        inside, night_began = begins <= now < ends, local.date()
    else:
        inside = now >= begins or now < ends
        night_began = local.date() if now >= begins else local.date() - timedelta(days=1)
    if not inside:
        return moment
    return datetime.combine(night_began, begins, zone).astimezone(moment.tzinfo) - EVENING


def due_now(occasion: Occasion, quiet: Quiet, now: datetime) -> Reminder | None:
    """The reminder to give now: the latest that has come due, if it still helps.

    None before the first is due, once it has begun, and where it was booked only after that reminder was due: then the
    confirmation has just said it. After an outage only the latest of several missed ones is given.
    """
    if now >= occasion.start:
        return None
    passed = [reminder for reminder in reminders(occasion, quiet) if reminder.due <= now]
    if not passed:
        return None
    latest = max(passed, key=lambda reminder: (reminder.due, reminder.occasion.start))
    return latest if occasion.since < latest.due else None


def next_due(occasions: Iterable[Occasion], quiet_of: dict[str | None, Quiet], now: datetime) -> Reminder | None:
    """The first reminder after `now`; `quiet_of` maps a forum's own setting to its hours."""
    ahead = (
        reminder
        for occasion in occasions
        for reminder in reminders(occasion, quiet_of[occasion.quiet_hours])
        if reminder.due > now and occasion.since < reminder.due
    )
    return min(ahead, key=lambda reminder: reminder.due, default=None)
