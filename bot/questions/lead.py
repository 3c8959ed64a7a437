"""The direct answer in one line: «Открытие — 18 ноября, вторник, в 10:00, АлтГТУ». Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.programme.cards import value, zone_name
from bot.programme.catalogue import Catalogue, Item
from bot.questions.parse import Question
from bot.texts import Html, Words
from storage.records.programme import Excursion, Session, Venue

ORDER = ("cancelled", "closes", "opens", "seats", "id", "bring", "stream", "age", "duration", "meeting", "directions",
         "when", "where", "who", "leads")  # fmt: skip
"""What is answered first where several things were asked."""
LINES = 3
"""How many things are answered at once."""
_TITLE, _FIELD = 120, 250


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a line is made of."""

    words: Words
    catalogue: Catalogue
    item: Item
    now: datetime
    free: int | None
    zone: str


def lead(
    words: Words, catalogue: Catalogue, question: Question, item: Item, now: datetime, free: int | None
) -> Html | None:
    """The lines that answer what `question` asks of `item`; None where it asks nothing an item can answer."""
    the = _Asked(words, catalogue, item, now, free, question.zone)
    asked = (ask for ask in ORDER if ask in question.asks or (ask == "when" and question.zone))
    lines = (line for ask in asked if (line := _LINES[ask](the)) is not None)
    return Html("\n").join(tuple(dict.fromkeys(lines))[:LINES]) or None


def place_lead(words: Words, venue: Venue) -> Html | None:
    """The line that tells the way to a venue."""
    told = ". ".join(part.rstrip(".") for part in (venue.address, venue.directions) if part)
    return words("lead-directions", name=value(venue.name, _TITLE), directions=value(told, 500)) if told else None


def at(words: Words, item: Item, zone: str = "") -> Html:
    """The day and the hour something begins; in two zones where the row has its own, or another one (`zone`) was asked
    for."""
    other = zone or item.zone
    local, own = words.local(item.start), words.at(other).local(item.start)
    if local.utcoffset() == own.utcoffset():
        return words("lead-at", start=item.start)
    return words(
        "lead-at-zones",
        own=words.at(other)("lead-at", start=item.start),
        forum=words("lead-at", start=item.start),
        **{"own-zone": zone_name(words, other), "forum-zone": zone_name(words, words.zone)},
    )


def place(catalogue: Catalogue, item: Item) -> str:
    """Where something is: venue, room and address, or the meeting point."""
    if isinstance(item, Excursion):
        host = catalogue.enterprise_by_code.get(item.enterprise)
        return ", ".join(part for part in (item.meeting_point, host.city if host else "") if part)
    venue = catalogue.venue_by_code.get(item.venue)
    parts = (venue.name if venue else item.venue, item.room, venue.address if venue else "")
    return ", ".join(part for part in parts if part)


def _title(item: Item) -> str:
    return value(item.title, _TITLE)


def _when(the: _Asked) -> Html | None:
    venue = the.catalogue.venue_by_code.get(the.item.venue) if isinstance(the.item, Session) else None
    if venue is None:
        return the.words("lead-when", title=_title(the.item), when=at(the.words, the.item, the.zone))
    return the.words(
        "lead-when-venue",
        title=_title(the.item),
        when=at(the.words, the.item, the.zone),
        venue=value(venue.name, _TITLE),
    )


def _where(the: _Asked) -> Html | None:
    where = place(the.catalogue, the.item)
    return the.words("lead-where", title=_title(the.item), place=value(where, _FIELD)) if where else None


def _who(the: _Asked) -> Html | None:
    names = the.item.speakers if isinstance(the.item, Session) else ()
    return the.words("lead-who", title=_title(the.item), names=value(", ".join(names), _FIELD)) if names else None


def _duration(the: _Asked) -> Html | None:
    minutes = int((the.item.end - the.item.start).total_seconds()) // 60
    length = the.words("lead-length", hours=minutes // 60, minutes=minutes % 60)
    return the.words("lead-duration", title=_title(the.item), length=Html(length.strip()), end=the.item.end)


def _seats(the: _Asked) -> Html | None:
    if not isinstance(the.item, Excursion):
        return None
    if the.free is None:
        return the.words("lead-seats-total", title=_title(the.item), seats=the.item.seats)
    return the.words("lead-seats", title=_title(the.item), free=max(the.free, 0), seats=the.item.seats)


def _closes(the: _Asked) -> Html | None:
    if not isinstance(the.item, Excursion) or the.item.closes is None:
        return None
    return the.words(
        "lead-closes" if the.now < the.item.closes else "lead-closed", title=_title(the.item), closes=the.item.closes
    )


def _opens(the: _Asked) -> Html | None:
    if not isinstance(the.item, Excursion) or the.item.opens is None:
        return None
    return the.words(
        "lead-opens" if the.now < the.item.opens else "lead-opened", title=_title(the.item), opens=the.item.opens
    )


def _age(the: _Asked) -> Html | None:
    return (
        the.words("lead-age", title=_title(the.item), age=the.item.minimum_age)
        if isinstance(the.item, Excursion)
        else None
    )


def _bring(the: _Asked) -> Html | None:
    if not isinstance(the.item, Excursion):
        return None
    things = "; ".join(part for part in (the.item.documents, the.item.clothing) if part)
    if not things:
        return the.words("lead-bring-nothing", title=_title(the.item))
    return the.words("lead-bring", title=_title(the.item), documents=value(things, _FIELD))


def _id(the: _Asked) -> Html | None:
    if not isinstance(the.item, Excursion):
        return None
    if not the.item.id_required:
        return the.words("lead-no-id", title=_title(the.item))
    if not the.item.documents:
        return the.words("lead-id", title=_title(the.item))
    return the.words("lead-id-documents", title=_title(the.item), documents=value(the.item.documents, _FIELD))


def _cancelled(the: _Asked) -> Html | None:
    if the.item.cancelled:
        return the.words("lead-cancelled", title=_title(the.item))
    return the.words("lead-not-cancelled", title=_title(the.item), when=at(the.words, the.item, the.zone))


def _stream(the: _Asked) -> Html | None:
    link = the.item.link if isinstance(the.item, Session) else ""
    return (
        the.words("lead-stream", title=_title(the.item), link=value(link, _FIELD))
        if link
        else the.words("lead-no-stream", title=_title(the.item))
    )


def _meeting(the: _Asked) -> Html | None:
    if not isinstance(the.item, Excursion) or not the.item.meeting_point:
        return _where(the)
    return the.words("lead-meeting", title=_title(the.item), place=value(the.item.meeting_point, _FIELD))


def _directions(the: _Asked) -> Html | None:
    venue = the.catalogue.venue_by_code.get(the.item.venue) if isinstance(the.item, Session) else None
    return place_lead(the.words, venue) if venue else _meeting(the)


_LINES: Mapping[str, Callable[[_Asked], Html | None]] = {
    "when": _when, "where": _where, "who": _who, "duration": _duration, "seats": _seats, "closes": _closes,
    "opens": _opens, "age": _age, "bring": _bring, "id": _id, "cancelled": _cancelled, "stream": _stream,
    "leads": _who, "meeting": _meeting, "directions": _directions,
}  # fmt: skip
