"""What an account chooses: its forum, language, zone, reminders; and leaving a form.

Each of these names the wanted state, so that doing it again changes nothing: the update is marked done once its screen
has been shown, and no promise is needed.
"""

from dataclasses import replace
from datetime import datetime

from bot.people.rules import ZONES
from bot.texts import LANGUAGES
from storage import forms, people
from storage.database import Database
from storage.records.people import Account


async def choose_forum(database: Database, account: Account, forum_id: int) -> Account:
    """Look at another forum."""
    if account.forum_id == forum_id:
        return account
    async with database.tx() as tx:
        await people.choose_forum(tx, account.id, forum_id)
    return replace(account, forum_id=forum_id)


async def choose_language(database: Database, account: Account, language: str) -> Account:
    """Speak another language; one that is not ours (a forged button) changes nothing."""
    if language not in LANGUAGES:
        return account
    async with database.tx() as tx:
        await people.choose_language(tx, account.id, language)
    return replace(account, language=language)


async def choose_zone(database: Database, account: Account, zone: str) -> Account:
    """Show times in one of ZONES, or in the forum's for an empty one; another (a forged button) changes nothing."""
    if zone and zone not in ZONES:
        return account
    async with database.tx() as tx:
        await people.choose_zone(tx, account.id, zone or None)
    return replace(account, zone=zone or None)


async def want_reminders(database: Database, account: Account, wanted: bool) -> Account:
    """Be reminded, or not."""
    async with database.tx() as tx:
        await people.want_reminders(tx, account.id, wanted)
    return replace(account, reminders=wanted)


async def leave_form(database: Database, account: Account) -> bool:
    """Forget the form being filled and what was said in it; whether there was one."""
    async with database.tx() as tx:
        return await forms.leave(tx, account.id)


async def mark_blocked(database: Database, account: Account, at: datetime | None) -> None:
    """The person blocked the bot at `at`; None: they let it write again."""
    async with database.tx() as tx:
        await people.mark_blocked(tx, account.telegram_id, at)
