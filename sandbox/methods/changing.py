"""Editing and deleting what was sent.

Source: https://core.telegram.org/bots/api#updating-messages
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from aiogram.methods import DeleteMessage, DeleteMessages, EditMessageCaption, EditMessageReplyMarkup, EditMessageText
from aiogram.types import InlineKeyboardMarkup, Message

from sandbox.chats import Chat
from sandbox.checks.keyboards import check_inline
from sandbox.methods.content import caption_fields, preview_fields, text_fields
from sandbox.methods.places import message_in, readable, writable
from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request, not_implemented
from sandbox.world import World

DELETE_WITHIN: Final = timedelta(hours=48)
MOST_DELETED: Final = 100
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


async def edit_message_text(world: World, call: EditMessageText, _: Uploads) -> Message:
    """Another text in the same message; the buttons go unless given again."""
    chat, message = own_message(world, call)
    if call.rich_message is not None:
        raise not_implemented("the stand-in does not know rich_message")
    if call.text is None:
        raise bad_request("message text is empty")
    fields = text_fields(call.text, call.parse_mode, call.entities)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    return change(world, chat, message, fields | preview_fields(call.link_preview_options), call.reply_markup)


async def edit_message_caption(world: World, call: EditMessageCaption, _: Uploads) -> Message:
    """Another caption under the same file."""
    chat, message = own_message(world, call)
    fields = caption_fields(call.caption, call.parse_mode, call.caption_entities)
    if not (message.photo or message.document or message.video):
        raise bad_request("there is no caption in the message to edit")
    return change(world, chat, message, fields, call.reply_markup)


async def edit_message_reply_markup(world: World, call: EditMessageReplyMarkup, _: Uploads) -> Message:
    """Other buttons under the same message."""
    chat, message = own_message(world, call)
    return change(world, chat, message, {}, call.reply_markup)


def own_message(world: World, call: Any) -> tuple[Chat, Message]:
    """The bot's own message a call wants to edit."""
    if call.inline_message_id:
        raise bad_request("MESSAGE_ID_INVALID")
    if call.chat_id is None:
        raise bad_request("chat_id is empty")
    if call.message_id is None:
        raise bad_request("message identifier is not specified")
    chat = writable(world, call.chat_id)
    message = message_in(chat, call.message_id, "edit")
    mine = message.from_user is not None and message.from_user.id == world.bot.id
    fixed = message.forward_origin is not None or message.message_id in chat.carriers
    if (not mine and chat.kind != "channel") or fixed:
        raise bad_request("message can't be edited")
    return chat, message


def change(
    world: World, chat: Chat, message: Message, fields: dict[str, Any], markup: InlineKeyboardMarkup | None
) -> Message:
    """Carry the edit out, within the pace. Raises Refused if nothing would change."""
    if markup is not None:
        check_inline(markup)
    if markup is not None and markup.inline_keyboard and message.media_group_id is not None:
        raise bad_request("message can't be edited")
    fields = fields | {"reply_markup": markup if markup is not None and markup.inline_keyboard else None}
    if all(getattr(message, name) == value for name, value in fields.items()):
        raise bad_request(NOT_MODIFIED)
    world.pace.spend(chat.id, private=chat.private, edit=True)
    edited_at = int(world.now().timestamp())
    # Telegram does not show «edited» when only the buttons change.
    shown = {"edit_date": edited_at} if len(fields) > 1 else {}
    return world.change(chat, message, fields | shown)


async def delete_message(world: World, call: DeleteMessage, _: Uploads) -> bool:
    """Take one message away for everybody."""
    chat = readable(world, call.chat_id)
    message = message_in(chat, call.message_id, "delete")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted for everyone")
    world.remove(chat, message.message_id)
    return True


async def delete_messages(world: World, call: DeleteMessages, _: Uploads) -> bool:
    """Take up to 100 messages away; those that are gone or too old are skipped."""
    chat = readable(world, call.chat_id)
    if not call.message_ids:
        raise bad_request("message identifiers are not specified")
    if len(call.message_ids) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    for message_id in call.message_ids:
        message = chat.messages.get(message_id)
        if message is not None and _deletable(world, chat, message):
            world.remove(chat, message_id)
    return True


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if world.now() - message.date >= DELETE_WITHIN:
        return False
    if chat.private:
        return True
    mine = message.from_user is not None and message.from_user.id == world.bot.id
    member = chat.members.get(world.bot.id)
    return mine or bool(getattr(member, "can_delete_messages", False) or getattr(member, "can_post_messages", False))
