"""Any other text is a question."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.telegram import Telegram
from bot.programme.editions import Edition
from bot.questions.actions import OpenAnswer
from bot.questions.faq_screen import faq_screen
from bot.questions.indexes import Indexes
from bot.questions.service import Answered, ask
from bot.screen import Screen
from handlers.filters import Pressed
from handlers.reader import Reader
from handlers.reply import show
from storage import excursions
from storage.database import Database


def questions_router() -> Router:
    """Questions and the answers opened by a button; must be the last router."""
    router = Router(name="questions")
    router.callback_query.register(faq, Pressed(OpenAnswer))
    router.message.register(question, F.text)
    return router


async def question(
    message: Message,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    indexes: Indexes,
    reader: Reader,
    edition: Edition,
) -> None:
    """Answer from the programme, or say honestly that one does not know."""
    answered = await answer(message.text or "", database, clock, indexes, reader, edition)
    await show(telegram, message, answered.screen)


async def faq(
    press: CallbackQuery,
    telegram: Telegram,
    reader: Reader,
    edition: Edition,
    action: OpenAnswer,
) -> None:
    """An answer of the FAQ."""
    await show(telegram, press, faq_screen(reader.words, edition.catalogue.faq_by_id.get(action.faq)))


async def answer(
    text: str, database: Database, clock: Clock, indexes: Indexes, reader: Reader, edition: Edition
) -> Answered:
    """What the bot answers to `text`; seats are read from the database, all else from the edition in memory."""
    index = await indexes.of(edition)
    async with database.read() as read:
        tours = await excursions.tours(read, edition.forum.id)
    free = {excursion_id: 0 if tour.waiting else tour.free for excursion_id, tour in tours.items()}
    return ask(index, text, clock.now(), reader.words, free)


async def answer_in_form(
    text: str, database: Database, clock: Clock, indexes: Indexes, reader: Reader
) -> Screen | None:
    """The answer to what was typed into a form, where it is a question the bot can answer; else None."""
    if reader.edition is None or not any(letter.isalpha() for letter in text):
        return None
    answered = await answer(text, database, clock, indexes, reader, reader.edition)
    return None if answered.kind in ("unknown", "smalltalk") else answered.screen
