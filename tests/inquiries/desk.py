"""A forum with organisers' phones beside the participants'."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

from aiogram.enums import UpdateType
from aiogram.types import CallbackQuery

from bot.actions import Action
from bot.clock import MovableClock
from sandbox.forum import ForumInABox
from sandbox.people import Person, demo_people, organiser
from sandbox.phone import Phone
from sandbox.views import View
from storage import people, team
from storage.database import Database
from storage.records.people import Account
from tests.box import boxed

ANNA, BEN, OWNER, EDITOR = 101, 102, 103, 104


@asynccontextmanager
async def with_organisers(
    database: Database, clock: MovableClock, *, owner_ids: str = str(OWNER), **given: object
) -> AsyncIterator[ForumInABox]:
    """The box with the owner's phone (Russian) and an English one that may be made an editor's; nobody has started."""
    everybody = [*demo_people(), organiser(), Person(id=EDITOR, first_name="Ed", language_code="en")]
    async with boxed(database, clock, people=everybody, owner_ids=owner_ids, **given) as box:
        yield box


async def after(box: ForumInABox, act: Awaitable[Any], phone: Phone) -> View:
    """The bot's last message on a phone once everything is answered and delivered."""
    await act
    await box.settled()
    return phone.last


async def ask(box: ForumInABox, person: int, text: str) -> View:
    """Somebody asks the organisers; what they are told."""
    phone = box.world.phone(person)
    words = "Спросить организаторов" if phone.person.language_code == "ru" else "Ask the organisers"
    await after(box, phone.write("/contacts"), phone)
    await after(box, phone.press(words, phone.last), phone)
    return await after(box, phone.write(text), phone)


async def start(box: ForumInABox, *persons: int) -> None:
    """They start the bot."""
    for person in persons:
        await box.world.phone(person).start()
    await box.settled()


async def account(database: Database, telegram_id: int) -> Account:
    """What is kept about a person."""
    async with database.read() as read:
        found = await people.account_of_user(read, telegram_id)
    assert found is not None
    return found


async def make_editor(database: Database, forum_id: int, clock: MovableClock, telegram_id: int = EDITOR) -> None:
    """Grant the role of an editor."""
    editor = await account(database, telegram_id)
    async with database.tx() as tx:
        await team.grant(tx, forum_id, editor.id, "editor", granted_by=None, now=clock.now())


async def unmake_editor(database: Database, forum_id: int, telegram_id: int = EDITOR) -> None:
    """Take it away."""
    editor = await account(database, telegram_id)
    async with database.tx() as tx:
        assert await team.revoke(tx, forum_id, editor.id, "editor")


async def forge(box: ForumInABox, phone: Phone, action: Action) -> View:
    """Press a button the phone was never shown; what the bot shows."""
    press = CallbackQuery(
        id=f"{phone.person.id}{len(box.world.calls)}",
        from_user=phone.person.user,
        chat_instance=phone.room.instance,
        message=phone.last.message,
        data=action.pack(),
    )
    box.world.updates.add(UpdateType.CALLBACK_QUERY, press)
    await box.settled()
    return phone.last
