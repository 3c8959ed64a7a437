"""Finding PostgreSQL for the tests: one database made for the run, emptied before each test."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from storage.database import Database
from storage.migrate import migrate
from storage.opening import open_database

SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


async def create() -> str | None:
    """Make a database for this run and bring it to the newest schema; its address, or None without a server.

    In CI a missing server is an error: there the promises must be shown on both databases.
    """
    name = f"forum_test_{secrets.token_hex(4)}"
    try:
        server = await asyncpg.connect(SERVER, timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError):
        if os.environ.get("CI"):
            raise
        return None
    try:
        await server.execute(f'CREATE DATABASE "{name}"')
        await server.execute(
            f'ALTER DATABASE "{name}" SET synchronous_commit = off'
        )  # a test need not survive a power cut
    finally:
        await server.close()
    url = SERVER.rsplit("/", 1)[0] + "/" + name
    async with open_database(url) as database:
        await migrate(database)
    return url


async def drop(url: str) -> None:
    """Remove the run's database."""
    server = await asyncpg.connect(SERVER)
    try:
        await server.execute(f'DROP DATABASE IF EXISTS "{url.rsplit("/", 1)[1]}" WITH (FORCE)')
    finally:
        await server.close()


@asynccontextmanager
async def emptied(url: str | None) -> AsyncIterator[Database]:
    """The run's database with empty tables; skips the test where there is no server."""
    if url is None:
        pytest.skip("no PostgreSQL at 127.0.0.1:5432 (set TEST_POSTGRES_URL to use another)")
    async with open_database(url) as database:
        async with database.tx() as tx:
            tables = await tx.all(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_versions'"
            )
            await tx.run(f"TRUNCATE {', '.join(row['tablename'] for row in tables)} RESTART IDENTITY CASCADE")
        yield database
