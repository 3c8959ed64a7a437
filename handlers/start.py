"""The way in: /start with its deep links, the first screen, the choice of a forum.

Everything here is for every reader, also for one who looks at no forum yet. Coming home leaves whatever form was
being filled.
"""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.telegram import Telegram
from bot.excursions.views import open_excursion_screen
from bot.people import service
from bot.people.actions import FollowLink, OpenForum, OpenForums, OpenHome
from bot.people.links import WAY_IN, Link, read_start
from bot.people.rules import Way, way
from bot.people.screens.forums import forums_screen
from bot.people.screens.home import home_screen
from bot.programme.plan import open_session_screen
from bot.questions.conversation import notice
from bot.screen import Screen
from bot.settings import Settings
from bot.texts import Html, Texts
from handlers import commands, forms
from handlers.excursions import look_at
from handlers.filters import HasForum, Pressed
from handlers.reader import Reader, first_language, read_as
from handlers.reply import Event, show
from storage.database import Database


def start_router() -> Router:
    """/start and the ways to the first screen."""
    router = Router(name="start")
    router.message.register(start, Command(commands.START))
    router.callback_query.register(home, Pressed(OpenHome))
    router.callback_query.register(forums, Pressed(OpenForums))
    router.callback_query.register(choose_forum, Pressed(OpenForum))
    router.callback_query.register(follow, Pressed(FollowLink))
    return router


def forums_router() -> Router:
    """Readers who look at no forum: whatever they write or press, they are shown the forums to choose from.

    Stands after what needs no forum and before everything else.
    """
    router = Router(name="forums")
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.register(choice, ~HasForum())
    return router


async def choice(event: Event, telegram: Telegram, clock: Clock, settings: Settings, reader: Reader) -> None:
    """The forums to choose from, or kind words where there is none yet."""
    await show(telegram, event, entrance(reader, clock, settings))


async def start(
    message: Message,
    command: CommandObject,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    settings: Settings,
    reader: Reader,
) -> None:
    """Come in, perhaps by a deep link."""
    client = first_language(message.from_user.language_code if message.from_user else None)
    if reader.account.language != client:  # a menu of another language than the client's belongs to the chat
        await commands.set_chat_menu(telegram, texts, message.chat.id, reader.account.language)
    payload = (command.args or "").strip()
    if payload == WAY_IN:
        payload = ""
    link = read_start(payload)
    found = _way(reader, link) if payload else Way()
    reader, thanks = await _arrive(database, texts, reader, found.forum)
    screen = await _at(found, link, reader, database, clock, settings)
    await show(telegram, message, replace(screen, thanks=thanks) if thanks else screen)


async def home(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    settings: Settings,
    reader: Reader,
) -> None:
    """The first screen."""
    reader, thanks = await _arrive(database, texts, reader, None)
    screen = entrance(reader, clock, settings)
    await show(telegram, press, replace(screen, thanks=thanks) if thanks else screen)


async def forums(press: CallbackQuery, telegram: Telegram, clock: Clock, reader: Reader, action: OpenForums) -> None:
    """The forums to choose from."""
    every = (edition.forum for edition in reader.editions.values())
    await show(telegram, press, forums_screen(reader.words, every, clock.now(), page=action.page))


async def choose_forum(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    settings: Settings,
    reader: Reader,
    action: OpenForum,
) -> None:
    """Look at another forum."""
    reader, _ = await _arrive(database, texts, reader, action.forum if action.forum in reader.editions else None)
    await show(telegram, press, entrance(reader, clock, settings))


async def follow(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    settings: Settings,
    reader: Reader,
    action: FollowLink,
) -> None:
    """Open the item of a link in the forum that was chosen for it."""
    link = read_start(action.link)
    link = replace(link, forum=action.forum) if link else None
    found = _way(reader, link)
    reader, _ = await _arrive(database, texts, reader, found.forum)
    await show(telegram, press, await _at(found, link, reader, database, clock, settings))


def entrance(reader: Reader, clock: Clock, settings: Settings, word: Html | None = None) -> Screen:
    """The first screen of the reader's forum, or the choice of one; `word` is said above."""
    if reader.edition is None:
        every = (edition.forum for edition in reader.editions.values())
        return forums_screen(reader.words, every, clock.now(), word=word)
    sign_up = settings.registration == "on"
    return home_screen(reader.words, reader.edition.catalogue, clock.now(), sign_up=sign_up, word=word)


def _way(reader: Reader, link: Link | None) -> Way:
    catalogues = {forum_id: edition.catalogue for forum_id, edition in reader.editions.items()}
    return way(link, catalogues, reader.edition.forum.id if reader.edition else None)


async def _arrive(database: Database, texts: Texts, reader: Reader, forum_id: int | None) -> tuple[Reader, Html | None]:
    """Leave the form being filled and look at a forum; what to say with which the form's own keys go away."""
    thanks = None
    if reader.form is not None:
        await service.leave_form(database, reader.account)
        thanks = reader.words("form-left") if reader.form.kind not in forms.TEXT_ONLY else None
    account = reader.account
    if forum_id is not None and len(reader.editions) > 1:
        account = await service.choose_forum(database, account, forum_id)
    return read_as(account, None, texts, reader.editions), thanks


async def _at(
    found: Way, link: Link | None, reader: Reader, database: Database, clock: Clock, settings: Settings
) -> Screen:
    """The screen a way leads to."""
    edition, now = reader.edition, clock.now()
    if edition is not None and found.session is not None:
        session = edition.catalogue.session_by_id.get(found.session)
        if session:
            await notice(database, reader.account.id, edition.forum.id, "session", session.code, now)
        return await open_session_screen(database, reader.words, edition, reader.account.id, session, now)
    if edition is not None and found.excursion is not None:
        look = look_at(database, settings, clock, reader, edition, found.excursion)
        if excursion := edition.catalogue.excursion_by_id.get(found.excursion):
            await notice(database, reader.account.id, edition.forum.id, "excursion", excursion.code, now)
        return await open_excursion_screen(look, found.excursion)
    if found.choose:
        return forums_screen(reader.words, found.choose, now, link=link)
    return entrance(reader, clock, settings, reader.words(found.word) if found.word else None)
