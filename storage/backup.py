"""Backups: a whole copy of the database in one file, and the database made anew from such a file.

A copy of an SQLite file alone loses what is still in its log; `VACUUM INTO` does not, and works beside a running bot.
PostgreSQL is copied by its own `pg_dump`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

from storage.database import Connection, Database, StorageError
from storage.migrate import MIGRATIONS, migrate, migrations, schema_version
from storage.moments import to_ms

WHY_HELD = "restored from a backup"


class BackupError(StorageError):
    """A backup or a restore is not done, and nothing is changed.

    `why` is one of: file-exists, no-folder, no-database, no-file, not-a-backup, other-kind, broken, newer, living,
    busy, no-tool, failed. `detail` is a name or the other program's own words.
    """

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did.

    The schema's version in the backup and now; messages that will not be sent and updates that will not be worked;
    where the data that was there before is kept (empty: there was none).
    """

    was: int
    version: int
    held: int
    set_aside: int
    kept: str = ""


async def backup(url: str, file: Path) -> None:
    """Copy the database at `url` to the new `file` and check the copy. Raises BackupError."""
    from storage import backup_postgres, backup_sqlite

    refuse_to_overwrite(file)
    with beside(file) as part:
        if url.startswith("sqlite:///"):
            await backup_sqlite.copy(Path(url.removeprefix("sqlite:///")), part)
        else:
            await backup_postgres.dump(url, part)
        put(part, file)


async def restore(url: str, file: Path, now: datetime, *, over: bool = False, folder: Path = MIGRATIONS) -> Restored:
    """Make the database at `url` anew from a backup. What was owed and unworked then is held, not done again.

    A database that holds data is left alone unless `over`; then it is set aside, never erased. `folder` has the
    migrations. Raises BackupError; nothing is changed then.
    """
    kind = kind_of(file)
    wanted = "sqlite" if url.startswith("sqlite:///") else "postgresql"
    if kind != wanted:
        raise BackupError("other-kind", kind)
    from storage import backup_postgres, backup_sqlite

    if kind == "sqlite":
        return await backup_sqlite.restore(Path(url.removeprefix("sqlite:///")), file, now, over=over, folder=folder)
    return await backup_postgres.restore(url, file, now, over=over, folder=folder)


def kind_of(file: Path) -> str:
    """Which database a backup is of: `sqlite` or `postgresql`. Raises BackupError."""
    try:
        with file.open("rb") as opened:
            start = opened.read(16)
    except FileNotFoundError:
        raise BackupError("no-file") from None
    except OSError as trouble:
        raise BackupError("failed", trouble.strerror or "") from trouble
    if start == b"SQLite format 3\0":
        return "sqlite"
    if start.startswith(b"PGDMP"):
        return "postgresql"
    raise BackupError("not-a-backup")


async def settle(database: Database, now: datetime, folder: Path) -> Restored:
    """Bring restored data to the newest schema and hold what was owed. Raises BackupError for a newer schema."""
    was = await schema_version(database)
    if was is None:
        raise BackupError("not-a-backup")
    if was > max(migrations(folder)):
        raise BackupError("newer", str(was))
    version = await migrate(database, folder)
    async with database.tx() as tx:
        held, set_aside = await hold(tx, now)
    return Restored(was=was, version=version, held=held, set_aside=set_aside)


async def hold(tx: Connection, now: datetime) -> tuple[int, int]:
    """Messages that were still owed are not sent and updates that were still unworked are not worked; how many.

    Nobody knows what became of them after the copy was made.
    """
    values = {"why": WHY_HELD, "now": to_ms(now)}
    messages = await tx.run(
        """
        UPDATE outbox SET state = 'cancelled', why = :why, lease_until = NULL, finished_at = :now
        WHERE state IN ('queued', 'retry', 'sending')
        """,
        **values,
    )
    updates = await tx.run(
        """
        UPDATE inbox SET state = 'failed', why = :why, lease_until = NULL, done_at = :now
        WHERE state IN ('new', 'working')
        """,
        **values,
    )
    return messages, updates


def refuse_to_overwrite(file: Path) -> None:
    """Raises BackupError where something has this name."""
    if file.exists() or file.is_symlink():
        raise BackupError("file-exists")


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """A new empty file in the folder of `file`, for its owner alone; gone at the end. Raises BackupError."""
    if not file.parent.is_dir():
        raise BackupError("no-folder")
    try:
        descriptor, name = mkstemp(prefix=f".{file.name[:100]}.", suffix=".part", dir=file.parent)
    except OSError as trouble:
        raise BackupError("failed", trouble.strerror or "") from trouble
    os.close(descriptor)
    part = Path(name)
    try:
        yield part
    finally:
        for tail in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + tail).unlink(missing_ok=True)


def put(part: Path, file: Path) -> None:
    """Give a finished copy its name, where nothing has that name yet. Raises BackupError."""
    with part.open("rb") as written:
        os.fsync(written.fileno())
    try:
        os.link(part, file)  # unlike a rename it never takes another file's place
    except FileExistsError:
        raise BackupError("file-exists") from None
    except OSError:  # a disk without hard links
        part.rename(file)
