"""Who is reading: the account behind an update, their words, the forum they look at."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram.types import Chat, TelegramObject, User

from bot.clock import Clock
from bot.programme.editions import Edition, Editions
from bot.texts import LANGUAGES, Texts, Words
from storage import people
from storage.database import Database
from storage.records.people import Account, Form


@dataclass(frozen=True, slots=True)
class Reader:
    """The person an update comes from.

    `edition` is the forum they look at: None while there is no forum, or while they have not chosen among `editions`.
    """

    account: Account
    form: Form | None
    words: Words
    edition: Edition | None
    editions: dict[int, Edition]

    @property
    def chat_id(self) -> int:
        """Their private chat: Telegram gives it the person's own id."""
        return self.account.telegram_id


@dataclass(frozen=True, slots=True)
class FindReader:
    """Outer middleware: finds (or meets) the person and their words, nothing else."""

    database: Database
    clock: Clock
    texts: Texts
    editions: Editions

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Put `reader` beside the update."""
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        private = chat is not None and chat.type == "private"  # in groups and inline nobody has come to the bot
        if user is not None and not user.is_bot and private:
            data["reader"] = await self.find(user)
        return await handler(event, data)

    async def find(self, user: User) -> Reader:
        """The reader behind a Telegram user, met now if never before."""
        async with self.database.read() as read:
            account, form = await people.account_and_form(read, user.id)
        if account is None:
            async with self.database.tx() as tx:
                account = await people.meet(tx, user.id, first_language(user.language_code), self.clock.now())
        if account.blocked_at is not None:  # who writes can be written to
            async with self.database.tx() as tx:
                await people.mark_blocked(tx, user.id, None)
        return read_as(account, form, self.texts, await self.editions.refresh())


def read_as(account: Account, form: Form | None, texts: Texts, editions: dict[int, Edition]) -> Reader:
    """The reader for an account: with one forum nobody sees the choice."""
    only = next(iter(editions.values())) if len(editions) == 1 else None
    edition = editions.get(account.forum_id, only) if account.forum_id is not None else only
    zone = account.zone or (edition.forum.zone if edition else "UTC")
    return Reader(account, form, texts.speak(account.language, zone), edition, editions)


def first_language(code: str | None) -> str:
    """The language to begin with: the client's, where it is ours; English for a foreign client, else Russian."""
    primary = (code or LANGUAGES[0]).split("-")[0].lower()
    if primary in LANGUAGES:
        return primary
    near_russian = {"be", "uk", "kk", "ky", "uz", "tg", "tk", "hy", "az", "ka", "mn", "tt", "ba"}
    return "ru" if primary in near_russian else "en"
