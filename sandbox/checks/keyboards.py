"""What Telegram refuses in keyboards.

Source: https://core.telegram.org/bots/api#inlinekeyboardbutton, https://core.telegram.org/bots/api#keyboardbutton
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from sandbox.entities.html import checked_link
from sandbox.refusal import bad_request

ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

MOST_BUTTONS: Final = 100
MOST_KEYS: Final = 300
LONGEST_DATA: Final = 64
LONGEST_COPY: Final = 256
ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def check_markup(markup: ReplyMarkup | None, *, private: bool) -> None:
    """Refuse a keyboard Telegram would refuse. Reply keyboards have no place outside private chats and groups."""
    match markup:
        case InlineKeyboardMarkup():
            check_inline(markup)
        case ReplyKeyboardMarkup():
            _check_reply(markup, private=private)
        case _:
            pass


def check_inline(markup: InlineKeyboardMarkup) -> None:
    """Refuse an inline keyboard with a bad button, or too many."""
    buttons = [button for row in markup.inline_keyboard for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)


def _check_button(button: InlineKeyboardButton) -> None:
    if not button.text.strip():
        # Telegram leaves such a button out in silence; here nobody should have to guess where it went.
        raise bad_request('can\'t parse inline keyboard button: field "text" must be non-empty')
    actions = [name for name in ACTIONS if getattr(button, name) is not None]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one of the optional fields must be used")
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not valid_url(button.url):
        raise bad_request("BUTTON_URL_INVALID")
    if button.web_app is not None and not button.web_app.url.startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{button.web_app.url}' is invalid: Only HTTPS links are allowed"
        )
    if button.copy_text is not None and not 1 <= len(button.copy_text.text) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_reply(markup: ReplyKeyboardMarkup, *, private: bool) -> None:
    keys = [key for row in markup.keyboard for key in row]
    if not keys:
        raise bad_request("can't parse reply keyboard markup JSON object")
    if len(keys) > MOST_KEYS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for key in keys:
        if not key.text.strip():
            raise bad_request('can\'t parse keyboard button: field "text" must be non-empty')
        if (key.request_contact or key.request_location) and not private:
            asked = "phone number" if key.request_contact else "location"
            raise bad_request(f"{asked} can be requested in private chats only")


def valid_url(url: str) -> bool:
    """Whether a button may open this address."""
    if not url or any(character.isspace() for character in url):
        return False
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return bool(checked_link(url)) and port != 0
