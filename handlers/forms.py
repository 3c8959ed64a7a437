"""Forms that ask for one text: whoever sends something else, or turns to something else, meets the same manners."""

from collections.abc import Mapping
from types import MappingProxyType

from aiogram.dispatcher.event.bases import SkipHandler

from bot.inquiries import asking, desk, sharing
from bot.people import service
from bot.people.screens import manners
from handlers.reader import Reader
from handlers.reply import Event
from storage.database import Database

TEXT_ONLY: Mapping[str, str] = MappingProxyType(
    {asking.FORM: manners.INQUIRY, desk.ANSWERING: manners.TEXT_ONLY, sharing.WORDING: manners.TEXT_ONLY}
)
"""The kind word in each of these forms for what is no text."""


async def turn_away(_event: Event, database: Database, reader: Reader) -> None:
    """Whoever turns to something else has changed their mind: leave the form and let that something answer."""
    await service.leave_form(database, reader.account)
    raise SkipHandler
