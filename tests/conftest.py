"""What tests share: both databases, the words, a clock to move, the sample programme."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.clock import MovableClock
from bot.programme.editions import release
from bot.programme.workbook.reader import read_workbook_now
from bot.texts import Texts
from storage.database import Database
from storage.migrate import migrate
from storage.opening import open_database
from storage.records.programme import Programme
from tests import postgres

if TYPE_CHECKING:  # importing aiogram costs seconds: only the tests that talk to Telegram do
    from sandbox.forum import ForumInABox

SAMPLE = Path(__file__).parent.parent / "sandbox" / "altai-2025.xlsx"
MORNING = datetime(2025, 11, 18, 9, 0, tzinfo=ZoneInfo("Asia/Barnaul"))


def pytest_configure(config: pytest.Config) -> None:
    """Keep what tests write in memory where the system has room for it: thousands of commits wait for no disk."""
    memory = Path("/dev/shm")  # noqa: S108 (pytest makes a folder of its own in it)
    if config.option.basetemp is None and os.access(memory, os.W_OK):
        config.option.basetemp = tempfile.mkdtemp(prefix="forum-tests-", dir=memory)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give the memory back."""
    if str(config.option.basetemp or "").startswith("/dev/shm/forum-tests-"):  # noqa: S108 (ours)
        shutil.rmtree(config.option.basetemp, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _sessions_close_at_once() -> Iterator[None]:
    """aiogram waits a quarter of a second for TLS to say goodbye; on loopback, hundreds of times, nobody speaks TLS."""
    if "aiogram" not in sys.modules:  # not among the tests of this run
        yield
        return
    from aiogram.client.session.aiohttp import AiohttpSession

    async def close(session: AiohttpSession) -> None:
        if session._session is not None and not session._session.closed:
            await session._session.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AiohttpSession, "close", close)
        yield


@pytest.fixture(scope="session")
def texts() -> Texts:
    """All words, read once."""
    return Texts.load()


@pytest.fixture
def clock() -> MovableClock:
    """A clock that stands at nine in the morning of the sample forum's first day."""
    return MovableClock(MORNING)


@pytest.fixture(scope="session")
def sample() -> Programme:
    """The sample workbook's programme."""
    programme = read_workbook_now(SAMPLE).programme
    assert programme is not None
    return programme


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: faster than migrating for every test."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"

    async def make() -> None:
        async with open_database(f"sqlite:///{path}") as database:
            await migrate(database)

    asyncio.run(make())
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str | None]:
    """The address of a PostgreSQL database made for this run, or None."""
    url = asyncio.run(postgres.create())
    yield url
    if url:
        asyncio.run(postgres.drop(url))


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def database(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path, postgres_url: str | None
) -> AsyncIterator[Database]:
    """An empty, migrated database: each test that takes it runs on both kinds."""
    if request.param == "postgresql":
        async with postgres.emptied(postgres_url) as opened:
            yield opened
        return
    path = tmp_path / "forum.db"
    shutil.copy(sqlite_template, path)
    async with open_database(f"sqlite:///{path}") as opened:
        yield opened


@pytest_asyncio.fixture
async def released(database: Database, sample: Programme, clock: MovableClock) -> int:
    """The database with the sample programme released; the forum's id."""
    return await release(database, sample, "altai-2025.xlsx", clock.now())


@pytest_asyncio.fixture
async def forum(database: Database, released: int, clock: MovableClock) -> "AsyncIterator[ForumInABox]":
    """The sample forum in a box: `forum.world.phone(101)` is Anna's phone, 102 Ben's; `forum.clock` moves the time."""
    from tests.box import boxed

    assert released
    async with boxed(database, clock) as box:
        yield box
