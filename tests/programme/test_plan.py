"""My plan on both databases: what is chosen stays chosen, twice is once, and what is owed is owed in one piece."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import pytest_asyncio

from bot.clock import MovableClock
from bot.delivery.promises import Expired
from bot.programme.editions import Edition, Editions, release
from bot.programme.notices import renders
from bot.programme.plan import Planned, my_plan, open_session_screen, owe_once, plan_session
from bot.screen import Screen
from bot.texts import Texts
from storage import inbox, outbox, people, plans
from storage.database import Connection, Database
from storage.records.delivery import Owed
from storage.records.people import Account
from storage.records.programme import Programme, Session
from tests.programme.forums import labels, text_of


@pytest_asyncio.fixture
async def edition(database: Database, released: int) -> Edition:
    """The sample programme, released."""
    found = await Editions(database).of(released)
    assert found is not None
    return found


@pytest_asyncio.fixture
async def anna(database: Database, clock: MovableClock) -> Account:
    """Somebody who wrote to the bot."""
    async with database.tx() as tx:
        return await people.meet(tx, 101, "ru", clock.now())


async def update(database: Database, number: int, now: datetime) -> int:
    """An update of Anna's, being worked on: its row in the inbox."""
    async with database.tx() as tx:
        await inbox.keep(tx, 1, [{"update_id": number, "actor": number, "payload": "{}"}], now)
        taken = await inbox.claim(tx, number, 0)
    assert taken is not None
    return taken.id


async def wish(
    database: Database, account: Account, edition: Edition, session: Session, wanted: bool, number: int, now: datetime
) -> Planned:
    """One press of «В мой план» or «Убрать из плана», under update `number`."""
    return await plan_session(
        database,
        account,
        session,
        wanted,
        forum_id=edition.forum.id,
        now=now,
        inbox_id=await update(database, number, now),
        edits=77,
    )


async def claimed(database: Database) -> list[Owed]:
    """Everything owed, in order, taken to be sent."""
    async with database.tx() as tx:
        rows = await tx.all("SELECT id FROM outbox WHERE state = 'queued' ORDER BY id")
        found = [await outbox.claim(tx, row["id"], 0) for row in rows]
    return [owed for owed in found if owed]


async def book(tx: Connection, account: Account, edition: Edition, codes: Iterable[str], state: str) -> None:
    """Bookings of the account itself, made by hand."""
    for code in codes:
        await tx.run(
            """
            INSERT INTO persons (account_id, is_self, name, folded_name, created_at) VALUES (:account, 0, 'А', 'а', 0)
            """,
            account=account.id,
        )
        person = await tx.one("SELECT MAX(id) AS id FROM persons")
        assert person is not None
        await tx.run(
            """
            INSERT INTO bookings (forum_id, excursion_id, account_id, person_id, seats, state, created_at, changed_at)
            VALUES (:forum, :excursion, :account, :person, 1, :state, 0, 0)
            """,
            forum=edition.forum.id,
            excursion=edition.catalogue.excursion_by_code[code].id,
            account=account.id,
            person=person["id"],
            state=state,
        )


async def test_wishing_twice_changes_nothing(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """A session is planned once however often it is wished, and the card is owed once for each change."""
    session, now = edition.catalogue.sessions[0], clock.now()
    verdicts = []
    for number, wanted in enumerate([True, True, False, False, True], 1):
        planned = await wish(database, anna, edition, session, wanted, number, now)
        verdicts.append(planned.verdict)
        assert (planned.owed is not None) == (planned.verdict == "changed")
    assert verdicts == ["changed", "same", "changed", "same", "changed"]
    assert (await my_plan(database, edition, anna.id)).sessions == (session,)
    owed = await claimed(database)
    assert [(row.kind, row.edits, row.ids["session"]) for row in owed] == [("session_card", 77, session.id)] * 3


async def test_many_presses_at_once_are_one(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """Twenty presses of one button at the same moment put the session into the plan once."""
    session, now = edition.catalogue.sessions[0], clock.now()
    results = await asyncio.gather(*(wish(database, anna, edition, session, True, number, now) for number in range(20)))
    assert sorted(result.verdict for result in results) == ["changed"] + ["same"] * 19
    assert len(await claimed(database)) == 1


async def test_an_update_worked_before_changes_nothing(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """Where another worker has finished the update, nothing is kept: neither the plan nor a promise."""
    session, now = edition.catalogue.sessions[0], clock.now()
    number = await update(database, 1, now)
    async with database.tx() as tx:
        await inbox.done(tx, number, now)
    with pytest.raises(inbox.AlreadyDoneError):
        await plan_session(database, anna, session, True, forum_id=edition.forum.id, now=now, inbox_id=number)
    assert (await my_plan(database, edition, anna.id)).sessions == ()
    assert await claimed(database) == []


async def test_past_and_cancelled_cannot_be_planned_but_removed(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """What is over or cancelled is refused with its reason; what was planned before can still be taken out."""
    session = edition.catalogue.sessions[0]
    cancelled = replace(session, cancelled=True)
    assert (await wish(database, anna, edition, cancelled, True, 1, clock.now())).verdict == "cancelled"
    assert (await wish(database, anna, edition, session, True, 2, session.end)).verdict == "over"
    assert (await wish(database, anna, edition, session, True, 3, clock.now())).verdict == "changed"
    assert (await wish(database, anna, edition, cancelled, False, 4, session.end)).verdict == "changed"
    assert (await my_plan(database, edition, anna.id)).entries == ()


async def test_plan_follows_the_programme(
    database: Database, edition: Edition, anna: Account, clock: MovableClock, sample: Programme
) -> None:
    """A moved session stays planned at its new time; one that left the programme is back when it returns."""
    first, second = edition.catalogue.sessions[:2]
    for number, session in enumerate((first, second)):
        await wish(database, anna, edition, session, True, number, clock.now())
    later = first.start + timedelta(hours=5)
    moved = tuple(
        replace(session, start=later, end=later + timedelta(hours=1)) if session.code == first.code else session
        for session in sample.sessions
        if session.code != second.code
    )
    await release(database, replace(sample, sessions=moved), "v2.xlsx", clock.now())
    fresh = await Editions(database).of(edition.forum.id)
    assert fresh is not None
    planned = (await my_plan(database, fresh, anna.id)).entries
    assert [(entry.item.code, entry.item.start) for entry in planned] == [(first.code, later)]
    await release(database, sample, "v3.xlsx", clock.now())
    again = await Editions(database).of(edition.forum.id)
    assert again is not None
    back = (await my_plan(database, again, anna.id)).entries
    assert [entry.item.code for entry in back] == [first.code, second.code]


async def test_bookings_are_in_the_plan_and_clash(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """Live bookings stand in the plan, cancelled ones and other people's do not; the card names what overlaps."""
    catalogue = edition.catalogue
    visit, session = next(
        (visit, session)
        for visit in catalogue.excursions
        for session in catalogue.sessions
        if visit.start < session.end and session.start < visit.end and not visit.cancelled and not session.cancelled
    )
    others = [other.code for other in catalogue.excursions if other is not visit]
    async with database.tx() as tx:
        ben = await people.meet(tx, 102, "en", clock.now())
        await book(tx, anna, edition, [visit.code], "booked")
        await book(tx, anna, edition, others[:1], "cancelled")
        await book(tx, ben, edition, others[1:2], "booked")
    plan = await my_plan(database, edition, anna.id)
    assert [(entry.item.code, entry.state) for entry in plan.entries] == [(visit.code, "booked")]
    words = Texts.load().speak("ru", edition.forum.zone)
    now = min(visit.start, session.start) - timedelta(hours=1)
    screen = await open_session_screen(database, words, edition, anna.id, session, now)
    assert "Пересекается с «" in text_of(screen)


async def test_a_session_that_is_gone(database: Database, edition: Edition, anna: Account, clock: MovableClock) -> None:
    """An old button of a removed session is met with kind words and a way on."""
    words = Texts.load().speak("ru", edition.forum.zone)
    screen = await open_session_screen(database, words, edition, anna.id, None, clock.now())
    assert "Этого события больше нет в программе" in text_of(screen)
    assert labels(screen) == ["Программа", "Сегодня", "Сейчас", "В начало"]


async def test_a_second_tap_sends_nothing_twice(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """A pin or a file is owed once for taps of one minute under one message; later, or elsewhere, again."""
    asked = [(1, 5, 0), (2, 5, 10), (3, 6, 20), (4, 5, 90)]
    owed = []
    for number, pressed, seconds in asked:
        now = clock.now() + timedelta(seconds=seconds)
        owed.append(
            await owe_once(
                database,
                anna,
                "directions",
                {"venue": 1},
                forum_id=edition.forum.id,
                now=now,
                inbox_id=await update(database, number, now),
                pressed=pressed,
            )
        )
    assert [row is not None for row in owed] == [True, False, True, True]


async def test_plans_are_each_ones_own(
    database: Database, edition: Edition, anna: Account, clock: MovableClock
) -> None:
    """One's plan is not another's, and a forum's plan holds only its sessions."""
    session = edition.catalogue.sessions[0]
    async with database.tx() as tx:
        ben = await people.meet(tx, 102, "en", clock.now())
        assert await plans.add(tx, anna.id, session.id, clock.now())
        assert not await plans.add(tx, anna.id, session.id, clock.now())
        assert not await plans.remove(tx, ben.id, session.id)
    async with database.read() as read:
        assert await plans.chosen(read, anna.id, edition.forum.id) == {session.id}
        assert await plans.chosen(read, ben.id, edition.forum.id) == frozenset()
        assert await plans.chosen(read, anna.id, edition.forum.id + 1) == frozenset()


async def test_promises_become_screens_of_the_moment(
    database: Database, edition: Edition, anna: Account, clock: MovableClock, texts: Texts
) -> None:
    """Each kind is rendered in the reader's language from today's state; what is gone expires with its reason."""
    session = edition.catalogue.sessions[0]
    await wish(database, anna, edition, session, True, 1, clock.now())
    (card,) = await claimed(database)
    kinds = renders(database, clock, texts, Editions(database))
    shown = await kinds["session_card"](card)
    assert isinstance(shown, Screen)
    assert "В вашем плане" in text_of(shown)
    venue = edition.catalogue.venue_by_code[session.venue]
    for kind, ids in {
        "session_calendar": {"session": session.id},
        "plan_calendar": {},
        "directions": {"venue": venue.id},
    }.items():
        screen = await kinds[kind](replace(card, kind=kind, ids=ids))  # type: ignore[arg-type]  # str | int values
        assert isinstance(screen, Screen)
        assert screen.file or screen.pin
    for kind, ids in {"session_calendar": {"session": 0}, "directions": {"venue": 0}}.items():
        assert isinstance(await kinds[kind](replace(card, kind=kind, ids=ids)), Expired)  # type: ignore[arg-type]
    assert isinstance(await kinds["session_card"](replace(card, account_id=None)), Expired)
    assert isinstance(await kinds["session_card"](replace(card, forum_id=999)), Expired)
