"""Any other text is a question."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.excursions.actions import SignUp
from bot.programme.editions import Edition
from bot.questions.act_screens import act_screen
from bot.questions.actions import OpenAnswer
from bot.questions.conversation import Asker, answer_alone, turn
from bot.questions.faq_screen import faq_screen
from bot.questions.follow_ups import Act
from bot.questions.indexes import Indexes
from bot.questions.own import Own
from bot.questions.own_screens import own_screen
from bot.questions.talk import Talk
from bot.screen import Screen
from bot.settings import Settings
from bot.texts import Texts
from handlers.excursions import look_at
from handlers.filters import Pressed
from handlers.plan import add_to_plan
from handlers.reader import Reader
from handlers.reply import show
from handlers.sign_up import begin
from storage.database import Database
from storage.records.programme import Session


def questions_router() -> Router:
    """Questions and the answers opened by a button; must be the last router."""
    router = Router(name="questions")
    router.callback_query.register(faq, Pressed(OpenAnswer))
    router.message.register(question, F.text)
    return router


async def question(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    texts: Texts,
    indexes: Indexes,
    talk: Talk,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
) -> None:
    """Answer from the programme or from one's own things, do what was asked for, or say honestly that one does not
    know."""
    index, now = await indexes.of(edition), clock.now()
    asker = Asker(account_id=reader.account.id, index=index, words=reader.words, now=now)
    told = await turn(database, talk, asker, message.text or "")
    if isinstance(told, Own):
        await show(telegram, message, await own_screen(look_at(database, settings, clock, reader, edition), told))
    elif not isinstance(told, Act):
        await show(telegram, message, told.screen)
    elif len(told.places) != 1 or (told.what == "sign_up" and settings.registration != "on"):
        await show(telegram, message, act_screen(reader.words, index, told, now))
    elif isinstance(item := index.item(told.places[0]), Session):
        await add_to_plan(message, telegram, outbox, database, now, reader, edition, inbox_id, item)
    else:
        about = SignUp(item.id)
        await begin(message, telegram, outbox, database, settings, clock, texts, reader, edition, inbox_id, about)


async def faq(
    press: CallbackQuery,
    telegram: Telegram,
    reader: Reader,
    edition: Edition,
    action: OpenAnswer,
) -> None:
    """An answer of the FAQ."""
    await show(telegram, press, faq_screen(reader.words, edition.catalogue.faq_by_id.get(action.faq)))


async def answer_in_form(
    text: str, database: Database, clock: Clock, indexes: Indexes, reader: Reader
) -> Screen | None:
    """The answer to what was typed into a form, where it is a question the bot can answer; else None.

    It leans on nothing and is counted nowhere: it may be a name.
    """
    if reader.edition is None or not any(letter.isalpha() for letter in text):
        return None
    answered = await answer_alone(database, await indexes.of(reader.edition), reader.words, text, clock.now())
    return None if answered.kind in ("unknown", "smalltalk") else answered.screen
