"""Inline mode: «@bot комиксы» in any chat offers cards to share (Bot API, inline mode)."""

from aiogram import Bot, Router
from aiogram.types import InlineQuery

from bot.clock import Clock
from bot.delivery.telegram import Telegram
from bot.people.links import WAY_IN
from bot.programme.editions import Editions
from bot.questions.conversation import answer_alone, free_seats
from bot.questions.indexes import Indexes
from bot.questions.shared import Links, articles, present
from bot.questions.text import language_of
from bot.screen import Article
from bot.texts import Texts
from handlers.groups import chosen
from storage.database import Database


def inline_router() -> Router:
    """What is typed after the bot's name."""
    router = Router(name="inline")
    router.inline_query.register(offer)
    return router


async def offer(
    query: InlineQuery,
    bot: Bot,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    editions: Editions,
    indexes: Indexes,
) -> None:
    """Cards of what was asked for in the language it was asked in; of the present, where nothing was typed yet.

    With one forum everybody is offered the same, so that Telegram may remember it for them all.
    """
    every, asked, now = await editions.refresh(), query.query.strip(), clock.now()
    edition = await chosen(database, every, query.from_user)
    several = len(every) > 1
    language = language_of(asked) if asked or edition is None else edition.forum.language
    words = texts.speak(language, edition.forum.zone if edition else "UTC")
    found: tuple[Article, ...] = ()
    if edition is not None and not query.offset:
        links = Links((await bot.me()).username or "", edition.forum.id if several else None)
        index, seats = await indexes.of(edition), await free_seats(database, edition.forum.id)
        if asked:
            answered = await answer_alone(database, index, words, asked, now)
            found = articles(words, index, answered.answer, links, now, seats)
        else:
            found = present(words, index, links, now, seats)
    way_in = None if found else (words.plain("share-ask"), WAY_IN)
    await telegram.offer(query.id, found, way_in=way_in, personal=several)
