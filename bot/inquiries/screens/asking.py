"""A participant writes to the organisers and reads their answer."""

from bot.inquiries.actions import AskAgain
from bot.inquiries.screens.parts import RECALLED, quote
from bot.inquiries.threads import Thread
from bot.people.actions import LeaveForm, OpenContacts
from bot.people.screens.home import home_button
from bot.programme import cards
from bot.screen import Button, Screen
from bot.texts import Html, Words, escape
from storage.records.programme import Forum

CONTACTS = 1500


def asking_screen(words: Words, word: Html | None = None) -> Screen:
    """Asks for the question; `word` says instead what was not right with the last try."""
    leave = Button(words.plain("button-cancel"), LeaveForm().pack())
    return Screen(text=word or words("inquiry-ask"), buttons=((leave,),))


def saved_screen(words: Words, number: int, text: str, unheard: Forum | None = None) -> Screen:
    """The question is kept, and shown as the organisers will read it.

    `unheard` is the forum where no organiser can be told of it: then its contacts are said too.
    """
    parts = [words("inquiry-saved", number=str(number)), quote(text, RECALLED if unheard else None)]
    if unheard is not None:
        contacts = cards.shorten(unheard.contacts, CONTACTS)
        parts.append(words("inquiry-unheard") if contacts else words("inquiry-unheard-no-contacts"))
        parts.append(escape(contacts))
    button = Button(words.plain("button-contacts"), OpenContacts().pack())
    return Screen(text=Html("\n").join(part for part in parts if part), buttons=((button, home_button(words)),))


def answer_screen(words: Words, thread: Thread) -> Screen:
    """What was asked and what the organisers answer; one may write again under it."""
    inquiry = thread.inquiry
    parts = (
        words("inquiry-answer-title", number=str(inquiry.id)),
        words("inquiry-you-asked"),
        quote(inquiry.text, RECALLED),
        words("inquiry-they-answer"),
        escape(inquiry.answer or ""),
    )
    again = Button(words.plain("button-ask-again"), AskAgain(inquiry.id).pack())
    return Screen(text=Html("\n").join(parts), buttons=((again,), (home_button(words),)))
