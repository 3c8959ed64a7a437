"""The state of the world as the page draws it."""

from __future__ import annotations

from typing import Any, Final

from aiogram.types import KeyboardButton, Message

from sandbox.chats import Chat
from sandbox.phone import Phone
from sandbox.views import Button, View
from sandbox.world import World

SHOWN: Final = 200


def phones_json(world: World) -> list[dict[str, Any]]:
    """Every phone the page shows."""
    return [phone_json(phone) for phone in world.phones if phone.person.shown]


def bot_json(world: World) -> dict[str, Any]:
    """The bot's profile."""
    bot = world.bot
    return {"name": bot.user.first_name, "username": bot.username}


def phone_json(phone: Phone) -> dict[str, Any]:
    """One phone: the person, the chat, the keyboard, the menu."""
    room, person, bot = phone.room, phone.person, phone.world.bot
    return {
        "user_id": person.id,
        "name": person.name,
        "language": person.language_code,
        "blocked": room.blocked,
        "commands": [{"command": item.command, "description": item.description} for item in bot.commands_for(person)],
        "menu": bot.menu_is_commands(room.id),
        "typing": room.typing_until > phone.world.monotonic(),
        "keyboard": _keyboard(room),
        "description": bot.description_for(person),
        "started": room.started,
        "messages": [message_json(view) for view in phone.chat[-SHOWN:]],
    }


def _keyboard(room: Chat) -> dict[str, Any] | None:
    markup = room.keyboard
    if markup is None or (markup.one_time_keyboard and room.keyboard_used):
        return None
    rows = [[_key(key) for key in row] for row in markup.keyboard]
    placeholder = {"placeholder": markup.input_field_placeholder} if markup.input_field_placeholder else {}
    return {"rows": rows, "one_time": bool(markup.one_time_keyboard), **placeholder}


def _key(key: KeyboardButton) -> dict[str, Any]:
    return {
        "text": key.text,
        "request_contact": bool(key.request_contact),
        "request_location": bool(key.request_location),
    }


def message_json(view: View) -> dict[str, Any]:
    """One message, with only the parts it has."""
    message = view.message
    shown = {
        "id": view.id,
        "from": view.author,
        "date": message.date.isoformat(),
        "edited": view.edited,
        "text": view.text or None,
        "html": view.html or None,
        **_media(message),
        "album": message.media_group_id,
        "reply_to": _reply(message),
        "forward_from": forward_name(message),
        "buttons": [[_button(button) for button in row] for row in view.rows] or None,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _media(message: Message) -> dict[str, Any]:
    media: dict[str, Any] = {}
    if message.photo:
        whole = message.photo[-1]
        media["photo"] = {"url": _url(whole.file_id), "width": whole.width, "height": whole.height}
    if found := message.document or message.video:
        media["document"] = {"url": _url(found.file_id), "name": found.file_name, "size": found.file_size}
    if message.location:
        place = {"lat": message.location.latitude, "lon": message.location.longitude}
        named = {"title": message.venue.title, "address": message.venue.address} if message.venue else {}
        media["location"] = place | named
    if message.contact:
        card = message.contact
        name = " ".join(part for part in (card.first_name, card.last_name) if part)
        media["contact"] = {"name": name, "phone": card.phone_number}
    if message.voice:
        media["voice"] = True
    if message.sticker:
        media["sticker"] = message.sticker.emoji or ""
    return media


def _url(file_id: str) -> str:
    return f"/sandbox/file/{file_id}"


def _reply(message: Message) -> dict[str, Any] | None:
    answered = message.reply_to_message
    return {"id": answered.message_id, "text": answered.text or answered.caption or ""} if answered else None


def forward_name(message: Message) -> str | None:
    """Whom a forwarded message is from, as the client names them."""
    origin = message.forward_origin
    if origin is None:
        return None
    user = getattr(origin, "sender_user", None)
    chat = getattr(origin, "chat", None) or getattr(origin, "sender_chat", None)
    if user is not None:
        return str(user.full_name)
    return str(chat.title) if chat is not None else str(getattr(origin, "sender_user_name", ""))


def _button(button: Button) -> dict[str, Any]:
    key = button.key
    url = key.url or (key.web_app.url if key.web_app else None)
    shown = {
        "text": button.text,
        "kind": button.kind,
        "url": url,
        "copy": key.copy_text.text if key.copy_text else None,
    }
    return {name: value for name, value in shown.items() if value is not None}
