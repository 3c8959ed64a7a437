"""Pages of a forum's questions without an answer, and of the answers its organisers added to the FAQ."""

from bot.programme.rules import PAGE, Page, cut
from storage import faq, inquiries
from storage.database import Database
from storage.records.inquiries import Inquiry
from storage.records.programme import Faq


async def waiting(database: Database, forum_id: int, number: int) -> tuple[int, Page[Inquiry]]:
    """How many questions wait, and page `number` of them, the oldest first; the nearest page there is."""
    async with database.read() as read:
        count = await inquiries.count_unanswered(read, forum_id)
        pages = max(1, -(-count // PAGE))
        number = min(max(number, 0), pages - 1)
        items = await inquiries.unanswered(read, forum_id, PAGE, number * PAGE)
    return count, Page(items=tuple(items), number=number, count=pages, size=PAGE)


async def desk_answers(database: Database, forum_id: int, number: int) -> Page[Faq]:
    """Page `number` of the answers the organisers added, the newest first."""
    async with database.read() as read:
        return cut(await faq.all_from_desk(read, forum_id), number)


async def desk_answer(database: Database, forum_id: int, faq_id: int) -> Faq | None:
    """One of them; None where it was removed, or is another forum's."""
    async with database.read() as read:
        found = await faq.from_desk(read, faq_id)
    return found[1] if found and found[0] == forum_id else None
