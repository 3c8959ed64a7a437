"""My plan at work: what an account has chosen and booked, choosing a session, and what is sent beside the screens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.programme.editions import Edition
from bot.programme.rules import MyPlan, plan_refusal
from bot.programme.screens.parts import gone_screen
from bot.programme.screens.session import session_screen
from bot.screen import Screen
from bot.texts import Words
from storage import inbox, outbox, plans
from storage.database import Database
from storage.records.delivery import Ids, Promise
from storage.records.people import Account
from storage.records.programme import Session


async def my_plan(database: Database, edition: Edition, account_id: int) -> MyPlan:
    """What the account has chosen and booked in the forum of `edition`, as far as it is in today's programme."""
    catalogue = edition.catalogue
    async with database.read() as read:
        chosen = await plans.chosen(read, account_id, edition.forum.id)
        booked = await plans.booked(read, account_id, edition.forum.id)
    return MyPlan(
        sessions=tuple(catalogue.session_by_id[session_id] for session_id in chosen & catalogue.session_by_id.keys()),
        bookings=tuple(
            (catalogue.excursion_by_id[excursion_id], state)
            for excursion_id, state in booked
            if excursion_id in catalogue.excursion_by_id
        ),
    )


async def open_session_screen(
    database: Database,
    words: Words,
    edition: Edition,
    account_id: int,
    session: Session | None,
    now: datetime,
    origin: str = "",
) -> Screen:
    """A session's card for one reader; kind words where there is no such `session`. `origin`: see actions.py."""
    if session is None:
        return gone_screen(words, "programme-session-gone")
    plan = await my_plan(database, edition, account_id)
    return session_screen(words, edition.catalogue, session, plan, now, origin)


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of the wish to have a session in the plan, or not.

    `changed`: it is as wished now, and the card is owed in outbox row `owed` · `same`: it was so before · `over`,
    `cancelled`: the session cannot be planned any more.
    """

    verdict: Literal["changed", "same", "over", "cancelled"]
    owed: int | None = None


async def plan_session(
    database: Database,
    account: Account,
    session: Session,
    wanted: bool,
    *,
    forum_id: int,
    now: datetime,
    inbox_id: int,
    edits: int | None = None,
    origin: str = "",
) -> Planned:
    """Have `session` in the account's plan, or not. Wishing twice changes nothing.

    Owes the session's card as an edit of message `edits` (None: as a new message), in the same transaction that ends
    the update `inbox_id`. Raises storage.inbox.AlreadyDoneError where that update had its effect before.
    """
    refusal = plan_refusal(session, now) if wanted else None
    if refusal:
        return Planned(refusal)
    async with database.tx() as tx:
        if wanted:
            changed = await plans.add(tx, account.id, session.id, now)
        else:
            changed = await plans.remove(tx, account.id, session.id)
        if not changed:
            return Planned("same")
        await inbox.done(tx, inbox_id, now)
        promise = Promise(
            key=f"plan:{account.id}:{session.id}:{int(wanted)}:{inbox_id}",
            kind="session_card",
            lane="answer",
            chat_id=account.telegram_id,
            account_id=account.id,
            forum_id=forum_id,
            ids={"session": session.id, "origin": origin},
            due_at=now,
            edits=edits,
        )
        return Planned("changed", await outbox.owe(tx, promise, now))


async def owe_once(
    database: Database,
    account: Account,
    kind: Literal["directions", "session_calendar", "plan_calendar"],
    ids: Ids,
    *,
    forum_id: int,
    now: datetime,
    inbox_id: int,
    pressed: int | None,
) -> int | None:
    """Owe a message beside the screen (a pin, a file): the outbox row, or None for a second tap of the same minute.

    `pressed` is the message with the button. What is edited may be said twice unseen; a new message may not.
    """
    about = ",".join(str(value) for value in ids.values())
    async with database.tx() as tx:
        await inbox.done(tx, inbox_id, now)
        promise = Promise(
            key=f"{kind}:{account.id}:{about}:{pressed or 0}:{now:%Y%m%d%H%M}",
            kind=kind,
            lane="answer",
            chat_id=account.telegram_id,
            account_id=account.id,
            forum_id=forum_id,
            ids=ids,
            due_at=now,
        )
        return await outbox.owe(tx, promise, now)
