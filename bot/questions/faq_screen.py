"""An answer of the FAQ, opened by a button."""

from bot.people.actions import OpenHome
from bot.programme.cards import faq_card
from bot.questions.actions import AskOrganisers
from bot.screen import Button, Screen, rows
from bot.texts import Words
from storage.records.programme import Faq


def faq_screen(words: Words, faq: Faq | None) -> Screen:
    """The answer, or kind words where it has left the programme."""
    text = faq_card(words, faq) if faq else words("manners-old-button")
    return Screen(
        text=text,
        buttons=rows(
            Button(words.plain("button-ask-organisers"), AskOrganisers().pack()),
            Button(words.plain("button-home"), OpenHome().pack()),
        ),
    )
