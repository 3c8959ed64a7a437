"""Looking at excursions: the list, its filters, a card, a calendar file. My bookings live next door."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.excursions import service
from bot.excursions.actions import ChooseFilter, OpenExcursion, OpenExcursions, SendExcursionCalendar
from bot.excursions.screens import listing
from bot.excursions.views import Look, open_excursion_screen, open_excursions_screen
from bot.programme.editions import Edition
from bot.questions.conversation import notice
from bot.settings import Settings
from handlers import commands
from handlers.bookings import bookings_router
from handlers.filters import Pressed
from handlers.programme import find
from handlers.reader import Reader
from handlers.reply import Event, pressed_message, show
from storage.database import Database


def excursions_router() -> Router:
    """Commands and buttons about excursions and my bookings; signing up is `sign_up_router`."""
    router = Router(name="excursions")
    router.message.register(excursions, Command(commands.EXCURSIONS))
    router.callback_query.register(excursions, Pressed(OpenExcursions))
    router.callback_query.register(choose, Pressed(ChooseFilter))
    router.callback_query.register(excursion, Pressed(OpenExcursion))
    router.callback_query.register(calendar, Pressed(SendExcursionCalendar))
    router.include_router(bookings_router())
    return router


def look_at(
    database: Database, settings: Settings, clock: Clock, reader: Reader, edition: Edition, excursion_id: int = 0
) -> Look:
    """How the reader looks at excursions; an old button's excursion may belong to another forum than theirs."""
    where, words, _ = find(reader, edition, lambda catalogue: catalogue.excursion_by_id.get(excursion_id))
    return Look(
        database=database, settings=settings, edition=where, words=words, account=reader.account, now=clock.now()
    )


async def excursions(
    event: Event,
    telegram: Telegram,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenExcursions | None = None,
) -> None:
    """A page of the list."""
    look = look_at(database, settings, clock, reader, edition)
    await show(telegram, event, await open_excursions_screen(look, action or OpenExcursions()))


async def choose(
    press: CallbackQuery, telegram: Telegram, clock: Clock, reader: Reader, edition: Edition, action: ChooseFilter
) -> None:
    """The choices for a filter."""
    await show(telegram, press, listing.filter_screen(reader.words, edition.catalogue, action, clock.now()))


async def excursion(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenExcursion,
) -> None:
    """An excursion's card."""
    look = look_at(database, settings, clock, reader, edition, action.excursion)
    back = OpenExcursions(action.day, action.city, action.age, action.page)
    if found := look.edition.catalogue.excursion_by_id.get(action.excursion):
        await notice(database, reader.account.id, look.edition.forum.id, "excursion", found.code, look.now)
    await show(telegram, press, await open_excursion_screen(look, action.excursion, back=back))


async def calendar(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: SendExcursionCalendar,
) -> None:
    """An excursion as a calendar file."""
    look = look_at(database, settings, clock, reader, edition, action.excursion)
    if action.excursion not in look.edition.catalogue.excursion_by_id:
        await show(telegram, press, listing.gone_screen(look.words))
        return
    owed = await service.owe_calendar(
        database,
        look.now,
        reader.account,
        action.excursion,
        forum_id=look.edition.forum.id,
        inbox_id=inbox_id,
        pressed=pressed_message(press),
    )
    await telegram.answer_press(press.id, "" if owed else look.words.plain("excursion-calendar-sent"))
    await outbox.deliver(owed)
