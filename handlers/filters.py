"""Which updates a handler is for."""

from dataclasses import dataclass
from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery

from bot.actions import Action
from handlers.reader import Reader


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
