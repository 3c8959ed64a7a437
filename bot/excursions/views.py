"""What excursions screens need from the database, read at the moment they are shown: seats and one's own bookings never
come from memory."""

from dataclasses import dataclass
from datetime import datetime

from bot.excursions import form as forms
from bot.excursions.actions import OpenExcursions
from bot.excursions.consent import consent_html, operator_of
from bot.excursions.fields import Fault
from bot.excursions.rules import Refusal
from bot.excursions.screens import bookings as booking_screens
from bot.excursions.screens import listing
from bot.excursions.screens import sign_up as sign_up_screens
from bot.programme.editions import Edition
from bot.programme.rules import overlapping
from bot.screen import Screen
from bot.settings import Settings
from bot.texts import Html, Words
from storage import bookings as booking_rows
from storage import excursions as rows
from storage.database import Connection, Database
from storage.records.excursions import Booking
from storage.records.people import Account, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who looks at excursions: their account and words, the forum's current edition, and the moment."""

    database: Database
    settings: Settings
    edition: Edition
    words: Words
    account: Account
    now: datetime

    @property
    def registration(self) -> bool:
        """Whether people sign up through this bot."""
        return self.settings.registration == "on"


async def open_excursions_screen(look: Look, asked: OpenExcursions) -> Screen:
    """A page of the list of excursions."""
    async with look.database.read() as read:
        tours = await rows.tours(read, look.edition.forum.id)
        own = await booking_rows.bookings_of(read, look.account.id)
    live = {excursion.id: booking for booking, excursion in own if booking.live}
    return listing.excursions_screen(
        look.words, look.edition.catalogue, tours, live, asked, look.now, registration=look.registration
    )


async def open_excursion_screen(
    look: Look, excursion_id: int, *, back: OpenExcursions | None = None, refusal: Refusal | None = None
) -> Screen:
    """An excursion's card as it stands now, or kind words where it has left the programme.

    `back` is the page of the list to go back to; `refusal` is why the sign-up just pressed does not begin.
    """
    excursion = look.edition.catalogue.excursion_by_id.get(excursion_id)
    async with look.database.read() as read:
        tour = await rows.tour(read, excursion_id) if excursion else None
        booking = await booking_rows.live_of(read, excursion_id, look.account.id)
    if excursion is None or tour is None:
        return listing.gone_screen(look.words)
    notice: Html | None = None
    if refusal and refusal.why != "signed up":
        notice = sign_up_screens.refusal_notice(look.words, refusal.why, refusal.at, excursion)
    return listing.card_screen(
        look.words,
        look.edition.catalogue,
        tour,
        booking,
        look.now,
        back=back or OpenExcursions(),
        registration=look.registration,
        notice=notice,
    )


async def open_bookings_screen(look: Look, page: int = 0) -> Screen:
    """A page of the reader's bookings."""
    async with look.database.read() as read:
        own = await booking_rows.bookings_of(read, look.account.id)
        waiting = [booking for booking, _ in own if booking.state == "waiting"]
        ahead = {booking.id: await booking_rows.ahead_of(read, booking) for booking in waiting}
    return booking_screens.bookings_screen(look.words, own, ahead, look.now, page, registration=look.registration)


async def open_booking_screen(look: Look, booking_id: int, *, asks_to_cancel: bool = False) -> Screen:
    """A booking's card; with `asks_to_cancel` the question whether to cancel it, while it can be."""
    async with look.database.read() as read:
        booking = await _own(read, look.account, booking_id)
        tour = await rows.tour(read, booking.excursion_id) if booking else None
        ahead = await booking_rows.ahead_of(read, booking) if booking else 0
    if booking is None or tour is None:
        return booking_screens.gone_screen(look.words)
    if asks_to_cancel and booking.live and look.now < tour.excursion.start:
        return booking_screens.cancel_screen(look.words, booking, tour.excursion)
    return booking_screens.booking_screen(look.words, booking, tour.excursion, ahead, look.now)


async def open_form_screen(
    look: Look, form: Form, *, misread: Fault | None = None, thanks: bool = False
) -> Screen | None:
    """What the sign-up asks now, `misread` being why the last answer did not do; None where it cannot go on."""
    excursion_id = forms.excursion_of(form)
    async with look.database.read() as read:
        tour = await rows.tour(read, excursion_id)
        operator = operator_of(await rows.ways(read, look.edition.forum.id), look.settings)
        own = await booking_rows.bookings_of(read, look.account.id)
    if tour is None:
        return None
    mine = [excursion for booking, excursion in own if booking.live]
    clash = next((item for item in overlapping(tour.excursion, mine)), None)
    consent = consent_html(look.words, look.edition.forum, operator)
    overlap = next((excursion for excursion in mine if clash and excursion.id == clash.id), None)
    return sign_up_screens.step_screen(look.words, form, tour, consent, overlap, misread=misread, thanks=thanks)


async def consent_shown(look: Look) -> Html:
    """The consent as the reader sees it."""
    async with look.database.read() as read:
        operator = operator_of(await rows.ways(read, look.edition.forum.id), look.settings)
    return consent_html(look.words, look.edition.forum, operator)


async def _own(read: Connection, account: Account, booking_id: int) -> Booking | None:
    booking = await booking_rows.booking(read, booking_id)
    return booking if booking and booking.account_id == account.id else None
