"""The consent to the use of personal data: a document of its own (law 152-ФЗ since 1 September 2025), shown as its own
message and kept with its text, version, language and the moment it was pressed."""

import hashlib
from dataclasses import dataclass

from bot.programme.cards import value
from bot.settings import Settings
from bot.texts import LANGUAGES, Html, Texts, Words, plain
from storage.records.excursions import ConsentText, Ways
from storage.records.programme import Forum

KIND = "personal_data"
VERSION = "2025-11"
"""Changes with the wording in locales/*/consent.ftl: who agreed to another text is asked again."""

SHOWN = 300


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for personal data, and how to reach them."""

    name: str
    contact: str


def operator_of(ways: Ways, settings: Settings) -> Operator | None:
    """The forum's operator, or the process's; None where nobody is named, and then no document is asked for."""
    name = ways.operator_name or settings.operator_name
    contact = ways.operator_contact or settings.operator_contact
    return Operator(name, contact) if name else None


def consent_html(words: Words, forum: Forum, operator: Operator | None) -> Html:
    """The consent as it is shown in the words' language."""
    name = operator.name if operator else words.plain("consent-operator-unnamed", forum=value(forum.name, SHOWN))
    contact = (operator.contact if operator else "") or forum.contacts or forum.website
    return words(
        "consent-personal-data",
        forum=value(forum.name, SHOWN),
        operator=value(name, SHOWN),
        contact=value(contact, SHOWN) if contact else words("consent-contact-bot"),
    )


def consent_text(language: str, text: str) -> ConsentText:
    """A text shown in a language, as it is kept."""
    return ConsentText(
        hash=hashlib.sha256(f"{VERSION}\n{language}\n{text}".encode()).hexdigest(),
        kind=KIND,
        version=VERSION,
        language=language,
        text=text,
    )


def current_hashes(texts: Texts, forum: Forum, operator: Operator | None) -> frozenset[str]:
    """Hashes of today's text in every language: a consent to one of them still holds."""
    shown = {language: consent_html(texts.speak(language, forum.zone), forum, operator) for language in LANGUAGES}
    return frozenset(consent_text(language, plain(text)).hash for language, text in shown.items())
