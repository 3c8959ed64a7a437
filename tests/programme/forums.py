"""Forums to browse in tests: built by hand, with ids as a released programme has."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.programme.catalogue import Catalogue
from bot.texts import plain
from storage.records.programme import Enterprise, Excursion, Forum, Programme, Session, Speaker, Venue

ZONE = "Asia/Tomsk"
DAY = date(2026, 5, 2)
TEN = datetime(2026, 5, 2, 3, 0, tzinfo=UTC)
"""Ten in the morning of DAY in ZONE."""


def session(number: int = 1, start: datetime = TEN, minutes: int = 60, **changes: Any) -> Session:
    """A session with id `number`."""
    values = {"title": f"Событие {number}", "zone": ZONE, "venue": "v1", **changes}
    return Session(id=number, code=f"S{number}", start=start, end=start + timedelta(minutes=minutes), **values)


def excursion(number: int = 1, start: datetime = TEN, minutes: int = 60, **changes: Any) -> Excursion:
    """An excursion with id `number`."""
    values = {"title": f"Экскурсия {number}", "zone": ZONE, "enterprise": "e1", "seats": 10, **changes}
    return Excursion(id=number, code=f"X{number}", start=start, end=start + timedelta(minutes=minutes), **values)


def catalogue(*items: Session | Excursion, venues: int = 1, zone: str = ZONE, **forum: Any) -> Catalogue:
    """A catalogue of these items, so many venues, one enterprise, and everybody who speaks."""
    days = {"starts_on": DAY, "ends_on": DAY + timedelta(days=2), **forum}
    sessions = tuple(item for item in items if isinstance(item, Session))
    names = dict.fromkeys(name for item in sessions for name in item.speakers)
    return Catalogue.of(
        Programme(
            forum=Forum(**{"id": 1, "code": "f", "name": "Форум", "zone": zone, "release": 3, **days}),
            venues=tuple(venue(number) for number in range(1, venues + 1)),
            speakers=tuple(Speaker(id=place, name=name) for place, name in enumerate(names, 1)),
            sessions=sessions,
            excursions=tuple(item for item in items if isinstance(item, Excursion)),
            enterprises=(Enterprise(id=1, code="e1", name="Завод", city="Томск"),),
        )
    )


def venue(number: int = 1, **changes: Any) -> Venue:
    """A venue with id `number`, with its place and directions."""
    values: dict[str, Any] = {"name": f"Площадка {number}", "address": f"Ленина, {number}", **changes}
    values = {"directions": "Вход со двора", "latitude": 56.5, "longitude": 85.0, **values}
    return Venue(id=number, code=f"v{number}", **values)


def labels(screen: Any) -> list[str]:
    """The words on the buttons of a screen, in order."""
    return [button.text for row in screen.buttons for button in row]


def text_of(screen: Any) -> str:
    """What a person reads on a screen."""
    return plain(screen.text)
