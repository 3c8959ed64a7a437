"""My bookings: the list, a booking's card, giving it up, answering an offer."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.excursions import service
from bot.excursions.actions import AnswerOffer, CancelBooking, OpenBooking, OpenBookings
from bot.excursions.views import Look, open_booking_screen, open_bookings_screen
from bot.programme.editions import Edition
from bot.settings import Settings
from handlers import commands
from handlers.filters import Pressed
from handlers.reader import Reader
from handlers.reply import Event, pressed_message, show
from storage.database import Database


def bookings_router() -> Router:
    """Commands and buttons about my bookings."""
    router = Router(name="bookings")
    router.message.register(bookings, Command(commands.MY))
    router.callback_query.register(bookings, Pressed(OpenBookings))
    router.callback_query.register(booking, Pressed(OpenBooking))
    router.callback_query.register(cancel, Pressed(CancelBooking))
    router.callback_query.register(answer_offer, Pressed(AnswerOffer))
    return router


async def bookings(
    event: Event,
    telegram: Telegram,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenBookings | None = None,
) -> None:
    """A page of my bookings."""
    look = _look(database, settings, clock, reader, edition)
    await show(telegram, event, await open_bookings_screen(look, (action or OpenBookings()).page))


async def booking(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenBooking,
) -> None:
    """A booking's card."""
    look = _look(database, settings, clock, reader, edition)
    await show(telegram, press, await open_booking_screen(look, action.booking))


async def cancel(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: CancelBooking,
) -> None:
    """Give a booking up: asked once, then done."""
    look = _look(database, settings, clock, reader, edition)
    if not action.sure:
        await show(telegram, press, await open_booking_screen(look, action.booking, asks_to_cancel=True))
        return
    outcome = await service.cancel(
        database,
        look.now,
        reader.account,
        action.booking,
        default_quiet=settings.quiet_hours,
        inbox_id=inbox_id,
        edits=pressed_message(press),
    )
    await _tell(press, telegram, outbox, look, action.booking, outcome)


async def answer_offer(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: AnswerOffer,
) -> None:
    """Take the seat offered, or decline it."""
    look = _look(database, settings, clock, reader, edition)
    outcome = await service.answer_offer(
        database,
        look.now,
        reader.account,
        action.booking,
        take=action.take,
        default_quiet=settings.quiet_hours,
        inbox_id=inbox_id,
        edits=pressed_message(press),
    )
    toast = look.words.plain("booking-toast-ran-out") if outcome.what == "run out" else ""
    await _tell(press, telegram, outbox, look, action.booking, outcome, toast)


async def _tell(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    look: Look,
    booking_id: int,
    outcome: service.Outcome,
    toast: str = "",
) -> None:
    """Say what is owed; where nothing changed, show today's state."""
    if outcome.changed:
        await telegram.answer_press(press.id, toast)
        await outbox.deliver(*outcome.owed)
    else:
        await show(telegram, press, await open_booking_screen(look, booking_id))


def _look(database: Database, settings: Settings, clock: Clock, reader: Reader, edition: Edition) -> Look:
    return Look(
        database=database,
        settings=settings,
        edition=edition,
        words=reader.words,
        account=reader.account,
        now=clock.now(),
    )
