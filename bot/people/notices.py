"""What this room owes: a kind word said once for an album, an apology."""

import json
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.delivery.promises import Expired, Render
from bot.people.screens.manners import apology_screen, manners_screen
from bot.screen import Screen
from bot.texts import LANGUAGES, Texts, Words
from storage import inbox, outbox, people
from storage.database import Database
from storage.records.delivery import Owed, Promise, Update
from storage.records.people import Account


def renders(database: Database, texts: Texts) -> dict[str, Render]:
    """How the promises of this room become screens."""
    saying = _Saying(database, texts)
    return {"manners": saying.manners, "apology": saying.apology}


async def say_once(
    database: Database, account: Account, word: str, about: str, now: datetime, inbox_id: int | None
) -> int | None:
    """Owe a kind word once `about` something that comes in several updates (an album); the row, or None if owed before.

    Raises AlreadyDoneError where this update had its effect before.
    """
    async with database.tx() as tx:
        await inbox.done(tx, inbox_id, now)
        return await outbox.owe(
            tx,
            Promise(
                key=f"manners:{account.id}:{about}",
                kind="manners",
                lane="answer",
                chat_id=account.telegram_id,
                account_id=account.id,
                ids={"word": word},
                due_at=now,
            ),
            now,
        )


async def apologise(database: Database, clock: Clock, update: Update) -> None:
    """Owe an apology for an update that could not be worked, where a person waits for an answer in a private chat."""
    chat_id = private_chat(update.payload)
    if chat_id is None:
        return
    now = clock.now()
    async with database.tx() as tx:
        account, _ = await people.account_and_form(tx, chat_id)
        await outbox.owe(
            tx,
            Promise(
                key=f"apology:{update.id}",
                kind="apology",
                lane="answer",
                chat_id=chat_id,
                account_id=account.id if account else None,
                due_at=now,
            ),
            now,
        )


def private_chat(payload: str) -> int | None:
    """The private chat in which a message or a press was made; None for any other update (Bot API, Update)."""
    update = json.loads(payload)
    message = update.get("message") or (update.get("callback_query") or {}).get("message") or {}
    chat = message.get("chat") or {}
    return int(chat["id"]) if chat.get("type") == "private" else None


@dataclass(frozen=True, slots=True)
class _Saying:
    database: Database
    texts: Texts

    async def manners(self, owed: Owed) -> Screen | Expired:
        """A kind word."""
        return manners_screen(await self._words(owed), str(owed.ids["word"]))

    async def apology(self, owed: Owed) -> Screen | Expired:
        """Something broke."""
        return apology_screen(await self._words(owed))

    async def _words(self, owed: Owed) -> Words:
        """The reader's words; these screens show no times, so any zone will do."""
        async with self.database.read() as read:
            account = await people.account(read, owed.account_id or 0)
        return self.texts.speak(account.language if account else LANGUAGES[0], "UTC")
