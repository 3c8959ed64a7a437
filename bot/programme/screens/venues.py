"""The programme by venue: the venues, one of them with what happens there, how to get there."""

from datetime import datetime

from bot.programme import cards
from bot.programme.actions import CURRENT, FROM_VENUE, OpenDays, OpenVenue, OpenVenues, ShowDirections
from bot.programme.catalogue import Catalogue
from bot.programme.rules import PAGE, current_page, cut
from bot.programme.screens.parts import button, item_buttons, label, pager, paragraphs, time_jumps, way_back, zone_note
from bot.screen import Button, Pin, Screen
from bot.texts import Words
from storage.records.programme import Venue

SESSIONS = 6
"""Sessions on a venue's page: with the venue's own card they fit one message."""

NAME = 32


def venues_screen(words: Words, catalogue: Catalogue, page: int = 0) -> Screen:
    """A page of the venues, in the workbook's order, with the number of sessions."""
    venues = catalogue.programme.venues
    shown = cut(venues, page)
    return Screen(
        text=words("venues-title", count=len(venues)) if venues else words("venues-empty"),
        buttons=(
            *((_venue_button(words, catalogue, venue),) for venue in shown.items),
            *pager(words, shown, OpenVenues),
            way_back(words, OpenDays()),
        ),
    )


def venue_screen(words: Words, catalogue: Catalogue, venue: Venue, now: datetime, page: int = CURRENT) -> Screen:
    """A venue's card and a page of its programme."""
    sessions = catalogue.at_venue(venue.code)
    shown = cut(sessions, current_page(sessions, now, SESSIONS) if page == CURRENT else page, SESSIONS)
    lines = (cards.session_line(words, catalogue, session, now, day=True) for session in shown.items)

    def to(number: int) -> OpenVenue:
        return OpenVenue(venue.id, number)

    return Screen(
        text=paragraphs(
            cards.venue_card(words, venue),
            words("venues-sessions", count=len(sessions)) if sessions else words("venues-no-sessions"),
            zone_note(words, catalogue, sessions[0].start) if sessions else None,
            *lines,
        ),
        buttons=(
            *item_buttons(words, shown.items, origin=FROM_VENUE),
            *pager(words, shown, to),
            *time_jumps(words, sessions, shown, to, day=True),
            *(((button(words, "button-directions", ShowDirections(venue.id)),),) if has_directions(venue) else ()),
            way_back(words, OpenVenues(_page_of(catalogue, venue))),
        ),
    )


def has_directions(venue: Venue) -> bool:
    """Whether there is anything to say about the way there."""
    return bool(venue.directions or (venue.latitude is not None and venue.longitude is not None))


def directions_screen(words: Words, venue: Venue) -> Screen:
    """The way to a venue: its pin on the map, where its place is known, and the directions. Always a new message."""
    return Screen(
        text=cards.venue_card(words, venue),
        buttons=((button(words, "venues-programme", OpenVenue(venue.id)),),),
        pin=_pin(venue),
    )


def _pin(venue: Venue) -> Pin | None:
    if venue.latitude is None or venue.longitude is None:
        return None
    name = label(venue.name, cards.TITLE)
    return Pin(venue.latitude, venue.longitude, name, label(venue.address, cards.TITLE) or name)


def _venue_button(words: Words, catalogue: Catalogue, venue: Venue) -> Button:
    count = len(catalogue.at_venue(venue.code))
    text = words.plain("venues-button", name=label(_told_apart(catalogue, venue), NAME), count=count)
    return Button(text, OpenVenue(venue.id).pack())


def _told_apart(catalogue: Catalogue, venue: Venue) -> str:
    """The venue's name, with its address where another venue has the same name."""
    namesakes = sum(other.name == venue.name for other in catalogue.programme.venues)
    return f"{venue.name}, {venue.address}" if namesakes > 1 and venue.address else venue.name


def _page_of(catalogue: Catalogue, venue: Venue) -> int:
    return next((place for place, other in enumerate(catalogue.programme.venues) if other.id == venue.id), 0) // PAGE
