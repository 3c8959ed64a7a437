"""Organisers answer questions, and share an answer with everybody.

What concerns one question is allowed or not by that question's forum, in the service; what concerns a forum's list, by
the filter `May` at the forum the reader looks at.
"""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.inquiries import desk, lists, sharing
from bot.inquiries.actions import (
    NOWHERE,
    AddToFaq,
    AnswerInquiry,
    OfferToFaq,
    OpenDeskAnswer,
    OpenDeskAnswers,
    OpenInquiries,
    OpenInquiry,
    RemoveFromFaq,
    SkipInquiry,
)
from bot.inquiries.rules import read_text
from bot.inquiries.screens.desk import answering_screen, card_screen, gone_screen, list_screen
from bot.inquiries.screens.parts import fault_words
from bot.inquiries.screens.sharing import desk_answer_screen, desk_answers_screen, offer_screen
from bot.inquiries.threads import Thread
from bot.programme.editions import Edition
from bot.screen import Screen
from bot.settings import Settings
from bot.texts import Html
from handlers import commands
from handlers.asking import COMMAND
from handlers.filters import Filling, HasForum, May, Pressed, RepliesTo
from handlers.forms import turn_away
from handlers.manners import cancel
from handlers.reader import Reader
from handlers.reply import pressed_message, show
from storage.database import Database
from storage.records.programme import Forum


def desk_router() -> Router:
    """Questions of the participants, and the two forms behind them; stands before the rooms one may turn to instead."""
    router = Router(name="desk")
    press, message = router.callback_query, router.message
    press.register(begin, Pressed(AnswerInquiry))
    press.register(offer, Pressed(OfferToFaq))
    press.register(add, Pressed(AddToFaq))
    message.register(reply, F.text, ~COMMAND, RepliesTo(AnswerInquiry))
    message.register(reply, F.text, ~COMMAND, RepliesTo(OfferToFaq))
    for form in (Filling(desk.ANSWERING), Filling(sharing.WORDING)):
        press.register(turn_away, form)
        message.register(cancel, Command(commands.CANCEL), form)
        message.register(turn_away, COMMAND, form)
    message.register(answer, F.text, ~COMMAND, Filling(desk.ANSWERING))
    message.register(reword, F.text, ~COMMAND, Filling(sharing.WORDING))
    press.register(questions, Pressed(OpenInquiries), HasForum(), May("questions"))
    press.register(question, Pressed(OpenInquiry))
    press.register(skip, Pressed(SkipInquiry))
    press.register(remove, Pressed(RemoveFromFaq))
    press.register(desk_answers, Pressed(RemoveFromFaq), HasForum(), May("questions"))
    press.register(desk_answers, Pressed(OpenDeskAnswers), HasForum(), May("questions"))
    press.register(desk_answer, Pressed(OpenDeskAnswer), HasForum(), May("questions"))
    return router


async def questions(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    reader: Reader,
    edition: Edition,
    action: OpenInquiries,
) -> None:
    """The questions without an answer."""
    waiting, page = await lists.waiting(database, edition.forum.id, action.page)
    await show(telegram, press, list_screen(reader.words, edition.forum, waiting, page))


async def question(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    settings: Settings,
    reader: Reader,
    action: OpenInquiry,
) -> None:
    """A question as it stands."""
    thread = await desk.look(database, settings.owner_ids, reader.account, action.inquiry)
    await show(telegram, press, _card(reader, thread, action.page))


async def begin(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    action: AnswerInquiry,
) -> None:
    """Ask for the answer, where there is none yet."""
    thread = await desk.begin(
        database,
        settings.owner_ids,
        reader.account,
        action.inquiry,
        clock.now(),
        message_id=pressed_message(press),
    )
    if thread is None or thread.inquiry.answer is not None:
        await show(telegram, press, _card(reader, thread, action.page))
        return
    await show(telegram, press, answering_screen(reader.words, _forum(reader, thread), thread, action.page))


async def reply(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    inbox_id: int,
    action: AnswerInquiry | OfferToFaq,
) -> None:
    """A reply to a question's message is its answer."""
    await _answer(action.inquiry, message, telegram, outbox, database, clock, settings, reader, inbox_id)


async def answer(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    inbox_id: int,
) -> None:
    """What is typed after «Ответить» is the answer."""
    if reader.form is None:
        raise SkipHandler
    inquiry_id = desk.asked_in(reader.form)
    await _answer(inquiry_id, message, telegram, outbox, database, clock, settings, reader, inbox_id)


async def _answer(
    inquiry_id: int,
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    inbox_id: int,
) -> None:
    written = read_text(message.text or "")
    if written.fault:
        thread = await desk.look(database, settings.owner_ids, reader.account, inquiry_id)
        word = fault_words(reader.words, written)
        await show(telegram, message, _asking(reader, thread, word))
        return
    outcome = await desk.answer(
        database, settings.owner_ids, reader.account, inquiry_id, written.text, clock.now(), inbox_id
    )
    if outcome.owed is not None:
        await outbox.deliver(outcome.owed)
        return
    late = reader.words("desk-late") if outcome.what == "late" else None
    await show(telegram, message, _card(reader, outcome.thread, NOWHERE, late))


async def skip(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    action: SkipInquiry,
) -> None:
    """Off the list without an answer, or on it again."""
    thread = await desk.skip(database, settings.owner_ids, reader.account, action.inquiry, action.wanted, clock.now())
    await show(telegram, press, _card(reader, thread, action.page))


async def offer(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    action: OfferToFaq,
) -> None:
    """How the question would stand in the FAQ."""
    offered = await sharing.offer(database, settings.owner_ids, reader.account, action.inquiry, clock.now())
    screen = offer_screen(reader.words, offered, action.page) if offered else gone_screen(reader.words)
    await show(telegram, press, screen)


async def reword(
    message: Message, telegram: Telegram, database: Database, clock: Clock, settings: Settings, reader: Reader
) -> None:
    """Another wording of the question, to be confirmed."""
    if reader.form is None:
        raise SkipHandler
    offered = await sharing.reword(
        database, settings.owner_ids, reader.account, reader.form, message.text or "", clock.now()
    )
    screen = offer_screen(reader.words, offered, NOWHERE) if offered else gone_screen(reader.words)
    await show(telegram, message, screen)


async def add(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    action: AddToFaq,
) -> None:
    """Answer the question to everybody."""
    added = await sharing.add(database, settings.owner_ids, reader.account, action.inquiry, action.mark, clock.now())
    match added:
        case None:
            screen = gone_screen(reader.words)
        case sharing.Offer():
            screen = offer_screen(reader.words, added, action.page)
        case sharing.Added(what=what, thread=thread):
            word = reader.words("faq-in-workbook") if what == "workbook" else None
            screen = _card(reader, thread, action.page, word)
    await show(telegram, press, screen)


async def remove(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    settings: Settings,
    reader: Reader,
    action: RemoveFromFaq,
) -> None:
    """Stop answering it to everybody, and show what it was pressed on as it stands."""
    await sharing.remove(database, settings.owner_ids, reader.account, action.faq, clock.now())
    if not action.inquiry:
        raise SkipHandler  # the list of such answers, below
    thread = await desk.look(database, settings.owner_ids, reader.account, action.inquiry)
    await show(telegram, press, _card(reader, thread, action.page))


async def desk_answers(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    reader: Reader,
    edition: Edition,
    action: OpenDeskAnswers | RemoveFromFaq,
) -> None:
    """What the organisers added to the FAQ."""
    page = await lists.desk_answers(database, edition.forum.id, action.page)
    await show(telegram, press, desk_answers_screen(reader.words, page))


async def desk_answer(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    reader: Reader,
    edition: Edition,
    action: OpenDeskAnswer,
) -> None:
    """An answer the organisers added; the list where it is there no more."""
    faq = await lists.desk_answer(database, edition.forum.id, action.faq)
    if faq is None:
        page = await lists.desk_answers(database, edition.forum.id, action.page)
        await show(telegram, press, desk_answers_screen(reader.words, page))
        return
    await show(telegram, press, desk_answer_screen(reader.words, faq, action.page))


def _card(reader: Reader, thread: Thread | None, page: int, word: Html | None = None) -> Screen:
    if thread is None:
        return gone_screen(reader.words)
    return card_screen(reader.words, _forum(reader, thread), thread, page, word)


def _asking(reader: Reader, thread: Thread | None, word: Html) -> Screen:
    if thread is None or thread.inquiry.answer is not None:
        return _card(reader, thread, NOWHERE)
    return answering_screen(reader.words, _forum(reader, thread), thread, NOWHERE, word)


def _forum(reader: Reader, thread: Thread) -> Forum | None:
    edition = reader.editions.get(thread.inquiry.forum_id)
    return edition.forum if edition else None
