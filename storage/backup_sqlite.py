"""Backup and restore of an SQLite file."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage.backup import BackupError, Restored, beside, settle
from storage.opening import open_database
from storage.sqlite import BUSY_TIMEOUT_MS, SQLITE

TAILS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; a stray one would be taken for a new file's own."""


async def copy(source: Path, part: Path) -> None:
    """Copy the database at `source` into the empty file `part` and check the copy. Raises BackupError."""
    await asyncio.to_thread(_copy, source, part, "rw")


async def restore(path: Path, file: Path, now: datetime, *, over: bool, folder: Path) -> Restored:
    """Put the backup `file` at `path`. Raises BackupError; nothing is changed then."""
    path = await asyncio.to_thread(path.resolve)  # what a link points at is the database, not the link
    living = await asyncio.to_thread(_make_ready, path, over)
    with beside(path) as part:
        await asyncio.to_thread(_copy, file, part, "ro")
        async with open_database(f"sqlite:///{part}") as database:
            done = await settle(database, now, folder)
        await asyncio.to_thread(_let_go, path)
        kept = await asyncio.to_thread(_replace, part, path, now if living else None)
    return Restored(was=done.was, version=done.version, held=done.held, set_aside=done.set_aside, kept=kept)


def _copy(source: Path, part: Path, mode: str) -> None:
    if not source.is_file():
        raise BackupError("no-database", str(source))
    try:
        address = f"{source.resolve().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)) as database:
            database.execute("VACUUM INTO ?", (str(part),))
        with closing(sqlite3.connect(part)) as made:
            faults = [row[0] for row in made.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
            if faults or made.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError("broken", str(faults[0]) if faults else "")
            if not made.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_versions'").fetchone():
                raise BackupError("not-a-backup")
    except sqlite3.OperationalError as trouble:  # no room, no right to read, taken for too long
        raise BackupError("failed", str(trouble)) from trouble
    except sqlite3.DatabaseError as trouble:
        raise BackupError("broken", str(trouble)) from trouble


def _make_ready(path: Path, over: bool) -> bool:
    """Whether there is data at `path`, for which `over` is needed; the folder is made. Raises BackupError."""
    living = _living(path)
    if living and not over:
        raise BackupError("living", str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise BackupError("failed", trouble.strerror or "") from trouble
    return living


def _living(path: Path) -> bool:
    """Whether there is data at `path`; what is no database of ours is somebody's data too."""
    if not path.exists():
        return False
    if not path.is_file():
        raise BackupError("failed", str(path))
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as database:
            names = [name for (name,) in database.execute(SQLITE.tables) if name != "schema_versions"]
            return any(database.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in names)  # noqa: S608
    except sqlite3.DatabaseError:
        return True


def _let_go(path: Path) -> None:
    """Fold the log into the file, which SQLite allows only while nobody else has it open. Raises BackupError."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as trouble:
        raise BackupError("busy") from trouble
    except sqlite3.DatabaseError:
        return  # no database: nobody can have it open as one


def _replace(part: Path, path: Path, at: datetime | None) -> str:
    """Let `part` take the place of `path`; with `at` what was there is kept, named by that moment (UTC)."""
    with part.open("rb") as written:
        os.fsync(written.fileno())
    kept = path.with_name(f"{path.name}.before-restore-{at:%Y%m%d-%H%M%S}") if at else None
    for tail in TAILS:
        stray = path.with_name(path.name + tail)
        if stray.exists():
            stray.rename(stray.with_name(f"{path.name}.stray{tail}") if kept is None else f"{kept}{tail}")
    if kept is not None:
        path.rename(kept)
    part.replace(path)
    return str(kept) if kept else ""
