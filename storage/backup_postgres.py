"""Backup and restore of PostgreSQL by its own programs, `pg_dump` and `pg_restore`."""

import asyncio
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import asyncpg

from storage.backup import BackupError, Restored, settle
from storage.database import Connection
from storage.opening import open_database
from storage.postgres import POSTGRES

KEPT = "before_restore_"
"""Schemas that hold what was there before a restore begin so."""
DETAIL = 500
"""Characters of another program's complaint that are repeated."""


async def dump(url: str, part: Path) -> None:
    """Copy the database at `url` into the file `part` and see that the copy can be read. Raises BackupError."""
    address, environment = _address(url)
    await _run(
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--exclude-schema={KEPT}*",
        f"--file={part}", f"--dbname={address}", environment=environment,
    )  # fmt: skip
    if "schema_versions" not in await _run("pg_restore", "--list", str(part)):
        raise BackupError("no-database", "")


async def restore(url: str, file: Path, now: datetime, *, over: bool, folder: Path) -> Restored:
    """Fill the database at `url` from the backup `file`. Raises BackupError; nothing is changed then.

    What was there is moved into a schema of its own and comes back where the restore fails.
    """
    if "schema_versions" not in await _run("pg_restore", "--list", str(file)):
        raise BackupError("not-a-backup")
    async with open_database(url) as database, database.read() as read:
        living = await _living(read)
        busy = await read.one(
            """
                SELECT 1 AS there FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """
        )
    if living and not over:
        raise BackupError("living", urlsplit(url).path.lstrip("/"))
    if busy:
        raise BackupError("busy")
    aside = f"{KEPT}{now:%Y%m%d_%H%M%S}"
    await _execute(url, f"ALTER SCHEMA public RENAME TO {aside}", "CREATE SCHEMA public")
    try:
        address, environment = _address(url)
        await _run(
            "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
            f"--dbname={address}", str(file), environment=environment,
        )  # fmt: skip
        async with open_database(url) as database:
            done = await settle(database, now, folder)
    except BaseException:
        await asyncio.shield(_execute(url, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {aside} RENAME TO public"))
        raise
    if not living:
        await _execute(url, f"DROP SCHEMA {aside} CASCADE")
    kept = aside if living else ""
    return Restored(was=done.was, version=done.version, held=done.held, set_aside=done.set_aside, kept=kept)


async def _living(read: Connection) -> bool:
    """Whether any table has a row."""
    for row in await read.all(POSTGRES.tables):
        name = row["name"]
        if name != "schema_versions" and await read.one(f'SELECT 1 AS there FROM "{name}" LIMIT 1'):  # noqa: S608 (theirs)
            return True
    return False


async def _execute(url: str, *statements: str) -> None:
    """Run statements in one transaction. Raises BackupError."""
    try:
        connection: Any = await asyncpg.connect(url)
        try:
            async with connection.transaction():
                for statement in statements:
                    await connection.execute(statement)
        finally:
            await connection.close()
    except (OSError, asyncpg.PostgresError) as trouble:
        raise BackupError("failed", str(trouble)) from trouble


def _address(url: str) -> tuple[str, dict[str, str]]:
    """The address without its password, which other users of the machine would see, and the environment with it."""
    parts = urlsplit(url)
    if parts.password is None:
        return url, {}
    user, _, place = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=f"{user.partition(':')[0]}@{place}")
    return urlunsplit(bare), {"PGPASSWORD": unquote(parts.password)}


async def _run(program: str, *arguments: str, environment: dict[str, str] | None = None) -> str:
    """What a program of PostgreSQL prints. Raises BackupError where it is not there or fails."""
    where = shutil.which(program)
    if where is None:
        raise BackupError("no-tool", program)
    process = await asyncio.create_subprocess_exec(
        where, *arguments, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE, env={**os.environ, **(environment or {}), "LC_ALL": "C"},
    )  # fmt: skip
    try:
        out, errors = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise BackupError("failed", errors.decode(errors="replace").strip()[:DETAIL])
    return out.decode(errors="replace")
