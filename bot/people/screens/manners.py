"""Kind words for what the bot cannot read."""

from bot.inquiries.screens.asking import asking_screen
from bot.people.screens.help import ask_button
from bot.people.screens.home import home_button
from bot.screen import Screen
from bot.texts import Html, Words

INQUIRY = "inquiry"
"""The word for those who were asked for a question to the organisers and sent no text."""
TEXT_ONLY = "text-only"
"""The word for organisers in the middle of an answer."""


def manners_screen(words: Words, word: str) -> Screen:
    """A kind word (the end of its key: `voice`, `photo`, …) and the way home."""
    if word == INQUIRY:
        return asking_screen(words, words("inquiry-not-text"))
    return Screen(text=words(f"manners-{word}"), buttons=((home_button(words),),))


def unknown_command_screen(words: Words, lines: tuple[Html, ...]) -> Screen:
    """The commands there are; `lines` name them."""
    return Screen(text=Html("\n").join((words("manners-command"), *lines)), buttons=((home_button(words),),))


def apology_screen(words: Words) -> Screen:
    """Something broke while answering."""
    return Screen(text=words("apology"), buttons=((home_button(words), ask_button(words)),))
