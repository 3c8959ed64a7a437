"""Forums and their programmes in SQL."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from storage import faq
from storage.database import Connection, Row
from storage.moments import to_ms
from storage.records.programme import (
    WORKBOOK,
    Enterprise,
    Excursion,
    Forum,
    Programme,
    QuizQuestion,
    Session,
    Speaker,
    Venue,
)
from storage.rows import record_of, row_of


async def forums(read: Connection) -> tuple[Forum, ...]:
    """Every forum, the first imported first."""
    return tuple(record_of(Forum, row) for row in await read.all("SELECT * FROM forums ORDER BY id"))


async def forum_by_code(read: Connection, code: str) -> Forum | None:
    """A forum by its workbook code."""
    row = await read.one("SELECT * FROM forums WHERE code = :code", code=code)
    return record_of(Forum, row) if row else None


async def release_numbers(read: Connection) -> dict[int, int]:
    """The current release of every forum, by the forum's id: what each update compares."""
    return {row["id"]: row["release"] for row in await read.all("SELECT id, release FROM forums ORDER BY id")}


async def programme(read: Connection, forum_id: int) -> Programme | None:
    """The current programme of a forum."""
    row = await read.one("SELECT * FROM forums WHERE id = :id", id=forum_id)
    if row is None:
        return None

    async def items(table: str) -> list[Row]:
        sql = f"SELECT * FROM {table} WHERE forum_id = :forum_id AND removed = 0 ORDER BY place, id"  # noqa: S608 (ours)
        return await read.all(sql, forum_id=forum_id)

    return Programme(
        forum=record_of(Forum, row),
        venues=tuple(record_of(Venue, row) for row in await items("venues")),
        speakers=tuple(record_of(Speaker, row) for row in await items("speakers")),
        sessions=tuple(record_of(Session, row) for row in await items("sessions")),
        enterprises=tuple(record_of(Enterprise, row) for row in await items("enterprises")),
        excursions=tuple(record_of(Excursion, row) for row in await items("excursions")),
        faq=await faq.current(read, forum_id),
        quizzes=tuple(record_of(QuizQuestion, row) for row in await items("quiz_questions")),
    )


async def release(tx: Connection, new: Programme, source: str, now: datetime) -> int:
    """Make a programme current; the forum's id. Items keep their ids by code; what is left out is marked removed."""
    row = await tx.one(
        """
        INSERT INTO forums (code, name, zone, starts_on, ends_on, city, description, website, contacts, language,
                            release)
        VALUES (:code, :name, :zone, :starts_on, :ends_on, :city, :description, :website, :contacts, :language, 1)
        ON CONFLICT (code)
        DO UPDATE SET name = excluded.name, zone = excluded.zone, starts_on = excluded.starts_on,
                      ends_on = excluded.ends_on, city = excluded.city, description = excluded.description,
                      website = excluded.website, contacts = excluded.contacts, language = excluded.language,
                      release = forums.release + 1
        RETURNING id, release
        """,
        **row_of(new.forum, "release"),
    )
    assert row is not None  # noqa: S101 (RETURNING always gives the row)
    forum_id = int(row["id"])
    await _note_release(tx, forum_id, int(row["release"]), source, now)
    await _replace(tx, forum_id, "venues", ("code",), new.venues)
    await _replace(tx, forum_id, "speakers", ("name",), new.speakers)
    await _replace(tx, forum_id, "sessions", ("code",), new.sessions)
    await _replace(tx, forum_id, "enterprises", ("code",), new.enterprises)
    await _replace(tx, forum_id, "excursions", ("code",), new.excursions)
    await _replace(tx, forum_id, "faq", ("origin", "question"), new.faq, within=f"origin = '{WORKBOOK}'")
    await _replace(tx, forum_id, "quiz_questions", ("quiz", "question"), new.quizzes)
    return forum_id


async def release_again(tx: Connection, forum_id: int, source: str, now: datetime) -> None:
    """Something beside the workbook has changed: every process reads the programme anew."""
    row = await tx.one("UPDATE forums SET release = release + 1 WHERE id = :id RETURNING release", id=forum_id)
    assert row is not None  # noqa: S101 (forums are never deleted)
    await _note_release(tx, forum_id, int(row["release"]), source, now)


async def _note_release(tx: Connection, forum_id: int, number: int, source: str, now: datetime) -> None:
    await tx.run(
        "INSERT INTO releases (forum_id, number, released_at, source) VALUES (:forum_id, :number, :now, :source)",
        forum_id=forum_id,
        number=number,
        now=to_ms(now),
        source=source,
    )


async def _replace(
    tx: Connection, forum_id: int, table: str, key: tuple[str, ...], items: Iterable[Any], within: str = "1 = 1"
) -> None:
    """Lay `items` over the rows of `table` that are `within` a condition: the same key is the same row.

    Names and conditions come from this file, never from outside.
    """
    rows = [{"forum_id": forum_id, "place": place, **row_of(item)} for place, item in enumerate(items)]
    await tx.run(f"UPDATE {table} SET removed = 1 WHERE forum_id = :forum_id AND {within}", forum_id=forum_id)  # noqa: S608 (ours)
    if not rows:
        return
    columns = list(rows[0])
    updated = [column for column in columns if column not in (*key, "forum_id")]
    sql = f"""
        INSERT INTO {table} ({", ".join(columns)}) VALUES ({", ".join(":" + column for column in columns)})
        ON CONFLICT (forum_id, {", ".join(key)})
        DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in updated)}, removed = 0
        """  # noqa: S608 (ours)
    await tx.many(sql, rows)
