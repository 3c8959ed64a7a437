"""Copies of the database: whole beside a running bot, and a database made anew without saying anything twice."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from storage import inbox, outbox
from storage.backup import WHY_HELD, BackupError, backup, restore
from storage.database import Database
from storage.migrate import MIGRATIONS, migrate, schema_version
from storage.opening import open_database
from storage.records.delivery import Promise
from tests import postgres
from tests.excursions.plant import NOW, excursion, open_plant, sign_up

LATER = NOW + timedelta(days=1)


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def urls(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[str, str]]:
    """Addresses of two databases of one kind: one with the schema, one to restore into."""
    if request.param == "sqlite":
        first = f"sqlite:///{tmp_path}/first.db"
        async with open_database(first) as database:
            await migrate(database)
        yield first, f"sqlite:///{tmp_path}/second.db"
        return
    if not shutil.which("pg_dump") and not os.environ.get("CI"):
        pytest.skip("no pg_dump: the package postgresql-client has it")
    pair = [await postgres.create(), await postgres.create()]
    if None in pair:
        pytest.skip("no PostgreSQL")
    try:
        yield pair[0] or "", pair[1] or ""
    finally:
        for url in pair:
            await postgres.drop(url or "")


async def live(database: Database) -> None:
    """A forum with a booking, messages in every state that is not final, updates nobody has worked."""
    (plant,) = await open_plant(database, excursion())
    await sign_up(database, plant, 1)
    async with database.tx() as tx:
        await tx.run("DELETE FROM outbox")
        for number, state in enumerate(("queued", "retry", "sending", "sent")):
            promise = Promise(key=f"k{number}", kind="reminder", chat_id=7, due_at=NOW)
            row = await outbox.owe(tx, promise, NOW)
            await tx.run("UPDATE outbox SET state = :state WHERE id = :id", state=state, id=row)
        updates = [{"update_id": number, "actor": 7, "payload": "{}"} for number in range(3)]
        await inbox.keep(tx, 1, updates, NOW)
        await tx.run("UPDATE inbox SET state = 'working' WHERE update_id = 1")
        await tx.run("UPDATE inbox SET state = 'done' WHERE update_id = 2")


async def states(database: Database) -> tuple[list[str], list[str], int]:
    """States of messages and of updates, in order, and how many bookings there are."""
    async with database.read() as read:
        messages = [row["state"] for row in await read.all("SELECT state FROM outbox ORDER BY key")]
        updates = [row["state"] for row in await read.all("SELECT state FROM inbox ORDER BY update_id")]
        return messages, updates, len(await read.all("SELECT id FROM bookings"))


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


async def test_a_restored_bot_repeats_nothing(urls: tuple[str, str], tmp_path: Path) -> None:
    """Everything is there again; what was owed or unworked at the time of the copy is held, with the reason."""
    source, target = urls
    file = tmp_path / "copy"
    async with open_database(source) as database:
        await live(database)
        await backup(source, file)  # while the database is open and in use
    assert file.stat().st_mode & 0o077 == 0
    done = await restore(target, file, LATER)
    assert (done.held, done.set_aside, done.was, done.kept) == (3, 2, done.version, "")
    async with open_database(target) as database:
        assert await states(database) == (["cancelled"] * 3 + ["sent"], ["failed", "failed", "done"], 1)
        async with database.read() as read:
            whys = await read.all("SELECT why FROM outbox WHERE state = 'cancelled'")
        assert {row["why"] for row in whys} == {WHY_HELD}
        await open_plant(database, excursion(code="E2"))  # keys go on growing from where they were
    async with open_database(source) as database:
        assert (await states(database))[0] == ["queued", "retry", "sending", "sent"]


async def test_data_is_not_overwritten(urls: tuple[str, str], tmp_path: Path) -> None:
    """A living database is refused; with `over` it is set aside whole, and can be gone back to."""
    source, target = urls
    async with open_database(source) as database:
        await live(database)
    await backup(source, tmp_path / "copy")
    await restore(target, tmp_path / "copy", LATER)
    async with open_database(target) as database, database.tx() as tx:
        await tx.run("UPDATE forums SET name = 'newer'")
    with pytest.raises(BackupError, match="living"):
        await restore(target, tmp_path / "copy", LATER)
    done = await restore(target, tmp_path / "copy", LATER, over=True)
    async with open_database(target) as database, database.read() as read:
        (name,) = await read.all("SELECT name FROM forums")
        assert name["name"] == "Форум"
        if database.dialect.name == "postgresql":
            (old,) = await read.all(f"SELECT name FROM {done.kept}.forums")  # noqa: S608 (ours)
            assert old["name"] == "newer"
    if target.startswith("sqlite"):
        with closing(sqlite3.connect(done.kept)) as kept:
            assert kept.execute("SELECT name FROM forums").fetchone() == ("newer",)
    await backup(target, tmp_path / "again")
    await restore(target, tmp_path / "again", LATER + timedelta(hours=1), over=True)


async def test_a_database_in_use_is_not_replaced(urls: tuple[str, str], tmp_path: Path) -> None:
    """While the bot has the target open nothing is changed under its feet, even with `over`."""
    source, target = urls
    async with open_database(source) as database:
        await live(database)
    await backup(source, tmp_path / "copy")
    async with open_database(target) as database:
        await migrate(database)
        with pytest.raises(BackupError, match="busy"):
            await restore(target, tmp_path / "copy", LATER, over=True)
        assert await states(database) == ([], [], 0)
    await restore(target, tmp_path / "copy", LATER)


async def test_a_copy_never_takes_another_files_place(urls: tuple[str, str], tmp_path: Path) -> None:
    """A file, even an empty one, is refused, and so is a folder that is not there; no half copy is left."""
    source, _ = urls
    (tmp_path / "there").touch()
    before = names(tmp_path)
    with pytest.raises(BackupError, match="file-exists"):
        await backup(source, tmp_path / "there")
    with pytest.raises(BackupError, match="no-folder"):
        await backup(source, tmp_path / "none" / "copy")
    assert names(tmp_path) == before


async def test_versions(urls: tuple[str, str], tmp_path: Path) -> None:
    """A copy of an older schema is brought up to date; one of a newer schema is refused and nothing is changed."""
    source, target = urls
    await backup(source, tmp_path / "older")
    newer = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    number = max(int(path.name[:3]) for path in newer.glob("*.sql")) + 1
    (newer / f"{number:03}_more.sql").write_text("CREATE TABLE more (id BIGINT);")
    done = await restore(target, tmp_path / "older", LATER, folder=newer)
    assert (done.was, done.version) == (number - 1, number)
    await backup(target, tmp_path / "newer")
    with pytest.raises(BackupError, match="newer") as refusal:
        await restore(source, tmp_path / "newer", LATER)
    assert refusal.value.detail == str(number)
    async with open_database(source) as database:
        assert await schema_version(database) == number - 1
        async with database.read() as read:
            assert "more" not in {row["name"] for row in await read.all(database.dialect.tables)}


async def test_what_is_no_copy_is_refused(urls: tuple[str, str], tmp_path: Path) -> None:
    """A text, a file that is not there, somebody else's database, a copy of the other kind: each has its reason."""
    _, target = urls
    (tmp_path / "text").write_text("not a database at all")
    with pytest.raises(BackupError, match="not-a-backup"):
        await restore(target, tmp_path / "text", LATER)
    with pytest.raises(BackupError, match="no-file"):
        await restore(target, tmp_path / "none", LATER)
    with closing(sqlite3.connect(tmp_path / "theirs")) as theirs:
        theirs.execute("CREATE TABLE their_own (x)")
    (tmp_path / "dump").write_bytes(b"PGDMP\x01\x0e\x00")
    foreign, other = ("theirs", "dump") if target.startswith("sqlite") else ("dump", "theirs")
    with pytest.raises(BackupError, match=r"not-a-backup|failed"):
        await restore(target, tmp_path / foreign, LATER)
    with pytest.raises(BackupError, match="other-kind"):
        await restore(target, tmp_path / other, LATER)


async def test_a_copy_is_whole_while_others_write(tmp_path: Path) -> None:
    """A copy made in the middle of many small transactions is one moment of them: each wholly there or not at all."""
    url = f"sqlite:///{tmp_path}/busy.db"
    insert = "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES (:hash, 'a', '1', 'ru', '')"
    async with open_database(url) as database:
        await migrate(database)
        started, stop = asyncio.Event(), asyncio.Event()

        async def write() -> int:
            number = 0
            while not stop.is_set():
                async with database.tx() as tx:
                    await tx.run(insert, hash=f"{number}-left")
                    await tx.run(insert, hash=f"{number}-right")
                number += 1
                started.set()
            return number

        writing = asyncio.create_task(write())
        await started.wait()
        await backup(url, tmp_path / "copy")
        stop.set()
        written = await writing
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        hashes = {name for (name,) in copy.execute("SELECT hash FROM consent_texts")}
    numbers = {int(name.split("-")[0]) for name in hashes}
    assert len(hashes) == 2 * len(numbers)
    assert 0 < len(numbers) <= written
    assert numbers == set(range(len(numbers)))


async def test_a_damaged_copy_is_refused(tmp_path: Path) -> None:
    """A copy with torn pages, or cut off, is not put in the place of anything; nor is a damaged database copied."""
    url = f"sqlite:///{tmp_path}/a.db"
    async with open_database(url) as database:
        await migrate(database)
        await live(database)
    await backup(url, tmp_path / "copy")
    whole = (tmp_path / "copy").read_bytes()
    (tmp_path / "cut").write_bytes(whole[: len(whole) // 2])
    torn = bytearray(whole)
    torn[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    (tmp_path / "torn").write_bytes(torn)
    for name in ("cut", "torn"):
        with pytest.raises(BackupError, match="broken"):
            await restore(f"sqlite:///{tmp_path}/b.db", tmp_path / name, LATER)
        with pytest.raises(BackupError, match="broken"):
            await backup(f"sqlite:///{tmp_path}/{name}", tmp_path / "of-damaged")
    assert not (tmp_path / "b.db").exists()
    assert not (tmp_path / "of-damaged").exists()


async def test_a_stray_log_is_not_taken_for_ours(tmp_path: Path) -> None:
    """The log of a database whose file somebody removed stays away from the restored one."""
    first, second = f"sqlite:///{tmp_path}/first.db", tmp_path / "second.db"
    async with open_database(first) as database:
        await migrate(database)
        await live(database)
        await backup(first, tmp_path / "copy")
        shutil.copy(tmp_path / "first.db-wal", tmp_path / "second.db-wal")
    await restore(f"sqlite:///{second}", tmp_path / "copy", LATER)
    assert (tmp_path / "second.db.stray-wal").exists()
    async with open_database(f"sqlite:///{second}") as database:
        assert (await states(database))[2] == 1
    with closing(sqlite3.connect(second)) as restored:
        assert restored.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_nothing_to_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No database yet, or no program to copy it with: said at once, and no file is made."""
    with pytest.raises(BackupError, match="no-database"):
        await backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="no-tool") as refusal:
        await backup("postgresql://user:secret@127.0.0.1:1/none", tmp_path / "copy")
    assert refusal.value.detail == "pg_dump"
    assert names(tmp_path) == []
