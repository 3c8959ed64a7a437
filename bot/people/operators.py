"""Who answers for personal data at a forum."""

from bot.excursions.consent import Operator, operator_of
from bot.settings import Settings
from storage import excursions
from storage.database import Database
from storage.records.excursions import Ways
from storage.records.programme import Forum

NO_FORUM = Ways(zone="UTC", quiet_hours=None, operator_name=None, operator_contact=None)


async def operator(database: Database, forum: Forum | None, settings: Settings) -> Operator | None:
    """The forum's own operator or the process's; None where nobody is named, and then no document is asked for."""
    if forum is None:
        return operator_of(NO_FORUM, settings)
    async with database.read() as read:
        return operator_of(await excursions.ways(read, forum.id), settings)
