"""Signing up: the buttons and messages of the form, which lives in the database: a restart loses nothing."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.excursions import form as forms
from bot.excursions import sign_up
from bot.excursions.actions import Agree, ChangeAnswer, ConfirmSignUp, LeaveSignUp, SignUp
from bot.excursions.fields import UNLIKE, Fault
from bot.excursions.screens.sign_up import left_screen
from bot.excursions.sign_up import Step, Told
from bot.excursions.views import (
    Look,
    consent_shown,
    open_booking_screen,
    open_excursion_screen,
    open_form_screen,
)
from bot.programme.editions import Edition
from bot.screen import Screen
from bot.settings import Settings
from bot.texts import LANGUAGES, Texts, plain
from handlers import commands
from handlers.excursions import look_at
from handlers.filters import Filling, Pressed
from handlers.manners import WORD_OF
from handlers.reader import Reader
from handlers.reply import Event, pressed_message, show
from storage.database import Database
from storage.records.people import Form

Ask = Callable[[str, Reader], Awaitable[Screen | None]]
"""Answers a question; None for text that is none."""


def sign_up_router() -> Router:
    """The sign-up form; stands before the rooms that take any text."""
    router = Router(name="sign up")
    filling = Filling(forms.KIND)
    press, message = router.callback_query, router.message
    press.register(begin, Pressed(SignUp))
    press.register(agree, Pressed(Agree))
    press.register(change, Pressed(ChangeAnswer))
    press.register(confirm, Pressed(ConfirmSignUp))
    press.register(leave, Pressed(LeaveSignUp))
    message.register(leave, Command(commands.CANCEL), filling)
    message.register(answer, F.text, ~F.text.startswith("/"), filling)
    message.register(contact, F.contact, filling)
    message.register(not_words, F.content_type.in_(WORD_OF), F.media_group_id.is_(None), filling)
    return router


async def begin(
    event: Event,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    texts: Texts,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: SignUp,
) -> None:
    """Begin to sign up by a button or by a word, or say why not."""
    look = look_at(database, settings, clock, reader, edition, action.excursion)
    if not look.registration or action.excursion not in look.edition.catalogue.excursion_by_id:
        await show(telegram, event, await open_excursion_screen(look, action.excursion))
        return
    told = _told(look, event, inbox_id)
    step = await sign_up.begin(database, look.now, told, action.excursion, texts=texts, settings=settings)
    if step.refusal:
        await show(telegram, event, await open_excursion_screen(look, action.excursion, refusal=step.refusal))
    else:
        await _go_on(event, telegram, outbox, look, reader, step)


async def agree(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: Agree,
) -> None:
    """«Согласен» or «Не согласен»."""
    look = look_at(database, settings, clock, reader, edition, action.excursion)
    step = await sign_up.consent(
        database,
        look.now,
        _told(look, press, inbox_id),
        action.excursion,
        agreed=action.agreed,
        text=plain(await consent_shown(look)),
        language=look.words.language,
    )
    if not step.moved and not _about(reader.form, action.excursion) and not action.agreed:
        await show(telegram, press, _left(look, "declined", action.excursion))
    else:
        await _go_on(press, telegram, outbox, look, reader, step, action.excursion)


async def change(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: ChangeAnswer,
) -> None:
    """Ask for one field again."""
    look = look_at(database, settings, clock, reader, edition, action.excursion)
    step = await sign_up.change(database, look.now, _told(look, press, inbox_id), action.excursion, action.field)
    await _go_on(press, telegram, outbox, look, reader, step, action.excursion)


async def confirm(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: ConfirmSignUp,
) -> None:
    """Book what the form says."""
    look = look_at(database, settings, clock, reader, edition, action.excursion)
    if not look.registration:
        await show(telegram, press, await open_excursion_screen(look, action.excursion))
        return
    told = _told(look, press, inbox_id)
    outcome = await sign_up.confirm(database, look.now, told, action.excursion, waiting=action.waiting)
    if outcome.owed:
        await telegram.answer_press(press.id)
        await outbox.deliver(*outcome.owed)
    elif outcome.booking:
        await show(telegram, press, await open_booking_screen(look, outcome.booking.id))
    else:
        await _go_on(press, telegram, outbox, look, reader, Step(), action.excursion)


async def leave(
    event: Event,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: LeaveSignUp | None = None,
) -> None:
    """«Отмена», the button or the command: forget what was said."""
    excursion_id = action.excursion if action else None
    look = look_at(database, settings, clock, reader, edition, excursion_id or 0)
    step = await sign_up.leave(database, look.now, _told(look, event, inbox_id), excursion_id)
    if step.moved or excursion_id is None:
        await _go_on(event, telegram, outbox, look, reader, step)
    else:
        await show(telegram, event, _left(look, "by choice", excursion_id))


async def answer(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    texts: Texts,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    ask: Ask | None = None,
) -> None:
    """What was typed: an answer, «Отмена», or a question, which is answered before the field is asked again."""
    text = (message.text or "").strip()
    look = _form_look(database, settings, clock, reader, edition)
    told = _told(look, message, inbox_id)
    if text.casefold() in {_word(texts, language, "button-cancel") for language in LANGUAGES}:
        step = await sign_up.leave(database, look.now, told)
        await _go_on(message, telegram, outbox, look, reader, step)
        return
    step = await sign_up.answer(database, look.now, told, text, texts=texts)
    misread = step.misread
    if misread in UNLIKE and ask and (answered := await ask(text, reader)):
        await show(telegram, message, answered)
        misread = None
    await _go_on(message, telegram, outbox, look, reader, step, misread=misread)


async def contact(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    texts: Texts,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
) -> None:
    """A contact where the phone is asked: one's own is taken, another person's is not."""
    look = _form_look(database, settings, clock, reader, edition)
    sent = message.contact
    if sent is None or reader.form is None or reader.form.step != "phone":
        await _go_on(message, telegram, outbox, look, reader, Step(), misread="words-only")
    elif sent.user_id != reader.account.telegram_id:
        await _go_on(message, telegram, outbox, look, reader, Step(), misread="phone-foreign-contact")
    else:
        told, number = _told(look, message, inbox_id), "+" + sent.phone_number.lstrip("+")
        step = await sign_up.answer(database, look.now, told, number, texts=texts)
        await _go_on(message, telegram, outbox, look, reader, step, misread=step.misread)


async def not_words(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    settings: Settings,
    clock: Clock,
    reader: Reader,
    edition: Edition,
) -> None:
    """A voice, a sticker, a photo where words are asked."""
    look = _form_look(database, settings, clock, reader, edition)
    await _go_on(message, telegram, outbox, look, reader, Step(), misread="words-only")


async def _go_on(
    event: Event,
    telegram: Telegram,
    outbox: Outbox,
    look: Look,
    reader: Reader,
    step: Step,
    excursion_id: int | None = None,
    *,
    misread: Fault | None = None,
) -> None:
    """Say what is owed; where the form did not move, show where it stands, or the excursion where there is none."""
    if step.moved:
        if isinstance(event, CallbackQuery):
            await telegram.answer_press(event.id)
        await outbox.deliver(*step.owed)
        return
    form = reader.form
    if form is not None and form.kind == forms.KIND and (excursion_id is None or _about(form, excursion_id)):
        screen = await open_form_screen(look, form, misread=misread)
        if screen and screen.keys and isinstance(event, CallbackQuery):
            await telegram.answer_press(event.id)  # the keys are there already: a new message would ask twice
        elif screen:
            await show(telegram, event, screen)
    elif excursion_id is not None:
        await show(telegram, event, await open_excursion_screen(look, excursion_id))


def _form_look(database: Database, settings: Settings, clock: Clock, reader: Reader, edition: Edition) -> Look:
    excursion_id = forms.excursion_of(reader.form) if reader.form else 0
    return look_at(database, settings, clock, reader, edition, excursion_id)


def _told(look: Look, event: Event, inbox_id: int) -> Told:
    return Told(account=look.account, forum=look.edition.forum, inbox_id=inbox_id, edits=pressed_message(event))


def _about(form: Form | None, excursion_id: int) -> bool:
    return form is not None and form.kind == forms.KIND and forms.excursion_of(form) == excursion_id


def _left(look: Look, why: str, excursion_id: int) -> Screen:
    return left_screen(look.words, why, look.edition.catalogue.excursion_by_id.get(excursion_id), thanks=False)


def _word(texts: Texts, language: str, key: str) -> str:
    return texts.speak(language, "UTC").plain(key).casefold()
