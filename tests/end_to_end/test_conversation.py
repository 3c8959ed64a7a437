"""The main job in both languages and on both databases: ask, sign up, wait, be offered the seat, be reminded."""

from dataclasses import dataclass

import pytest

from bot.clock import MovableClock
from sandbox.forum import ForumInABox, RunningBot
from sandbox.limits import Limits
from sandbox.people import demo_people
from sandbox.phone import Phone
from sandbox.serving import serve
from sandbox.world import World
from storage import people
from storage.database import Database
from tests.box import hurried_bot
from tests.conftest import MORNING


@dataclass(frozen=True)
class Says:
    """What a person of one language presses, types and reads."""

    question: str
    answer: tuple[str, ...]
    sign_up: str
    agree: str
    confirm: str
    booked: str
    join: str
    waiting: str
    cancel: str
    cancel_surely: str
    cancelled: str
    take: str
    reminded: str


RU = Says(
    question="когда открытие?",
    answer=("18 ноября", "10:00"),
    sign_up="Записаться",
    agree="Согласен",
    confirm="Подтвердить",
    booked="Вы записаны",
    join="Встать в лист ожидания",
    waiting="в листе ожидания",
    cancel="Отменить запись",
    cancel_surely="Да, отменить",
    cancelled="Запись отменена",
    take="Беру место",
    reminded="Завтра в 11:00",
)
EN = Says(
    question="when is the opening?",
    answer=("18 November", "10:00"),
    sign_up="Sign up",
    agree="I agree",
    confirm="Confirm",
    booked="You are signed up",
    join="Join the waiting list",
    waiting="waiting list",
    cancel="Cancel booking",
    cancel_surely="Yes, cancel",
    cancelled="Booking cancelled",
    take="Take the seat",
    reminded="Tomorrow at 11:00",
)
HOURS = 3600


async def introduce_oneself(forum: ForumInABox, phone: Phone, says: Says, name: str) -> None:
    """From «I agree» to the confirmation screen."""
    await phone.press(says.agree)
    for answer in (name, "05.05.2001", "+7 913 000-01-01"):
        await forum.settled()
        await phone.write(answer)
    await forum.settled()
    assert name in phone.last.text
    await phone.press(says.confirm)
    await forum.settled()


@pytest.mark.parametrize(("first", "second"), [((101, RU), (102, EN)), ((102, EN), (101, RU))], ids=["ru", "en"])
async def test_the_main_job(
    forum: ForumInABox, database: Database, first: tuple[int, Says], second: tuple[int, Says]
) -> None:
    """One asks and takes the last seat, the other waits, is offered it when it is given up, and is reminded of it."""
    async with database.tx() as tx:
        await tx.run("UPDATE excursions SET taken = seats - 1 WHERE code = 'E11'")
    (one, says), (two, other) = (forum.world.phone(first[0]), first[1]), (forum.world.phone(second[0]), second[1])

    await one.start()
    await one.write(says.question)
    await forum.settled()
    assert all(words in one.last.text for words in says.answer)
    assert any(words in one.last.text.splitlines()[0] for words in says.answer)

    await one.start("x_E11")
    await forum.settled()
    await one.press(says.sign_up)
    await forum.settled()
    await introduce_oneself(forum, one, says, "Белова Анна")
    assert says.booked in one.last.text

    await two.start("x_E11")
    await forum.settled()
    await two.press(other.join)
    await forum.settled()
    await introduce_oneself(forum, two, other, "Carter Ben")
    assert other.waiting in two.last.text

    await one.press(says.cancel)
    await forum.settled()
    await one.press(says.cancel_surely)
    await forum.settled()
    assert says.cancelled in one.last.text
    offers = [view for view in two.heard if other.take in view.labels]
    assert len(offers) == 1
    await two.press(other.take)
    await forum.settled()
    assert other.booked in two.last.text

    heard = len(one.heard)
    await forum.clock.add(5 * 24 * HOURS)
    reminders = [view.text for view in two.heard if "⏰" in view.text]
    assert len(reminders) == 2  # a day before and two hours before
    assert other.reminded in reminders[0]
    assert len(one.heard) == heard
    assert forum.world.missing == []


async def test_a_double_tap_does_nothing_twice(forum: ForumInABox, database: Database) -> None:
    """The confirmation pressed three times, once as a repeated update, is one booking and one confirmation."""
    anna = forum.world.phone(101)
    await anna.start("x_E11")
    await forum.settled()
    await anna.press(RU.sign_up)
    await forum.settled()
    await anna.press(RU.agree)
    for answer in ("Белова Анна", "05.05.2001", "+7 913 000-01-01"):
        await forum.settled()
        await anna.write(answer)
    await forum.settled()
    message = anna.last
    await anna.press(RU.confirm, message, resend=True)
    await anna.press(RU.confirm, message)
    await forum.settled()
    assert sum(RU.booked in view.text for view in anna.heard) == 1
    async with database.read() as read:
        assert len(await read.all("SELECT id FROM bookings")) == 1
        assert len(await read.all("SELECT id FROM outbox WHERE kind = 'booking'")) == 1


async def test_reminders_follow_the_programme(forum: ForumInABox, database: Database) -> None:
    """A planned session is reminded of 15 minutes before its new time after a move, and not at all when cancelled."""
    anna = forum.world.phone(101)
    for code in ("P01", "P02"):
        await anna.start(f"s_{code}")
        await forum.settled()
        await anna.press("В мой план")
        await forum.settled()
    async with database.tx() as tx:
        await tx.run("UPDATE sessions SET starts = starts + 3600000, ends = ends + 3600000 WHERE code = 'P01'")
        await tx.run("UPDATE sessions SET cancelled = 1 WHERE code = 'P02'")
        await tx.run("UPDATE forums SET release = release + 1")
    due = await forum.clock.next_due()
    assert due is not None
    assert f"{due[0].astimezone(MORNING.tzinfo):%H:%M}" == "10:45"
    await forum.clock.add(12 * HOURS)
    reminders = [view.text for view in anna.heard if "⏰" in view.text]
    assert len(reminders) == 1
    assert "11:00" in reminders[0]
    assert "Открытие" in reminders[0]


async def test_a_form_survives_a_restart(database: Database, released: int, clock: MovableClock) -> None:
    """Another process of the bot goes on with the field the first one asked for."""
    assert released
    world = World(clock.now, people=demo_people(), limits=Limits.off())
    server = await serve(world)
    anna = world.phone(101)

    async with hurried_bot(server.url, database, clock) as bot:
        await anna.start("x_E11")
        await settled(world, bot)
        for label in (RU.sign_up, RU.agree):
            await anna.press(label)
            await settled(world, bot)
        await anna.write("Белова Анна")
        await settled(world, bot)
        assert "родились" in anna.last.text
    await anna.write("05.05.2001")

    async with hurried_bot(server.url, database, clock) as bot:
        await settled(world, bot)
        await anna.write("+7 913 000-01-01")
        await settled(world, bot)
        assert "Белова Анна" in anna.last.text
        await anna.press(RU.confirm)
        await settled(world, bot)
        assert RU.booked in anna.last.text
    await server.close()


async def settled(world: World, bot: RunningBot) -> None:
    """Wait until the bot has heard everything and said everything due."""
    assert await world.quiet()
    await bot.settled()


async def test_who_writes_again_can_be_reminded_again(forum: ForumInABox, database: Database) -> None:
    """A person taken for gone, after a refusal of Telegram's, is back with their first word."""
    anna = forum.world.phone(101)
    await anna.start()
    await forum.settled()
    async with database.tx() as tx:
        await people.mark_blocked(tx, 101, MORNING)
    await anna.write("что сегодня?")
    await forum.settled()
    async with database.tx() as tx:
        account = await people.meet(tx, 101, "ru", MORNING)
    assert account.blocked_at is None
