"""Texts, places, cards and «typing…».

Source: https://core.telegram.org/bots/api#available-methods
"""

from __future__ import annotations

from typing import Final

from aiogram.methods import SendChatAction, SendContact, SendLocation, SendMessage, SendVenue
from aiogram.types import Contact, Location, Message, Venue

from sandbox.methods.content import deliver, preview_fields, text_fields
from sandbox.methods.places import writable
from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request
from sandbox.world import World

TYPING_SECONDS: Final = 5.0
ACTIONS: Final = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip


async def send_message(world: World, call: SendMessage, _: Uploads) -> Message:
    """Text, with marks and buttons."""
    chat = writable(world, call.chat_id)
    fields = text_fields(call.text, call.parse_mode, call.entities)
    fields |= preview_fields(call.link_preview_options)
    return deliver(world, chat, fields, markup=call.reply_markup, call=call)


async def send_location(world: World, call: SendLocation, _: Uploads) -> Message:
    """A point on the map."""
    chat = writable(world, call.chat_id)
    return deliver(
        world, chat, {"location": _location(call.latitude, call.longitude)}, markup=call.reply_markup, call=call
    )


async def send_venue(world: World, call: SendVenue, _: Uploads) -> Message:
    """A point with a name and an address."""
    chat = writable(world, call.chat_id)
    if not call.title.strip() or not call.address.strip():
        raise bad_request("VENUE_TITLE_EMPTY" if not call.title.strip() else "VENUE_ADDRESS_EMPTY")
    place = _location(call.latitude, call.longitude)
    fields = {"venue": Venue(location=place, title=call.title, address=call.address), "location": place}
    return deliver(world, chat, fields, markup=call.reply_markup, call=call)


async def send_contact(world: World, call: SendContact, _: Uploads) -> Message:
    """Somebody's card."""
    chat = writable(world, call.chat_id)
    card = Contact(
        phone_number=call.phone_number, first_name=call.first_name, last_name=call.last_name, vcard=call.vcard
    )
    return deliver(world, chat, {"contact": card}, markup=call.reply_markup, call=call)


async def send_chat_action(world: World, call: SendChatAction, _: Uploads) -> bool:
    """«Typing…», for five seconds or until the next message."""
    chat = writable(world, call.chat_id)
    if call.action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing_until = world.monotonic() + TYPING_SECONDS
    world.bell.ring()
    return True


def _location(latitude: float, longitude: float) -> Location:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return Location(latitude=latitude, longitude=longitude)
