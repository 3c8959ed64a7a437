"""The programme by day: the days of the forum, one day's page, today."""

from datetime import date, datetime

from bot.excursions.actions import OpenExcursions
from bot.programme import cards
from bot.programme.actions import CURRENT, OpenDay, OpenDays, OpenNow, OpenPlan, OpenToday, OpenVenues
from bot.programme.catalogue import Catalogue, Item
from bot.programme.rules import current_page, cut, day_code, today_is
from bot.programme.screens.parts import (
    Row,
    button,
    counts,
    item_buttons,
    pager,
    paragraphs,
    time_jumps,
    way_back,
    zone_note,
)
from bot.screen import Button, Screen, rows
from bot.texts import Html, Words

DAYS = 14
"""Days on one page: two weeks, in two columns."""


def days_screen(words: Words, catalogue: Catalogue, now: datetime, page: int = CURRENT) -> Screen:
    """The days of the forum that have something, with counts; today is named."""
    today = now.astimezone(catalogue.zone).date()
    if page == CURRENT:
        page = next((place for place, day in enumerate(catalogue.days) if day >= today), 0) // DAYS
    shown = cut(catalogue.days, page, DAYS)
    name = cards.value(catalogue.programme.forum.name, cards.TITLE)
    text = words("programme-days", name=name, counts=counts(words, catalogue.items))
    return Screen(
        text=text if catalogue.days else words("programme-empty", name=name),
        buttons=(
            *rows(*(_day_button(words, catalogue, day, today) for day in shown.items)),
            *pager(words, shown, OpenDays),
            *_ways(words, catalogue),
            way_back(words),
        ),
    )


def day_screen(
    words: Words, catalogue: Catalogue, day: date, now: datetime, page: int = CURRENT, lead: Html | None = None
) -> Screen:
    """A page of one day (forum's zone) in order of time; `lead` is said above it."""
    items = catalogue.on_day(day)
    if not items:
        return _no_such_day(words, catalogue, now)
    shown = cut(items, current_page(items, now) if page == CURRENT else page)
    title = "programme-day-today" if day == now.astimezone(catalogue.zone).date() else "programme-day"
    lines = (
        cards.item_line(words, catalogue, item, now, day=_on_another_day(words, item, day)) for item in shown.items
    )

    def to(number: int) -> OpenDay:
        return OpenDay(day_code(day), number)

    return Screen(
        text=paragraphs(
            lead,
            words(title, day=day, counts=counts(words, items)),
            zone_note(words, catalogue, items[0].start),
            *lines,
        ),
        buttons=(
            *item_buttons(words, shown.items, on=day),
            *pager(words, shown, to),
            *time_jumps(words, items, shown, to),
            *_neighbours(words, catalogue, day),
            way_back(words, OpenDays()),
        ),
    )


def today_screen(words: Words, catalogue: Catalogue, now: datetime) -> Screen:
    """Today; before the forum its first day, and in a gap the next one, with a word about it; after it the way on."""
    forum = catalogue.programme.forum
    date_now = now.astimezone(catalogue.zone).date()
    today = today_is(catalogue.days, forum, date_now)
    match today.kind, today.day:
        case "on", date() as day:
            return day_screen(words, catalogue, day, now)
        case "before", date() as day:
            left = (forum.starts_on - date_now).days
            lead = words("today-before", day=forum.starts_on, days=left)
            return day_screen(words, catalogue, day, now, lead=lead)
        case "gap", date() as day:
            return day_screen(words, catalogue, day, now, lead=words("today-gap"))
        case "over", date() as day:
            text = words("today-over", day=day)
        case "gap", None:
            text = words("today-nothing-more")
        case _:
            text = words("programme-empty", name=cards.value(forum.name, cards.TITLE))
    return Screen(
        text=text, buttons=((_programme(words), button(words, "button-my-plan", OpenPlan())), way_back(words))
    )


def _on_another_day(words: Words, item: Item, day: date) -> bool:
    """Whether the only time a line tells is of another day than the forum's; where it tells two, the zones explain."""
    local, own = words.local(item.start), words.at(item.zone).local(item.start)
    return local.utcoffset() == own.utcoffset() and local.date() != day


def _day_button(words: Words, catalogue: Catalogue, day: date, today: date) -> Button:
    key = "programme-day-button-today" if day == today else "programme-day-button"
    return Button(words.plain(key, day=day, count=len(catalogue.on_day(day))), OpenDay(day_code(day)).pack())


def _ways(words: Words, catalogue: Catalogue) -> tuple[Row, ...]:
    """Other ways through the programme."""
    moments = (button(words, "button-today", OpenToday()), button(words, "button-now", OpenNow()))
    places = (button(words, "programme-by-venue", OpenVenues()),) if catalogue.programme.venues else ()
    visits = (button(words, "button-excursions", OpenExcursions()),) if catalogue.excursions else ()
    return rows(*(moments if catalogue.days else ()), *places, *visits, button(words, "button-my-plan", OpenPlan()))


def _neighbours(words: Words, catalogue: Catalogue, day: date) -> tuple[Row, ...]:
    """The day before and the day after, among those that have something."""
    place = catalogue.days.index(day)
    found: list[Button] = []
    if place > 0:
        found.append(_neighbour(words, "programme-day-before", catalogue.days[place - 1]))
    if place + 1 < len(catalogue.days):
        found.append(_neighbour(words, "programme-day-after", catalogue.days[place + 1]))
    return (tuple(found),) if found else ()


def _neighbour(words: Words, key: str, day: date) -> Button:
    return Button(words.plain(key, day=day), OpenDay(day_code(day)).pack())


def _no_such_day(words: Words, catalogue: Catalogue, now: datetime) -> Screen:
    """The day of an old button has emptied: say so above the days there are."""
    days = days_screen(words, catalogue, now)
    return Screen(text=paragraphs(words("programme-day-gone"), days.text), buttons=days.buttons)


def _programme(words: Words) -> Button:
    return button(words, "button-programme", OpenDays())
