"""Organisers answer: the first answer goes to the person, everybody else is told that it was given.

Rights are asked of our own table at each act, inside its transaction. `owner_ids` are the settings' OWNER_IDS.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.inquiries.threads import Thread, thread_of, visible
from storage import forms, inbox, inquiries, outbox, people
from storage.database import Connection, Database
from storage.records.delivery import Promise
from storage.records.inquiries import Inquiry
from storage.records.people import Account, Form

ANSWERING = "inquiry-answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What became of an answer: it was given (`owed` is the row of the confirmation), it came late, or there is no
    such question for this account."""

    what: Literal["answered", "late", "gone"]
    thread: Thread | None = None
    owed: int | None = None


async def look(database: Database, owner_ids: Collection[int], account: Account, inquiry_id: int) -> Thread | None:
    """A question as it stands; None where there is none for this account."""
    async with database.read() as read:
        inquiry = await visible(read, owner_ids, account, inquiry_id)
        return await thread_of(read, inquiry) if inquiry else None


async def begin(
    database: Database,
    owner_ids: Collection[int],
    account: Account,
    inquiry_id: int,
    now: datetime,
    *,
    message_id: int | None,
) -> Thread | None:
    """Wait for the answer to a question that has none; `message_id` is the message that asks for it."""
    async with database.tx() as tx:
        inquiry = await visible(tx, owner_ids, account, inquiry_id)
        if inquiry is None:
            return None
        if inquiry.answer is None:
            answers = {"inquiry": str(inquiry.id), "message": str(message_id or "")}
            await forms.save(tx, account.id, Form(kind=ANSWERING, step="text", answers=answers), now)
        return await thread_of(tx, inquiry)


def asked_in(form: Form) -> int:
    """The number of the question a form of this room is about."""
    return int(form.answers["inquiry"])


async def answer(
    database: Database,
    owner_ids: Collection[int],
    account: Account,
    inquiry_id: int,
    text: str,
    now: datetime,
    inbox_id: int | None,
) -> Answered:
    """Give the answer where nobody has: owe it to the person, the confirmation to whoever gave it, and the news to
    the others; leave the form.

    Raises AlreadyDoneError where this update had its effect before.
    """
    async with database.tx() as tx:
        asked_at = await _leave(tx, account, inquiry_id)
        inquiry = await visible(tx, owner_ids, account, inquiry_id)
        if inquiry is None:
            return Answered(what="gone")
        if not await inquiries.answer(tx, inquiry_id, text, account.id, now):
            return await _not_first(tx, account, inquiry_id, text)
        await inbox.done(tx, inbox_id, now)
        await _owe_answer(tx, inquiry, now)
        await _owe_news(tx, inquiry, account, asked_at, now)
        return Answered(what="answered", owed=await _owe_card(tx, inquiry, account.id, account.telegram_id, None, now))


async def skip(
    database: Database, owner_ids: Collection[int], account: Account, inquiry_id: int, wanted: bool, now: datetime
) -> Thread | None:
    """Have a question off the list without an answer, or on it; an answered one stays answered."""
    async with database.tx() as tx:
        inquiry = await visible(tx, owner_ids, account, inquiry_id)
        if inquiry is None:
            return None
        if wanted != (inquiry.skipped_at is not None):
            await inquiries.skip(tx, inquiry_id, now if wanted else None)
        changed = await inquiries.inquiry(tx, inquiry_id)
        return await thread_of(tx, changed) if changed else None


async def _not_first(tx: Connection, account: Account, inquiry_id: int, text: str) -> Answered:
    """Somebody answered before, or the person had themselves forgotten meanwhile."""
    inquiry = await inquiries.inquiry(tx, inquiry_id)
    if inquiry is None:
        return Answered(what="gone")
    same = inquiry.answered_by == account.id and inquiry.answer == text  # one message under two update ids
    return Answered(what="answered" if same else "late", thread=await thread_of(tx, inquiry))


async def _leave(tx: Connection, account: Account, inquiry_id: int) -> int | None:
    """Leave the form for this answer; the message that asked for it."""
    form = await forms.load(tx, account.id)
    if form is None or form.kind != ANSWERING or asked_in(form) != inquiry_id:
        return None
    await forms.leave(tx, account.id)
    return int(form.answers["message"] or 0) or None


async def _owe_answer(tx: Connection, inquiry: Inquiry, now: datetime) -> None:
    asker = await people.account(tx, inquiry.account_id)
    assert asker is not None  # noqa: S101 (a question goes with its account)
    await outbox.owe(
        tx,
        Promise(
            key=f"inquiry-answer:{inquiry.id}",
            kind="inquiry-answer",
            chat_id=asker.telegram_id,
            account_id=asker.id,
            forum_id=inquiry.forum_id,
            ids={"inquiry": inquiry.id},
            due_at=now,
        ),
        now,
    )


async def _owe_news(tx: Connection, inquiry: Inquiry, account: Account, asked_at: int | None, now: datetime) -> None:
    """Every message that shows the question as unanswered is to show it answered."""
    shown = [(told.account_id, told.chat_id, told.message_id) for told in await inquiries.told(tx, inquiry.id)]
    if asked_at is not None:
        shown.append((account.id, account.telegram_id, asked_at))
    for account_id, chat_id, message_id in dict.fromkeys(shown):
        await _owe_card(tx, inquiry, account_id, chat_id, message_id, now)


async def _owe_card(
    tx: Connection, inquiry: Inquiry, account_id: int, chat_id: int, message_id: int | None, now: datetime
) -> int | None:
    """The card of an answered question: the confirmation, or in place of message `message_id`."""
    return await outbox.owe(
        tx,
        Promise(
            key=f"inquiry-card:{inquiry.id}:{chat_id}:{message_id or 'new'}",
            kind="inquiry-card",
            lane="notice" if message_id else "answer",
            chat_id=chat_id,
            account_id=account_id,
            forum_id=inquiry.forum_id,
            ids={"inquiry": inquiry.id},
            due_at=now,
            edits=message_id,
        ),
        now,
    )
