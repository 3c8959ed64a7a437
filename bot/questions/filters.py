"""Which sessions and excursions a question's constraints leave. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.questions.index import Entry, QuestionIndex
from bot.questions.parse import Question
from storage.records.programme import Excursion, Session

OPEN_AGE = 16
"""From what age an audience of students is meant, where none is written."""


def wanted_kinds(question: Question) -> frozenset[str]:
    """`session`, `excursion` or both: what the question would have."""
    facets = bool(question.facets) or bool(question.named("speaker")) or bool(question.named("venue"))
    touring = {"closes", "opens", "seats"} & question.asks or (question.age is not None and "enterprise" in question.kinds)
    if "excursion" in question.kinds or question.named("enterprise") or "noid" in question.states:
        return frozenset({"excursion"})
    if facets or "session" in question.kinds or question.spoken or question.audiences or _online(question):
        return frozenset({"session"})
    if "open" in question.states or touring:
        return frozenset({"excursion"})
    return frozenset({"session", "excursion"})


def constrained(
    index: QuestionIndex, question: Question, now: datetime, seats: Mapping[int, int] | None, *, whenever: bool = False
) -> tuple[int, ...]:
    """Places of the sessions and excursions that meet every constraint, in order of time; `whenever` drops the time."""
    kinds = wanted_kinds(question)
    return tuple(
        place
        for place in index.timed
        if index.entries[place].kind in kinds
        and (whenever or _timely(index.entries[place], question))
        and _fits(index, index.entries[place], question, now, seats)
    )


def _timely(entry: Entry, question: Question) -> bool:
    record = entry.record
    return question.when is None or (
        isinstance(record, Session | Excursion) and question.when.holds(record.start, record.end)
    )


def _fits(
    index: QuestionIndex, entry: Entry, question: Question, now: datetime, seats: Mapping[int, int] | None
) -> bool:
    cities = question.named("city")
    if cities and entry.city not in cities:
        return False
    if isinstance(entry.record, Session):
        return _session_fits(entry.record, entry, question)
    return isinstance(entry.record, Excursion) and _excursion_fits(index, entry.record, question, now, seats)


def _session_fits(session: Session, entry: Entry, question: Question) -> bool:
    speakers, venues = question.named("speaker"), question.named("venue")
    if speakers and not any(name in session.speakers for name in speakers):
        return False
    if venues and session.venue not in venues:
        return False
    if not _faceted(session, question):
        return False
    if question.age is not None and not _of_age(entry, question.age):
        return False
    if question.audiences and not any(topic in entry.topics for topic in question.audiences):
        return False
    if question.spoken and session.language != question.spoken.removeprefix("lang:"):
        return False
    return not _online(question) or bool(session.link) or not session.venue


def _online(question: Question) -> bool:
    """Whether only what is online is wanted, and not the stream of something named."""
    return "online" in question.states and not (question.facets or question.names or question.titles)


def _faceted(session: Session, question: Question) -> bool:
    """Whether a session has one of the formats asked for, and is of one of the tracks."""
    for field in ("format", "track"):
        values = {found.facet.value for found in question.facets if found.facet.field == field}
        if values and getattr(session, field) not in values:
            return False
    return True


def _of_age(entry: Entry, age: int) -> bool:
    least = entry.age if entry.age is not None else OPEN_AGE if entry.topics == {"who:students"} else 0
    return least <= age


def _excursion_fits(
    index: QuestionIndex, excursion: Excursion, question: Question, now: datetime, seats: Mapping[int, int] | None
) -> bool:
    hosts = question.named("enterprise")
    if hosts and excursion.enterprise not in hosts:
        return False
    if question.exact_age is not None and excursion.minimum_age != question.exact_age:
        return False
    if question.age is not None and excursion.minimum_age > question.age:
        return False
    if "noid" in question.states and excursion.id_required:
        return False
    if "open" in question.states and not is_open(excursion, now, seats):
        return False
    return not _online(question)


def is_open(excursion: Excursion, now: datetime, seats: Mapping[int, int] | None) -> bool:
    """Whether one may sign up for an excursion at `now`, as far as the workbook and the free seats tell."""
    if excursion.cancelled or excursion.invitation_only or excursion.start <= now:
        return False
    if (excursion.opens and now < excursion.opens) or (excursion.closes and now >= excursion.closes):
        return False
    return seats is None or seats.get(excursion.id, 1) > 0


def lively(index: QuestionIndex, places: Iterable[int]) -> tuple[int, ...]:
    """Those not cancelled."""
    return tuple(place for place in places if not getattr(index.entries[place].record, "cancelled", False))


def ahead(index: QuestionIndex, places: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Those not over at `now`."""
    return tuple(place for place in places if index.item(place).end > now)
