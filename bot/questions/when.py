"""When a question means: a frozen value with spans of time in the forum's zone. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

NIGHT = 4 * 60
"""Minutes after midnight that still belong to the evening before."""

Point = Literal["", "now", "next", "soon", "past", "rest"]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the day, in minutes from its midnight; beyond 24 hours is the night that follows.

    `exact` marks a moment: what already runs at `start` is meant too.
    """

    start: int
    end: int
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Spans of time (aware, UTC, end exclusive) and what was said beside them.

    `days` are the days named, for saying them back. `moment` is a point of time whose running items count.
    """

    spans: tuple[tuple[datetime, datetime], ...] = ()
    days: tuple[date, ...] = ()
    point: Point = ""
    moment: datetime | None = None

    def holds(self, start: datetime, end: datetime) -> bool:
        """Whether something from `start` to `end` (aware) is meant; always, where nothing was said but a point."""
        if not self.spans:
            return True
        if self.moment is not None and start <= self.moment < end:
            return True
        return any(since <= start < until for since, until in self.spans)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a date grammar must know: the forum's days and zone, and the present."""

    first: date
    last: date
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        """Today in the forum's zone."""
        return self.now.astimezone(self.zone).date()

    @property
    def anchor(self) -> date:
        """The day from which weekdays are counted: today, or the first day while the forum is ahead."""
        return max(self.today, self.first)

    def all_days(self) -> tuple[date, ...]:
        """The forum's days, at most a year of them."""
        return tuple(self.first + timedelta(n) for n in range(min((self.last - self.first).days, 366) + 1))

    def moment(self, day: date, minutes: int, zone: ZoneInfo | None = None) -> datetime:
        """The moment `minutes` after midnight of `day`, in UTC."""
        local = datetime.combine(day, time()) + timedelta(minutes=minutes)
        return local.replace(tzinfo=zone or self.zone).astimezone(UTC)

    def dated(self, day: int, month: int | None, year: int | None = None) -> date | None:
        """The date meant by a day of a month, nearest to the forum; None where there is no such day."""
        candidates = [
            found
            for y in ((year,) if year else range(self.first.year - 1, self.last.year + 2))
            for m in ((month,) if month else range(1, 13))
            if (found := _date(y, m, day)) is not None
        ]
        return min(candidates, key=self._distance, default=None)

    def _distance(self, day: date) -> tuple[int, int]:
        outside = max((self.first - day).days, (day - self.last).days, 0)
        return outside, abs((day - self.anchor).days)

    def is_forum_day(self, day: date) -> bool:
        """Whether the forum runs on `day`."""
        return self.first <= day <= self.last


def resolve(
    calendar: Calendar, days: tuple[date, ...], window: Window | None, point: Point, zone: ZoneInfo | None = None
) -> When:
    """Put days and a part of the day together. A part alone means today, or tomorrow where it has passed, or any day
    while the forum is not on. `zone` is another zone in which the times were given."""
    if window is None:
        return When(spans=_runs(calendar, days), days=days, point=point)
    named = days
    if not days:
        today = calendar.today
        passed = calendar.moment(today, window.end, zone) <= calendar.now
        day = today + timedelta(1) if passed else today
        days = (day,) if calendar.is_forum_day(day) else calendar.all_days()
    spans = tuple((calendar.moment(d, window.start, zone), calendar.moment(d, window.end, zone)) for d in days)
    moment = spans[0][0] if window.exact and len(spans) == 1 else None
    return When(spans=spans, days=named or (days if len(days) == 1 else ()), point=point, moment=moment)


def _runs(calendar: Calendar, days: tuple[date, ...]) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((calendar.moment(day, 0), calendar.moment(day + timedelta(1), 0)) for day in days)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
