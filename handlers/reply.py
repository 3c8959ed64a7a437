"""Answering: a press edits the message it was under, a message is answered with a new one."""

from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from bot.delivery.refusals import Outcome
from bot.delivery.telegram import Telegram
from bot.screen import Screen

Event = Message | CallbackQuery


async def show(telegram: Telegram, event: Event, screen: Screen, *, toast: str = "") -> Outcome:
    """Show a screen in answer to `event`, with a short `toast` over a press."""
    if isinstance(event, CallbackQuery):
        await telegram.answer_press(event.id, toast)
    return await telegram.show(chat_of(event), screen, edits=pressed_message(event))


def chat_of(event: Event) -> int:
    """The chat to answer in: a press without its message comes from a private chat."""
    if isinstance(event, CallbackQuery):
        return event.message.chat.id if event.message else event.from_user.id
    return event.chat.id


def pressed_message(event: Event) -> int | None:
    """The message to edit: the one with the pressed button, where it still holds text that can be edited."""
    if not isinstance(event, CallbackQuery):
        return None
    message = event.message
    if message is None or isinstance(message, InaccessibleMessage) or message.text is None:
        return None
    return message.message_id
