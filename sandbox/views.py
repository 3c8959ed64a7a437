"""Messages as a person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from aiogram.types import InlineKeyboardButton, Message

from sandbox.entities.render import safe_html

Author: TypeAlias = Literal["bot", "me", "service"]
ButtonKind: TypeAlias = Literal["callback", "url", "copy", "switch_inline", "web_app"]


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button where it stands: of which message, in which row and column (from 0)."""

    message_id: int
    row: int
    column: int
    key: InlineKeyboardButton

    @property
    def text(self) -> str:
        """The label."""
        return self.key.text

    @property
    def kind(self) -> ButtonKind:
        """What pressing it does."""
        if self.key.callback_data is not None:
            return "callback"
        if self.key.web_app is not None:
            return "web_app"
        if self.key.copy_text is not None:
            return "copy"
        return "url" if self.key.url is not None else "switch_inline"


@dataclass(frozen=True, slots=True)
class View:
    """One message on a phone's screen."""

    message: Message
    author: Author

    @property
    def id(self) -> int:
        """The message's id in its chat."""
        return self.message.message_id

    @property
    def text(self) -> str:
        """Text or caption, without marks; empty if there is neither."""
        return self.message.text or self.message.caption or ""

    @property
    def html(self) -> str:
        """Text or caption as safe HTML."""
        return safe_html(self.text, self.message.entities or self.message.caption_entities)

    @property
    def edited(self) -> bool:
        """Whether it was changed since it was sent."""
        return self.message.edit_date is not None

    @property
    def rows(self) -> list[list[Button]]:
        """Inline buttons by rows."""
        markup = self.message.reply_markup
        return [
            [Button(self.id, row, column, key) for column, key in enumerate(keys)]
            for row, keys in enumerate(markup.inline_keyboard if markup else [])
        ]

    @property
    def buttons(self) -> list[Button]:
        """Inline buttons, in reading order."""
        return [button for row in self.rows for button in row]

    @property
    def labels(self) -> list[str]:
        """The words on the inline buttons."""
        return [button.text for button in self.buttons]

    def button(self, label: str) -> Button | None:
        """The button that says exactly this, else the only one that contains it."""
        exact = [button for button in self.buttons if button.text == label]
        if exact:
            return exact[0]
        near = [button for button in self.buttons if label in button.text]
        return near[0] if len(near) == 1 else None
