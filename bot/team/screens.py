"""The organisers' first screen."""

from bot.inquiries.actions import OpenInquiries
from bot.people.screens.home import home_button
from bot.programme import cards
from bot.screen import Button, Screen
from bot.texts import Html, Words
from storage.records.programme import Forum


def admin_screen(words: Words, forum: Forum, waiting: int) -> Screen:
    """What those who answer questions may do; `waiting` is the number of questions without an answer."""
    text = (words("admin-title", forum=cards.value(forum.name, cards.TITLE)), words("admin-waiting", count=waiting))
    questions = Button(words.plain("button-questions", count=waiting), OpenInquiries().pack())
    return Screen(text=Html("\n\n").join(text), buttons=((questions,), (home_button(words),)))
