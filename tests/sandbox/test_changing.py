"""Edits, deletions and answers to presses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import KeyboardButton, Message, ReplyKeyboardMarkup

from bot.clock import MovableClock
from sandbox.methods.changing import NOT_MODIFIED
from sandbox.people import ANNA
from sandbox.phone import Phone
from sandbox.presses import ANSWER_LIFE, Answer
from sandbox.refusal import CannotDo
from sandbox.world import World
from tests.sandbox.tools import Seconds, buttons, refused

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def edit(bot: Bot, message: Message, text: str, *labels: str) -> Message:
    """Edit the text of a message."""
    markup = buttons(*labels) if labels else None
    result = await bot.edit_message_text(text, chat_id=ANNA, message_id=message.message_id, reply_markup=markup)
    assert isinstance(result, Message)
    return result


async def test_an_edit_changes_the_message(bot: Bot, anna: Phone) -> None:
    """The same message shows another text; buttons not given again are gone."""
    sent = await bot.send_message(101, "раз", reply_markup=buttons("a"))
    edited = await edit(bot, sent, "два", "b")
    assert (edited.message_id, edited.edit_date is not None) == (sent.message_id, True)
    assert [(view.text, view.labels, view.edited) for view in anna.heard] == [("два", ["b"], True)]
    await edit(bot, sent, "три")
    assert anna.buttons() == []


async def test_nothing_new_is_refused(bot: Bot, anna: Phone) -> None:
    """An edit that changes nothing is refused in Telegram's words."""
    sent = await bot.send_message(101, "раз", reply_markup=buttons("a"))
    for same in ("раз", "  раз \n"):
        with refused(f"Bad Request: {NOT_MODIFIED}", TelegramBadRequest):
            await edit(bot, sent, same, "a")
    with refused(f"Bad Request: {NOT_MODIFIED}"):
        await bot.edit_message_reply_markup(chat_id=101, message_id=sent.message_id, reply_markup=buttons("a"))
    assert not anna.last.edited


async def test_other_marks_are_a_change(bot: Bot, anna: Phone) -> None:
    """The same words in bold are another message."""
    sent = await bot.send_message(101, "раз")
    await bot.edit_message_text("<b>раз</b>", chat_id=101, message_id=sent.message_id, parse_mode="HTML")
    assert anna.last.html == "<b>раз</b>"


async def test_buttons_alone(bot: Bot, anna: Phone) -> None:
    """Buttons change without the message being «edited»."""
    sent = await bot.send_message(101, "раз", reply_markup=buttons("a"))
    await bot.edit_message_reply_markup(chat_id=101, message_id=sent.message_id)
    assert (anna.buttons(), anna.last.edited) == ([], False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        ("я" * 4097, "message is too long"),
        ("\n", "text must be non-empty"),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_edits_refused(bot: Bot, text: str, words: str) -> None:
    """An edit is checked like a message."""
    sent = await bot.send_message(101, "раз")
    with refused(f"Bad Request: {words}"):
        await edit(bot, sent, text)


async def test_messages_that_cannot_be_edited(bot: Bot, anna: Phone) -> None:
    """What is gone, what a person wrote, and what carried a reply keyboard stays as it is."""
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="x")]])
    carrier = await bot.send_message(101, "раз", reply_markup=keys)
    theirs = await anna.write("моё")
    with refused("Bad Request: message can't be edited"):
        await edit(bot, carrier, "два")
    with refused("Bad Request: message can't be edited"):
        await edit(bot, theirs.message, "твоё")
    await bot.delete_message(101, carrier.message_id)
    with refused("Bad Request: message to edit not found"):
        await edit(bot, carrier, "два")
    with refused("Bad Request: message identifier is not specified"):
        await bot.edit_message_text("x", chat_id=101)


async def test_deleting(bot: Bot, anna: Phone) -> None:
    """The bot takes away its own and the person's messages; a second time they are not found."""
    sent, theirs = await bot.send_message(101, "раз"), await anna.write("два")
    await bot.delete_message(101, sent.message_id)
    await bot.delete_message(101, theirs.id)
    assert [view.text for view in anna.chat] == ["/start"]
    with refused("Bad Request: message to delete not found"):
        await bot.delete_message(101, sent.message_id)


async def test_too_late_to_delete(bot: Bot, anna: Phone, clock: MovableClock) -> None:
    """After 48 hours a message stays."""
    sent = await bot.send_message(101, "раз")
    clock.add(timedelta(hours=47, minutes=59))
    late = await bot.send_message(101, "два")
    clock.add(timedelta(minutes=1))
    with refused("Bad Request: message can't be deleted for everyone"):
        await bot.delete_message(101, sent.message_id)
    await bot.delete_messages(101, [sent.message_id, late.message_id, 999])
    assert [view.text for view in anna.heard] == ["раз"]


async def test_an_answer_shows_once(bot: Bot, anna: Phone) -> None:
    """A press waits for its answer; a second answer comes too late."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    press = await anna.press("Программа")
    await bot.answer_callback_query(press.id, "Готово", show_alert=True)
    assert await press.answer() == Answer("Готово", alert=True)
    assert anna.alerts == [Answer("Готово", alert=True)]
    with refused(TOO_OLD):
        await bot.answer_callback_query(press.id)


async def test_a_silent_answer(bot: Bot, anna: Phone) -> None:
    """An answer without words stops the spinner and shows nothing."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    press = await anna.press("Программа")
    await bot.answer_callback_query(press.id)
    assert await press.answer() == Answer()
    assert anna.alerts == []


async def test_answers_refused(bot: Bot, anna: Phone, seconds: Seconds) -> None:
    """Too long, unknown and too late answers are refused."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    press = await anna.press("Программа")
    with refused("Bad Request: MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(press.id, "я" * 201)
    with refused(TOO_OLD):
        await bot.answer_callback_query("12345")
    with refused("Bad Request: URL_INVALID"):
        await bot.answer_callback_query(press.id, url="https://example.com")
    seconds.pass_by(ANSWER_LIFE + 1)
    with refused(TOO_OLD):
        await bot.answer_callback_query(press.id, "я" * 200)


async def test_the_longest_answer(bot: Bot, anna: Phone) -> None:
    """200 characters are taken."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    press = await anna.press("Программа")
    await bot.answer_callback_query(press.id, "я" * 200)
    assert (await press.answer()) == Answer("я" * 200)


async def test_an_unanswered_press(bot: Bot, anna: Phone) -> None:
    """A bot that does not answer leaves the person without one."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    assert await (await anna.press("Программа")).answer(timeout=0.01) is None


async def test_an_old_press_meets_the_new_keyboard(bot: Bot, anna: Phone, world: World) -> None:
    """A button that is gone cannot be pressed any more."""
    sent = await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    (button,) = anna.last.buttons
    await bot.edit_message_reply_markup(chat_id=101, message_id=sent.message_id)
    with pytest.raises(CannotDo):
        await anna.press(button)
    with pytest.raises(CannotDo):
        await anna.press("Программа")
    assert not world.updates.pending
