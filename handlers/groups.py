"""In groups the bot speaks only when spoken to: mentioned, or replied to. Everybody sees its answers, so they hold
nothing personal; who only writes in a group is not remembered."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import BaseFilter
from aiogram.types import Message, MessageEntity, User

from bot.clock import Clock
from bot.delivery.telegram import Telegram
from bot.programme.editions import Edition, Editions
from bot.questions.conversation import answer_in_public
from bot.questions.indexes import Indexes
from bot.questions.shared import Links, group_screen, private_screen
from bot.questions.talk import Talk
from bot.questions.text import language_of
from bot.texts import Texts
from storage import people
from storage.database import Database

TELEGRAM_ITSELF = 777000
"""Posts of a channel come into its group from this user (Bot API, User)."""


def groups_router() -> Router:
    """Groups and supergroups."""
    router = Router(name="groups")
    router.message.filter(F.chat.type.in_({"group", "supergroup"}))
    router.message.register(question, F.text, SpokenTo())
    return router


@dataclass(frozen=True, slots=True)
class SpokenTo(BaseFilter):
    """A message that mentions the bot or replies to it; hands over what is `said`, without the mention."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Whether the bot is spoken to."""
        me, sender = await bot.me(), message.from_user
        if sender is None or sender.id == TELEGRAM_ITSELF or message.is_automatic_forward or message.via_bot:
            return False
        text, entities = message.text or "", message.entities or []
        if any(entity.type == "bot_command" and entity.offset == 0 for entity in entities):
            return False
        mentions = [entity for entity in entities if _mentions(entity, text, me)]
        replied = message.reply_to_message
        answers = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
        return {"said": _without(text, mentions)} if mentions or answers else False


async def question(
    message: Message,
    said: str,
    bot: Bot,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    editions: Editions,
    indexes: Indexes,
    talk: Talk,
) -> None:
    """Answer with a reply, in the language of the question, about the only forum or the one the asker has chosen."""
    every, language = await editions.refresh(), language_of(said)
    if not every:
        return
    edition = await chosen(database, every, message.from_user)
    links = Links((await bot.me()).username or "", edition.forum.id if edition and len(every) > 1 else None)
    if edition is None:
        screen = private_screen(texts.speak(language, "UTC"), "share-which-forum", links)
    else:
        words, now = texts.speak(language, edition.forum.zone), clock.now()
        index = await indexes.of(edition)
        answered = await answer_in_public(database, talk, index, words, said, now)
        if answered is None:
            screen = private_screen(words, "share-personal", links)
        else:
            screen = group_screen(words, index, answered, links, now)
    await telegram.show(message.chat.id, screen, replies_to=message.message_id)


async def chosen(database: Database, editions: dict[int, Edition], asker: User | None) -> Edition | None:
    """The only forum; among several the one the asker looks at, if they have ever come to the bot."""
    if len(editions) == 1:
        return next(iter(editions.values()))
    if asker is None:
        return None
    async with database.read() as read:
        account, _ = await people.account_and_form(read, asker.id)
    return editions.get(account.forum_id) if account and account.forum_id else None


def _mentions(entity: MessageEntity, text: str, me: User) -> bool:
    if entity.type == "text_mention":
        return entity.user is not None and entity.user.id == me.id
    name = (me.username or "").lower()
    return entity.type == "mention" and entity.extract_from(text).lower() == f"@{name}"


def _without(text: str, entities: list[MessageEntity]) -> str:
    """`text` without the entities, which count in UTF-16 units (Bot API, MessageEntity)."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda entity: -entity.offset):
        units = units[: 2 * entity.offset] + " ".encode("utf-16-le") + units[2 * (entity.offset + entity.length) :]
    return units.decode("utf-16-le", "replace").strip(" ,:\n")
