"""What a new workbook changes against the current programme, and how that is said. Codes tie the rows together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from bot.texts import Html, Words
from storage.records.programme import WORKBOOK, Excursion, Faq, Programme, QuizQuestion, Session

FORUM, VENUE, SPEAKER, SESSION = "forum", "venue", "speaker", "session"
ENTERPRISE, EXCURSION, FAQ, QUIZ = "enterprise", "excursion", "faq", "quiz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a change is about: its kind (one of the constants above), workbook code and name.

    A speaker's code is `speaker:Имя`; a question of the FAQ and a quiz are their own codes.
    """

    kind: str
    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new item. Sessions and excursions have a start (UTC) and the zone to show it in."""

    item: Item
    start: datetime | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An item that is no longer in the workbook."""

    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A session or an excursion that will not take place, but stays in the programme."""

    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A cancelled session or excursion that takes place after all."""

    item: Item
    start: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Another time: start and end before and after (UTC), each with its zone."""

    item: Item
    old_start: datetime
    old_end: datetime
    old_zone: str
    start: datetime
    end: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Another venue and room, or another meeting point, as a person reads them; empty where not given."""

    item: Item
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled:
    """Another title; the item carries the new one."""

    item: Item
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reseated:
    """Another number of seats of an excursion."""

    item: Item
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """Other fields of the record that differ, by name."""

    item: Item
    fields: tuple[str, ...]


Change = Added | Removed | Cancelled | Restored | Moved | Placed | Retitled | Reseated | Edited

_TOLD_APART = frozenset({"id", "code", "title", "start", "end", "cancelled", "venue", "room", "meeting_point", "seats"})
_NEVER_TOLD = frozenset({"id", "code", "release", "origin"})


def changes(old: Programme | None, new: Programme) -> tuple[Change, ...]:
    """Everything that differs, kind by kind, in the new workbook's order; what is gone comes last in its kind.

    With no `old` programme everything is added. The order of rows is no change.
    """
    found: list[Change] = []
    if old is not None and (names := _differing(old.forum, new.forum, _NEVER_TOLD)):
        found.append(Edited(item=Item(kind=FORUM, code=new.forum.code, title=new.forum.name), fields=names))
    before, after = _by_kind(old), _by_kind(new)
    places_before, places_after = _venue_names(old), _venue_names(new)
    for kind, records in after.items():
        for code, record in records.items():
            item = _item(kind, code, record)
            earlier = before[kind].get(code)
            if earlier is None:
                found.append(_added(item, record))
            elif kind in (SESSION, EXCURSION):
                found.extend(_event(item, earlier, record, places_before, places_after))
            elif kind == QUIZ:
                found.extend([Edited(item=item, fields=("questions",))] if earlier != record else [])
            elif names := _differing(earlier, record, _NEVER_TOLD):
                found.append(Edited(item=item, fields=names))
        gone = (Removed(item=_item(kind, code, each)) for code, each in before[kind].items() if code not in records)
        found.extend(gone)
    return tuple(found)


def _by_kind(programme: Programme | None) -> dict[str, dict[str, Any]]:
    """Every record by kind and code."""
    if programme is None:
        return {kind: {} for kind in (SESSION, EXCURSION, VENUE, ENTERPRISE, SPEAKER, FAQ, QUIZ)}
    quizzes: dict[str, tuple[QuizQuestion, ...]] = {}
    for question in programme.quizzes:
        quizzes[question.quiz] = (*quizzes.get(question.quiz, ()), question)
    return {
        SESSION: {each.code: each for each in programme.sessions},
        EXCURSION: {each.code: each for each in programme.excursions},
        VENUE: {each.code: each for each in programme.venues},
        ENTERPRISE: {each.code: each for each in programme.enterprises},
        SPEAKER: {each.code: each for each in programme.speakers},
        FAQ: {each.question: each for each in programme.faq if each.origin == WORKBOOK},
        QUIZ: quizzes,
    }


def _venue_names(programme: Programme | None) -> dict[str, str]:
    return {venue.code: venue.name for venue in programme.venues} if programme else {}


def _item(kind: str, code: str, record: Any) -> Item:
    if isinstance(record, Session | Excursion):
        return Item(kind=kind, code=code, title=record.title)
    return Item(kind=kind, code=code, title=code if isinstance(record, tuple | Faq) else record.name)


def _added(item: Item, record: Any) -> Added:
    if isinstance(record, Session | Excursion):
        return Added(item=item, start=record.start, zone=record.zone)
    return Added(item=item)


def _differing(before: Any, after: Any, apart: frozenset[str]) -> tuple[str, ...]:
    """The names of the fields of two records of one class that differ, save those `apart`."""
    names = (each.name for each in fields(after) if each.name not in apart)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _event(
    item: Item,
    before: Session | Excursion,
    after: Session | Excursion,
    places_before: Mapping[str, str],
    places_after: Mapping[str, str],
) -> Iterator[Change]:
    """The changes of a session or an excursion, the weightiest first. What will not take place is not moved."""
    moved = (before.start, before.end) != (after.start, after.end) and not after.cancelled
    if after.cancelled and not before.cancelled:
        yield Cancelled(item=item)
    if before.cancelled and not after.cancelled:
        yield Restored(item=item, start=after.start, zone=after.zone)
    if moved:
        yield Moved(
            item=item,
            old_start=before.start, old_end=before.end, old_zone=before.zone,
            start=after.start, end=after.end, zone=after.zone,
        )  # fmt: skip
    if _where(before) != _where(after):
        yield Placed(item=item, before=_place(before, places_before), after=_place(after, places_after))
    if before.title != after.title:
        yield Retitled(item=item, before=before.title)
    if isinstance(before, Excursion) and isinstance(after, Excursion) and before.seats != after.seats:
        yield Reseated(item=item, before=before.seats, after=after.seats)
    names = _differing(before, after, _TOLD_APART | ({"zone"} if moved else frozenset()))
    if names:
        yield Edited(item=item, fields=names)


def _where(event: Session | Excursion) -> tuple[str, ...]:
    return (event.venue, event.room) if isinstance(event, Session) else (event.meeting_point,)


def _place(event: Session | Excursion, venues: Mapping[str, str]) -> str:
    if isinstance(event, Excursion):
        return " ".join(event.meeting_point.split())
    return ", ".join(part for part in (venues.get(event.venue, event.venue), event.room) if part)


def describe(change: Change, words: Words) -> Html:
    """A change as one line: what it is about, and what has changed."""
    item = change.item
    about = words(f"workbook-item-{item.kind}", title=item.title, code=item.code)
    return words("workbook-change", item=about, what=what_changed(change, words))


def what_changed(change: Change, words: Words) -> Html:
    """Only what has changed, for where the item is named beside it."""
    kind = change.item.kind
    match change:
        case Added(start=datetime() as start, zone=zone):
            return words.at(zone)("workbook-change-added-at", kind=kind, start=start)
        case Added():
            return words("workbook-change-added", kind=kind)
        case Removed():
            return words("workbook-change-removed", kind=kind)
        case Cancelled():
            return words("workbook-change-cancelled", kind=kind)
        case Restored(start=start, zone=zone):
            return words.at(zone)("workbook-change-restored", start=start)
        case Moved():
            return _move(change, words)
        case Placed(before=before, after=after):
            key = "placed" if before and after else "place-set" if after else "place-lost"
            return words(f"workbook-change-{key}", before=before, after=after)
        case Retitled(before=before):
            return words("workbook-change-retitled", before=before)
        case Reseated(before=seats, after=now):
            return words("workbook-change-reseated", before=seats, after=now)
        case Edited(fields=names):
            said = dict.fromkeys(words(f"workbook-field-{name}") for name in names)
            return words("workbook-change-edited", fields=Html(", ").join(said))


def _move(change: Moved, words: Words) -> Html:
    """A move by its starts, or by its ends where only the end differs. Zones are named where they differ."""
    same_start = change.start == change.old_start and change.zone == change.old_zone
    moments = (change.old_end, change.end) if same_start else (change.old_start, change.start)
    zones = (change.old_zone, change.zone)
    before, after = (
        words.at(zone)("workbook-change-moment", at=at) for at, zone in zip(moments, zones, strict=True)
    )  # fmt: skip
    if change.zone != change.old_zone:
        before, after = (
            words("workbook-change-in-zone", moment=said, zone=zone)
            for said, zone in zip((before, after), zones, strict=True)
        )
    if same_start:
        return words("workbook-change-ends", before=before, after=after)
    return words("workbook-change-moved", kind=change.item.kind, before=before, after=after)
