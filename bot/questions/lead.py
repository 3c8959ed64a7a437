"""The direct answer in one line: «Открытие — 18 ноября, вторник, в 10:00, АлтГТУ». Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.programme.cards import hours, value, zone_name
from bot.programme.catalogue import Catalogue, Item
from bot.questions.parse import Question
from bot.texts import Html, Words
from storage.records.programme import Excursion, Session, Venue

ORDER = ("cancelled", "closes", "opens", "seats", "id", "bring", "stream", "age", "duration", "meeting", "directions",
         "when", "where", "who", "leads")  # fmt: skip
"""What is answered first where several things were asked."""
_TITLE, _FIELD = 120, 250


def lead(
    words: Words, catalogue: Catalogue, question: Question, item: Item, now: datetime, free: int | None
) -> Html | None:
    """The line that answers what `question` asks of `item`; None where it asks nothing an item can answer."""
    asked = [ask for ask in ORDER if ask in question.asks]
    for ask in asked:
        line = _LINES[ask](words, catalogue, item, now, free)
        if line is not None:
            return line
    return None


def place_lead(words: Words, venue: Venue) -> Html | None:
    """The line that tells the way to a venue."""
    told = ". ".join(part.rstrip(".") for part in (venue.address, venue.directions) if part)
    return words("lead-directions", name=value(venue.name, _TITLE), directions=value(told, 500)) if told else None


def at(words: Words, item: Item) -> Html:
    """The day and the hour something begins, in both zones where the row has its own."""
    local, own = words.local(item.start), words.at(item.zone).local(item.start)
    if local.utcoffset() == own.utcoffset():
        return words("lead-at", start=item.start)
    return words(
        "lead-at-zones",
        own=words.at(item.zone)("lead-at", start=item.start),
        forum=words("lead-at", start=item.start),
        **{"own-zone": zone_name(words, item.zone), "forum-zone": zone_name(words, words.zone)},
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


def _when(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    venue = catalogue.venue_by_code.get(item.venue) if isinstance(item, Session) else None
    if venue is None:
        return words("lead-when", title=_title(item), when=at(words, item))
    return words("lead-when-venue", title=_title(item), when=at(words, item), venue=value(venue.name, _TITLE))


def _where(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    where = place(catalogue, item)
    return words("lead-where", title=_title(item), place=value(where, _FIELD)) if where else None


def _who(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    names = item.speakers if isinstance(item, Session) else ()
    return words("lead-who", title=_title(item), names=value(", ".join(names), _FIELD)) if names else None


def _duration(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    minutes = int((item.end - item.start).total_seconds()) // 60
    length = words("lead-length", hours=minutes // 60, minutes=minutes % 60)
    return words("lead-duration", title=_title(item), length=Html(length.strip()), end=item.end)


def _seats(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if not isinstance(item, Excursion):
        return None
    if free is None:
        return words("lead-seats-total", title=_title(item), seats=item.seats)
    return words("lead-seats", title=_title(item), free=max(free, 0), seats=item.seats)


def _closes(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if not isinstance(item, Excursion) or item.closes is None:
        return None
    return words("lead-closes" if now < item.closes else "lead-closed", title=_title(item), closes=item.closes)


def _opens(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if not isinstance(item, Excursion) or item.opens is None:
        return None
    return words("lead-opens" if now < item.opens else "lead-opened", title=_title(item), opens=item.opens)


def _age(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    return words("lead-age", title=_title(item), age=item.minimum_age) if isinstance(item, Excursion) else None


def _bring(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if not isinstance(item, Excursion):
        return None
    things = "; ".join(part for part in (item.documents, item.clothing) if part)
    if not things:
        return words("lead-bring-nothing", title=_title(item))
    return words("lead-bring", title=_title(item), documents=value(things, _FIELD))


def _id(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if not isinstance(item, Excursion):
        return None
    if not item.id_required:
        return words("lead-no-id", title=_title(item))
    if not item.documents:
        return words("lead-id", title=_title(item))
    return words("lead-id-documents", title=_title(item), documents=value(item.documents, _FIELD))


def _cancelled(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if item.cancelled:
        return words("lead-cancelled", title=_title(item))
    return words("lead-not-cancelled", title=_title(item), when=at(words, item))


def _stream(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    link = item.link if isinstance(item, Session) else ""
    return words("lead-stream", title=_title(item), link=value(link, _FIELD)) if link else words("lead-no-stream", title=_title(item))


def _meeting(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    if not isinstance(item, Excursion) or not item.meeting_point:
        return _where(words, catalogue, item, now, free)
    return words("lead-meeting", title=_title(item), place=value(item.meeting_point, _FIELD))


def _directions(words: Words, catalogue: Catalogue, item: Item, now: datetime, free: int | None) -> Html | None:
    venue = catalogue.venue_by_code.get(item.venue) if isinstance(item, Session) else None
    return place_lead(words, venue) if venue else _meeting(words, catalogue, item, now, free)


_Line = Callable[[Words, Catalogue, Item, datetime, int | None], Html | None]
_LINES: Mapping[str, _Line] = {
    "when": _when, "where": _where, "who": _who, "duration": _duration, "seats": _seats, "closes": _closes,
    "opens": _opens, "age": _age, "bring": _bring, "id": _id, "cancelled": _cancelled, "stream": _stream,
    "leads": _who, "meeting": _meeting, "directions": _directions,
}  # fmt: skip
