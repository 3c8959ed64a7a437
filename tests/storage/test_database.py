"""The adapter: the same SQL on both databases."""

import asyncio
from pathlib import Path

import pytest

from storage.database import Database, StorageError
from storage.migrate import MIGRATIONS, migrate, migrations, statements
from storage.opening import open_database
from storage.postgres import numbered


async def test_named_values_reach_both_databases(database: Database) -> None:
    """A value given by name arrives, and the number of changed rows comes back."""
    async with database.tx() as tx:
        changed = await tx.run(
            "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES (:hash, 'a', '1', 'ru', :text)",
            hash="h",
            text="it's :not a value",
        )
        assert changed == 1
    async with database.read() as read:
        row = await read.one("SELECT text FROM consent_texts WHERE hash = :hash", hash="h")
        assert row is not None
        assert row["text"] == "it's :not a value"
        assert await read.one("SELECT text FROM consent_texts WHERE hash = :hash", hash="x") is None


async def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    """An exception inside `tx()` takes everything back, and the next transaction works."""
    insert = "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES (:hash, 'a', '1', 'ru', '')"

    async def stumble() -> None:
        async with database.tx() as tx:
            await tx.run(insert, hash="lost")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        await stumble()
    async with database.tx() as tx:
        await tx.run(insert, hash="kept")
    async with database.read() as read:
        assert [row["hash"] for row in await read.all("SELECT hash FROM consent_texts")] == ["kept"]


async def test_a_cancelled_transaction_leaves_nothing(database: Database) -> None:
    """A task cancelled in the middle of `tx()` takes everything back, and others can write."""
    inside = asyncio.Event()

    async def write() -> None:
        async with database.tx() as tx:
            await tx.run(
                "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES ('h', 'a', '1', 'ru', '')"
            )
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.tx() as tx:
        assert await tx.one("SELECT hash FROM consent_texts") is None


async def test_writers_stand_in_line(database: Database) -> None:
    """Forty transactions that read and then write the same row lose no step."""
    async with database.tx() as tx:
        await tx.run("INSERT INTO consent_texts (hash, kind, version, language, text) VALUES ('n', 'a', '1', 'ru', '')")

    async def step() -> None:
        async with database.tx() as tx:
            await tx.run("UPDATE consent_texts SET version = version WHERE hash = 'n'")
            row = await tx.one("SELECT text FROM consent_texts WHERE hash = 'n'")
            assert row is not None
            await tx.run("UPDATE consent_texts SET text = :text WHERE hash = 'n'", text=row["text"] + "|")

    await asyncio.gather(*(step() for _ in range(40)))
    async with database.read() as read:
        row = await read.one("SELECT text FROM consent_texts WHERE hash = 'n'")
        assert row is not None
        assert len(row["text"]) == 40


async def test_sqlite_can_be_written_beside_a_running_bot(tmp_path: Path) -> None:
    """Two openings of one SQLite file (the bot and the command line) wait for one another."""
    url = f"sqlite:///{tmp_path / 'forum.db'}"
    insert = "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES (:hash, 'a', '1', 'ru', '')"
    async with open_database(url) as bot, open_database(url) as command:
        await migrate(bot)

        async def fill(database: Database, name: str) -> None:
            for number in range(50):
                async with database.tx() as tx:
                    await tx.run(insert, hash=f"{name}{number}")

        await asyncio.gather(fill(bot, "bot"), fill(command, "command"))
        async with bot.read() as read:
            row = await read.one("SELECT COUNT(*) AS n FROM consent_texts")
            assert row is not None
            assert row["n"] == 100


async def test_migrating_twice_and_at_once_changes_nothing(database: Database) -> None:
    """Several processes may bring the schema up at the same time."""
    versions = await asyncio.gather(*(migrate(database) for _ in range(3)))
    assert set(versions) == {max(migrations())}


async def test_a_migration_is_whole_or_not_at_all(database: Database, tmp_path: Path) -> None:
    """A migration that fails in its second statement leaves nothing of its first."""
    for path in MIGRATIONS.glob("*.sql"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = tmp_path / "900_broken.sql"
    broken.write_text("CREATE TABLE half (id BIGINT);\nCREATE NONSENSE here;\n", encoding="utf-8")
    with pytest.raises(Exception, match=r"(?i)syntax"):
        await migrate(database, tmp_path)
    broken.write_text("CREATE TABLE half (id BIGINT);\n", encoding="utf-8")
    assert await migrate(database, tmp_path) == 900
    async with database.tx() as tx:
        await tx.run("DROP TABLE half")
        await tx.run("DELETE FROM schema_versions WHERE version = 900")


async def test_a_newer_schema_is_refused_in_words(database: Database) -> None:
    """A program older than the database says so and touches nothing."""
    async with database.tx() as tx:
        await tx.run("INSERT INTO schema_versions (version, name) VALUES (999, 'later.sql')")
    try:
        with pytest.raises(StorageError, match="schema 999"):
            await migrate(database)
    finally:
        async with database.tx() as tx:
            await tx.run("DELETE FROM schema_versions WHERE version = 999")


@pytest.mark.parametrize("url", ["mysql://x", "forum.db", "postgresql://nobody@127.0.0.1:1/none"])
async def test_a_wrong_address_is_told_in_words(url: str) -> None:
    """An address of another kind, or where nobody answers, is one clear error."""
    with pytest.raises(StorageError):
        async with open_database(url):
            pass


def test_names_become_numbers() -> None:
    """PostgreSQL's numbered values: the same name is the same number, casts and times are left alone."""
    assert numbered("a = :x AND b = :y OR c = :x") == ("a = $1 AND b = $2 OR c = $1", ("x", "y"))
    assert numbered("SELECT x::text, '12:30'") == ("SELECT x::text, '12:30'", ())


def test_statements_lose_their_comments() -> None:
    """A migration file is cut at semicolons that end a line."""
    assert statements("-- one; two\nSELECT 1; -- first\nSELECT ';' ;\n") == ["SELECT 1", "SELECT ';'"]


async def test_a_transaction_cancelled_while_it_begins_or_commits_spoils_nothing(database: Database) -> None:
    """Cancelled at any step, also while SQLite's thread is still at BEGIN or COMMIT: the next transaction works."""

    async def write() -> None:
        async with database.tx() as tx:
            await tx.run(
                "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES ('h', 'a', '1', 'ru', '') "
                "ON CONFLICT DO NOTHING"
            )

    for steps in range(40):
        task = asyncio.create_task(write())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(5), database.tx() as tx:
            await tx.run("DELETE FROM consent_texts")


async def test_a_snapshot_stands_still_and_reading_beside_it_does_not(database: Database) -> None:
    """What is committed while a snapshot is read is not in it, but in every other look."""
    count = "SELECT COUNT(*) AS n FROM consent_texts"
    async with database.snapshot() as still:
        before = await still.one(count)
        async with database.tx() as tx:
            await tx.run(
                "INSERT INTO consent_texts (hash, kind, version, language, text) VALUES ('h', 'a', '1', 'ru', '')"
            )
        after = await still.one(count)
        async with database.read() as read:
            elsewhere = await read.one(count)
    async with database.snapshot() as later:
        anew = await later.one(count)
    assert [row["n"] for row in (before, after, elsewhere, anew) if row] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT id FROM inbox WHERE actor = 1 AND done_at IS NULL",
        "SELECT actor FROM inbox WHERE done_at IS NULL GROUP BY actor",
        "SELECT id FROM outbox WHERE finished_at IS NULL AND state IN ('queued', 'retry') AND due_at <= 1",
        "SELECT key FROM outbox WHERE kind = 'reminder' AND created_at >= 1",
        "SELECT excursion_id FROM bookings WHERE state = 'offered' AND offered_until <= 1",
    ],
)
async def test_what_is_asked_every_second_has_an_index(tmp_path: Path, sql: str) -> None:
    """SQLite looks through an index, not through a hundred thousand rows that are over."""
    async with open_database(f"sqlite:///{tmp_path / 'forum.db'}") as database:
        await migrate(database)
        async with database.read() as read:
            plan = " ".join(row["detail"] for row in await read.all(f"EXPLAIN QUERY PLAN {sql}"))
    assert "INDEX" in plan, plan
