"""The catalogue: a released programme arranged for looking things up. Built once per release, shared by all reads."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from storage.records.programme import Enterprise, Excursion, Faq, Programme, Session, Speaker, Venue

Item = Session | Excursion
"""What happens at a time."""

_Value = TypeVar("_Value")
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A programme by id, code, day, venue, speaker and enterprise; every tuple of items is in order of time.

    Days are dates in the forum's zone. A lookup by id is meaningful only for a released programme (ids set).
    """

    programme: Programme
    zone: ZoneInfo
    items: tuple[Item, ...]
    sessions: tuple[Session, ...]
    excursions: tuple[Excursion, ...]
    days: tuple[date, ...]
    cities: tuple[str, ...]
    """Cities of the enterprises that have excursions, as the workbook orders them."""

    session_by_id: Mapping[int, Session]
    session_by_code: Mapping[str, Session]
    excursion_by_id: Mapping[int, Excursion]
    excursion_by_code: Mapping[str, Excursion]
    enterprise_by_id: Mapping[int, Enterprise]
    enterprise_by_code: Mapping[str, Enterprise]
    venue_by_id: Mapping[int, Venue]
    venue_by_code: Mapping[str, Venue]
    speaker_by_id: Mapping[int, Speaker]
    speaker_by_name: Mapping[str, Speaker]
    faq_by_id: Mapping[int, Faq]

    _items_by_day: Mapping[date, tuple[Item, ...]]
    _sessions_by_venue: Mapping[str, tuple[Session, ...]]
    _sessions_by_speaker: Mapping[str, tuple[Session, ...]]
    _excursions_by_enterprise: Mapping[str, tuple[Excursion, ...]]
    _starts: tuple[datetime, ...]
    _longest: timedelta

    @classmethod
    def of(cls, programme: Programme) -> "Catalogue":
        """Arrange `programme`."""
        zone = ZoneInfo(programme.forum.zone)
        sessions = tuple(sorted(programme.sessions, key=_order))
        excursions = tuple(sorted(programme.excursions, key=_order))
        everything: tuple[Item, ...] = (*sessions, *excursions)
        items = tuple(sorted(everything, key=_order))
        by_day = _grouped(items, lambda item: (item.start.astimezone(zone).date(),))
        enterprises = {enterprise.code: enterprise for enterprise in programme.enterprises}
        visited = {excursion.enterprise for excursion in excursions}
        return cls(
            programme=programme,
            zone=zone,
            items=items,
            sessions=sessions,
            excursions=excursions,
            days=tuple(sorted(by_day)),
            cities=tuple(dict.fromkeys(e.city for e in programme.enterprises if e.city and e.code in visited)),
            session_by_id=_by(sessions, lambda session: session.id),
            session_by_code=_by(sessions, lambda session: session.code),
            excursion_by_id=_by(excursions, lambda excursion: excursion.id),
            excursion_by_code=_by(excursions, lambda excursion: excursion.code),
            enterprise_by_id=_by(programme.enterprises, lambda enterprise: enterprise.id),
            enterprise_by_code=MappingProxyType(enterprises),
            venue_by_id=_by(programme.venues, lambda venue: venue.id),
            venue_by_code=_by(programme.venues, lambda venue: venue.code),
            speaker_by_id=_by(programme.speakers, lambda speaker: speaker.id),
            speaker_by_name=_by(programme.speakers, lambda speaker: speaker.name),
            faq_by_id=_by(programme.faq, lambda faq: faq.id),
            _items_by_day=by_day,
            _sessions_by_venue=_grouped(sessions, lambda session: (session.venue,)),
            _sessions_by_speaker=_grouped(sessions, lambda session: session.speakers),
            _excursions_by_enterprise=_grouped(excursions, lambda excursion: (excursion.enterprise,)),
            _starts=tuple(item.start for item in items),
            _longest=max((item.end - item.start for item in items), default=timedelta()),
        )

    def on_day(self, day: date) -> tuple[Item, ...]:
        """Sessions and excursions that start on `day` (forum's zone)."""
        return self._items_by_day.get(day, ())

    def at_venue(self, code: str) -> tuple[Session, ...]:
        """Sessions at the venue with this code."""
        return self._sessions_by_venue.get(code, ())

    def by_speaker(self, name: str) -> tuple[Session, ...]:
        """Sessions of the speaker with this name."""
        return self._sessions_by_speaker.get(name, ())

    def of_enterprise(self, code: str) -> tuple[Excursion, ...]:
        """Excursions to the enterprise with this code."""
        return self._excursions_by_enterprise.get(code, ())

    def on_now(self, now: datetime) -> tuple[Item, ...]:
        """What goes on at `now` (aware) and is not cancelled."""
        first = bisect_left(self._starts, now - self._longest)
        last = bisect_right(self._starts, now)
        return tuple(item for item in self.items[first:last] if item.end > now and not item.cancelled)

    def next_after(self, now: datetime, limit: int = 5) -> tuple[Item, ...]:
        """The first `limit` items that start after `now` (aware) and are not cancelled."""
        found: list[Item] = []
        for place in range(bisect_right(self._starts, now), len(self.items)):
            if len(found) == limit:
                break
            if not self.items[place].cancelled:
                found.append(self.items[place])
        return tuple(found)


def _order(item: Item) -> tuple[datetime, datetime, str]:
    return item.start, item.end, item.code


def _by(values: Iterable[_Value], key: Callable[[_Value], _Key]) -> Mapping[_Key, _Value]:
    return MappingProxyType({key(value): value for value in values})


def _grouped(values: Iterable[_Value], keys: Callable[[_Value], Iterable[_Key]]) -> Mapping[_Key, tuple[_Value, ...]]:
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for value in values:
        for key in keys(value):
            groups[key].append(value)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})
