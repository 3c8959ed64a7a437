"""The thin adapter: the same SQL with `:named` values on SQLite and on PostgreSQL.

`tx()` is one piece of work that happens wholly or not at all; `read()` looks without changing. What differs between
the two databases lives in `storage/sqlite.py` and `storage/postgres.py` and nowhere else.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

Row = Mapping[str, Any]


class StorageError(Exception):
    """The database cannot be used as asked; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The few words of SQL in which the databases differ."""

    name: str
    identity: str  # a key that grows by itself
    migration_lock: str  # keeps other processes from migrating meanwhile
    tables: str  # asks for the `name` of every table of ours
    size: str  # asks for the `bytes` the database takes


class Connection(Protocol):
    """A place to run SQL in. Values are given by name and stand in the SQL as `:name`."""

    async def all(self, sql: str, /, **values: Any) -> list[Row]:
        """Every row of the answer."""
        ...

    async def one(self, sql: str, /, **values: Any) -> Row | None:
        """The first row of the answer, or None."""
        ...

    async def run(self, sql: str, /, **values: Any) -> int:
        """Run a statement; how many rows it changed."""
        ...

    async def many(self, sql: str, rows: Iterable[Mapping[str, Any]], /) -> None:
        """Run a statement once for each of `rows`."""
        ...


class Database(Protocol):
    """One database, open."""

    @property
    def dialect(self) -> Dialect:
        """Where its SQL differs."""
        ...

    def tx(self) -> AbstractAsyncContextManager[Connection]:
        """One transaction that writes: committed at the end, rolled back on an exception."""
        ...

    def read(self) -> AbstractAsyncContextManager[Connection]:
        """A connection for reading: each statement sees what was committed when it began."""
        ...

    def snapshot(self) -> AbstractAsyncContextManager[Connection]:
        """A connection for reading much: every statement sees what was committed when the first one began."""
        ...
