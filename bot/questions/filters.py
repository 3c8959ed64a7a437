"""Which sessions and excursions a question's constraints leave. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.questions.index import Entry, QuestionIndex
from bot.questions.parse import Question
from bot.questions.when import When
from storage.records.programme import Excursion, Session

OPEN_AGE = 16
"""From what age an audience of students is meant, where none is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What a session or an excursion must be; an empty set leaves all."""

    index: QuestionIndex
    now: datetime
    seats: Mapping[int, int] | None
    kinds: frozenset[str]
    when: When | None
    cities: frozenset[str]
    speakers: frozenset[str]
    venues: frozenset[str]
    hosts: frozenset[str]
    formats: frozenset[str]
    tracks: frozenset[str]
    audiences: frozenset[str]
    age: int | None
    exact_age: int | None
    spoken: str
    online: bool
    open: bool
    no_id: bool

    @classmethod
    def of(
        cls, index: QuestionIndex, question: Question, now: datetime, seats: Mapping[int, int] | None
    ) -> "Constraints":
        """The constraints of `question` at `now` (aware); `seats` are free seats by the id of an excursion."""
        named = bool(question.facets or question.names or question.titles)
        return cls(
            index=index,
            now=now,
            seats=seats,
            kinds=wanted_kinds(question),
            when=question.when,
            cities=frozenset(question.named("city")),
            speakers=frozenset(question.named("speaker")),
            venues=frozenset(question.named("venue")),
            hosts=frozenset(question.named("enterprise")),
            formats=frozenset(found.facet.value for found in question.facets if found.facet.field == "format"),
            tracks=frozenset(found.facet.value for found in question.facets if found.facet.field == "track"),
            audiences=question.audiences,
            age=question.age,
            exact_age=question.exact_age,
            spoken=question.spoken.removeprefix("lang:"),
            online="online" in question.states and not named,
            open="open" in question.states,
            no_id="noid" in question.states,
        )

    def places(self, *, whenever: bool = False) -> tuple[int, ...]:
        """Places of what fits, in order of time; `whenever` drops the time."""
        return tuple(place for place in self.index.timed if self.fit(place, whenever=whenever))

    def fit(self, place: int, *, whenever: bool = False, any_kind: bool = False) -> bool:
        """Whether the entry at `place` fits."""
        entry = self.index.entries[place]
        record = entry.record
        if not isinstance(record, Session | Excursion) or not (any_kind or entry.kind in self.kinds):
            return False
        if not (whenever or self.when is None or self.when.holds(record.start, record.end)):
            return False
        if self.cities and entry.city not in self.cities:
            return False
        if any_kind and self.hosts and isinstance(record, Session):
            return False
        return self._session(record, entry) if isinstance(record, Session) else self._excursion(record)

    def _session(self, session: Session, entry: Entry) -> bool:
        return (
            (not self.speakers or not self.speakers.isdisjoint(session.speakers))
            and (not self.venues or session.venue in self.venues)
            and (not self.formats or session.format in self.formats)
            and (not self.tracks or session.track in self.tracks)
            and (self.age is None or _of_age(entry, self.age))
            and (not self.audiences or not self.audiences.isdisjoint(entry.topics))
            and (not self.spoken or session.language == self.spoken)
            and (not self.online or bool(session.link) or not session.venue)
        )

    def _excursion(self, excursion: Excursion) -> bool:
        return (
            (not self.hosts or excursion.enterprise in self.hosts)
            and (self.exact_age is None or excursion.minimum_age == self.exact_age)
            and (self.age is None or excursion.minimum_age <= self.age)
            and not (self.no_id and excursion.id_required)
            and (not self.open or is_open(excursion, self.now, self.seats))
            and not self.online
        )


def wanted_kinds(question: Question) -> frozenset[str]:
    """`session`, `excursion` or both: what the question would have."""
    young = question.age is not None and "enterprise" in question.kinds
    if "excursion" in question.kinds or question.named("enterprise") or "noid" in question.states:
        return frozenset({"excursion"})
    at_sessions = question.facets or question.named("speaker") or question.named("venue") or question.audiences
    online = "online" in question.states and not question.names and not question.titles
    if at_sessions or "session" in question.kinds or question.spoken or online:
        return frozenset({"session"})
    if "open" in question.states or {"closes", "opens", "seats", "age"} & question.asks or young:
        return frozenset({"excursion"})
    return frozenset({"session", "excursion"})


def is_open(excursion: Excursion, now: datetime, seats: Mapping[int, int] | None) -> bool:
    """Whether one may sign up for an excursion at `now`, as far as the workbook and the free seats tell."""
    if excursion.cancelled or excursion.invitation_only or excursion.start <= now:
        return False
    if (excursion.opens and now < excursion.opens) or (excursion.closes and now >= excursion.closes):
        return False
    return seats is None or seats.get(excursion.id, 1) > 0


def lively(index: QuestionIndex, places: Iterable[int]) -> tuple[int, ...]:
    """Those not cancelled."""
    return tuple(place for place in places if not index.item(place).cancelled)


def ahead(index: QuestionIndex, places: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Those not over at `now`."""
    return tuple(place for place in places if index.item(place).end > now)


def _of_age(entry: Entry, age: int) -> bool:
    least = entry.age if entry.age is not None else OPEN_AGE if entry.topics == {"who:students"} else 0
    return least <= age
