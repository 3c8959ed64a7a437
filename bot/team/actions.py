"""What buttons of /admin ask."""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class OpenAdmin(Action):
    """Show what an organiser may do."""

    prefix: ClassVar[str] = "ad"
