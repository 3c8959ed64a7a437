"""A participant writes to the organisers."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.people import inquiries, service
from bot.people.actions import LeaveForm
from bot.people.screens.help import contacts_screen
from bot.people.screens.inquiry import asking_screen, fault_words
from bot.programme.editions import Edition
from bot.questions.actions import AskOrganisers
from bot.settings import Settings
from handlers import commands
from handlers.filters import Filling, HasForum, Pressed
from handlers.manners import cancel, leave
from handlers.reader import Reader
from handlers.reply import Event, show
from storage.database import Database

COMMAND = F.text.startswith("/")


def organisers_router() -> Router:
    """«Спросить организаторов» and the form behind it; stands before the rooms a person may turn to instead."""
    router = Router(name="organisers")
    filling = Filling(inquiries.FORM)
    router.callback_query.register(begin, Pressed(AskOrganisers), HasForum())
    router.callback_query.register(leave, Pressed(LeaveForm))
    router.callback_query.register(turn_away, filling)
    router.message.register(cancel, Command(commands.CANCEL), filling)
    router.message.register(turn_away, COMMAND, filling)
    router.message.register(ask, F.text, filling)
    return router


async def begin(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    edition: Edition,
) -> None:
    """Ask for the question; where nothing may be kept about people, say how to reach the organisers instead."""
    if settings.registration == "off":
        word = reader.words("inquiry-off")
        await show(telegram, press, contacts_screen(reader.words, edition.forum, sign_up=False, word=word))
        return
    await inquiries.begin(database, reader.account, edition.forum.id, clock.now())
    await show(telegram, press, asking_screen(reader.words))


async def ask(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    inbox_id: int,
) -> None:
    """Keep the question for the organisers."""
    question = inquiries.read_question(message.text or "")
    if question.fault:
        word = fault_words(reader.words, question.fault, question.length)
        await show(telegram, message, asking_screen(reader.words, word))
        return
    owed = await inquiries.ask(database, reader.account, question.text, clock.now(), inbox_id)
    if owed is None:  # the form was left meanwhile: what was written is a question to the bot
        raise SkipHandler
    await outbox.deliver(owed)


async def turn_away(_event: Event, database: Database, reader: Reader) -> None:
    """Whoever turns to something else has changed their mind: leave the form and let that something answer."""
    await service.leave_form(database, reader.account)
    raise SkipHandler
