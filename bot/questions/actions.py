"""What buttons about questions ask."""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class AskOrganisers(Action):
    """Begin to write to the organisers."""

    prefix: ClassVar[str] = "qo"


@dataclass(frozen=True, slots=True)
class OpenAnswer(Action):
    """Show an answer of the FAQ."""

    prefix: ClassVar[str] = "qf"
    faq: int
