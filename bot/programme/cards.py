"""Cards and list lines: what a person reads about one item, in their words and as Telegram HTML.

Times are in the reader's zone (`words.zone`, the forum's by default), named where the row has its own. Everything is
bounded, so that a card with a line of answer above it, or a page of `PAGE` lines, fits one message (4096 characters
after entities, Bot API sendMessage).
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from babel.dates import get_timezone_location

from bot.programme.catalogue import Catalogue, Item
from bot.texts import Html, Words, escape
from storage.records.programme import Enterprise, Excursion, Faq, Session, Speaker, Venue

PAGE = 10
"""Lines on one page of a list; with bounded titles and venues they fit one message."""

CARD = 3000
PLACEABLE = 950
"""Escaped characters a value put into a Fluent message may have (fluent.runtime refuses 1000)."""

TITLE = 200
FIELD = 300
LINE_TITLE = 120
LINE_VENUE = 60
SPEAKERS_SHOWN = 12


def shorten(text: str, limit: int) -> str:
    """`text` cut at a word to at most `limit` UTF-16 units (how Telegram counts), with «…» where it was cut."""
    text = text.strip()
    if _units(text) <= limit:
        return text
    kept = text.encode("utf-16-le", "replace")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    at_word, space, _ = kept.rpartition(" ")
    return (at_word if space and len(at_word) > len(kept) // 2 else kept).rstrip(" ,.;:—-") + "…"


def value(text: str, limit: int) -> str:
    """`text` shortened to `limit` and further, until its escaped form fits a Fluent placeable."""
    shown = shorten(text, limit)
    while len(escape(shown)) > PLACEABLE:
        limit = limit * 3 // 4
        shown = shorten(text, limit)
    return shown


def when(words: Words, item: Item) -> Html:
    """Day and hours of an item; both zones where the row's own differs from the reader's."""
    return _in_zones(words, item, _when)


def hours(words: Words, item: Item) -> Html:
    """Only the hours of an item; both zones where the row's own differs from the reader's."""
    return _in_zones(words, item, _hours)


def starts(words: Words, item: Item) -> Html:
    """Only the hour an item starts at; both zones where the row's own differs from the reader's."""
    return _in_zones(words, item, _start, _start)


def zone_name(words: Words, zone: str) -> Html:
    """How the words call an IANA zone: «по Москве»."""
    city = get_timezone_location(zone, locale=words.language, return_city=True)
    return words("zone", zone=zone.replace("/", "-"), city=city)


def session_card(words: Words, catalogue: Catalogue, session: Session, now: datetime) -> Html:
    """A session's card: title, state, time, venue, speakers, audience, abstract, stream."""
    kinds = [session.format, session.track]
    parts = [
        words("session-title", title=value(session.title, TITLE)),
        _state(words, session, now),
        when(words, session),
        *_place(words, catalogue, session),
        _optional(words, "session-kind", "kind", " · ".join(kind for kind in kinds if kind)),
        _speakers(words, session),
        _optional(words, "session-audience", "audience", session.audience),
        words("session-language", language=value(session.language, 40)) if session.language else None,
        _optional(words, "session-link", "link", session.link),
    ]
    return _with_body(parts, session.abstract)


def excursion_card(
    words: Words, catalogue: Catalogue, excursion: Excursion, now: datetime, free: int | None, waiting: int | None
) -> Html:
    """An excursion's card. `free` seats and people `waiting` come from the database; None where they are not known."""
    enterprise = catalogue.enterprise_by_code.get(excursion.enterprise)
    host = (enterprise.name, enterprise.city) if enterprise else (excursion.enterprise,)
    over = excursion.cancelled or excursion.end <= now
    parts = [
        words("session-title", title=value(excursion.title, TITLE)),
        _state(words, excursion, now),
        when(words, excursion),
        words("excursion-enterprise", name=value(", ".join(filter(None, host)), FIELD)),
        _optional(words, "excursion-meeting", "place", excursion.meeting_point),
        words("excursion-age", age=excursion.minimum_age),
        *(() if over else _seats(words, excursion, free, waiting)),
        *(() if over else _sign_up(words, excursion, now)),
        _optional(words, "excursion-bring", "documents", excursion.documents),
        _optional(words, "excursion-clothing", "clothing", excursion.clothing),
        words("excursion-id") if excursion.id_required else None,
    ]
    return _with_body(parts, excursion.description)


def enterprise_card(words: Words, enterprise: Enterprise) -> Html:
    """An enterprise's card, without its excursions."""
    kind = " · ".join(part for part in (enterprise.industry, enterprise.city) if part)
    parts = [
        words("enterprise-title", name=value(enterprise.name, TITLE)),
        _optional(words, "enterprise-kind", "kind", kind),
        _optional(words, "enterprise-website", "link", enterprise.website),
        _optional(words, "enterprise-video", "link", enterprise.video),
    ]
    return _with_body(parts, enterprise.description)


def venue_card(words: Words, venue: Venue) -> Html:
    """A venue's card, without what happens there."""
    parts = [
        words("venue-title", name=value(venue.name, TITLE)),
        _optional(words, "venue-address", "address", venue.address),
        words("venue-directions", directions=value(venue.directions, 800)) if venue.directions else None,
    ]
    return _with_body(parts, "")


def speaker_card(words: Words, speaker: Speaker) -> Html:
    """A speaker's card, without their sessions."""
    work = ", ".join(part for part in (speaker.position, speaker.organisation) if part)
    parts = [
        words("speaker-title", name=value(speaker.name, TITLE)),
        _optional(words, "speaker-work", "work", work),
    ]
    return _with_body(parts, speaker.bio)


def faq_card(words: Words, faq: Faq) -> Html:
    """A question of the FAQ with its answer."""
    return _with_body([words("faq-title", question=value(faq.question, FIELD))], faq.answer)


def session_line(words: Words, catalogue: Catalogue, session: Session, now: datetime, *, day: bool = False) -> Html:
    """A session in a list: hours (and the day, where asked), title, venue, state."""
    venue = catalogue.venue_by_code.get(session.venue)
    title = value(session.title, LINE_TITLE)
    shown = _line_when(words, session, day)
    if venue is None:
        line = words("line-session", when=shown, title=title)
    else:
        line = words("line-session-venue", when=shown, title=title, venue=value(venue.name, LINE_VENUE))
    return _line_state(words, line, session, now)


def excursion_line(
    words: Words, excursion: Excursion, now: datetime, *, day: bool = False, free: int | None = None
) -> Html:
    """An excursion in a list: hours (and the day, where asked), title, age, free seats where known, state."""
    title, age, shown = value(excursion.title, LINE_TITLE), excursion.minimum_age, _line_when(words, excursion, day)
    if free is None or excursion.cancelled or excursion.start <= now:
        line = words("line-excursion", when=shown, title=title, age=age)
    else:
        line = words("line-excursion-free", when=shown, title=title, age=age, free=max(free, 0))
    return _line_state(words, line, excursion, now)


def item_line(
    words: Words, catalogue: Catalogue, item: Item, now: datetime, *, day: bool = False, free: int | None = None
) -> Html:
    """The line of a session or an excursion."""
    if isinstance(item, Session):
        return session_line(words, catalogue, item, now, day=day)
    return excursion_line(words, item, now, day=day, free=free)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _optional(words: Words, key: str, argument: str, text: str) -> Html | None:
    return words(key, **{argument: value(text, FIELD)}) if text else None


def _with_body(parts: Iterable[Html | None], body: str) -> Html:
    """The head, and under an empty line as much of the body as a card has room for."""
    head = Html("\n").join(part for part in parts if part)
    room = max(CARD - _units(head), 300)
    return Html("\n\n").join((head, shorten(body, room))) if body.strip() else head


def _in_zones(
    words: Words, item: Item, form: Callable[[Words, Item], Html], same_day: Callable[[Words, Item], Html] | None = None
) -> Html:
    """`form` in the zone or zones that matter; `same_day` is the second zone's where both tell of one day."""
    local, own = words.local(item.start), words.at(item.zone).local(item.start)
    if local.utcoffset() == own.utcoffset():
        return form(words, item)
    return words(
        "when-zones",
        own=form(words.at(item.zone), item),
        forum=(same_day or _hours)(words, item) if local.date() == own.date() else form(words, item),
        **{"own-zone": zone_name(words, item.zone), "forum-zone": zone_name(words, words.zone)},
    )


def _when(words: Words, item: Item) -> Html:
    return words("when" + _span(words, item), start=item.start, end=item.end)


def _hours(words: Words, item: Item) -> Html:
    key = "hours-days" if _span(words, item) == "-days" else "hours"
    return words(key, start=item.start, end=item.end)


def _start(words: Words, item: Item) -> Html:
    return words("start-hour", start=item.start)


def _span(words: Words, item: Item) -> str:
    """Whether an item ends on its day, in the night that follows, or days later."""
    start, end = words.local(item.start), words.local(item.end)
    nights = (end.date() - start.date()).days
    if nights == 0 or (nights == 1 and end.hour == end.minute == 0):
        return ""
    return "-overnight" if nights == 1 and end.hour < 12 else "-days"


def _state(words: Words, item: Item, now: datetime) -> Html | None:
    if item.cancelled:
        return words("card-cancelled")
    if item.end <= now:
        return words("card-past")
    return words("card-now") if item.start <= now else None


def _line_when(words: Words, item: Item, day: bool) -> Html:
    shown = hours(words, item)
    return words("line-day", start=item.start, hours=shown) if day else shown


def _line_state(words: Words, line: Html, item: Item, now: datetime) -> Html:
    if item.cancelled:
        return Html(" ").join((line, words("line-cancelled")))
    return Html(" ").join((line, words("line-past"))) if item.end <= now else line


def _place(words: Words, catalogue: Catalogue, session: Session) -> tuple[Html | None, ...]:
    venue = catalogue.venue_by_code.get(session.venue)
    place = ", ".join(part for part in (venue.name if venue else session.venue, session.room) if part)
    return (
        _optional(words, "session-venue", "venue", place),
        _optional(words, "session-address", "address", venue.address if venue else ""),
    )


def _speakers(words: Words, session: Session) -> Html | None:
    if not session.speakers:
        return None
    if len(session.speakers) == 1:
        return words("session-speaker", name=value(session.speakers[0], FIELD))
    names = value(", ".join(session.speakers[:SPEAKERS_SHOWN]), 2 * FIELD)
    more = len(session.speakers) - SPEAKERS_SHOWN
    shown = words("session-speakers-more", names=names, more=more) if more > 0 else names
    return words("session-speakers", names=shown)


def _seats(words: Words, excursion: Excursion, free: int | None, waiting: int | None) -> tuple[Html | None, ...]:
    if free is None:
        seats = words("excursion-seats-total", seats=excursion.seats)
    else:
        seats = words("excursion-seats", free=max(free, 0), seats=excursion.seats)
    return (
        seats,
        words("excursion-waiting", waiting=waiting) if waiting else None,
        words("excursion-group", limit=excursion.group_limit) if excursion.group_limit > 1 else None,
    )


def _sign_up(words: Words, excursion: Excursion, now: datetime) -> tuple[Html | None, ...]:
    invited = words("excursion-invitation") if excursion.invitation_only else None
    closes = excursion.closes
    if excursion.opens is not None and now < excursion.opens:
        return invited, words("excursion-opens", opens=excursion.opens)
    if closes is None:
        return (invited,)
    return invited, words("excursion-closes" if now < closes else "excursion-closed", closes=closes)
