"""What the doctor says of settings, database and disk."""

import shutil
from collections import namedtuple
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.doctor import database as databases
from bot.doctor import machine
from bot.doctor import settings as own
from bot.settings import Settings, read_settings
from bot.texts import Texts, Words
from storage.database import Database
from storage.migrate import MIGRATIONS, migrate
from storage.opening import open_database
from tests.excursions.plant import NOW, excursion, open_plant

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def words() -> Words:
    """An English terminal."""
    return Texts.load().speak("en", "UTC")


def settings(**given: object) -> Settings:
    """Settings that read no .env."""
    return read_settings(**{"_env_file": None, **given})


@pytest.mark.parametrize(
    ("hours", "mark"),
    [("22:00-08:00", "ok"), ("", "ok"), ("08:00-22:00", "ok"), ("08:00-07:00", "warning"), ("night", "fault")],
)
def test_quiet_hours(words: Words, hours: str, mark: str) -> None:
    """Sane, none, too long, not to be read (a forum's own are not checked at the start)."""
    finding = own.quiet(words, hours, "altai")
    assert finding.mark == mark
    assert "altai" in finding.text


def test_owners_and_operator(words: Words) -> None:
    """Nobody named is worth a thought; the forum's own operator goes before the process's."""
    assert [each.mark for each in own.look(settings(), words)] == ["warning", "ok"]
    assert [each.mark for each in own.look(settings(owner_ids="1,2"), words)] == ["ok", "ok"]
    assert own.operator(words, settings(), None).mark == "warning"
    assert own.operator(words, settings(registration="off"), None).mark == "ok"
    assert "Forum Ltd" in own.operator(words, settings(operator_name="Host"), "Forum Ltd", "altai").text


@pytest.mark.parametrize(("megabytes", "mark"), [(5000, "ok"), (500, "warning"), (5, "fault")])
def test_the_disk(words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, megabytes: int, mark: str) -> None:
    """Room on the disk of the folder that is there, one line a disk."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, megabytes * 1024 * 1024))
    given = settings(data_dir=tmp_path / "not" / "yet", database_url=f"sqlite:///{tmp_path}/a.db")
    assert [finding.mark for finding in machine.look(given, words)] == [mark]


async def test_a_database_with_a_forum(database: Database, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    """On both databases: open, writable, newest schema, the forum with its hours and operator; over is said."""
    await open_plant(database, excursion())
    async with database.tx() as tx:
        await tx.run("UPDATE forums SET quiet_hours = 'never', operator_name = 'Forum Ltd'")
    async with database.read() as read:
        size = await read.one(database.dialect.size)
    assert size
    assert size["bytes"] > 0
    found = await databases._look_into(database, settings(), words, NOW)
    assert [finding.mark for finding in found] == ["ok", "ok", "ok", "ok", "fault"]
    assert "12:00 (Asia/Barnaul)" in found[2].text
    assert "Forum Ltd" in found[3].text
    later = await databases._look_into(database, settings(), words, datetime(2026, 1, 1, tzinfo=UTC))
    assert later[2].mark == "warning"
    monkeypatch.setattr(databases, "migrations", lambda: {1: Path(), 99: Path()})
    assert (await databases._look_into(database, settings(), words, NOW))[-1].mark == "warning"
    monkeypatch.setattr(databases, "migrations", lambda: {0: Path()})
    assert [each.mark for each in await databases._look_into(database, settings(), words, NOW)] == ["fault"]


async def test_looking_changes_nothing(words: Words, tmp_path: Path) -> None:
    """No database is made where there is none; an unmigrated one stays so; what is no database is a fault."""
    absent = settings(database_url=f"sqlite:///{tmp_path}/none/a.db")
    assert [each.mark for each in await databases.look(absent, words, NOW)] == ["warning"]
    assert not (tmp_path / "none").exists()
    (tmp_path / "text.db").write_text("not a database, only a text that is long enough to be taken for one" * 20)
    broken = settings(database_url=f"sqlite:///{tmp_path}/text.db")
    assert [each.mark for each in await databases.look(broken, words, NOW)] == ["fault"]
    nobody = settings(database_url="postgresql://nobody:secret@127.0.0.1:1/none")
    found = await databases.look(nobody, words, NOW)
    assert [each.mark for each in found] == ["fault"]
    assert "secret" not in found[0].text
    url = f"sqlite:///{tmp_path}/empty.db"
    async with open_database(url):
        pass
    assert [each.mark for each in await databases.look(settings(database_url=url), words, NOW)] == ["warning"]
    async with open_database(url) as database:
        assert await migrate(database) == max(int(path.name[:3]) for path in MIGRATIONS.glob("*.sql"))
    marks = [each.mark for each in await databases.look(settings(database_url=url), words, NOW)]
    assert marks == ["ok", "ok", "warning", "warning"]


async def test_a_database_that_cannot_be_written(words: Words, tmp_path: Path) -> None:
    """A trigger stands for a disk that refuses: the fault is told in the database's own words."""
    url = f"sqlite:///{tmp_path}/a.db"
    async with open_database(url) as database:
        await migrate(database)
        async with database.tx() as tx:
            await tx.run(
                "CREATE TRIGGER refuse BEFORE UPDATE ON schema_versions BEGIN SELECT RAISE(ABORT, 'read only'); END"
            )
    found = await databases.look(settings(database_url=url), words, NOW)
    assert [each.mark for each in found] == ["fault"]
    assert "read only" in found[0].text
