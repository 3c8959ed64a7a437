"""Rules of browsing the programme: pages, what today is, what is on around now, what overlaps. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Generic, Literal, TypeVar
from urllib.parse import urlsplit

from bot.programme.catalogue import Catalogue, Item
from storage.records.programme import Excursion, Forum, Session

PAGE = 8
"""Items on one page: as many buttons as a thumb likes."""

JUMPS = 5
AHEAD = 5
CALLED_OFF = 3
SOON = timedelta(hours=3)

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """One page of a list, `size` items long but for the last; `number` counts from 0, `count` is at least 1."""

    items: tuple[T_co, ...]
    number: int
    count: int
    size: int


def cut(items: Sequence[T], number: int, size: int = PAGE) -> Page[T]:
    """Page `number` of `items`; the nearest there is where there is no such page."""
    count = max(1, -(-len(items) // size))
    number = min(max(number, 0), count - 1)
    return Page(items=tuple(items[number * size : (number + 1) * size]), number=number, count=count, size=size)


def current_page(items: Sequence[Item], now: datetime, size: int = PAGE) -> int:
    """The page to open at `now`: with the first item that has not begun; the last while something goes on; else 0."""
    for place, item in enumerate(items):
        if item.start > now:
            return place // size
    return (len(items) - 1) // size if any(item.end > now for item in items) else 0


def jumps(count: int) -> tuple[int, ...]:
    """Pages to jump to where there are too many to leaf through: spread evenly, the first and the last among them."""
    if count <= JUMPS:
        return ()
    return tuple(round(step * (count - 1) / (JUMPS - 1)) for step in range(JUMPS))


def day_code(day: date) -> str:
    """A day as buttons carry it: `YYYYMMDD`."""
    return day.isoformat().replace("-", "")


def read_day(code: str) -> date | None:
    """The day a button carries, or None where it is no day."""
    try:
        return date.fromisoformat(code)
    except ValueError:
        return None


def day_of(catalogue: Catalogue, item: Item) -> tuple[date, int]:
    """The day (forum's zone) and the page of it on which an item stands."""
    day = item.start.astimezone(catalogue.zone).date()
    place = next((place for place, other in enumerate(catalogue.on_day(day)) if other is item), 0)
    return day, place // PAGE


@dataclass(frozen=True, slots=True)
class Today:
    """What today is to a forum, and the day to show or name.

    `on`: today itself · `before`: the first day · `gap`: nothing today, the next day or None · `over`: the last day ·
    `empty`: there is no programme.
    """

    kind: Literal["on", "before", "gap", "over", "empty"]
    day: date | None = None


def today_is(days: Sequence[date], forum: Forum, today: date) -> Today:
    """What `today` (forum's zone) is, given the days that have something, in order."""
    if not days:
        return Today("empty")
    if today in days:
        return Today("on", today)
    if today < min(forum.starts_on, days[0]):
        return Today("before", days[0])
    later = next((day for day in days if day > today), None)
    if later or today <= forum.ends_on:
        return Today("gap", later)
    return Today("over", max(forum.ends_on, days[-1]))


@dataclass(frozen=True, slots=True)
class Until:
    """How to say when something starts: in minutes, in hours (and minutes), today, tomorrow, or on a day."""

    kind: Literal["minutes", "hours", "today", "tomorrow", "day"]
    hours: int = 0
    minutes: int = 0


def until(start: datetime, now: datetime, zone: tzinfo) -> Until:
    """How to say at `now` that something starts at `start` (later, both aware), by the calendar of `zone`."""
    left = start.astimezone(UTC) - now.astimezone(UTC)
    hours, minutes = divmod(-(-left // timedelta(minutes=1)), 60)
    if hours == 0:
        return Until("minutes", minutes=minutes)
    if left <= SOON:
        return Until("hours", hours=hours, minutes=minutes)
    days = (start.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days <= 1:
        return Until("tomorrow" if days else "today")
    return Until("day")


@dataclass(frozen=True, slots=True)
class Around:
    """An item near now: going on, coming next, or called off though one might wait for it."""

    kind: Literal["on", "next", "cancelled"]
    item: Item


def around(catalogue: Catalogue, now: datetime) -> tuple[Around, ...]:
    """What is on at `now`, the next few items, and those cancelled that would have been among them."""
    on, coming = catalogue.on_now(now), catalogue.next_after(now, AHEAD)
    horizon = coming[-1].start if coming else now
    yesterday = now.astimezone(catalogue.zone).date() - timedelta(days=1)
    last = horizon.astimezone(catalogue.zone).date()
    off = (
        item
        for day in catalogue.days
        if yesterday <= day <= last
        for item in catalogue.on_day(day)
        if item.cancelled and item.end > now and item.start <= horizon
    )
    return (
        *(Around("on", item) for item in on),
        *(Around("next", item) for item in coming),
        *(Around("cancelled", item) for item, _ in zip(off, range(CALLED_OFF), strict=False)),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of somebody's plan: a chosen session, or an excursion with the state of its booking."""

    item: Item
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlan:
    """What one account has in one forum: chosen sessions, and excursions with the booking's state; in any order."""

    sessions: tuple[Session, ...] = ()
    bookings: tuple[tuple[Excursion, str], ...] = ()

    def has(self, session: Session) -> bool:
        """Whether the session is in the plan."""
        return any(chosen.id == session.id for chosen in self.sessions)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything in order of time; several bookings of one excursion are one entry, in the best state."""
        best: dict[int, Entry] = {}
        for excursion, state in sorted(self.bookings, key=lambda booking: _RANK.get(booking[1], len(_RANK))):
            best.setdefault(excursion.id, Entry(excursion, state))
        entries = [*(Entry(session) for session in self.sessions), *best.values()]
        return tuple(sorted(entries, key=lambda entry: (entry.item.start, entry.item.end, entry.item.code)))

    def clashes(self, item: Item) -> tuple[Item, ...]:
        """What in the plan overlaps `item` in time: waiting for a seat does not count, nor does what is cancelled."""
        firm = (entry.item for entry in self.entries if entry.state != "waiting")
        return overlapping(item, firm)


_RANK = {"attended": 0, "booked": 1, "offered": 2, "waiting": 3}


def overlapping(item: Item, others: Iterable[Item]) -> tuple[Item, ...]:
    """Those of `others` that happen at the same time as `item`, if only for a minute; none where it is cancelled."""
    if item.cancelled:
        return ()
    return tuple(
        other
        for other in others
        if other.start < item.end
        and item.start < other.end
        and not other.cancelled
        and (type(other), other.id) != (type(item), item.id)
    )


def plan_refusal(session: Session, now: datetime) -> Literal["cancelled", "over"] | None:
    """Why a session cannot be planned any more, or None where it can."""
    if session.cancelled:
        return "cancelled"
    return "over" if session.end <= now else None


def web_address(link: str) -> str:
    """`link` where Telegram would take it for a button's address (Bot API, InlineKeyboardButton.url), else nothing."""
    try:
        parts = urlsplit(link.strip())
        fine = parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".") and parts.port != 0
    except ValueError:
        return ""
    return link.strip() if fine and not any(letter.isspace() for letter in link.strip()) else ""
