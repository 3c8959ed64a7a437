"""Answers under a race and after a crash, and what an import does to answers added by the desk; on both databases."""

import asyncio
from dataclasses import replace

import pytest

from bot.clock import MovableClock
from bot.inquiries import asking, desk, sharing
from bot.inquiries.sharing import Added, Offer
from bot.programme.editions import Editions, release
from storage import faq, inbox, inquiries, people
from storage.database import Database
from storage.inbox import AlreadyDoneError
from storage.records.people import Account
from storage.records.programme import Faq, Programme

OWNERS = (501, 502, 503, 504, 505)


async def meet(database: Database, telegram_id: int, clock: MovableClock) -> Account:
    """An account that has started the bot."""
    async with database.tx() as tx:
        return await people.meet(tx, telegram_id, "ru", clock.now())


async def asked(database: Database, forum_id: int, clock: MovableClock, text: str = "Где гардероб?") -> int:
    """A question kept for the organisers; its number."""
    anna = await meet(database, 101, clock)
    await asking.begin(database, anna, forum_id, clock.now())
    assert await asking.ask(database, OWNERS, anna, text, clock.now(), None)
    async with database.read() as read:
        return (await inquiries.of_account(read, anna.id))[0].id


async def update(database: Database, clock: MovableClock) -> int:
    """An update that is being worked; its row."""
    async with database.tx() as tx:
        await inbox.keep(tx, 1, [{"update_id": 1, "actor": OWNERS[0], "payload": "{}"}], clock.now())
        taken = await inbox.claim(tx, OWNERS[0], 0)
    assert taken is not None
    return taken.id


async def kinds(database: Database) -> list[str]:
    """What is owed, by kind."""
    async with database.read() as read:
        return [row["kind"] for row in await read.all("SELECT kind FROM outbox ORDER BY kind")]


async def test_every_organiser_answers_at_once(database: Database, released: int, clock: MovableClock) -> None:
    """Of many answers at one moment exactly one is given and owed; all the others are told that they came late."""
    organisers = [await meet(database, telegram_id, clock) for telegram_id in OWNERS]
    number = await asked(database, released, clock)
    assert (await kinds(database)).count("inquiry-new") == len(OWNERS)
    outcomes = await asyncio.gather(
        *(
            desk.answer(database, OWNERS, organiser, number, f"Ответ {organiser.telegram_id}", clock.now(), None)
            for organiser in organisers
        )
    )
    assert sorted(outcome.what for outcome in outcomes) == ["answered", *["late"] * (len(OWNERS) - 1)]
    assert (await kinds(database)).count("inquiry-answer") == 1
    async with database.read() as read:
        kept = await inquiries.inquiry(read, number)
    assert kept is not None
    winner = organisers[[outcome.what for outcome in outcomes].index("answered")]
    assert (kept.answer, kept.answered_by) == (f"Ответ {winner.telegram_id}", winner.id)


async def test_an_answer_worked_elsewhere(database: Database, released: int, clock: MovableClock) -> None:
    """Where the update had its effect before, nothing is answered and nothing is owed a second time."""
    owner = await meet(database, OWNERS[0], clock)
    number = await asked(database, released, clock)
    working = await update(database, clock)
    async with database.tx() as tx:
        await inbox.done(tx, working, clock.now())
    before = await kinds(database)
    with pytest.raises(AlreadyDoneError):
        await desk.answer(database, OWNERS, owner, number, "Внизу.", clock.now(), working)
    assert await kinds(database) == before
    async with database.read() as read:
        assert await inquiries.count_unanswered(read, released) == 1


async def test_a_stranger_answers_nothing(database: Database, released: int, clock: MovableClock) -> None:
    """Without the right there is no question to answer, skip, add or take back."""
    stranger = await meet(database, 900, clock)
    number = await asked(database, released, clock)
    now = clock.now()
    assert (await desk.answer(database, OWNERS, stranger, number, "Да.", now, None)).what == "gone"
    assert await desk.look(database, OWNERS, stranger, number) is None
    assert await desk.skip(database, OWNERS, stranger, number, True, now) is None
    assert await desk.begin(database, OWNERS, stranger, number, now, message_id=1) is None
    assert await sharing.offer(database, OWNERS, stranger, number, now) is None
    assert await sharing.add(database, OWNERS, stranger, number, 0, now) is None
    async with database.read() as read:
        assert await inquiries.count_unanswered(read, released) == 1
        assert await read.all("SELECT * FROM forms") == []


async def test_skipping_names_the_wanted_state(database: Database, released: int, clock: MovableClock) -> None:
    """Skipped twice is skipped, put back is on the list, and an answer to a skipped question is an answer."""
    owner = await meet(database, OWNERS[0], clock)
    number = await asked(database, released, clock)
    for wanted, waiting in ((True, 0), (True, 0), (False, 1), (False, 1), (True, 0)):
        await desk.skip(database, OWNERS, owner, number, wanted, clock.now())
        async with database.read() as read:
            assert await inquiries.count_unanswered(read, released) == waiting
    assert (await desk.answer(database, OWNERS, owner, number, "Внизу.", clock.now(), None)).what == "answered"
    thread = await desk.skip(database, OWNERS, owner, number, True, clock.now())
    assert thread is not None
    assert (thread.inquiry.answer, thread.inquiry.skipped_at) == ("Внизу.", None)


async def test_added_answers_and_the_workbook(
    database: Database, released: int, sample: Programme, clock: MovableClock
) -> None:
    """An import neither removes nor doubles what the desk added; the workbook's own wording wins while it is there."""
    owner, editions = await meet(database, OWNERS[0], clock), Editions(database)
    number = await asked(database, released, clock)
    await desk.answer(database, OWNERS, owner, number, "Внизу.", clock.now(), None)
    offer = await sharing.offer(database, OWNERS, owner, number, clock.now())
    assert offer is not None
    added = await sharing.add(database, OWNERS, owner, number, offer.wording.mark, clock.now())
    assert isinstance(added, Added)
    assert added.thread.faq is not None

    async def answers() -> list[str]:
        edition = await editions.of(released)
        assert edition is not None
        return [each.answer for each in edition.programme.faq if "гардероб" in each.question.lower()]

    held = [each.answer for each in sample.faq if "гардероб" in each.question.lower()]
    assert await answers() == [*held, "Внизу."]
    await release(database, sample, "again.xlsx", clock.now())
    assert await answers() == [*held, "Внизу."]
    book = replace(sample, faq=(*sample.faq, Faq(question="где  Гардероб", answer="Наверху.")))
    await release(database, book, "more.xlsx", clock.now())
    assert await answers() == [*held, "Наверху."]
    assert await sharing.offer(database, OWNERS, owner, number, clock.now()) == replace(offer, thread=added.thread)
    again = await sharing.add(database, OWNERS, owner, number, offer.wording.mark, clock.now())
    assert isinstance(again, Added)
    assert again.what == "workbook"
    await release(database, sample, "less.xlsx", clock.now())
    assert await answers() == [*held, "Внизу."]
    await sharing.remove(database, OWNERS, owner, added.thread.faq.id, clock.now())
    assert await answers() == held
    async with database.read() as read:
        assert await faq.all_from_desk(read, released) == ()
        rows = await read.all("SELECT question FROM faq WHERE origin = 'desk'")
    assert len(rows) == 1


async def test_another_wording_is_shown_before_it_is_confirmed(
    database: Database, released: int, clock: MovableClock
) -> None:
    """A confirmation of a wording that has been replaced offers the new one and adds nothing."""
    owner = await meet(database, OWNERS[0], clock)
    number = await asked(database, released, clock)
    await desk.answer(database, OWNERS, owner, number, "Внизу.", clock.now(), None)
    offer = await sharing.offer(database, OWNERS, owner, number, clock.now())
    async with database.read() as read:
        _, form = await people.account_and_form(read, OWNERS[0])
    assert offer is not None
    assert form is not None
    other = await sharing.reword(database, OWNERS, owner, form, "Где оставить пальто?", clock.now())
    assert other is not None
    shown = await sharing.add(database, OWNERS, owner, number, offer.wording.mark, clock.now())
    assert isinstance(shown, Offer)
    assert shown.wording.text == "Где оставить пальто?"
    async with database.read() as read:
        assert await faq.all_from_desk(read, released) == ()
