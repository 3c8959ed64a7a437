"""Calendar files: one session, one excursion or a whole plan (iCalendar, RFC 5545).

Times are in UTC, so that no reader has to guess a zone; the UID of an item is the same in every file and every release,
and SEQUENCE grows with the release, so that a file opened again moves or cancels what the calendar holds.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from bot.programme import cards
from bot.programme.catalogue import Catalogue, Item
from bot.programme.rules import MyPlan, web_address
from bot.screen import File
from bot.texts import Words
from storage.records.programme import Excursion, Session

PRODUCT = "-//forum-bot//programme//RU"


def item_file(words: Words, catalogue: Catalogue, item: Item, now: datetime) -> File:
    """One session or excursion: `P01.ics`. `now` is when the file is made."""
    return File(file_name(item.code), _calendar(catalogue.programme.forum.name, [_event(words, catalogue, item, now)]))


def plan_file(words: Words, catalogue: Catalogue, plan: MyPlan, now: datetime) -> File:
    """A whole plan: what is waited for, without a seat yet, is tentative."""
    forum = catalogue.programme.forum
    events = [_event(words, catalogue, entry.item, now, tentative=entry.state == "waiting") for entry in plan.entries]
    return File(
        file_name(f"plan-{forum.code}"), _calendar(words.plain("calendar-plan-name", name=_bounded(forum.name)), events)
    )


def programme_file(words: Words, catalogue: Catalogue, now: datetime) -> File:
    """The whole programme, sessions and excursions; what is cancelled says so."""
    forum = catalogue.programme.forum
    events = [_event(words, catalogue, item, now) for item in catalogue.items]
    return File(file_name(forum.code), _calendar(forum.name, events))


def uid(catalogue: Catalogue, item: Item) -> str:
    """What a calendar knows an item by: its code within its kind and forum."""
    kind = "session" if isinstance(item, Session) else "excursion"
    return f"{kind}-{item.code}@{catalogue.programme.forum.code}"


def file_name(code: str) -> str:
    """A name any disk takes."""
    return (re.sub(r"[^A-Za-z0-9_-]+", "-", code).strip("-")[:64] or "event") + ".ics"


def _calendar(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(name))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(words: Words, catalogue: Catalogue, item: Item, now: datetime, *, tentative: bool = False) -> Event:
    forum = catalogue.programme.forum
    event = Event()
    event.add("uid", uid(catalogue, item))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", forum.release)
    event.add("dtstart", item.start.astimezone(UTC))
    event.add("dtend", item.end.astimezone(UTC))
    event.add("summary", _clean(item.title))
    event.add("status", "CANCELLED" if item.cancelled else "TENTATIVE" if tentative else "CONFIRMED")
    if isinstance(item, Session):
        location, body, link = _session(words, catalogue, item)
    else:
        location, body, link = _excursion(words, catalogue, item)
    if location:
        event.add("location", _clean(location))
    if body:
        event.add("description", _clean(body))
    if address := web_address(link) or web_address(forum.website):
        event.add("url", address)
    _add_place(event, catalogue, item)
    return event


def _session(words: Words, catalogue: Catalogue, session: Session) -> tuple[str, str, str]:
    """Place, text and link of a session."""
    venue = catalogue.venue_by_code.get(session.venue)
    place = (venue.name, session.room, venue.address) if venue else (session.venue, session.room)
    speakers = _speakers(words, session.speakers) if session.speakers else ""
    stream = words.plain("session-link", link=_bounded(session.link)) if session.link else ""
    way = words.plain("venue-directions", directions=_bounded(venue.directions)) if venue and venue.directions else ""
    return _joined(", ", place), _joined("\n\n", (speakers, session.abstract, stream, way)), session.link


def _speakers(words: Words, names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return words.plain("session-speaker", name=_bounded(names[0]))
    return words.plain("session-speakers", names=_bounded(", ".join(names)))


def _excursion(words: Words, catalogue: Catalogue, excursion: Excursion) -> tuple[str, str, str]:
    """Place, text and link of an excursion."""
    enterprise = catalogue.enterprise_by_code.get(excursion.enterprise)
    host = (enterprise.name, enterprise.city) if enterprise else (excursion.enterprise,)
    bring = words.plain("excursion-bring", documents=_bounded(excursion.documents)) if excursion.documents else ""
    wear = words.plain("excursion-clothing", clothing=_bounded(excursion.clothing)) if excursion.clothing else ""
    place = _joined(", ", (*host, excursion.meeting_point))
    return place, _joined("\n\n", (excursion.description, bring, wear)), enterprise.website if enterprise else ""


def _add_place(event: Event, catalogue: Catalogue, item: Item) -> None:
    """GEO, where the venue's coordinates are known."""
    venue = catalogue.venue_by_code.get(item.venue) if isinstance(item, Session) else None
    if venue and venue.latitude is not None and venue.longitude is not None:
        event.add("geo", (venue.latitude, venue.longitude))


def _joined(glue: str, parts: Iterable[str]) -> str:
    return glue.join(part for part in parts if part)


def _bounded(text: str) -> str:
    return cards.value(text, 800)


def _clean(text: str) -> str:
    """Without control characters and halves of letters, which RFC 5545 (3.1) and UTF-8 do not have."""
    whole = "\n".join(text.encode("utf-8", "replace").decode().splitlines())
    return "".join(letter for letter in whole if letter in "\n\t" or letter.isprintable() or ord(letter) > 0x9F)
