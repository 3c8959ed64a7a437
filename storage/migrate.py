"""Bring a database to the newest schema: numbered `.sql` files, each one transaction with its version row."""

import re
from pathlib import Path

from storage.database import Connection, Database, StorageError

MIGRATIONS = Path(__file__).parent / "migrations"


def migrations(folder: Path = MIGRATIONS) -> dict[int, Path]:
    """The migration files by number, in order."""
    return {int(path.name.split("_")[0]): path for path in sorted(folder.glob("[0-9]*_*.sql"))}


async def migrate(database: Database, folder: Path = MIGRATIONS) -> int:
    """Apply what is missing; the version the schema then has.

    Several processes may call it at once. Raises StorageError for a schema newer than this program knows: nothing is
    changed then.
    """
    known = migrations(folder)
    newest = max(known, default=0)
    version = await _version(database)
    if version > newest:
        raise StorageError(
            f"the database has schema {version}, this program knows {newest}: "
            "start the newer program or restore a backup"
        )
    while version < newest:
        version = await _step(database, known)
    return version


async def schema_version(database: Database) -> int | None:
    """The version of the schema, without changing anything; None where there is none of ours."""
    async with database.read() as read:
        tables = {row["name"] for row in await read.all(database.dialect.tables)}
        return await _applied(read) if "schema_versions" in tables else None


async def _version(database: Database) -> int:
    async with database.tx() as tx:
        await tx.all(database.dialect.migration_lock)
        await tx.run("CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY, name TEXT NOT NULL)")
        return await _applied(tx)


async def _applied(tx: Connection) -> int:
    row = await tx.one("SELECT COALESCE(MAX(version), 0) AS version FROM schema_versions")
    return int(row["version"]) if row else 0


async def _step(database: Database, known: dict[int, Path]) -> int:
    """Apply the next migration, unless another process just did."""
    async with database.tx() as tx:
        await tx.all(database.dialect.migration_lock)
        applied = await _applied(tx)
        following = [number for number in known if number > applied]
        if not following:
            return applied
        number = min(following)
        for statement in statements(known[number].read_text(encoding="utf-8")):
            await tx.run(statement.replace("{identity}", database.dialect.identity))
        await tx.run(
            "INSERT INTO schema_versions (version, name) VALUES (:version, :name)",
            version=number,
            name=known[number].name,
        )
        return number


def statements(sql: str) -> list[str]:
    """The statements of a migration file: without comments, split at a semicolon that ends a line."""
    bare = re.sub(r"--[^\n]*", "", sql)
    return [part.strip() for part in re.split(r";\s*(?:\n|$)", bare) if part.strip()]
