"""A question and its answer become a row of the FAQ, for everybody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.inquiries.desk import asked_in
from bot.inquiries.rules import Written, read_for_everybody
from bot.inquiries.threads import Thread, thread_of, visible
from bot.team import members
from storage import faq, forms, inquiries
from storage import programme as programmes
from storage.database import Connection, Database
from storage.records.people import Account, Form

WORDING = "inquiry-faq"
SOURCE = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """How a question would stand in the FAQ: its wording, with what is not right with it."""

    thread: Thread
    wording: Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of it: `workbook` where that answers it already; `nothing` was offered, or it was added before."""

    what: Literal["added", "workbook", "nothing"]
    thread: Thread


async def offer(
    database: Database, owner_ids: Collection[int], account: Account, inquiry_id: int, now: datetime
) -> Offer | None:
    """Begin with the question as it was asked; the form then takes other wordings. None: there is nothing to add."""
    async with database.tx() as tx:
        inquiry = await visible(tx, owner_ids, account, inquiry_id)
        if inquiry is None or inquiry.answer is None:
            return None
        wording = read_for_everybody(inquiry.text)
        await _save(tx, account, inquiry_id, wording, now)
        return Offer(thread=await thread_of(tx, inquiry), wording=wording)


async def reword(
    database: Database, owner_ids: Collection[int], account: Account, form: Form, text: str, now: datetime
) -> Offer | None:
    """Take another wording; one that does not do leaves the last one that did."""
    async with database.tx() as tx:
        inquiry = await visible(tx, owner_ids, account, asked_in(form))
        if inquiry is None or inquiry.answer is None:
            await forms.leave(tx, account.id)
            return None
        wording = read_for_everybody(text)
        if not wording.fault:
            await _save(tx, account, inquiry.id, wording, now)
        return Offer(thread=await thread_of(tx, inquiry), wording=wording)


async def add(
    database: Database, owner_ids: Collection[int], account: Account, inquiry_id: int, mark: int, now: datetime
) -> Offer | Added | None:
    """Answer the question to everybody, in the wording with this mark; every process learns by the release.

    An offer again where another wording was given meanwhile. None where there is no such question for this account.
    """
    async with database.tx() as tx:
        inquiry = await visible(tx, owner_ids, account, inquiry_id)
        if inquiry is None or inquiry.answer is None:
            return None
        form = await forms.load(tx, account.id)
        mine = form is not None and form.kind == WORDING and asked_in(form) == inquiry_id
        question = form.answers["question"] if form and mine else ""
        if not question:
            return Added(what="nothing", thread=await thread_of(tx, inquiry))
        wording = read_for_everybody(question)
        if wording.mark != mark:
            return Offer(thread=await thread_of(tx, inquiry), wording=wording)
        await forms.leave(tx, account.id)
        added = await faq.add(tx, inquiry.forum_id, question, inquiry.answer)
        if added is None:
            return Added(what="workbook", thread=await thread_of(tx, inquiry))
        await inquiries.became(tx, inquiry_id, added)
        await programmes.release_again(tx, inquiry.forum_id, SOURCE, now)
        changed = await inquiries.inquiry(tx, inquiry_id)
        return Added(what="added", thread=await thread_of(tx, changed or inquiry))


async def remove(database: Database, owner_ids: Collection[int], account: Account, faq_id: int, now: datetime) -> None:
    """Stop answering it to everybody; nothing happens where it is removed already or not this account's to remove."""
    async with database.tx() as tx:
        found = await faq.from_desk(tx, faq_id)
        if found is None or not await members.allowed(tx, owner_ids, account, found[0], "questions"):
            return
        await faq.remove(tx, faq_id)
        await programmes.release_again(tx, found[0], SOURCE, now)


async def _save(tx: Connection, account: Account, inquiry_id: int, wording: Written, now: datetime) -> None:
    answers = {"inquiry": str(inquiry_id), "question": "" if wording.fault else wording.text}
    await forms.save(tx, account.id, Form(kind=WORDING, step="confirm", answers=answers), now)
