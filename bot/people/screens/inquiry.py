"""A participant writes to the organisers."""

from bot.people.actions import LeaveForm, OpenContacts
from bot.people.rules import QUESTION_LIMIT
from bot.people.screens.home import home_button
from bot.screen import Button, Screen
from bot.texts import Html, Words, escape


def asking_screen(words: Words, word: Html | None = None) -> Screen:
    """Asks for the question; `word` says instead what was not right with the last try."""
    leave = Button(words.plain("button-cancel"), LeaveForm().pack())
    return Screen(text=word or words("inquiry-ask"), buttons=((leave,),))


def fault_words(words: Words, fault: str, length: int) -> Html:
    """What is not right with a question: `empty` or `long`; `length` in UTF-16 units."""
    return words("inquiry-long", length=length, limit=QUESTION_LIMIT) if fault == "long" else words("inquiry-empty")


def saved_screen(words: Words, number: int, text: str) -> Screen:
    """The question is kept, and shown as the organisers will read it."""
    quote = Html("<blockquote>") + text + Html("</blockquote>")
    contacts = Button(words.plain("button-contacts"), OpenContacts().pack())
    return Screen(
        text=Html("\n").join((words("inquiry-saved", number=str(number)), escape(quote))),
        buttons=((contacts, home_button(words)),),
    )
