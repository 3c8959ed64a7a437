"""The list of excursions with its filters, and an excursion's card."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.excursions import narrowing, rules
from bot.excursions.actions import (
    ChooseFilter,
    OpenBooking,
    OpenBookings,
    OpenExcursion,
    OpenExcursions,
    SendExcursionCalendar,
    SignUp,
)
from bot.excursions.narrowing import AgeBand
from bot.people.actions import OpenHome
from bot.programme import cards
from bot.programme.actions import OpenEnterprise
from bot.programme.catalogue import Catalogue
from bot.programme.rules import cut, read_day
from bot.programme.screens.parts import Row, button, label, pager, paragraphs, way_back
from bot.screen import Button, Screen, rows
from bot.texts import Html, Words
from storage.records.excursions import Booking, Tour
from storage.records.programme import Excursion

PAGE = 6
FEW = 5
BUTTON_TITLE = 34
LINE_TITLE = 110
CITY = 40


def excursions_screen(
    words: Words,
    catalogue: Catalogue,
    tours: Mapping[int, Tour],
    own: Mapping[int, Booking],
    asked: OpenExcursions,
    now: datetime,
    *,
    registration: bool,
) -> Screen:
    """A page of the excursions ahead that fit what was `asked`. `own` are the reader's live bookings by excursion."""
    found = narrowing.narrowed(catalogue, asked, now)
    shown = cut(found, asked.page, PAGE)
    lines = (_entry(words, catalogue, excursion, tours, own, now) for excursion in shown.items)
    if not narrowing.ahead(catalogue, now):
        text = words("excursions-over" if catalogue.excursions else "excursions-none")
    elif not found:
        text = words("excursions-no-such")
    else:
        head = words("excursions-title", count=len(found))
        text = paragraphs(head, None if registration else words("excursions-registration-off"), *lines)

    def to(number: int) -> OpenExcursions:
        return replace(asked, page=number)

    return Screen(
        text=text,
        buttons=(
            *((_open(words, excursion, asked, shown.number),) for excursion in shown.items),
            *pager(words, shown, to),
            *_filters(words, catalogue, asked, now),
            (button(words, "button-my-bookings", OpenBookings()), button(words, "button-home", OpenHome())),
        ),
    )


def filter_screen(words: Words, catalogue: Catalogue, asked: ChooseFilter, now: datetime) -> Screen:
    """The choices for one filter."""
    current = OpenExcursions(asked.day, asked.city, asked.age)
    choices: list[Button]
    match asked.which:
        case "day":
            key, every = "excursions-choose-day", narrowing.on(current, None)
            choices = [
                Button(words.plain("excursions-day", day=day), narrowing.on(current, day).pack())
                for day in narrowing.days(catalogue, now)
            ]
        case "city":
            key, every = "excursions-choose-city", replace(current, city=-1)
            choices = [
                Button(label(city, CITY), replace(current, city=place).pack())
                for place, city in enumerate(catalogue.cities)
            ]
        case _:
            key, every = "excursions-choose-age", replace(current, age=-1)
            choices = [
                Button(_band(words, band), replace(current, age=band.low).pack())
                for band in narrowing.ages(catalogue.excursions)
            ]
    any_of = button(words, f"{key}-any", every)
    return Screen(text=words(key), buttons=((any_of,), *rows(*choices[:40]), way_back(words, current)))


def card_screen(
    words: Words,
    catalogue: Catalogue,
    tour: Tour,
    booking: Booking | None,
    now: datetime,
    *,
    back: OpenExcursions,
    registration: bool,
    notice: Html | None = None,
) -> Screen:
    """An excursion's card with what can be done about it. `booking` is the reader's live one; `notice` is said last."""
    excursion = tour.excursion
    bounded = replace(excursion, closes=rules.sign_up_closes(excursion), group_limit=1)  # one seat a person, for now
    refusal = rules.open_to_all(excursion, now)
    text = paragraphs(
        cards.excursion_card(words, catalogue, bounded, now, rules.free_for_newcomers(tour), tour.waiting),
        words(f"booking-state-{booking.state}", number=str(booking.id)) if booking else None,
        None if registration or booking else words("excursions-registration-off"),
        notice,
    )
    ways: list[Button] = []
    if booking:
        ways.append(Button(words.plain("booking-open", number=str(booking.id)), OpenBooking(booking.id).pack()))
    elif registration and refusal is None:
        key = "button-sign-up" if rules.place(tour) == "seat" else "button-join-waiting-list"
        ways.append(button(words, key, SignUp(excursion.id)))
    if not excursion.cancelled and excursion.end > now:
        ways.append(button(words, "button-calendar", SendExcursionCalendar(excursion.id)))
    enterprise = catalogue.enterprise_by_code.get(excursion.enterprise)
    if enterprise:
        ways.append(Button(label(enterprise.name, BUTTON_TITLE), OpenEnterprise(enterprise.id).pack()))
    return Screen(text=text, buttons=(*((way,) for way in ways), way_back(words, back)))


def gone_screen(words: Words) -> Screen:
    """Kind words for a button whose excursion has left the programme."""
    return Screen(
        text=words("excursions-gone"),
        buttons=((button(words, "button-excursions", OpenExcursions()),), way_back(words)),
    )


def seats_in_words(
    words: Words, excursion: Excursion, tour: Tour | None, booking: Booking | None, now: datetime
) -> Html:
    """How an excursion stands for the reader, in a few words: «осталось 3 места», «запись с 11 ноября»."""
    if booking:
        return words(f"excursions-own-{booking.state}")
    refusal = rules.open_to_all(excursion, now)
    if refusal and refusal.why == "not open" and refusal.at:
        return words("excursions-opens", opens=refusal.at)
    if refusal:
        return words(f"excursions-{refusal.why}")
    free = rules.free_for_newcomers(tour) if tour else excursion.seats
    if not free:
        return words("excursions-full")
    return words("excursions-few" if free <= FEW else "excursions-free", free=free)


def _entry(
    words: Words,
    catalogue: Catalogue,
    excursion: Excursion,
    tours: Mapping[int, Tour],
    own: Mapping[int, Booking],
    now: datetime,
) -> Html:
    """Two lines of the list: when and what; city, age and seats."""
    city = narrowing.city_of_excursion(catalogue, excursion)
    about = (
        cards.value(city, CITY) if city else None,
        words("excursions-age", age=excursion.minimum_age),
        seats_in_words(words, excursion, tours.get(excursion.id), own.get(excursion.id), now),
    )
    return words(
        "excursions-line",
        start=excursion.start,
        hours=cards.hours(words, excursion),
        title=cards.value(" ".join(excursion.title.split()), LINE_TITLE),
        about=Html(" · ").join(part for part in about if part),
    )


def _open(words: Words, excursion: Excursion, asked: OpenExcursions, page: int) -> Button:
    opens = OpenExcursion(excursion.id, asked.day, asked.city, asked.age, page)
    key = "excursions-button-cancelled" if excursion.cancelled else "excursions-button"
    return Button(words.plain(key, start=excursion.start, title=label(excursion.title, BUTTON_TITLE)), opens.pack())


def _filters(words: Words, catalogue: Catalogue, asked: OpenExcursions, now: datetime) -> tuple[Row, ...]:
    """Filters worth having, each naming its choice."""
    day, city = read_day(asked.day), narrowing.city_of(catalogue, asked.city)
    bands = narrowing.ages(catalogue.excursions)
    band = next((band for band in bands if band.low == asked.age), None)
    shown: list[Button] = []

    def choice(which: str, text: str) -> None:
        shown.append(Button(text, ChooseFilter(which, asked.day, asked.city, asked.age).pack()))

    if day or len(narrowing.days(catalogue, now)) > 1:
        choice("day", words.plain("excursions-day", day=day) if day else words.plain("excursions-any-day"))
    if city or len(catalogue.cities) > 1:
        choice("city", label(city, CITY) if city else words.plain("excursions-any-city"))
    if bands:
        choice("age", _band(words, band) if band else words.plain("excursions-any-age"))
    return rows(*shown)


def _band(words: Words, band: AgeBand) -> str:
    if band.high is None:
        return words.plain("excursions-age-from", low=band.low)
    if band.low == 0:
        return words.plain("excursions-age-under", under=band.high + 1)
    key = "excursions-age-one" if band.low == band.high else "excursions-age-to"
    return words.plain(key, low=band.low, high=band.high)
