"""The forum in a box for conversation tests: the real bot, the real HTTP, one process, a clock to move."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.clock import Clock, MovableClock
from bot.delivery.pace import Pace
from bot.settings import Settings, read_settings
from main import RunningBot, running_bot
from sandbox.forum import TOKEN, ForumInABox, open_box
from sandbox.limits import Limits
from sandbox.people import Person
from storage.database import Database

HURRIED = 10_000.0  # messages a second: conversation tests are not about pace


def settings(**given: object) -> Settings:
    """The settings of a test's bot, with an operator named."""
    defaults: dict[str, object] = {
        "_env_file": None,
        "bot_token": TOKEN,
        "operator_name": "Оргкомитет",
        "operator_contact": "orgkomitet@example.org",
    }
    return read_settings(**{**defaults, **given})


def hurried_bot(url: str, database: Database, clock: Clock, **given: object) -> AbstractAsyncContextManager[RunningBot]:
    """A bot without a pace of its own, against the Bot API at `url`; only the test beats its heart."""
    hurried = Pace(HURRIED, chat_rate=HURRIED, group_limit=int(HURRIED))
    return running_bot(settings(**given, telegram_api_url=url), database, clock, beats=False, pace=hurried)


@asynccontextmanager
async def boxed(
    database: Database, clock: MovableClock, *, people: Sequence[Person] | None = None, **given: object
) -> AsyncIterator[ForumInABox]:
    """The forum in a box over a migrated database; `given` are settings.

    It lives in a task of its own, because a fixture is entered and left in different ones.
    """
    opened: asyncio.Future[ForumInABox] = asyncio.get_running_loop().create_future()
    over = asyncio.Event()

    def start(url: str, clock: MovableClock) -> AbstractAsyncContextManager[RunningBot]:
        return hurried_bot(url, database, clock, **given)

    async def live() -> None:
        try:
            zone = "Asia/Barnaul"
            async with open_box(start, clock, zone, people=people, limits=Limits.off()) as box:
                opened.set_result(box)
                await over.wait()
        except BaseException as trouble:
            if not opened.done():
                opened.set_exception(trouble)
            raise

    life = asyncio.create_task(live())
    try:
        yield await opened
    finally:
        over.set()
        await life
