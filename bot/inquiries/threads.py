"""A question with all that its card shows, read as it stands; and whether somebody may see it."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.team import members
from storage import faq, inquiries, people
from storage.database import Connection
from storage.records.inquiries import Inquiry
from storage.records.people import Account
from storage.records.programme import Faq


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A question, the one it was written under, the row of the FAQ it is now, whether the person can be written to."""

    inquiry: Inquiry
    previous: Inquiry | None = None
    faq: Faq | None = None
    reachable: bool = True


async def thread_of(read: Connection, inquiry: Inquiry) -> Thread:
    """A question with what belongs to it."""
    asker = await people.account(read, inquiry.account_id)
    added = await faq.from_desk(read, inquiry.faq_id) if inquiry.faq_id else None
    return Thread(
        inquiry=inquiry,
        previous=await inquiries.inquiry(read, inquiry.previous_id) if inquiry.previous_id else None,
        faq=added[1] if added else None,
        reachable=asker is not None and asker.blocked_at is None,
    )


async def visible(
    read: Connection, owner_ids: Collection[int], account: Account | None, inquiry_id: int
) -> Inquiry | None:
    """A question, for those who may answer it at its forum, now; None for everybody else and where there is none."""
    inquiry = await inquiries.inquiry(read, inquiry_id)
    if inquiry is None or not await members.allowed(read, owner_ids, account, inquiry.forum_id, "questions"):
        return None
    return inquiry
