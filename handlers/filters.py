"""Which updates a handler is for."""

from dataclasses import dataclass
from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.actions import Action
from bot.settings import Settings
from bot.team.members import allowed
from bot.team.rules import Act
from handlers.reader import Reader
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Pressed(BaseFilter):
    """A press of a button that asks for `action`; hands it over as `action`."""

    action: type[Action]

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        """Whether the button carries this action."""
        action = self.action.unpack(press.data or "")
        return {"action": action} if action else False


@dataclass(frozen=True, slots=True)
class Filling(BaseFilter):
    """A message of somebody who is filling the form `kind`."""

    kind: str

    async def __call__(self, _event: Any, reader: Reader | None = None) -> bool:
        """Whether the reader is in the middle of this form."""
        return reader is not None and reader.form is not None and reader.form.kind == self.kind


class HasForum(BaseFilter):
    """The reader looks at a forum; hands over its `edition`."""

    async def __call__(self, _event: Any, reader: Reader | None = None) -> bool | dict[str, Any]:
        """Whether there is a forum to speak of."""
        return {"edition": reader.edition} if reader is not None and reader.edition is not None else False


@dataclass(frozen=True, slots=True)
class RepliesTo(BaseFilter):
    """A reply to a message of ours that carries a button for `action`; hands it over as `action`.

    A reply brings the message with its buttons as they stand (Bot API, Message.reply_to_message and reply_markup).
    """

    action: type[Action]

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether the message replied to carries such a button."""
        answered = message.reply_to_message
        markup = answered.reply_markup if answered else None
        for row in markup.inline_keyboard if markup else ():
            for button in row:
                if action := self.action.unpack(button.callback_data or ""):
                    return {"action": action}
        return False


@dataclass(frozen=True, slots=True)
class May(BaseFilter):
    """Somebody who may do `act` at the forum they look at: asked of our own table, at each update."""

    act: Act

    async def __call__(self, _event: Any, database: Database, settings: Settings, reader: Reader | None = None) -> bool:
        """Whether the reader may."""
        if reader is None or reader.edition is None:
            return False
        async with database.read() as read:
            return await allowed(read, settings.owner_ids, reader.account, reader.edition.forum.id, self.act)
