"""What can be asked, and how to reach the organisers."""

from collections.abc import Mapping
from datetime import datetime

from bot.people.screens.home import example_lines, home_button
from bot.programme import cards
from bot.programme.catalogue import Catalogue
from bot.questions.actions import AskOrganisers
from bot.screen import Button, Screen
from bot.texts import Html, Words, escape
from storage.records.programme import Forum

CONTACTS = 2500
WEBSITE = 300


def help_screen(words: Words, catalogue: Catalogue | None, menu: Mapping[str, str], now: datetime) -> Screen:
    """What the bot can do; `menu` is its commands with what they do."""
    asking = (*example_lines(words, catalogue, now),) if catalogue else ()
    parts = (
        Html("\n").join((words("help-title"), words("help-ask"), *asking)),
        words("help-topics"),
        Html("\n").join((words("help-commands"), *command_lines(words, menu))),
        words("help-organisers"),
    )
    return Screen(text=Html("\n\n").join(parts), buttons=((ask_button(words),), (home_button(words),)))


def command_lines(words: Words, menu: Mapping[str, str]) -> tuple[Html, ...]:
    """The commands, one a line."""
    return tuple(words("help-command", command=command, what=what) for command, what in menu.items())


def contacts_screen(words: Words, forum: Forum, *, sign_up: bool, word: Html | None = None) -> Screen:
    """How to reach the organisers; Telegram itself makes links of what looks like one. `word` is said above.

    `sign_up`: without it nothing people write is kept, so that no question can be passed on either.
    """
    contacts = cards.shorten(forum.contacts, CONTACTS)
    website = words("contacts-website", link=cards.value(forum.website, WEBSITE)) if forum.website else None
    told = [part for part in (escape(contacts) if contacts else None, website) if part]
    text = Html("\n\n").join(
        part for part in (word, words("contacts-title"), *(told or [words("contacts-none")])) if part
    )
    asking = ((ask_button(words),),) if sign_up else ()
    return Screen(text=text, buttons=(*asking, (home_button(words),)))


def ask_button(words: Words) -> Button:
    """The way to write to the organisers."""
    return Button(words.plain("button-ask-organisers"), AskOrganisers().pack())
