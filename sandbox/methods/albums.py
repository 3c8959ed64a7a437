"""Albums, and other media in a message already sent.

Source: https://core.telegram.org/bots/api#sendmediagroup, https://core.telegram.org/bots/api#editmessagemedia
"""

from __future__ import annotations

import secrets
from typing import Any, Final

from aiogram.methods import EditMessageMedia, SendMediaGroup
from aiogram.types import InputMediaDocument, InputMediaPhoto, InputMediaVideo, Message

from sandbox.files import FileKind
from sandbox.methods.changing import change, own_message
from sandbox.methods.content import author, caption_fields, protection, reply_fields
from sandbox.methods.media import media_fields
from sandbox.methods.places import writable
from sandbox.methods.uploads import Uploads, stored_file
from sandbox.refusal import bad_request, not_implemented
from sandbox.world import World

FEWEST: Final = 2
MOST: Final = 10


async def send_media_group(world: World, call: SendMediaGroup, uploads: Uploads) -> list[Message]:
    """2–10 pictures and videos, or as many documents: all or none, each a message of its own, each counted."""
    chat = writable(world, call.chat_id, "photos")
    if not call.media:
        raise bad_request("there are no messages to send")
    if len(call.media) > MOST:
        raise bad_request("too many messages to send as an album")
    if len(call.media) < FEWEST:
        # The documentation says 2–10; nothing should lean on what Telegram does with one.
        raise bad_request("too few messages to send as an album")
    kinds = {item.type for item in call.media}
    for alone in ("document", "audio"):
        if alone in kinds and len(kinds) > 1:
            raise bad_request(f"{alone.title()} can't be mixed with other media types")
    items = [item_fields(world, item, uploads) for item in call.media]
    reply = reply_fields(chat, call.reply_parameters, call.reply_to_message_id)
    world.pace.spend(chat.id, len(items), private=chat.private)
    shared = author(world, chat) | reply | protection(call) | {"media_group_id": str(secrets.randbits(53))}
    return [world.put(chat, shared | fields) for fields in items]


async def edit_message_media(world: World, call: EditMessageMedia, uploads: Uploads) -> Message:
    """Another file, and its caption, in the same message. In an album a picture or video stays one."""
    chat, message = own_message(world, call)
    if message.location or message.contact or message.voice or message.sticker:
        raise bad_request("message can't be edited")
    fields = item_fields(world, call.media, uploads)
    if message.media_group_id is not None and ("document" in fields) != (message.document is not None):
        raise bad_request("message can't be edited")
    gone = dict.fromkeys(("photo", "video", "document", "text", "entities", "link_preview_options"))
    return change(world, chat, message, gone | fields, call.reply_markup)


def item_fields(world: World, item: Any, uploads: Uploads) -> dict[str, Any]:
    """A piece of media with its caption, as the fields of a message."""
    if not isinstance(item, InputMediaPhoto | InputMediaVideo | InputMediaDocument):
        raise not_implemented(f"the stand-in does not know media of type {item.type}")
    caption = caption_fields(item.caption, item.parse_mode, item.caption_entities)
    kind: FileKind = "document"
    if not isinstance(item, InputMediaDocument):
        kind = "photo" if isinstance(item, InputMediaPhoto) else "video"
    return media_fields(stored_file(world, item.media, uploads, kind)) | caption
