"""What the promises of the programme become: a session's card, calendar files, the way to a venue."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.delivery.promises import Expired, Render
from bot.programme import cards
from bot.programme.calendar import item_file, plan_file
from bot.programme.editions import Edition, Editions
from bot.programme.plan import my_plan, open_session_screen
from bot.programme.screens.parts import counts
from bot.programme.screens.venues import directions_screen
from bot.screen import Screen
from bot.texts import Texts, Words
from storage import people
from storage.database import Database
from storage.records.delivery import Owed
from storage.records.people import Account


@dataclass(frozen=True, slots=True)
class _Told:
    """Whom a promise is told to, and of which edition."""

    owed: Owed
    account: Account
    edition: Edition
    words: Words
    database: Database
    now: datetime


def renders(database: Database, clock: Clock, texts: Texts, editions: Editions) -> dict[str, Render]:
    """How the promises of this room become screens, by kind."""

    def told(speak: Callable[[_Told], Awaitable[Screen | Expired]]) -> Render:
        async def render(owed: Owed) -> Screen | Expired:
            edition = await editions.of(owed.forum_id)
            async with database.read() as read:
                account = await people.account(read, owed.account_id or 0)
            if account is None or edition is None:
                return Expired("nobody to tell")
            words = texts.speak(account.language, account.zone or edition.forum.zone)
            return await speak(_Told(owed, account, edition, words, database, clock.now()))

        return render

    return {
        "session_card": told(_session_card),
        "session_calendar": told(_session_calendar),
        "plan_calendar": told(_plan_calendar),
        "directions": told(_directions),
    }


async def _session_card(to: _Told) -> Screen:
    session = to.edition.catalogue.session_by_id.get(int(to.owed.ids["session"]))
    origin = str(to.owed.ids["origin"])
    return await open_session_screen(to.database, to.words, to.edition, to.account.id, session, to.now, origin)


async def _session_calendar(to: _Told) -> Screen | Expired:
    session = to.edition.catalogue.session_by_id.get(int(to.owed.ids["session"]))
    if session is None:
        return Expired("the session has left the programme")
    return Screen(
        text=to.words("calendar-file", title=cards.value(session.title, cards.TITLE)),
        file=item_file(to.words, to.edition.catalogue, session, to.now),
    )


async def _plan_calendar(to: _Told) -> Screen:
    plan = await my_plan(to.database, to.edition, to.account.id)
    if not plan.entries:
        return Screen(text=to.words("calendar-empty"))
    items = [entry.item for entry in plan.entries]
    return Screen(
        text=to.words("calendar-plan", counts=counts(to.words, items)),
        file=plan_file(to.words, to.edition.catalogue, plan, to.now),
    )


async def _directions(to: _Told) -> Screen | Expired:
    venue = to.edition.catalogue.venue_by_id.get(int(to.owed.ids["venue"]))
    if venue is None:
        return Expired("the venue has left the programme")
    return directions_screen(to.words, venue)
