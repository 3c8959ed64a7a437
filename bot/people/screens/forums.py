"""The choice of a forum, seen only where there are several."""

from collections.abc import Iterable
from datetime import datetime

from bot.actions import Action
from bot.people import rules
from bot.people.actions import FollowLink, OpenForum, OpenForums
from bot.people.links import Link
from bot.people.screens.home import forum_where
from bot.programme import cards
from bot.screen import Button, Screen
from bot.texts import Html, Words
from storage.records.programme import Forum

PAGE = 6
NAME = 150
LABEL = 60


def forums_screen(
    words: Words,
    forums: Iterable[Forum],
    now: datetime,
    *,
    page: int = 0,
    word: Html | None = None,
    link: Link | None = None,
) -> Screen:
    """The forums to choose from, those on or ahead first; kind words where there is none.

    `link` opens an item of the chosen forum; `word` is said above.
    """
    every = rules.in_order(forums, now)
    if not every:
        return Screen(text=words("forums-none"))
    last = (len(every) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = every[page * PAGE : (page + 1) * PAGE]
    items = [
        words("forums-item", name=cards.value(forum.name, NAME), where=forum_where(words, forum)) for forum in shown
    ]
    title = words("forums-item-title" if link else "forums-title")
    return Screen(
        text=Html("\n\n").join(part for part in (word, title, *items) if part),
        buttons=(*((_choice(forum, link),) for forum in shown), *_turning(words, page, last)),
    )


def _choice(forum: Forum, link: Link | None) -> Button:
    action: Action = FollowLink(forum.id, link.payload) if link else OpenForum(forum.id)
    return Button(cards.shorten(forum.name, LABEL), action.pack())


def _turning(words: Words, page: int, last: int) -> tuple[tuple[Button, ...], ...]:
    turns = []
    if page > 0:
        turns.append(Button(words.plain("button-previous"), OpenForums(page - 1).pack()))
    if page < last:
        turns.append(Button(words.plain("button-next"), OpenForums(page + 1).pack()))
    return (tuple(turns),) if turns else ()
