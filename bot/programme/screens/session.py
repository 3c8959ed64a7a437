"""A session's card with its buttons, and those who speak at it."""

from datetime import datetime

from bot.actions import Action
from bot.programme import cards
from bot.programme.actions import (
    FROM_NOW,
    FROM_PLAN,
    FROM_SPEAKER,
    FROM_VENUE,
    OpenDay,
    OpenNow,
    OpenPlan,
    OpenSession,
    OpenSpeaker,
    OpenSpeakers,
    OpenVenue,
    PlanSession,
    SendSessionCalendar,
    ShowDirections,
)
from bot.programme.catalogue import Catalogue, Item
from bot.programme.rules import MyPlan, cut, day_code, day_of, plan_refusal, web_address
from bot.programme.screens.now import until_words
from bot.programme.screens.parts import NAME, Row, button, label, pager, paragraphs, way_back
from bot.programme.screens.venues import has_directions
from bot.screen import Button, Screen, rows
from bot.texts import Html, Words
from storage.records.programme import Session, Speaker

SPEAKERS = 4
"""Speakers with a button under the card; more of them get a list of their own."""

CLASHES = 2
CLASH_TITLE = 60


def session_screen(
    words: Words, catalogue: Catalogue, session: Session, plan: MyPlan, now: datetime, origin: str = ""
) -> Screen:
    """A session's card: what it is, when it starts, whether it is in the reader's `plan` and what it clashes with."""
    return Screen(
        text=paragraphs(
            cards.session_card(words, catalogue, session, now),
            Html("\n").join(_standing(words, session, plan, now)),
        ),
        buttons=(
            *_acts(words, session, plan, now, origin),
            *_places(words, catalogue, session),
            *_speakers(words, catalogue, session),
            way_back(words, _back(catalogue, session, origin)),
        ),
    )


def speakers_screen(words: Words, catalogue: Catalogue, session: Session, page: int = 0) -> Screen:
    """Everybody who speaks at a session."""
    shown = cut(_known(catalogue, session), page)
    return Screen(
        text=words("speakers-title", title=cards.value(session.title, cards.TITLE)),
        buttons=(
            *((_speaker_button(words, speaker, session),) for speaker in shown.items),
            *pager(words, shown, lambda number: OpenSpeakers(session.id, number)),
            way_back(words, OpenSession(session.id)),
        ),
    )


def _standing(words: Words, session: Session, plan: MyPlan, now: datetime) -> list[Html]:
    """How the session stands to now and to the reader's plan."""
    lines: list[Html] = []
    ahead = not session.cancelled and session.start > now
    if ahead:
        lines.append(words("session-starts", until=until_words(words, session.start, now)))
    if plan.has(session):
        lines.append(words("plan-has"))
    if ahead:
        lines.extend(clash_lines(words, plan.clashes(session)))
    return lines


def clash_lines(words: Words, clashes: tuple[Item, ...]) -> list[Html]:
    """«Пересекается с …»: the first few, and how many more."""
    lines = [
        words("plan-clash", title=cards.value(other.title, CLASH_TITLE), hours=cards.hours(words, other))
        for other in clashes[:CLASHES]
    ]
    more = len(clashes) - CLASHES
    return [*lines, words("plan-clash-more", count=more)] if more > 0 else lines


def _acts(words: Words, session: Session, plan: MyPlan, now: datetime, origin: str) -> tuple[Row, ...]:
    calendar = button(words, "button-calendar", SendSessionCalendar(session.id))
    if plan.has(session):
        return ((button(words, "button-from-plan", PlanSession(session.id, False, origin)), calendar),)
    if plan_refusal(session, now):
        return ()
    return ((button(words, "button-to-plan", PlanSession(session.id, True, origin)), calendar),)


def _places(words: Words, catalogue: Catalogue, session: Session) -> tuple[Row, ...]:
    """The way there, in this world or by the stream."""
    found: list[Button] = []
    venue = catalogue.venue_by_code.get(session.venue)
    if venue and has_directions(venue):
        found.append(button(words, "button-directions", ShowDirections(venue.id)))
    stream = web_address(session.link)
    if stream and not session.cancelled:
        found.append(Button(words.plain("session-stream"), url=stream))
    return rows(*found)


def _speakers(words: Words, catalogue: Catalogue, session: Session) -> tuple[Row, ...]:
    speakers = _known(catalogue, session)
    if len(speakers) > SPEAKERS:
        everybody = words.plain("speakers-button", count=len(speakers))
        return ((Button(everybody, OpenSpeakers(session.id).pack()),),)
    return tuple((_speaker_button(words, speaker, session),) for speaker in speakers)


def _known(catalogue: Catalogue, session: Session) -> tuple[Speaker, ...]:
    return tuple(catalogue.speaker_by_name[name] for name in session.speakers if name in catalogue.speaker_by_name)


def _speaker_button(words: Words, speaker: Speaker, session: Session) -> Button:
    return Button(
        words.plain("speakers-one", name=label(speaker.name, NAME)), OpenSpeaker(speaker.id, session.id).pack()
    )


def _back(catalogue: Catalogue, session: Session, origin: str) -> Action:
    """Where the card was opened from, by its origin; else the session's day."""
    venue = catalogue.venue_by_code.get(session.venue)
    if origin == FROM_NOW:
        return OpenNow()
    if origin == FROM_PLAN:
        return OpenPlan()
    if origin == FROM_VENUE and venue:
        return OpenVenue(venue.id)
    if origin[:1] == FROM_SPEAKER and origin[1:].isdecimal():
        return OpenSpeaker(int(origin[1:]))
    day, page = day_of(catalogue, session)
    return OpenDay(day_code(day), page)
