"""My bookings: the list, one booking's card, and words that come by themselves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from bot.excursions import rules
from bot.excursions.actions import (
    AnswerOffer,
    CancelBooking,
    OpenBooking,
    OpenBookings,
    OpenExcursion,
    OpenExcursions,
    SendExcursionCalendar,
)
from bot.programme import cards
from bot.programme.rules import cut
from bot.programme.screens.parts import button, label, pager, paragraphs, way_back
from bot.screen import Button, Screen
from bot.texts import Html, Words
from storage.records.excursions import Booking
from storage.records.programme import Excursion

PAGE = 6
TITLE = 110
BUTTON_TITLE = 30

Own = tuple[Booking, Excursion]


def bookings_screen(
    words: Words,
    own: Sequence[Own],
    ahead: Mapping[int, int],
    now: datetime,
    page: int = 0,
    *,
    registration: bool = True,
) -> Screen:
    """A page of my bookings: what is still to come first. `ahead` tells how many wait before each waiting booking,
    `registration` whether people sign up through this bot."""
    if not own:
        return Screen(
            text=words("bookings-none" if registration else "bookings-none-off"),
            buttons=((button(words, "button-excursions", OpenExcursions()),), way_back(words)),
        )
    to_come = [pair for pair in own if pair[0].live and pair[1].end > now]
    others = [pair for pair in reversed(own) if pair not in to_come]
    shown = cut([*to_come, *others], page, PAGE)
    lines = (_entry(words, booking, excursion, ahead, now) for booking, excursion in shown.items)
    opens = (
        (Button(_title(words, booking, excursion), OpenBooking(booking.id).pack()),)
        for booking, excursion in shown.items
    )
    return Screen(
        text=paragraphs(words("bookings-title"), *lines),
        buttons=(*opens, *pager(words, shown, OpenBookings), way_back(words, OpenExcursions())),
    )


def booking_screen(words: Words, booking: Booking, excursion: Excursion, ahead: int, now: datetime) -> Screen:
    """A booking's card with what can be done about it now. `ahead` is how many wait before it."""
    stands = booking.live and not excursion.cancelled and excursion.start > now
    text = paragraphs(
        words("booking-title", number=str(booking.id), state=state_in_words(words, booking, excursion, ahead, now)),
        _about(words, excursion, full=stands or booking.state == "booked"),
        _next(words, booking, excursion, now) if stands else None,
    )
    return Screen(text=text, buttons=_ways(words, booking, excursion, now))


def cancel_screen(words: Words, booking: Booking, excursion: Excursion) -> Screen:
    """«Отменить запись?» asked once."""
    sure = Button(words.plain("booking-cancel-sure"), CancelBooking(booking.id, sure=True).pack())
    return Screen(
        text=paragraphs(
            words(f"booking-cancel-{booking.state}", number=str(booking.id)), _about(words, excursion, full=False)
        ),
        buttons=((sure,), (button(words, "button-back", OpenBooking(booking.id)),)),
    )


def gone_screen(words: Words) -> Screen:
    """Kind words for a booking that is not there."""
    return Screen(
        text=words("booking-gone"),
        buttons=((button(words, "button-my-bookings", OpenBookings()),), way_back(words)),
    )


def offer_screen(words: Words, booking: Booking, excursion: Excursion, until: datetime, now: datetime) -> Screen:
    """The message of an offer: a seat is free, until when, and both answers."""
    return Screen(
        text=paragraphs(words("offer"), _about(words, excursion, full=True), _until(words, until, now)),
        buttons=(
            _answers(words, booking),
            (Button(words.plain("booking-open", number=str(booking.id)), OpenBooking(booking.id).pack()),),
        ),
    )


def over_screen(words: Words, key: Literal["offer-over", "waiting-over"], excursion: Excursion) -> Screen:
    """The message that an offer ran out, or that the waiting list closed with no seat come free."""
    return Screen(
        text=paragraphs(words(key), _about(words, excursion, full=False)),
        buttons=((_to_excursion(words, excursion), button(words, "button-excursions", OpenExcursions())),),
    )


def state_in_words(words: Words, booking: Booking, excursion: Excursion, ahead: int, now: datetime) -> Html:
    """How a booking stands: «вы записаны», «вы в листе ожидания: третье место в очереди», …"""
    if excursion.cancelled and booking.state != "cancelled":
        return words("booking-is-excursion-cancelled")
    if booking.state == "waiting" and now < rules.adding_ends(excursion):
        return words("booking-is-waiting", place=ahead + 1, ahead=ahead)
    if booking.state == "offered" and booking.offered_until and rules.may_take(booking, excursion, now):
        return words("booking-is-offered", until=booking.offered_until)
    if booking.state in ("waiting", "offered"):
        return words(f"booking-was-{booking.state}")
    if booking.state == "cancelled":
        return words("booking-is-ran-out" if booking.why == "offer ran out" else "booking-is-cancelled")
    over = booking.state == "booked" and excursion.end <= now
    return words("booking-is-past" if over else f"booking-is-{booking.state}")


def _entry(words: Words, booking: Booking, excursion: Excursion, ahead: Mapping[int, int], now: datetime) -> Html:
    return words(
        "bookings-line",
        number=str(booking.id),
        when=cards.when(words, excursion),
        title=cards.value(" ".join(excursion.title.split()), TITLE),
        state=state_in_words(words, booking, excursion, ahead.get(booking.id, 0), now),
    )


def _title(words: Words, booking: Booking, excursion: Excursion) -> str:
    return words.plain("bookings-button", number=str(booking.id), title=label(excursion.title, BUTTON_TITLE))


def _about(words: Words, excursion: Excursion, *, full: bool) -> Html:
    """What the visit is; `full` with where to meet and what to bring."""
    lines = [
        words("booking-excursion", title=cards.value(excursion.title, cards.TITLE)),
        cards.when(words, excursion),
    ]
    if full:
        details = (
            ("booking-meeting", excursion.meeting_point),
            ("booking-bring", excursion.documents),
            ("booking-clothing", excursion.clothing),
            ("booking-escort", excursion.escort),
        )
        lines += [words(key, text=cards.value(text, cards.FIELD)) for key, text in details if text]
    return Html("\n").join(lines)


def _next(words: Words, booking: Booking, excursion: Excursion, now: datetime) -> Html | None:
    """What to expect."""
    match booking.state:
        case "booked":
            return words("booking-will-remind")
        case "waiting" if now < rules.adding_ends(excursion):
            return words("booking-will-offer")
        case "offered" if booking.offered_until and rules.may_take(booking, excursion, now):
            return _until(words, booking.offered_until, now)
    return None


def _until(words: Words, until: datetime, now: datetime) -> Html:
    today = words.local(until).date() == words.local(now).date()
    return words("offer-until-today" if today else "offer-until", until=until)


def _ways(words: Words, booking: Booking, excursion: Excursion, now: datetime) -> tuple[tuple[Button, ...], ...]:
    ways: list[tuple[Button, ...]] = []
    if rules.may_take(booking, excursion, now):
        ways.append(_answers(words, booking))
    elif rules.may_cancel(booking, excursion, now) and not excursion.cancelled:
        ways.append((button(words, "button-cancel-booking", CancelBooking(booking.id)),))
    if booking.state == "booked" and excursion.end > now and not excursion.cancelled:
        ways.append((button(words, "button-calendar", SendExcursionCalendar(excursion.id)),))
    ways.append((_to_excursion(words, excursion), button(words, "button-my-bookings", OpenBookings())))
    return (*ways, way_back(words))


def _answers(words: Words, booking: Booking) -> tuple[Button, ...]:
    return (
        button(words, "button-take-seat", AnswerOffer(booking.id, take=True)),
        button(words, "button-decline", AnswerOffer(booking.id, take=False)),
    )


def _to_excursion(words: Words, excursion: Excursion) -> Button:
    return Button(words.plain("booking-about-excursion"), OpenExcursion(excursion.id).pack())
