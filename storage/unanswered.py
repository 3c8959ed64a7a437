"""What the bot could not answer, in SQL: counted by forum and day, without anybody (decision 006)."""

from datetime import date

from storage.database import Connection


async def count(tx: Connection, forum_id: int, day: date, words: str) -> None:
    """Count one more question made of `words` (empty where none of them may be kept) on a day of the forum's zone."""
    await tx.run(
        """
        INSERT INTO unanswered (forum_id, day, words, asked) VALUES (:forum_id, :day, :words, 1)
        ON CONFLICT (forum_id, day, words) DO UPDATE SET asked = unanswered.asked + 1
        """,
        forum_id=forum_id,
        day=day.isoformat(),
        words=words,
    )


async def most_asked(read: Connection, forum_id: int, limit: int) -> list[tuple[str, int]]:
    """What was asked most often in vain over all days: (words, how often)."""
    rows = await read.all(
        """
        SELECT words, CAST(SUM(asked) AS BIGINT) AS times FROM unanswered
        WHERE forum_id = :forum_id
        GROUP BY words ORDER BY times DESC, words LIMIT :limit
        """,
        forum_id=forum_id,
        limit=limit,
    )
    return [(row["words"], int(row["times"])) for row in rows]
