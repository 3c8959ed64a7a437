"""From a local date and time to a moment, and the names of time zones."""

import functools
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta


@functools.cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


def zone_name(text: str) -> str | None:
    """The IANA name of a zone written in any case; None if there is no such zone."""
    return _zones().get(text.casefold())


def moment(day: date, clock: time, zone: str) -> datetime | None:
    """The moment (aware, UTC) when clocks in `zone` show `clock` on `day`; the first of two where they are turned back.

    None where they are turned forward over it: such a time does not happen.
    """
    local = datetime.combine(day, clock, zoneinfo.ZoneInfo(zone))
    utc = local.astimezone(UTC)
    return utc if utc.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None) else None


def happens_twice(day: date, clock: time, zone: str) -> bool:
    """Whether clocks in `zone` are turned back over `clock` on `day`, so that it is shown twice."""
    local = datetime.combine(day, clock, zoneinfo.ZoneInfo(zone))
    return local.utcoffset() != local.replace(fold=1).utcoffset() and moment(day, clock, zone) is not None


def end_clock(start: datetime, end: datetime, zone: str) -> time | None:
    """The time of day that, beside this start, is read as `end`; None where only an empty cell is (an hour's length).

    An end at or before the start's time of day is the next day's; of a time that clocks show twice the first is meant.
    """
    where = zoneinfo.ZoneInfo(zone)
    begins, clock = start.astimezone(where), end.astimezone(where).time()
    day = begins.date() + timedelta(days=clock <= begins.time())
    return clock if moment(day, clock, zone) == end else None
