"""The FAQ in SQL: rows of the workbook, and answers organisers gave to people (origin `desk`).

An import lays the workbook over its own rows and leaves the desk's alone; where both hold the same question, the
workbook is heard.
"""

import re

from storage.database import Connection
from storage.records.programme import DESK, WORKBOOK, Faq
from storage.rows import record_of


async def current(read: Connection, forum_id: int) -> tuple[Faq, ...]:
    """What is answered to everybody: the workbook's rows in its order, then the desk's, the oldest first."""
    rows = await read.all(
        "SELECT * FROM faq WHERE forum_id = :forum_id AND removed = 0 ORDER BY origin DESC, place, id",
        forum_id=forum_id,
    )
    every = [record_of(Faq, row) for row in rows]
    taken = {_said(faq.question) for faq in every if faq.origin == WORKBOOK}
    return tuple(faq for faq in every if faq.origin == WORKBOOK or _said(faq.question) not in taken)


async def from_desk(read: Connection, faq_id: int) -> tuple[int, Faq] | None:
    """An answer of the desk that has not been removed, with its forum's id."""
    row = await read.one("SELECT * FROM faq WHERE id = :id AND origin = :desk AND removed = 0", id=faq_id, desk=DESK)
    return (int(row["forum_id"]), record_of(Faq, row)) if row else None


async def all_from_desk(read: Connection, forum_id: int) -> tuple[Faq, ...]:
    """The desk's answers, the newest first; also those for which the workbook is heard."""
    rows = await read.all(
        "SELECT * FROM faq WHERE forum_id = :forum_id AND origin = :desk AND removed = 0 ORDER BY id DESC",
        forum_id=forum_id,
        desk=DESK,
    )
    return tuple(record_of(Faq, row) for row in rows)


async def add(tx: Connection, forum_id: int, question: str, answer: str) -> int | None:
    """Answer a question to everybody from now on; the row's id, or None where the workbook answers it already.

    A question the desk has answered before, if in other letters or stops, gets the new answer.
    """
    said = _said(question)
    same = [faq for faq in await current(tx, forum_id) if _said(faq.question) == said]
    if any(faq.origin == WORKBOOK for faq in same):
        return None
    row = await tx.one(
        """
        INSERT INTO faq (forum_id, question, answer, variants, origin, place)
        VALUES (:forum_id, :question, :answer, '[]', :desk, 0)
        ON CONFLICT (forum_id, origin, question) DO UPDATE SET answer = excluded.answer, removed = 0
        RETURNING id
        """,
        forum_id=forum_id,
        question=same[0].question if same else question,
        answer=answer,
        desk=DESK,
    )
    assert row is not None  # noqa: S101 (RETURNING always gives the row)
    return int(row["id"])


async def remove(tx: Connection, faq_id: int) -> bool:
    """Stop answering the desk's question to everybody; False where it was removed before."""
    return (
        await tx.run(
            "UPDATE faq SET removed = 1 WHERE id = :id AND origin = :desk AND removed = 0", id=faq_id, desk=DESK
        )
        > 0
    )


def _said(question: str) -> str:
    """A question as it is compared: its words, whatever the case, the stops and «ё»."""
    return " ".join(re.findall(r"\w+", question.casefold().replace("ё", "е")))
