"""What this room owes: a question kept, a question to the organisers, an answer, and the news of either."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.delivery.promises import Expired, Render
from bot.inquiries.screens.asking import answer_screen, saved_screen
from bot.inquiries.screens.desk import card_screen, withdrawn_screen
from bot.inquiries.threads import thread_of, visible
from bot.programme.editions import Editions
from bot.screen import Screen
from bot.team import members
from bot.texts import LANGUAGES, Texts, Words
from storage import inquiries, people
from storage.database import Database
from storage.records.delivery import Owed
from storage.records.inquiries import Inquiry
from storage.records.programme import Forum


def renders(database: Database, texts: Texts, editions: Editions, owner_ids: Collection[int]) -> dict[str, Render]:
    """How the promises of this room become screens. `owner_ids` are the settings' OWNER_IDS."""
    saying = _Saying(database, texts, editions, owner_ids)
    return {
        "inquiry": saying.kept,
        "inquiry-new": saying.new,
        "inquiry-card": saying.card,
        "inquiry-answer": saying.answer,
        "inquiry-gone": saying.gone,
    }


@dataclass(frozen=True, slots=True)
class _Saying:
    database: Database
    texts: Texts
    editions: Editions
    owner_ids: Collection[int]

    async def kept(self, owed: Owed) -> Screen | Expired:
        """To the person: the question is kept; and where to write, while there is nobody to read it."""
        async with self.database.read() as read:
            inquiry = await inquiries.inquiry(read, int(owed.ids["inquiry"]))
            if inquiry is None:
                return Expired("the question is gone")
            heard = await members.reachable(read, self.owner_ids, inquiry.forum_id, "questions")
        unheard = None if heard else await self._forum(inquiry)
        return saved_screen(await self._words(owed), inquiry.id, inquiry.text, unheard)

    async def new(self, owed: Owed) -> Screen | Expired:
        """To an organiser: a question that waits."""
        return await self._card(owed, only_waiting=True)

    async def card(self, owed: Owed) -> Screen | Expired:
        """To an organiser: a question as it stands."""
        return await self._card(owed)

    async def answer(self, owed: Owed) -> Screen | Expired:
        """To the person: what the organisers answer."""
        async with self.database.read() as read:
            inquiry = await inquiries.inquiry(read, int(owed.ids["inquiry"]))
            if inquiry is None or inquiry.answer is None:
                return Expired("the question is gone")
            thread = await thread_of(read, inquiry)
        return answer_screen(await self._words(owed), thread)

    async def gone(self, owed: Owed) -> Screen | Expired:
        """To an organiser, in place of a question: its author is forgotten."""
        return withdrawn_screen(await self._words(owed), int(owed.ids["number"]))

    async def _card(self, owed: Owed, *, only_waiting: bool = False) -> Screen | Expired:
        async with self.database.read() as read:
            account = await people.account(read, owed.account_id or 0)
            inquiry = await visible(read, self.owner_ids, account, int(owed.ids["inquiry"]))
            if inquiry is None:
                return Expired("the question is gone, or not for this reader")
            if only_waiting and not inquiry.waits:
                return Expired("answered or skipped meanwhile")
            thread = await thread_of(read, inquiry)
        return card_screen(await self._words(owed), await self._forum(inquiry), thread)

    async def _forum(self, inquiry: Inquiry) -> Forum | None:
        edition = await self.editions.of(inquiry.forum_id)
        return edition.forum if edition else None

    async def _words(self, owed: Owed) -> Words:
        """The reader's words; these screens show no times, so any zone will do."""
        async with self.database.read() as read:
            account = await people.account(read, owed.account_id or 0)
        return self.texts.speak(account.language if account else LANGUAGES[0], "UTC")
