"""A participant writes to the organisers: one message, kept for them and shown to each."""

from collections.abc import Collection
from datetime import datetime

from bot.team import members
from storage import forms, inbox, inquiries, outbox
from storage.database import Connection, Database
from storage.records.delivery import Promise
from storage.records.inquiries import Inquiry
from storage.records.people import Account, Form

FORM = "inquiry"


async def begin(database: Database, account: Account, forum_id: int, now: datetime) -> None:
    """Wait for a question to the organisers of a forum; a form begun before is left."""
    async with database.tx() as tx:
        await forms.save(tx, account.id, Form(kind=FORM, step="text", answers={"forum": str(forum_id)}), now)


async def begin_again(database: Database, account: Account, inquiry_id: int, now: datetime) -> bool:
    """Wait for another question under an earlier one; False where that is not the account's own."""
    async with database.tx() as tx:
        earlier = await _own(tx, account, inquiry_id)
        if earlier is None:
            return False
        answers = {"forum": str(earlier.forum_id), "previous": str(earlier.id)}
        await forms.save(tx, account.id, Form(kind=FORM, step="text", answers=answers), now)
    return True


async def ask(
    database: Database,
    owner_ids: Collection[int],
    account: Account,
    text: str,
    now: datetime,
    inbox_id: int | None,
    *,
    under: int | None = None,
) -> int | None:
    """Keep a question, leave the form, owe it to the organisers and the confirmation (its row) to the person.

    `under` is the earlier question whose answer this replies to; without it the form says where it goes. None where
    the form is no longer open, or the earlier question is not the account's own. Raises AlreadyDoneError where this
    update had its effect before.
    """
    async with database.tx() as tx:
        where = await _under(tx, account, under) if under else await _by_form(tx, account)
        if where is None:
            return None
        forum_id, previous_id = where
        number = await inquiries.ask(tx, forum_id, account.id, text, now, previous_id=previous_id)
        await inbox.done(tx, inbox_id, now)
        for organiser in await members.reachable(tx, owner_ids, forum_id, "questions"):
            await outbox.owe(
                tx,
                Promise(
                    key=f"inquiry-new:{number}:{organiser.id}",
                    kind="inquiry-new",
                    chat_id=organiser.telegram_id,
                    account_id=organiser.id,
                    forum_id=forum_id,
                    ids={"inquiry": number},
                    due_at=now,
                ),
                now,
            )
        return await outbox.owe(
            tx,
            Promise(
                key=f"inquiry:{number}",
                kind="inquiry",
                lane="answer",
                chat_id=account.telegram_id,
                account_id=account.id,
                forum_id=forum_id,
                ids={"inquiry": number},
                due_at=now,
            ),
            now,
        )


async def withdraw(tx: Connection, account_id: int, now: datetime) -> None:
    """The account is about to be forgotten: owe that its questions leave the organisers' chats."""
    for inquiry in await inquiries.of_account(tx, account_id):
        for told in await inquiries.told(tx, inquiry.id):
            await outbox.owe(
                tx,
                Promise(
                    key=f"inquiry-gone:{inquiry.id}:{told.chat_id}:{told.message_id}",
                    kind="inquiry-gone",
                    chat_id=told.chat_id,
                    account_id=told.account_id,
                    forum_id=inquiry.forum_id,
                    ids={"number": inquiry.id},
                    due_at=now,
                    edits=told.message_id,
                ),
                now,
            )


async def _by_form(tx: Connection, account: Account) -> tuple[int, int | None] | None:
    """The forum and the earlier question the form is about; the form is left."""
    form = await forms.load(tx, account.id)
    if form is None or form.kind != FORM:
        return None
    await forms.leave(tx, account.id)
    previous = form.answers.get("previous")
    return int(form.answers["forum"]), int(previous) if previous else None


async def _under(tx: Connection, account: Account, inquiry_id: int) -> tuple[int, int | None] | None:
    earlier = await _own(tx, account, inquiry_id)
    return (earlier.forum_id, earlier.id) if earlier else None


async def _own(read: Connection, account: Account, inquiry_id: int) -> Inquiry | None:
    inquiry = await inquiries.inquiry(read, inquiry_id)
    return inquiry if inquiry and inquiry.account_id == account.id else None
