"""What buttons about oneself and the forum ask."""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class OpenHome(Action):
    """Show the first screen."""

    prefix: ClassVar[str] = "h"


@dataclass(frozen=True, slots=True)
class OpenForum(Action):
    """Look at another forum."""

    prefix: ClassVar[str] = "f"
    forum: int
