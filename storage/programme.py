"""Forums and their programmes in SQL."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from storage.database import Connection, Row
from storage.moments import to_ms
from storage.records.programme import (
    Enterprise,
    Excursion,
    Faq,
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
        faq=tuple(record_of(Faq, row) for row in await items("faq")),
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
    await tx.run(
        "INSERT INTO releases (forum_id, number, released_at, source) VALUES (:forum_id, :number, :now, :source)",
        forum_id=forum_id,
        number=row["release"],
        now=to_ms(now),
        source=source,
    )
    await _replace(tx, forum_id, "venues", ("code",), new.venues)
    await _replace(tx, forum_id, "speakers", ("name",), new.speakers)
    await _replace(tx, forum_id, "sessions", ("code",), new.sessions)
    await _replace(tx, forum_id, "enterprises", ("code",), new.enterprises)
    await _replace(tx, forum_id, "excursions", ("code",), new.excursions)
    await _replace(tx, forum_id, "faq", ("question",), new.faq)
    await _replace(tx, forum_id, "quiz_questions", ("quiz", "question"), new.quizzes)
    return forum_id


async def _replace(tx: Connection, forum_id: int, table: str, key: tuple[str, ...], items: Iterable[Any]) -> None:
    """Lay `items` over the rows of `table`: the same key is the same row. Names come from this file, never outside."""
    rows = [{"forum_id": forum_id, "place": place, **row_of(item)} for place, item in enumerate(items)]
    await tx.run(f"UPDATE {table} SET removed = 1 WHERE forum_id = :forum_id", forum_id=forum_id)  # noqa: S608 (ours)
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
