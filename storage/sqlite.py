"""SQLite through aiosqlite: WAL, one writer at a time, `BEGIN IMMEDIATE`, a busy timeout for other processes."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiosqlite

from storage.database import Dialect, Row, StorageError

BUSY_TIMEOUT_MS = 30_000


SQLITE = Dialect(
    name="sqlite",
    identity="INTEGER PRIMARY KEY AUTOINCREMENT",
    migration_lock="SELECT 1",  # BEGIN IMMEDIATE already keeps others out
    tables="SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    size="SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
)


@dataclass(frozen=True, slots=True)
class SqliteConnection:
    """`storage.database.Connection` over one aiosqlite connection."""

    raw: aiosqlite.Connection

    async def all(self, sql: str, /, **values: Any) -> list[Row]:
        """Every row of the answer."""
        return list(await self.raw.execute_fetchall(sql, values))  # type: ignore[arg-type]  # sqlite3.Row reads by name

    async def one(self, sql: str, /, **values: Any) -> Row | None:
        """The first row of the answer, or None."""
        rows = await self.all(sql, **values)
        return rows[0] if rows else None

    async def run(self, sql: str, /, **values: Any) -> int:
        """Run a statement; how many rows it changed."""
        async with self.raw.execute(sql, values) as cursor:
            return cursor.rowcount

    async def many(self, sql: str, rows: Iterable[Mapping[str, Any]], /) -> None:
        """Run a statement once for each of `rows`."""
        await self.raw.executemany(sql, rows)


@dataclass(slots=True)
class SqliteDatabase:
    """A writing connection to a file, a reading one, and one that holds still while much is read."""

    writer: SqliteConnection
    reader: SqliteConnection
    onlooker: SqliteConnection
    dialect: Dialect = SQLITE
    _one_writer: asyncio.Lock = field(default_factory=asyncio.Lock)
    _one_onlooker: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def tx(self) -> AsyncIterator[SqliteConnection]:
        """One transaction that writes; others of this process wait for it in line, other processes at the file."""
        async with self._one_writer:
            try:  # a statement goes on in its thread when we are cancelled: whatever it began is rolled back after it
                await self.writer.raw.execute("BEGIN IMMEDIATE")
                yield self.writer
                await asyncio.shield(self.writer.raw.commit())
            except BaseException:
                await asyncio.shield(self.writer.raw.rollback())
                raise

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqliteConnection]:
        """A connection for reading."""
        yield self.reader

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[SqliteConnection]:
        """A connection for reading much at one moment."""
        async with self._one_onlooker:
            try:
                await self.onlooker.raw.execute("BEGIN")
                yield self.onlooker
            finally:
                await asyncio.shield(self.onlooker.raw.rollback())


@asynccontextmanager
async def open_sqlite(path: str) -> AsyncIterator[SqliteDatabase]:
    """Open (or create) the file at `path` and close it at the end. Raises StorageError where it cannot."""
    file = Path(path)
    async with AsyncExitStack() as stack:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            connections = [SqliteConnection(await stack.enter_async_context(_connect(file))) for _ in range(3)]
        except (OSError, sqlite3.DatabaseError) as error:
            raise StorageError(f"cannot open the database {path}: {error}") from error
        writer, reader, onlooker = connections
        yield SqliteDatabase(writer, reader, onlooker)


@asynccontextmanager
async def _connect(file: Path) -> AsyncIterator[aiosqlite.Connection]:
    async with aiosqlite.connect(file, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000) as connection:
        connection.row_factory = sqlite3.Row
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute("PRAGMA foreign_keys = ON")
        yield connection
