"""Those behind the programme: a speaker with their sessions, an enterprise with its excursions."""

from datetime import datetime

from bot.excursions.actions import OpenExcursions
from bot.programme import cards
from bot.programme.actions import CURRENT, FROM_SPEAKER, OpenDays, OpenEnterprise, OpenSession, OpenSpeaker
from bot.programme.catalogue import Catalogue
from bot.programme.rules import current_page, cut, web_address
from bot.programme.screens.parts import Row, item_buttons, pager, paragraphs, way_back
from bot.screen import Button, Screen, rows
from bot.texts import Words
from storage.records.programme import Enterprise, Speaker


def speaker_screen(
    words: Words, catalogue: Catalogue, speaker: Speaker, now: datetime, page: int = CURRENT, session: int = 0
) -> Screen:
    """A speaker's card and their sessions; back leads to the `session` (its id) it was opened from."""
    sessions = catalogue.by_speaker(speaker.name)
    shown = cut(sessions, current_page(sessions, now) if page == CURRENT else page)
    return Screen(
        text=paragraphs(cards.speaker_card(words, speaker), words("speakers-sessions", count=len(sessions))),
        buttons=(
            *item_buttons(words, shown.items, origin=f"{FROM_SPEAKER}{speaker.id}"),
            *pager(words, shown, lambda number: OpenSpeaker(speaker.id, session, number)),
            way_back(words, OpenSession(session) if session else OpenDays()),
        ),
    )


def enterprise_screen(
    words: Words, catalogue: Catalogue, enterprise: Enterprise, now: datetime, page: int = CURRENT
) -> Screen:
    """An enterprise's card and its excursions."""
    excursions = catalogue.of_enterprise(enterprise.code)
    shown = cut(excursions, current_page(excursions, now) if page == CURRENT else page)
    return Screen(
        text=paragraphs(
            cards.enterprise_card(words, enterprise), words("enterprise-excursions", count=len(excursions))
        ),
        buttons=(
            *item_buttons(words, shown.items),
            *pager(words, shown, lambda number: OpenEnterprise(enterprise.id, number)),
            *_links(words, enterprise),
            way_back(words, OpenExcursions()),
        ),
    )


def _links(words: Words, enterprise: Enterprise) -> tuple[Row, ...]:
    links = (("enterprise-open-website", enterprise.website), ("enterprise-watch-video", enterprise.video))
    return rows(*(Button(words.plain(key), url=web_address(link)) for key, link in links if web_address(link)))
