"""Photos, documents and videos, alone or as an album.

Source: https://core.telegram.org/bots/api#sendphoto, https://core.telegram.org/bots/api#sendmediagroup
"""

from __future__ import annotations

from typing import Any

from aiogram.methods import SendDocument, SendPhoto, SendVideo
from aiogram.types import Message

from sandbox.files import FileKind, Stored
from sandbox.methods.content import caption_fields, deliver
from sandbox.methods.places import writable
from sandbox.methods.uploads import Uploads, stored_file
from sandbox.world import World


async def send_photo(world: World, call: SendPhoto, uploads: Uploads) -> Message:
    """A picture."""
    return _send(world, call, call.photo, uploads, "photo")


async def send_document(world: World, call: SendDocument, uploads: Uploads) -> Message:
    """Any file."""
    return _send(world, call, call.document, uploads, "document")


async def send_video(world: World, call: SendVideo, uploads: Uploads) -> Message:
    """A video."""
    return _send(world, call, call.video, uploads, "video")


def _send(
    world: World, call: SendPhoto | SendDocument | SendVideo, named: Any, uploads: Uploads, kind: FileKind
) -> Message:
    chat = writable(world, call.chat_id, f"{kind}s")
    caption = caption_fields(call.caption, call.parse_mode, call.caption_entities)
    stored = stored_file(world, named, uploads, kind)
    return deliver(world, chat, media_fields(stored) | caption, markup=call.reply_markup, call=call)


def media_fields(stored: Stored) -> dict[str, Any]:
    """The file as the field a message carries it in."""
    match stored.kind:
        case "photo":
            return {"photo": stored.photo()}
        case "video":
            return {"video": stored.video()}
        case _:
            return {"document": stored.document()}
