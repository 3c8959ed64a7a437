"""What buttons about questions to the organisers ask.

`page` is the page of the list a card was opened from, NOWHERE for a card that came as a message of its own.
"""

from dataclasses import dataclass
from typing import ClassVar

from bot.actions import Action

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class AskAgain(Action):
    """Begin another question to the organisers under an earlier one."""

    prefix: ClassVar[str] = "qa"
    inquiry: int


@dataclass(frozen=True, slots=True)
class OpenInquiries(Action):
    """Show a page of the questions without an answer."""

    prefix: ClassVar[str] = "iq"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenInquiry(Action):
    """Show a question as it stands."""

    prefix: ClassVar[str] = "iqo"
    inquiry: int
    page: int = NOWHERE


@dataclass(frozen=True, slots=True)
class AnswerInquiry(Action):
    """Begin to answer a question."""

    prefix: ClassVar[str] = "iqa"
    inquiry: int
    page: int = NOWHERE


@dataclass(frozen=True, slots=True)
class SkipInquiry(Action):
    """Have a question off the list without an answer, or on it: the wanted state."""

    prefix: ClassVar[str] = "iqs"
    inquiry: int
    wanted: bool
    page: int = NOWHERE


@dataclass(frozen=True, slots=True)
class OfferToFaq(Action):
    """Show how a question with its answer would stand in the FAQ."""

    prefix: ClassVar[str] = "iqf"
    inquiry: int
    page: int = NOWHERE


@dataclass(frozen=True, slots=True)
class AddToFaq(Action):
    """Answer the question to everybody: the confirmation of the wording with this mark."""

    prefix: ClassVar[str] = "iqy"
    inquiry: int
    mark: int
    page: int = NOWHERE


@dataclass(frozen=True, slots=True)
class RemoveFromFaq(Action):
    """Stop answering it to everybody. `inquiry` is the card to show then; 0: the list of such answers."""

    prefix: ClassVar[str] = "iqr"
    faq: int
    inquiry: int = 0
    page: int = NOWHERE


@dataclass(frozen=True, slots=True)
class OpenDeskAnswers(Action):
    """Show a page of the answers the organisers added to the FAQ."""

    prefix: ClassVar[str] = "iqd"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenDeskAnswer(Action):
    """Show an answer the organisers added to the FAQ."""

    prefix: ClassVar[str] = "iqe"
    faq: int
    page: int = 0
