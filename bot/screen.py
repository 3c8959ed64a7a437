"""A screen: what a person is shown, as plain values that know nothing of Telegram."""

from dataclasses import dataclass
from typing import Literal

from bot.texts import Html


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. It carries packed `data` for us, or a `url` to open."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard that replaces the letters; `asks` makes Telegram send the person's own contact."""

    text: str
    asks: Literal["text", "contact"] = "text"


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map: degrees of latitude and longitude, with its name and address."""

    latitude: float
    longitude: float
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class File:
    """A document to send, made on the spot."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Text in Telegram HTML, rows of buttons, and at most one of: keys, a pin, a file.

    `keys` ask for the keyboard that replaces the letters. `thanks` is a short line said in a message before, with which
    such a keyboard goes away (Bot API: one message cannot both take it away and carry buttons).
    """

    text: Html
    buttons: tuple[tuple[Button, ...], ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    thanks: Html | None = None
    pin: Pin | None = None
    file: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A card to choose in inline mode: how it is listed, and the message it becomes (Telegram HTML, one `url` button).

    `id` has at most 64 bytes (Bot API, InlineQueryResultArticle).
    """

    id: str
    title: str
    description: str
    text: Html
    button: Button


def rows(*buttons: Button, width: int = 2) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows of `width`."""
    return tuple(buttons[i : i + width] for i in range(0, len(buttons), width))
