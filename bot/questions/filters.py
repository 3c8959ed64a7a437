"""Which sessions and excursions a question's constraints leave. Pure."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from bot.questions.index import Entry, QuestionIndex, Record
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
        allowed = self.allowed(whenever=whenever)
        return tuple(place for place in self.index.timed if place in allowed)

    def allowed(self, *, whenever: bool = False, any_kind: bool = False) -> Set[int]:
        """Places of what fits; `whenever` drops the time, `any_kind` takes sessions and excursions alike."""
        common: list[Set[int]] = [self._of("city", self.cities)] if self.cities else []
        if not whenever and self.when is not None and self.when.spans:
            common.append(self._then(self.when))
        sessions = any_kind or "session" in self.kinds
        excursions = any_kind or "excursion" in self.kinds
        if any_kind and self.hosts:
            sessions = False
        found: Set[int] = frozenset()
        if sessions:
            found = self._sessions(common)
        if excursions:
            tours = self._excursions(common)
            found = found | tours if found else tours
        return found

    def _of(self, field: str, values: Iterable[str]) -> Set[int]:
        return frozenset().union(*(self.index.groups.get((field, value), ()) for value in values))

    def _then(self, when: When) -> Set[int]:
        """What starts in the spans of `when`, or runs at its moment."""
        found = {place for since, until in when.spans for place in self.index.between(since, until)}
        if when.moment is not None:
            running = self.index.between(when.moment - self.index.longest, when.moment)
            found.update(place for place in running if self.index.item(place).end > when.moment)
        return found

    def _sessions(self, common: Sequence[Set[int]]) -> Set[int]:
        wanted = (
            ("speaker", self.speakers), ("venue", self.venues), ("format", self.formats), ("track", self.tracks),
            ("audience", self.audiences), ("language", {self.spoken} if self.spoken else ()),
        )  # fmt: skip
        told = [self._of(field, values) for field, values in wanted if values]
        found = _common(self.index.groups.get(("kind", "session"), frozenset()), *common, *told)
        if self.age is None and not self.online:
            return found
        return {place for place in found if self._session(self.index.entries[place])}

    def _session(self, entry: Entry) -> bool:
        online = isinstance(entry.record, Session) and (bool(entry.record.link) or not entry.record.venue)
        return (self.age is None or _of_age(entry, self.age)) and (not self.online or online)

    def _excursions(self, common: Sequence[Set[int]]) -> Set[int]:
        if self.online:
            return frozenset()
        told = [self._of("enterprise", self.hosts)] if self.hosts else []
        found = _common(self.index.groups.get(("kind", "excursion"), frozenset()), *common, *told)
        if self.age is None and self.exact_age is None and not self.no_id and not self.open:
            return found
        return {place for place in found if self._excursion(self.index.entries[place].record)}

    def _excursion(self, excursion: Record) -> bool:
        return (
            isinstance(excursion, Excursion)
            and (self.exact_age is None or excursion.minimum_age == self.exact_age)
            and (self.age is None or excursion.minimum_age <= self.age)
            and not (self.no_id and excursion.id_required)
            and (not self.open or is_open(excursion, self.now, self.seats))
        )


def _common(*sets: Set[int]) -> Set[int]:
    """What is in all of the sets, beginning with the smallest."""
    smallest, *others = sorted(sets, key=len)
    for other in others:
        smallest = smallest & other
    return smallest


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
