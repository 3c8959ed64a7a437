"""The database: can it be opened and written, is its schema ours, what forums are in it."""

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.doctor import settings as looks
from bot.doctor.finding import Finding
from bot.settings import Settings
from bot.texts import Words
from storage import excursions
from storage import programme as programmes
from storage.database import Database, StorageError
from storage.migrate import migrations, schema_version
from storage.opening import open_database
from storage.records.programme import Forum

SECONDS = 10


async def look(settings: Settings, words: Words, now: datetime) -> tuple[Finding, ...]:
    """What is to be said of the database at DATABASE_URL; nothing in it is changed, and none is made."""
    path = _absent(settings.database_url)
    if path:
        return (Finding("warning", words.plain("doctor-database-none", path=path)),)
    try:
        async with asyncio.timeout(SECONDS), open_database(settings.database_url) as database:
            return await _look_into(database, settings, words, now)
    except TimeoutError:
        return (Finding("fault", words.plain("doctor-database-slow", seconds=SECONDS)),)
    except StorageError as trouble:
        return (Finding("fault", words.plain("doctor-database-refuses", detail=str(trouble))),)
    except Exception as trouble:  # noqa: BLE001 (each driver has its own, and all of them are worth telling)
        return (Finding("fault", words.plain("doctor-database-refuses", detail=str(trouble))),)


def _absent(url: str) -> str:
    """The path of an SQLite file that is not there yet; empty for one that is, and for PostgreSQL."""
    path = url.removeprefix("sqlite:///")
    return path if path != url and not Path(path).exists() else ""


async def _look_into(database: Database, settings: Settings, words: Words, now: datetime) -> tuple[Finding, ...]:
    version, newest = await schema_version(database), max(migrations())
    if version is None:
        return (Finding("warning", words.plain("doctor-database-empty")),)
    if version > newest:
        return (Finding("fault", words.plain("doctor-schema-newer", version=version, newest=newest)),)
    async with database.tx() as tx:  # as it is: only to see that writing is allowed
        await tx.run("UPDATE schema_versions SET version = version")
    async with database.read() as read:
        row = await read.one(database.dialect.size)
    megabytes = round((row["bytes"] if row else 0) / 1024 / 1024, 1)
    findings = [Finding("ok", words.plain("doctor-database", kind=database.dialect.name, megabytes=megabytes))]
    if version < newest:
        return (*findings, Finding("warning", words.plain("doctor-schema-older", version=version, newest=newest)))
    return (
        *findings,
        Finding("ok", words.plain("doctor-schema", version=version)),
        *await _forums(database, settings, words, now),
    )


async def _forums(database: Database, settings: Settings, words: Words, now: datetime) -> list[Finding]:
    """The forums and each one's own ways."""
    async with database.read() as read:
        forums = [(forum, await excursions.ways(read, forum.id)) for forum in await programmes.forums(read)]
    if not forums:
        return [Finding("warning", words.plain("doctor-no-forum")), looks.operator(words, settings, None)]
    findings = []
    for forum, ways in forums:
        findings.append(_forum(words, forum, now))
        findings.append(looks.operator(words, settings, ways.operator_name, forum.code))
        if ways.quiet_hours is not None:
            findings.append(looks.quiet(words, ways.quiet_hours, forum.code))
    return findings


def _forum(words: Words, forum: Forum, now: datetime) -> Finding:
    try:
        ZoneInfo(forum.zone)
    except (ValueError, KeyError, OSError):  # a system without this zone
        return Finding("fault", words.plain("doctor-zone-unknown", forum=forum.code, zone=forum.zone))
    told = words.at(forum.zone).plain(
        "doctor-forum", forum=forum.code, name=forum.name, release=forum.release, zone=forum.zone, now=now
    )
    over = now.astimezone(ZoneInfo(forum.zone)).date() > forum.ends_on
    return Finding("warning", words.plain("doctor-forum-over", told=told)) if over else Finding("ok", told)
