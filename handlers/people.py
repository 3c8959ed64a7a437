"""Oneself: help, contacts, settings, what is kept, being forgotten. All but contacts need no forum."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.people import mine, service
from bot.people.actions import (
    ChooseLanguage,
    ChooseZone,
    Forget,
    OpenContacts,
    OpenForget,
    OpenMyData,
    OpenPrivacy,
    OpenSettings,
    OpenZones,
    SendMyData,
    WantReminders,
)
from bot.people.operators import operator
from bot.people.screens.help import contacts_screen, help_screen
from bot.people.screens.my_data import forget_screen, forgotten_screen, my_data_file, my_data_screen, privacy_screen
from bot.people.screens.settings import language_screen, settings_screen, zones_screen
from bot.programme.editions import Edition
from bot.settings import Settings
from bot.texts import Texts
from handlers import commands
from handlers.filters import HasForum, Pressed
from handlers.reader import Reader, read_as
from handlers.reply import Event, show
from storage.database import Database
from storage.records.people import Account


def people_router() -> Router:
    """Commands and buttons about oneself."""
    router = Router(name="people")
    router.message.register(help_, Command(commands.HELP))
    router.message.register(language, Command(commands.LANGUAGE))
    router.message.register(settings_, Command(commands.SETTINGS))
    router.message.register(contacts, Command(commands.CONTACTS), HasForum())
    router.message.register(privacy, Command(commands.PRIVACY))
    router.message.register(my_data, Command(commands.MY_DATA))
    router.message.register(ask_to_forget, Command(commands.FORGET))
    press = router.callback_query
    press.register(contacts, Pressed(OpenContacts), HasForum())
    press.register(settings_, Pressed(OpenSettings))
    press.register(choose_language, Pressed(ChooseLanguage))
    press.register(want_reminders, Pressed(WantReminders))
    press.register(zones, Pressed(OpenZones))
    press.register(choose_zone, Pressed(ChooseZone))
    press.register(privacy, Pressed(OpenPrivacy))
    press.register(my_data, Pressed(OpenMyData))
    press.register(send_my_data, Pressed(SendMyData))
    press.register(ask_to_forget, Pressed(OpenForget))
    press.register(forget, Pressed(Forget))
    return router


async def help_(event: Event, telegram: Telegram, clock: Clock, texts: Texts, reader: Reader) -> None:
    """What can be asked."""
    catalogue = reader.edition.catalogue if reader.edition else None
    menu = commands.menu(texts, reader.words.language)
    await show(telegram, event, help_screen(reader.words, catalogue, menu, clock.now()))


async def contacts(event: Event, telegram: Telegram, settings: Settings, reader: Reader, edition: Edition) -> None:
    """How to reach the organisers."""
    sign_up = settings.registration == "on"
    await show(telegram, event, contacts_screen(reader.words, edition.forum, sign_up=sign_up))


async def settings_(event: Event, telegram: Telegram, clock: Clock, reader: Reader) -> None:
    """What is set."""
    forum = reader.edition.forum if reader.edition else None
    several = len(reader.editions) > 1
    await show(telegram, event, settings_screen(reader.words, reader.account, forum, clock.now(), several=several))


async def language(event: Event, telegram: Telegram, reader: Reader) -> None:
    """The choice of a language."""
    await show(telegram, event, language_screen(reader.words))


async def choose_language(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    reader: Reader,
    action: ChooseLanguage,
) -> None:
    """Speak another language from now on, in the menu of commands too."""
    account = await service.choose_language(database, reader.account, action.language)
    await _show_set(press, telegram, clock, texts, reader, account)
    await commands.set_chat_menu(telegram, texts, reader.chat_id, account.language)


async def want_reminders(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    reader: Reader,
    action: WantReminders,
) -> None:
    """Be reminded, or not."""
    account = await service.want_reminders(database, reader.account, action.wanted)
    await _show_set(press, telegram, clock, texts, reader, account)


async def zones(press: CallbackQuery, telegram: Telegram, clock: Clock, reader: Reader) -> None:
    """The choice of a time zone."""
    await show(telegram, press, zones_screen(reader.words, clock.now()))


async def choose_zone(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    reader: Reader,
    action: ChooseZone,
) -> None:
    """Show times in another zone from now on."""
    account = await service.choose_zone(database, reader.account, action.zone)
    await _show_set(press, telegram, clock, texts, reader, account)


async def _show_set(
    press: CallbackQuery, telegram: Telegram, clock: Clock, texts: Texts, reader: Reader, account: Account
) -> None:
    await settings_(press, telegram, clock, read_as(account, reader.form, texts, reader.editions))


async def privacy(event: Event, telegram: Telegram, database: Database, settings: Settings, reader: Reader) -> None:
    """What is kept about people."""
    answers = await operator(database, reader.edition.forum if reader.edition else None, settings)
    await show(telegram, event, privacy_screen(reader.words, answers, sign_up=settings.registration == "on"))


async def my_data(event: Event, telegram: Telegram, database: Database, reader: Reader) -> None:
    """Everything kept about the reader; a command also brings the file."""
    kept = await mine.kept(database, reader.account)
    await show(telegram, event, my_data_screen(reader.words, kept))
    if isinstance(event, Message):
        await show(telegram, event, my_data_file(reader.words, kept))


async def send_my_data(press: CallbackQuery, telegram: Telegram, database: Database, reader: Reader) -> None:
    """Everything kept about the reader, as a file."""
    await show(telegram, press, my_data_file(reader.words, await mine.kept(database, reader.account)))


async def ask_to_forget(event: Event, telegram: Telegram, database: Database, reader: Reader) -> None:
    """Ask whether to forget."""
    live = await mine.live_bookings(database, reader.account)
    await show(telegram, event, forget_screen(reader.words, live))


async def forget(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    erase_bookings: mine.EraseBookings,
    inbox_id: int,
) -> None:
    """Forget the reader. The answer is said at once and not owed: nothing is kept to owe it by."""
    await mine.forget(database, reader.account, erase_bookings, clock.now(), inbox_id)
    outbox.poke()
    await show(telegram, press, forgotten_screen(reader.words))
    await telegram.set_commands({}, chat_id=reader.chat_id)
