"""Opening a database by its address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.database import Database, StorageError
from storage.sqlite import open_sqlite


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open the database at `url`: `sqlite:///path/to/file.db` or `postgresql://…`.

    Raises StorageError for another kind of address or a database that cannot be opened.
    """
    if url.startswith("sqlite:///"):
        async with open_sqlite(url.removeprefix("sqlite:///")) as database:
            yield database
    elif url.startswith(("postgresql://", "postgres://")):
        from storage.postgres import open_postgres  # asyncpg is loaded only where it is used

        async with open_postgres(url) as database:
            yield database
    else:
        raise StorageError(f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {url.split(':')[0]!r}")
