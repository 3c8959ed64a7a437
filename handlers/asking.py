"""A participant writes to the organisers."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.inquiries import asking
from bot.inquiries.actions import AskAgain
from bot.inquiries.rules import read_text
from bot.inquiries.screens.asking import asking_screen
from bot.inquiries.screens.parts import fault_words
from bot.people.actions import LeaveForm
from bot.people.screens.help import contacts_screen
from bot.programme.editions import Edition
from bot.questions.actions import AskOrganisers
from bot.settings import Settings
from handlers import commands
from handlers.filters import Filling, HasForum, Pressed, RepliesTo
from handlers.forms import turn_away
from handlers.manners import cancel, leave
from handlers.reader import Reader
from handlers.reply import show
from storage.database import Database

COMMAND = F.text.startswith("/")


def asking_router() -> Router:
    """«Спросить организаторов» and the form behind it; stands before the rooms a person may turn to instead."""
    router = Router(name="asking")
    filling = Filling(asking.FORM)
    router.callback_query.register(begin, Pressed(AskOrganisers), HasForum())
    router.callback_query.register(begin_again, Pressed(AskAgain))
    router.callback_query.register(leave, Pressed(LeaveForm))
    router.callback_query.register(turn_away, filling)
    router.message.register(cancel, Command(commands.CANCEL), filling)
    router.message.register(turn_away, COMMAND, filling)
    router.message.register(ask_under, F.text, ~COMMAND, RepliesTo(AskAgain))
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
    await asking.begin(database, reader.account, edition.forum.id, clock.now())
    await show(telegram, press, asking_screen(reader.words))


async def begin_again(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    action: AskAgain,
) -> None:
    """Ask for another question, in a message of its own: the answer to the earlier one stays to be read."""
    if settings.registration == "off" or not await asking.begin_again(
        database, reader.account, action.inquiry, clock.now()
    ):
        raise SkipHandler
    await telegram.answer_press(press.id)
    await telegram.show(reader.chat_id, asking_screen(reader.words))


async def ask(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    inbox_id: int,
    under: int | None = None,
) -> None:
    """Keep the question for the organisers."""
    question = read_text(message.text or "")
    if question.fault:
        await show(telegram, message, asking_screen(reader.words, fault_words(reader.words, question)))
        return
    owed = await asking.ask(
        database, settings.owner_ids, reader.account, question.text, clock.now(), inbox_id, under=under
    )
    if owed is None:  # the form was left meanwhile: what was written is a question to the bot
        raise SkipHandler
    await outbox.deliver(owed)


async def ask_under(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    inbox_id: int,
    action: AskAgain,
) -> None:
    """A reply to the organisers' answer is another question under it."""
    if settings.registration == "off":
        raise SkipHandler
    question = read_text(message.text or "")
    if question.fault and not await asking.begin_again(database, reader.account, action.inquiry, clock.now()):
        raise SkipHandler
    await ask(message, telegram, outbox, database, clock, settings, reader, inbox_id, under=action.inquiry)
