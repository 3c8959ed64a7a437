"""Small forums to test with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.programme.catalogue import Catalogue
from storage.records.programme import Enterprise, Excursion, Forum, Programme, Session

NOW = datetime(2026, 5, 2, 4, 0, tzinfo=UTC)


def forum(**changes: object) -> Forum:
    """A forum of three days in Tomsk."""
    base = Forum(
        code="tomsk",
        name="Форум",
        zone="Asia/Tomsk",
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 5, 3),
        city="Томск",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # a test names real fields


def session(number: int, title: str, hours: float, **changes: object) -> Session:
    """A session of one hour that starts `hours` after NOW."""
    start = NOW + timedelta(hours=hours)
    base = Session(
        id=number, code=f"S{number}", title=title, start=start, end=start + timedelta(hours=1), zone="Asia/Tomsk"
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def excursion(number: int, title: str, hours: float, **changes: object) -> Excursion:
    """An excursion of one hour that starts `hours` after NOW."""
    start = NOW + timedelta(hours=hours)
    base = Excursion(
        id=number,
        code=f"X{number}",
        enterprise="plant",
        title=title,
        start=start,
        end=start + timedelta(hours=1),
        zone="Asia/Tomsk",
        seats=5,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def programme(*items: Session | Excursion, name: str = "Завод", **changes: object) -> Programme:
    """A forum with these items and one enterprise called `name`."""
    return Programme(
        forum=forum(**changes),
        sessions=tuple(item for item in items if isinstance(item, Session)),
        excursions=tuple(item for item in items if isinstance(item, Excursion)),
        enterprises=(Enterprise(id=1, code="plant", name=name, city="Томск"),),
    )


def catalogue(*items: Session | Excursion, name: str = "Завод", **changes: object) -> Catalogue:
    """The catalogue of such a forum."""
    return Catalogue.of(programme(*items, name=name, **changes))
