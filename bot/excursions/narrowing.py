"""Narrowing the list of excursions by day, city and the visitor's age. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.excursions.actions import OpenExcursions
from bot.programme.catalogue import Catalogue
from bot.programme.rules import day_code, read_day
from storage.records.programme import Excursion


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Visitors of `low` to `high` years, for whom the same excursions are open; the last band has no `high`."""

    low: int
    high: int | None


def ahead(catalogue: Catalogue, now: datetime) -> tuple[Excursion, ...]:
    """Excursions not over yet, in order of time; cancelled ones too, since somebody will look for them."""
    return tuple(excursion for excursion in catalogue.excursions if excursion.end > now)


def narrowed(catalogue: Catalogue, asked: OpenExcursions, now: datetime) -> tuple[Excursion, ...]:
    """Excursions not over yet that fit what was asked; a choice that no longer exists narrows nothing."""
    day, city = read_day(asked.day), city_of(catalogue, asked.city)

    def fits(excursion: Excursion) -> bool:
        return (
            (day is None or day_of(catalogue, excursion) == day)
            and (city is None or city_of_excursion(catalogue, excursion) == city)
            and (asked.age < 0 or excursion.minimum_age <= asked.age)
        )

    return tuple(excursion for excursion in ahead(catalogue, now) if fits(excursion))


def days(catalogue: Catalogue, now: datetime) -> tuple[date, ...]:
    """Days (forum's zone) that have excursions ahead."""
    return tuple(sorted({day_of(catalogue, excursion) for excursion in ahead(catalogue, now)}))


def ages(excursions: Sequence[Excursion]) -> tuple[AgeBand, ...]:
    """Bands of visitors' ages between the minimum ages there are; none where every excursion takes everybody."""
    limits = sorted({0, *(excursion.minimum_age for excursion in excursions)})
    if len(limits) == 1:
        return ()
    return tuple(
        AgeBand(low, high - 1 if high is not None else None)
        for low, high in zip(limits, [*limits[1:], None], strict=True)
    )


def day_of(catalogue: Catalogue, excursion: Excursion) -> date:
    """The day an excursion starts, in the forum's zone."""
    return excursion.start.astimezone(catalogue.zone).date()


def city_of(catalogue: Catalogue, place: int) -> str | None:
    """The city at a place of the catalogue's list; None for any."""
    return catalogue.cities[place] if 0 <= place < len(catalogue.cities) else None


def city_of_excursion(catalogue: Catalogue, excursion: Excursion) -> str:
    """The city of the excursion's enterprise, or nothing."""
    enterprise = catalogue.enterprise_by_code.get(excursion.enterprise)
    return enterprise.city if enterprise else ""


def on(asked: OpenExcursions, day: date | None) -> OpenExcursions:
    """What was asked, for this day or any."""
    return replace(asked, day=day_code(day) if day else "", page=0)
