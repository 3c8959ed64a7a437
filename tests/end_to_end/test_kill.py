"""kill -9 at any moment: nothing confirmed is lost, nothing happens twice."""

import asyncio
import random
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.delivery.pace import Pace
from bot.programme.editions import release
from bot.texts import Texts
from main import running_bot
from sandbox.limits import Limits
from sandbox.serving import serve
from sandbox.world import World
from storage import programme as programme_rows
from storage.database import Database
from storage.opening import open_database
from storage.records.programme import Programme
from tests.box import HURRIED, settings
from tests.conftest import MORNING
from tests.crowd import Visitor, crowd, introduce
from tests.nursery import Nursery, nursery

PEOPLE, SEATS = 300, 120


@pytest.mark.parametrize("kills", [3, pytest.param(12, marks=pytest.mark.soak)])
def test_every_accepted_booking_is_there_once(
    kills: int, tmp_path: Path, sqlite_template: Path, sample: Programme, texts: Texts
) -> None:
    """While 300 people press, the bot is killed: who was told «Вы записаны» is, once, and nobody is forgotten."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 (to repeat a failure)
    path = tmp_path / "forum.db"
    shutil.copy(sqlite_template, path)

    async def life(address: str) -> None:
        async with open_database(f"sqlite:///{path}") as database:
            hurried = Pace(HURRIED, chat_rate=HURRIED)
            given = settings(telegram_api_url=address)
            async with running_bot(given, database, MovableClock(MORNING), pace=hurried):
                await asyncio.Event().wait()

    with nursery(life) as bots:
        asyncio.run(_story(bots, f"sqlite:///{path}", sample, texts, random.Random(seed), kills))


async def _story(bots: Nursery, url: str, sample: Programme, texts: Texts, chance: random.Random, kills: int) -> None:
    known, wanted = (item for item in sample.excursions if item.code in ("E13", "E11"))
    programme = replace(sample, excursions=(replace(known, seats=PEOPLE), replace(wanted, seats=SEATS)))
    world = World(MovableClock(MORNING).now, people=crowd(PEOPLE), limits=Limits.off())
    async with open_database(url) as database:
        forum_id = await release(database, programme, "sample", MORNING)
        async with database.read() as read:
            released = await programme_rows.programme(read, forum_id)
        assert released is not None
        by_code = {item.code: item for item in released.excursions}
        await introduce(database, texts, settings(), released, by_code[known.code], list(world.people.values()))

    server = await serve(world)
    bot = bots.start(server.url)
    visitors = [Visitor(phone) for phone in world.phones]
    going = [asyncio.create_task(visitor.sign_up(f"x_{wanted.code}")) for visitor in visitors]
    for moment in sorted(chance.randrange(50, PEOPLE * 5) for _ in range(kills)):
        await world.until(partial(_has_answered, world, moment), 60)
        bots.kill(bot)
        bot = bots.start(server.url)
    ends = await asyncio.wait_for(asyncio.gather(*going), 180)
    assert await world.quiet(30)
    bots.kill(bot)
    await server.close()

    async with open_database(url) as database:
        await _check(database, by_code[wanted.code].id, ends, world)


def _has_answered(world: World, calls: int) -> bool:
    return len(world.calls) >= calls


async def _check(database: Database, excursion_id: int, ends: list[str], world: World) -> None:
    async with database.read() as read:
        bookings = await read.all(
            "SELECT person_id, state FROM bookings WHERE excursion_id = :id ORDER BY id", id=excursion_id
        )
        tour = await read.one("SELECT taken FROM excursions WHERE id = :id", id=excursion_id)
        kept = {row["update_id"] for row in await read.all("SELECT update_id FROM inbox")}
        failed = await read.all("SELECT why FROM inbox WHERE state = 'failed'")
    assert tour is not None
    assert tour["taken"] == SEATS
    assert [row["state"] for row in bookings] == ["booked"] * SEATS + ["waiting"] * (PEOPLE - SEATS)
    assert len({row["person_id"] for row in bookings}) == PEOPLE
    assert sum("Вы записаны" in words for words in ends) == SEATS
    assert failed == []
    given = {queued.id for queued in world.updates.recent}
    assert given <= kept
    for phone in world.phones:
        assert sum("Вы записаны" in view.text for view in phone.heard) <= 1
