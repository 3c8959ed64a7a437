"""The outbox: every row ends in a final state with its reason."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.delivery.outbox import Outbox
from bot.delivery.promises import Expired
from bot.screen import Button, Screen
from bot.texts import escape
from sandbox.faults import Fault, Planned
from storage import outbox as rows
from storage import people
from storage.database import Database
from storage.records.delivery import Lane, Owed, Promise
from tests.delivery.conftest import Far


async def say(owed: Owed) -> Screen | Expired:
    """Says what the promise's ids hold; `gone` is no longer true, `broken` cannot be said."""
    words = str(owed.ids["words"])
    if words == "broken":
        raise ZeroDivisionError
    return Expired("no longer true") if words == "gone" else Screen(text=escape(words))


@asynccontextmanager
async def working(database: Database, clock: MovableClock, far: Far) -> AsyncIterator[Outbox]:
    """An outbox at work."""
    outbox = Outbox(database, clock, far.telegram, {"say": say})
    await outbox.recover()
    task = asyncio.create_task(outbox.run())
    try:
        yield outbox
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def owe(database: Database, clock: MovableClock, words: str, *, lane: Lane = "notice", **more: Any) -> int | None:
    """Promise Anna some words."""
    promise = Promise(
        key=more.pop("key", words), kind="say", chat_id=more.pop("chat_id", 101), ids={"words": words}, lane=lane,
        due_at=more.pop("due_at", clock.now()), **more,
    )  # fmt: skip
    async with database.tx() as tx:
        return await rows.owe(tx, promise, clock.now())


async def ended(database: Database) -> dict[str, tuple[str, str]]:
    """State and reason of every row, by key."""
    async with database.read() as read:
        return {row["key"]: (row["state"], row["why"]) for row in await read.all("SELECT * FROM outbox")}


def heard(far: Far, user: int = 101) -> list[str]:
    """What the bot has said to somebody."""
    return [view.text for view in far.world.phone(user).heard]


async def test_two_identical_promises_are_one(database: Database, clock: MovableClock, far: Far) -> None:
    """The second promise with a key is no row and no message."""
    async with working(database, clock, far) as outbox:
        first, second = await owe(database, clock, "привет"), await owe(database, clock, "привет")
        outbox.poke()
        await outbox.idle()
    assert first is not None
    assert second is None
    assert heard(far) == ["привет"]
    assert await ended(database) == {"привет": ("sent", "")}


async def test_nothing_is_said_before_its_time(database: Database, clock: MovableClock, far: Far) -> None:
    """A row waits for its moment of forum time."""
    async with working(database, clock, far) as outbox:
        await owe(database, clock, "потом", due_at=clock.now() + timedelta(hours=1))
        outbox.poke()
        await outbox.idle()
        assert heard(far) == []
        clock.add(timedelta(hours=1))
        outbox.poke()
        await outbox.idle()
    assert heard(far) == ["потом"]


async def test_every_row_ends_with_a_reason(database: Database, clock: MovableClock, far: Far) -> None:
    """What is no longer true expires, what cannot be said fails, who blocked the bot is remembered."""
    async with database.tx() as tx:
        await people.meet(tx, 102, "en", clock.now())
    await far.world.phone(102).block()
    async with working(database, clock, far) as outbox:
        for words, chat in (("gone", 101), ("broken", 101), ("hello", 102), ("nobody", 555), ("привет", 101)):
            await owe(database, clock, words, chat_id=chat)
        outbox.poke()
        await outbox.idle()
    assert await ended(database) == {
        "gone": ("expired", "no longer true"),
        "broken": ("failed", "render: ZeroDivisionError"),
        "hello": ("failed", "Forbidden: bot was blocked by the user"),
        "nobody": ("failed", "Bad Request: chat not found"),
        "привет": ("sent", ""),
    }
    async with database.tx() as tx:
        ben = await people.meet(tx, 102, "en", clock.now())
    assert ben.blocked_at is not None


@pytest.mark.parametrize(
    ("kind", "lane", "copies", "state"),
    [
        ("timeout_after_accept", "notice", 2, "sent"),  # a reminder is repeated once
        ("timeout_after_accept", "broadcast", 1, "unknown"),  # its organiser decides
        ("500", "media", 0, "unknown"),  # a channel post is never repeated by the machine
        ("html", "broadcast", 0, "unknown"),
        ("429", "notice", 1, "sent"),
    ],
)
async def test_silence_is_treated_as_the_lane_wants(
    database: Database, clock: MovableClock, far: Far, kind: Any, lane: Lane, copies: int, state: str
) -> None:
    """A doubtful message is repeated or left by the policy of its lane; a 429 is waited out."""
    faults = Planned()
    faults.add("sendMessage", Fault(kind=kind, retry_after=1), 1)
    far.world.faults = faults
    far.telegram.bot.session.timeout = 0.5
    async with working(database, clock, far) as outbox:
        await owe(database, clock, "привет", lane=lane)
        outbox.poke()
        assert await until(database, outbox, {"sent", "unknown", "failed"})
    assert heard(far) == ["привет"] * copies
    assert (await ended(database))["привет"][0] == state


async def until(database: Database, outbox: Outbox, states: set[str]) -> bool:
    """Wait until every row has one of these states; False after some beats of the outbox."""
    for _ in range(40):
        await outbox.idle()
        if {state for state, _ in (await ended(database)).values()} <= states:
            return True
        await asyncio.wait_for(outbox.looked(), 5)
    return False


async def test_an_answer_goes_at_once_and_edits(database: Database, clock: MovableClock, far: Far) -> None:
    """An answer's row is said by `deliver` itself, as an edit of the message it names."""
    outbox = Outbox(database, clock, far.telegram, {"say": say})
    buttons = ((Button("Записаться", data="x"),),)
    await far.telegram.show(101, Screen(text=escape("карточка"), buttons=buttons))
    message = far.world.phone(101).last.id
    await outbox.deliver(await owe(database, clock, "записали", lane="answer", edits=message))
    assert heard(far) == ["записали"]
    assert far.world.phone(101).last.id == message
    assert far.world.phone(101).buttons() == []


async def test_a_message_that_cannot_be_edited_is_said_anew(database: Database, clock: MovableClock, far: Far) -> None:
    """Where the message to edit is gone, the words come in a new one."""
    outbox = Outbox(database, clock, far.telegram, {"say": say})
    await outbox.deliver(await owe(database, clock, "записали", lane="answer", edits=777))
    assert heard(far) == ["записали"]


async def test_a_sender_that_died_leaves_a_doubt(database: Database, clock: MovableClock, far: Far) -> None:
    """Rows found in `sending` at the start: a notice is said once more, a broadcast waits for its organiser."""
    reminder = await owe(database, clock, "напоминание")
    letter = await owe(database, clock, "рассылка", lane="broadcast")
    async with database.tx() as tx:
        for row in (reminder, letter):
            assert row is not None
            assert await rows.claim(tx, row, lease_until=1) is not None
    async with working(database, clock, far) as outbox:
        await outbox.idle()
    assert heard(far) == ["напоминание"]
    assert (await ended(database))["рассылка"] == ("unknown", "the bot died while sending")


async def test_one_refused_chat_holds_up_nobody_else(database: Database, clock: MovableClock, far: Far) -> None:
    """Anna's chat is refused for five minutes: Ben is told at once, and Anna's row is not even begun."""
    far.telegram.pace.pause(101, 300)
    async with working(database, clock, far) as outbox:
        for number in range(40):
            await owe(database, clock, f"Анне {number}")
        await owe(database, clock, "Бену", chat_id=102)
        outbox.poke()
        async with asyncio.timeout(10):
            while heard(far, 102) != ["Бену"]:
                await outbox.looked()
    assert heard(far) == []
    assert {state for key, (state, _) in (await ended(database)).items() if "Анне" in key} == {"queued"}


async def test_what_is_said_in_one_chat_comes_in_order(database: Database, clock: MovableClock, far: Far) -> None:
    """Twenty notices due at once arrive in the order they were promised."""
    async with working(database, clock, far) as outbox:
        for number in range(20):
            await owe(database, clock, f"{number}")
        outbox.poke()
        await asyncio.wait_for(outbox.idle(), 10)
    assert heard(far) == [str(number) for number in range(20)]


async def test_a_long_outage_loses_no_notice(database: Database, clock: MovableClock, far: Far) -> None:
    """Refused for the twenty-first time a notice is still tried; two days later it is given up with its reason."""
    faults = Planned()
    faults.add("sendMessage", Fault(kind="429", retry_after=1), 1)
    far.world.faults = faults
    async with working(database, clock, far) as outbox:
        await owe(database, clock, "напоминание")
        async with database.tx() as tx:
            await tx.run("UPDATE outbox SET attempts = 20")
        outbox.poke()
        assert await until(database, outbox, {"sent", "failed"})
        assert heard(far) == ["напоминание"]
        faults.add("sendMessage", Fault(kind="429", retry_after=1), 1)
        await owe(database, clock, "позавчерашнее", due_at=clock.now() - timedelta(days=2))
        outbox.poke()
        assert await until(database, outbox, {"sent", "failed"})
    assert (await ended(database))["позавчерашнее"] == ("failed", "429")


async def test_a_doubtful_edit_is_said_once_more(database: Database, clock: MovableClock, far: Far) -> None:
    """An edit may be repeated without harm: the answer to a press is not lost with its call."""
    await far.telegram.show(101, Screen(text=escape("карточка")))
    message = far.world.phone(101).last.id
    faults = Planned()
    faults.add("editMessageText", Fault(kind="drop"), 1)
    far.world.faults = faults
    async with working(database, clock, far) as outbox:
        await outbox.deliver(await owe(database, clock, "записали", lane="answer", edits=message))
        assert await until(database, outbox, {"sent", "unknown", "failed"})
    assert heard(far) == ["записали"]


async def test_a_sender_of_another_process_that_died_is_noticed(
    database: Database, clock: MovableClock, far: Far
) -> None:
    """The heartbeat finds rows in `sending` whose lease is over, without a restart, and leaves those still leased."""
    async with working(database, clock, far) as outbox:
        for words, lease in (("мёртвый", 1), ("живой", 10**15)):
            row = await owe(database, clock, words)
            async with database.tx() as tx:
                assert row is not None
                assert await rows.claim(tx, row, lease_until=lease) is not None
        await outbox.tick(clock.now())
        async with asyncio.timeout(5):
            while heard(far) != ["мёртвый"]:
                await outbox.looked()
    assert (await ended(database))["живой"][0] == "sending"
