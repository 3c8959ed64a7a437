"""Messages carried from one chat to another: forwarded with their source, or copied without it.

Source: https://core.telegram.org/bots/api#forwardmessages, https://core.telegram.org/bots/api#copymessages
"""

from __future__ import annotations

import secrets
from itertools import pairwise
from typing import Any, Final

from aiogram.methods import CopyMessage, CopyMessages, ForwardMessage, ForwardMessages
from aiogram.types import (
    Message,
    MessageId,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from sandbox.chats import Chat
from sandbox.methods.content import author, caption_fields, deliver, protection
from sandbox.methods.places import message_in, readable, writable
from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request
from sandbox.world import World

MOST: Final = 100
CONTENT: Final = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    "video",
    "voice",
    "sticker",
    "location",
    "venue",
    "contact",
    "caption",
    "caption_entities",
)


async def forward_message(world: World, call: ForwardMessage, _: Uploads) -> Message:
    """One message with its source shown."""
    chat, source = writable(world, call.chat_id), readable(world, call.from_chat_id)
    message = message_in(source, call.message_id, "forward")
    if not _may_leave(message):
        raise bad_request("the message can't be forwarded")
    return deliver(world, chat, _content(message) | _origin(message), call=call)


async def forward_messages(world: World, call: ForwardMessages, _: Uploads) -> list[MessageId]:
    """Up to 100 messages with their source; those that are gone are left out, albums stay together."""
    chat, source = writable(world, call.chat_id), readable(world, call.from_chat_id)
    messages = _several(source, call.message_ids, "forward")
    return _carry(world, chat, call, [(message, _content(message) | _origin(message)) for message in messages])


async def copy_message(world: World, call: CopyMessage, _: Uploads) -> MessageId:
    """One message as if the bot had written it; another caption if given."""
    chat, source = writable(world, call.chat_id), readable(world, call.from_chat_id)
    message = message_in(source, call.message_id, "copy")
    if not _may_leave(message):
        raise bad_request("the message can't be copied")
    fields = _content(message)
    if call.caption is not None and (message.photo or message.document or message.video):
        fields |= caption_fields(call.caption, call.parse_mode, call.caption_entities)
    sent = deliver(world, chat, fields, markup=call.reply_markup, call=call)
    return MessageId(message_id=sent.message_id)


async def copy_messages(world: World, call: CopyMessages, _: Uploads) -> list[MessageId]:
    """Up to 100 messages without their source; those that are gone are left out, albums stay together."""
    chat, source = writable(world, call.chat_id), readable(world, call.from_chat_id)
    bare = {"caption": None, "caption_entities": None} if call.remove_caption else {}
    messages = _several(source, call.message_ids, "copy")
    return _carry(world, chat, call, [(message, _content(message) | bare) for message in messages])


def _several(source: Chat, message_ids: list[int], purpose: str) -> list[Message]:
    if not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > MOST:
        raise bad_request(f"too many messages to {purpose}")
    if any(earlier >= later for earlier, later in pairwise(message_ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [source.messages[message_id] for message_id in message_ids if message_id in source.messages]
    if not (messages := [message for message in found if _may_leave(message)]):
        raise bad_request(f"there are no messages to {purpose}")
    return messages


def _carry(world: World, chat: Chat, call: Any, carried: list[tuple[Message, dict[str, Any]]]) -> list[MessageId]:
    world.pace.spend(chat.id, len(carried), private=chat.private)
    groups: dict[str, str] = {}
    sent: list[MessageId] = []
    for message, fields in carried:
        group = message.media_group_id
        album = {"media_group_id": groups.setdefault(group, str(secrets.randbits(53)))} if group else {}
        put = world.put(chat, author(world, chat) | protection(call) | fields | album)
        sent.append(MessageId(message_id=put.message_id))
    return sent


def _may_leave(message: Message) -> bool:
    return message.pinned_message is None and not message.has_protected_content


def _content(message: Message) -> dict[str, Any]:
    return {name: getattr(message, name) for name in CONTENT}


Origin = MessageOriginUser | MessageOriginChat | MessageOriginChannel | MessageOriginHiddenUser


def _origin(message: Message) -> dict[str, Any]:
    """Where a forward says it is from: the first source, however often it was forwarded."""
    origin: Origin | None = message.forward_origin
    if origin is None and message.sender_chat is not None and message.chat.type == "channel":
        origin = MessageOriginChannel(
            date=message.date,
            chat=message.sender_chat,
            message_id=message.message_id,
            author_signature=message.author_signature,
        )
    elif origin is None and message.sender_chat is not None:
        origin = MessageOriginChat(date=message.date, sender_chat=message.sender_chat)
    elif origin is None and message.from_user is not None:
        origin = MessageOriginUser(date=message.date, sender_user=message.from_user)
    return {"forward_origin": origin}
