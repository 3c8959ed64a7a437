"""A participant writes to the organisers: one message, kept for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from unicodedata import category

from bot.people.rules import QUESTION_LIMIT
from storage import forms, inbox, inquiries, outbox
from storage.database import Database
from storage.records.delivery import Promise
from storage.records.people import Account, Form

FORM = "inquiry"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was written, and what is not right with it. `length` is in UTF-16 units."""

    text: str
    length: int
    fault: Literal["", "empty", "long"]


def read_question(written: str) -> Question:
    """What a person wrote, without the emptiness around it and without what a database cannot hold."""
    text = "".join(letter for letter in written if letter in "\n\t" or category(letter) not in ("Cc", "Cs")).strip()
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    said = any(letter.isalnum() or letter == "?" for letter in text)
    return Question(text, length, "long" if length > QUESTION_LIMIT else "" if said else "empty")


async def begin(database: Database, account: Account, forum_id: int, now: datetime) -> None:
    """Wait for a question to the organisers of a forum; a form begun before is left."""
    async with database.tx() as tx:
        await forms.save(tx, account.id, Form(kind=FORM, step="text", answers={"forum": str(forum_id)}), now)


async def ask(database: Database, account: Account, text: str, now: datetime, inbox_id: int | None) -> int | None:
    """Keep a question, leave the form and owe the confirmation (its row); None where the form is no longer open.

    Raises AlreadyDoneError where this update had its effect before.
    """
    async with database.tx() as tx:
        form = await forms.load(tx, account.id)
        if form is None or form.kind != FORM:
            return None
        forum_id = int(form.answers["forum"])
        number = await inquiries.ask(tx, forum_id, account.id, text, now)
        await forms.leave(tx, account.id)
        await inbox.done(tx, inbox_id, now)
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
