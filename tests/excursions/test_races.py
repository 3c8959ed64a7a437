"""Sixty people press at once for the last five seats; and the same with the guard off, to see that the check sees."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiosqlite
import asyncpg
import pytest
import pytest_asyncio

from bot.excursions import service
from bot.excursions.service import Applicant, Outcome
from storage import bookings
from storage import excursions as rows
from storage.database import Connection, Database, Dialect, Row
from storage.opening import open_database
from storage.postgres import PostgresConnection
from storage.records.excursions import Tour
from storage.sqlite import SqliteConnection
from tests.excursions.plant import NOW, QUIET, excursion, fetch, open_plant, owed, sign_up, taken, visitor

PEOPLE = 60
SEATS = 12
LAST = 5
PROCESSES = 6


@pytest_asyncio.fixture
async def address(database: Database, postgres_url: str | None) -> str:
    """Where the test's database is, for others to open."""
    if database.dialect.name == "postgresql":
        assert postgres_url is not None
        return postgres_url
    (file,) = await fetch(database, "SELECT file FROM pragma_database_list WHERE name = 'main'")
    return f"sqlite:///{file['file']}"


@asynccontextmanager
async def processes(address: str) -> AsyncIterator[Sequence[Database]]:
    """Several openings of one database, as several processes would have."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(open_database(address)) for _ in range(PROCESSES)]


async def nearly_full(database: Database) -> tuple[int, list[Applicant]]:
    """An excursion with five seats left, and sixty people who want them."""
    (tour,) = await open_plant(database, excursion(seats=SEATS))
    for number in range(SEATS - LAST):
        await sign_up(database, tour, number)
    return tour, [await visitor(database, 100 + number) for number in range(PEOPLE)]


async def press_at_once(databases: Sequence[Database], people: Sequence[Applicant], tour: int) -> list[Outcome]:
    """Everybody presses, each through one of the openings, and twice: a double tap."""
    presses = [
        service.register(databases[(place + twice) % len(databases)], NOW, person, tour, waiting=True)
        for place, person in enumerate(people)
        for twice in range(2)
    ]
    return await asyncio.gather(*presses)


async def faults(database: Database, tour: int) -> list[str]:
    """What is wrong with the seats: the checker both tests share."""
    found = []
    live = await fetch(
        database, "SELECT * FROM bookings WHERE excursion_id = :id AND state <> 'cancelled' ORDER BY id", id=tour
    )
    held = [row for row in live if row["state"] in ("booked", "offered")]
    if len(held) > SEATS:
        found.append(f"oversold: {len(held)} of {SEATS}")
    if await taken(database, tour) != len(held):
        found.append(f"the count says {await taken(database, tour)}, the bookings {len(held)}")
    if len({row["person_id"] for row in live}) != len(live):
        found.append("a person has two live bookings")
    first_waiting = min((row["id"] for row in live if row["state"] == "waiting"), default=None)
    if first_waiting is not None and any(row["id"] > first_waiting for row in held):
        found.append("somebody was overtaken")
    return found


async def test_sixty_people_for_the_last_five_seats(database: Database, address: str) -> None:
    """Five get seats, fifty-five wait in order with places of their own, and each is told once."""
    tour, people = await nearly_full(database)
    async with processes(address) as databases:
        outcomes = await press_at_once(databases, people, tour)
    told = [outcome.what for outcome in outcomes]
    assert (told.count("booked"), told.count("waiting"), told.count("unchanged")) == (5, 55, 60)
    assert await faults(database, tour) == []
    async with database.read() as read:
        line = [booking for booking, _ in await bookings.waiting_of(read, tour)]
        assert [await bookings.ahead_of(read, booking) for booking in line] == list(range(55))
    assert len(await owed(database, "booking")) == SEATS - LAST + PEOPLE
    assert len({row["chat_id"] for row in await owed(database)}) == SEATS - LAST + PEOPLE
    delivered = [row for outcome in outcomes for row in outcome.owed if row is not None]
    assert len(set(delivered)) == len(delivered) == PEOPLE


async def test_seats_given_up_at_once_reach_the_first_in_line(database: Database, address: str) -> None:
    """Twelve give up while twelve newcomers press: the first twelve of the line are offered, the newcomers wait."""
    tour, people = await nearly_full(database)
    holders = [await visitor(database, number) for number in range(SEATS - LAST)]
    for person in people[: 20 + LAST]:
        await service.register(database, NOW, person, tour, waiting=True)
    async with processes(address) as databases:
        cancels = [
            service.cancel(databases[place % PROCESSES], NOW, person.account, place + 1, default_quiet=QUIET)
            for place, person in enumerate([*holders, *people[:LAST]])
        ]
        newcomers = [
            service.register(databases[place % PROCESSES], NOW, person, tour, waiting=True)
            for place, person in enumerate(people[30:42])
        ]
        outcomes = await asyncio.gather(*[act for pair in zip(cancels, newcomers, strict=True) for act in pair])
    assert all(outcome.changed for outcome in outcomes)
    assert await faults(database, tour) == []
    offered = await fetch(database, "SELECT id FROM bookings WHERE state = 'offered' ORDER BY id")
    assert [row["id"] for row in offered] == list(range(SEATS + 1, 2 * SEATS + 1))
    assert len(await owed(database, "offer")) == SEATS


async def test_without_the_guard_the_same_presses_oversell(
    database: Database, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the count and then writing, outside of a transaction, oversells: the checker above is not blind."""
    tour, people = await nearly_full(database)
    monkeypatch.setattr(rows, "lock", look_only)
    monkeypatch.setattr(rows, "take", read_then_write)
    async with AsyncExitStack() as stack:
        bare = [await stack.enter_async_context(unguarded(address)) for _ in range(PROCESSES)]
        outcomes = await asyncio.gather(
            *(
                service.register(bare[place % PROCESSES], NOW, person, tour, waiting=True)
                for place, person in enumerate(people)
            )
        )
    assert sum(outcome.what == "booked" for outcome in outcomes) > LAST
    assert any("oversold" in fault for fault in await faults(database, tour))


async def look_only(tx: Connection, excursion_id: int) -> Tour | None:
    """The lock, gone: only looks."""
    return await rows.tour(tx, excursion_id)


async def read_then_write(tx: Connection, excursion_id: int, seats: int) -> bool:
    """The condition, gone: reads a count, thinks, writes another."""
    tour = await rows.tour(tx, excursion_id)
    if tour is None or tour.free < seats:
        return False
    await asyncio.sleep(0)
    await tx.run("UPDATE excursions SET taken = :taken WHERE id = :id", taken=tour.taken + seats, id=excursion_id)
    return True


@dataclass
class Unguarded:
    """A database whose `tx` is no transaction: every statement stands alone."""

    connection: Connection
    dialect: Dialect = field(default_factory=lambda: Dialect("none", "", "", "", ""))

    @asynccontextmanager
    async def tx(self) -> AsyncIterator[Connection]:
        """Not a transaction."""
        yield self.connection

    read = snapshot = tx


@asynccontextmanager
async def unguarded(address: str) -> AsyncIterator[Unguarded]:
    """One opening of a database without transactions."""
    if address.startswith("sqlite:///"):
        async with aiosqlite.connect(address.removeprefix("sqlite:///"), isolation_level=None, timeout=30) as raw:
            raw.row_factory = aiosqlite.Row
            yield Unguarded(SqliteConnection(raw))
    else:
        async with asyncpg.create_pool(address, min_size=1, max_size=3) as pool:
            yield Unguarded(Pooled(pool))


@dataclass(frozen=True)
class Pooled:
    """Each statement on whatever connection is free."""

    pool: asyncpg.Pool

    async def all(self, sql: str, /, **values: Any) -> list[Row]:
        """Every row."""
        async with self.pool.acquire() as raw:
            return await PostgresConnection(raw).all(sql, **values)

    async def one(self, sql: str, /, **values: Any) -> Row | None:
        """The first row."""
        async with self.pool.acquire() as raw:
            return await PostgresConnection(raw).one(sql, **values)

    async def run(self, sql: str, /, **values: Any) -> int:
        """Rows changed."""
        async with self.pool.acquire() as raw:
            return await PostgresConnection(raw).run(sql, **values)

    async def many(self, sql: str, rows: Iterable[Mapping[str, Any]], /) -> None:
        """For each row."""
        async with self.pool.acquire() as raw:
            await PostgresConnection(raw).many(sql, rows)
