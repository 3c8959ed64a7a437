"""Buttons that open what an answer tells of. Pure."""

from bot.actions import Action
from bot.excursions.actions import OpenExcursion
from bot.programme import cards
from bot.programme.actions import OpenEnterprise, OpenSession, OpenSpeaker, OpenVenue
from bot.questions.actions import OpenAnswer
from bot.questions.index import Record
from bot.screen import Button
from storage.records.programme import Enterprise, Excursion, Faq, Session, Speaker, Venue

_BUTTON = 40


def opening_button(record: Record) -> Button:
    """A button with the title of `record` that shows it in full."""
    return Button(cards.shorten(title(record), _BUTTON), opening(record).pack())


def title(record: Record) -> str:
    """What a thing is called."""
    match record:
        case Faq():
            return record.question
        case Session() | Excursion():
            return record.title
        case _:
            return record.name


def opening(record: Record) -> Action:
    """What shows `record` in full."""
    match record:
        case Session():
            return OpenSession(record.id)
        case Excursion():
            return OpenExcursion(record.id)
        case Enterprise():
            return OpenEnterprise(record.id)
        case Venue():
            return OpenVenue(record.id)
        case Speaker():
            return OpenSpeaker(record.id)
        case Faq():
            return OpenAnswer(record.id)
