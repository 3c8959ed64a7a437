"""What every sending method shares: formatting, keyboards, replies, and putting the message into the chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from aiogram.client.default import Default
from aiogram.types import (
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from sandbox.chats import Chat
from sandbox.checks.keyboards import ReplyMarkup, check_markup
from sandbox.entities.html import CannotParse, parse_html
from sandbox.entities.text import clean, with_found
from sandbox.entities.units import utf16_length
from sandbox.refusal import bad_request, not_implemented
from sandbox.world import World

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024


def formatted(
    text: str, parse_mode: str | Default | None, entities: Sequence[MessageEntity] | None
) -> tuple[str, list[MessageEntity] | None]:
    """The text and entities a message keeps. Raises Refused where Telegram can't parse them."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise bad_request("strings must be encoded in UTF-8")
    marks = list(entities or [])
    mode = parse_mode.lower() if isinstance(parse_mode, str) else ""
    if mode == "html":
        try:
            text, marks = parse_html(text)
        except CannotParse as problem:
            raise bad_request(f"can't parse entities: {problem}") from problem
    elif mode in {"markdown", "markdownv2"}:
        raise not_implemented(f"the stand-in does not read parse_mode {parse_mode}")
    elif mode:
        raise bad_request("unsupported parse_mode")
    text, marks = clean(text, marks)
    return text, with_found(text, marks) or None


def text_fields(
    text: str, parse_mode: str | Default | None, entities: Sequence[MessageEntity] | None
) -> dict[str, Any]:
    """``text`` and ``entities`` of a message, 1–4096 characters after parsing."""
    if not text:
        raise bad_request("message text is empty")
    content, marks = formatted(text, parse_mode, entities)
    if not content:
        raise bad_request("text must be non-empty")
    if utf16_length(content) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": content, "entities": marks}


def caption_fields(
    caption: str | None, parse_mode: str | Default | None, entities: Sequence[MessageEntity] | None
) -> dict[str, Any]:
    """``caption`` and ``caption_entities`` of a message, 0–1024 characters after parsing."""
    content, marks = formatted(caption or "", parse_mode, entities)
    if utf16_length(content) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": content or None, "caption_entities": marks}


def preview_fields(options: LinkPreviewOptions | Default | None) -> dict[str, Any]:
    """``link_preview_options`` of a message, where the bot set any."""
    return {"link_preview_options": options} if isinstance(options, LinkPreviewOptions) else {}


def reply_fields(chat: Chat, parameters: ReplyParameters | None, plain_id: int | None = None) -> dict[str, Any]:
    """``reply_to_message``: the message replied to, without the one that it replied to in turn."""
    message_id = parameters.message_id if parameters else plain_id
    if not message_id:
        return {}
    found = chat.messages.get(message_id)
    if found is None:
        if parameters and parameters.allow_sending_without_reply is True:
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": found.model_copy(update={"reply_to_message": None})}


def deliver(
    world: World, chat: Chat, fields: dict[str, Any], *, markup: ReplyMarkup | None = None, call: Any = None
) -> Message:
    """Put the bot's message into the chat, within the pace allowed, and its keyboard under the input line.

    call: the method, for what every sending method has: the message it replies to.
    """
    check_markup(markup, private=chat.private)
    if getattr(call, "message_thread_id", None):
        raise bad_request("message thread not found")
    reply = reply_fields(chat, getattr(call, "reply_parameters", None), getattr(call, "reply_to_message_id", None))
    world.pace.spend(chat.id, private=chat.private)
    inline = markup if isinstance(markup, InlineKeyboardMarkup) and markup.inline_keyboard else None
    sent = world.put(chat, author(world, chat) | reply | protection(call) | fields | {"reply_markup": inline})
    if markup is not None and inline is None:
        chat.carriers.add(sent.message_id)
        take_keyboard(chat, markup)
    return sent


def protection(call: Any) -> dict[str, Any]:
    """``has_protected_content``: whether the message may be forwarded or copied on."""
    return {"has_protected_content": True} if getattr(call, "protect_content", None) is True else {}


def author(world: World, chat: Chat) -> dict[str, Any]:
    """Who a message of the bot is from: the channel itself in a channel, else the bot."""
    if chat.kind == "channel":
        return {"sender_chat": chat.telegram}
    return {"from_user": world.bot.user}


def take_keyboard(chat: Chat, markup: ReplyMarkup | None) -> None:
    """A reply keyboard comes or goes with the message that carries it."""
    match markup:
        case ReplyKeyboardMarkup():
            chat.keyboard, chat.keyboard_used = markup, False
        case ReplyKeyboardRemove():
            chat.keyboard, chat.keyboard_used = None, False
        case _:
            pass
