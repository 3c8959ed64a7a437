"""What a reminder looks like."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.excursions.actions import OpenBooking
from bot.programme import cards
from bot.programme.actions import OpenSession
from bot.programme.catalogue import Catalogue
from bot.screen import Button, Screen
from bot.texts import Html, Words
from storage.records.programme import Excursion, Session

TITLE = 40  # characters of a title on a button
ROOM = 3600  # of a message's 4096 characters
AROUND = 160  # characters of our own words around an item's
PARTS = 5  # an item's title and at most four lines under it


def reminder_screen(
    words: Words,
    catalogue: Catalogue,
    bookings: Mapping[int, Excursion],
    sessions: Sequence[Session],
    now: datetime,
) -> Screen:
    """One message for what lies ahead, a few items; `bookings` are excursions by the booking's id."""
    room = min((ROOM // (len(bookings) + len(sessions)) - AROUND) // PARTS, cards.FIELD)
    items = [(each.start, _booking(words, booking, each, now, room)) for booking, each in bookings.items()]
    items += [(session.start, _session(words, catalogue, session, now, room)) for session in sessions]
    texts = [text for _, text in sorted(items, key=lambda item: item[0])]
    buttons = [
        (Button(cards.shorten(excursion.title, TITLE), OpenBooking(booking).pack()),)
        for booking, excursion in bookings.items()
    ]
    buttons += [(Button(cards.shorten(session.title, TITLE), OpenSession(session.id).pack()),) for session in sessions]
    heading = words("reminder-heading") if len(texts) > 1 else None
    return Screen(text=Html("\n\n").join([*([heading] if heading else []), *texts]), buttons=tuple(buttons))


def _booking(words: Words, booking: int, excursion: Excursion, now: datetime, room: int) -> Html:
    return Html("\n").join(
        [
            words.at(excursion.zone)(
                "reminder-booking",
                day=_day(words.at(excursion.zone), excursion.start, now),
                at=excursion.start,
                time=cards.starts(words, excursion),
                title=cards.value(excursion.title, room),
                number=str(booking),
            ),
            *_lines(words, "reminder-meeting-point", excursion.meeting_point, room),
            *_lines(words, "reminder-documents", excursion.documents, room),
            *_lines(words, "reminder-clothing", excursion.clothing, room),
            *_lines(words, "reminder-escort", excursion.escort, room),
        ]
    )


def _session(words: Words, catalogue: Catalogue, session: Session, now: datetime, room: int) -> Html:
    venue = catalogue.venue_by_code.get(session.venue)
    place = ", ".join(part for part in (venue.name if venue else "", session.room) if part)
    minutes = -(-(session.start - now) // timedelta(minutes=1))
    return Html("\n").join(
        [
            words(
                "reminder-session",
                minutes=minutes,
                time=cards.starts(words, session),
                title=cards.value(session.title, room),
            ),
            *_lines(words, "reminder-place", place, room),
            *_lines(words, "reminder-link", session.link, room),
        ]
    )


def _lines(words: Words, key: str, text: str, room: int) -> list[Html]:
    return [words(key, text=cards.value(text, room))] if text else []


def _day(words: Words, start: datetime, now: datetime) -> str:
    """`today`, `tomorrow` or `later`, by the calendar of the words' zone."""
    days = (words.local(start).date() - words.local(now).date()).days
    return {0: "today", 1: "tomorrow"}.get(days, "later")
