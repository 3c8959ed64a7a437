"""Deciding: a question, the index and the present → what to answer, as a value. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.questions.filters import ahead, constrained, lively
from bot.questions.index import QuestionIndex
from bot.questions.parse import Question, Unit
from bot.questions.search import Hit, answered, content, topical

AnswerKind = Literal[
    "sessions", "excursions", "enterprises", "venues", "speakers", "faq", "forum", "smalltalk", "unknown"
]
_KINDS: dict[str, AnswerKind] = {
    "session": "sessions", "excursion": "excursions", "enterprise": "enterprises", "venue": "venues",
    "speaker": "speakers", "faq": "faq",
}  # fmt: skip

SURE = 0.5
"""The share of what a question says that must be accounted for, or it is not understood."""
CLOSE = 0.75
"""How near the best match others must be to stand beside it."""
THEN = 0.5
"""How much worse a match at the time asked for may be than one at another time."""
LEAST = 0.35
"""The score below which nothing matches."""
WANTED = 0.2
"""How much better advice must fit than an item, where sessions or excursions were asked for by name."""
FAQ_SURE = 0.45
"""From what score a row of the FAQ answers."""
ITEM_ASKS = frozenset({"when", "where", "who", "duration", "bring", "id", "seats", "closes", "opens", "cancelled",
                       "stream", "age", "meeting", "directions", "speaks", "about"})  # fmt: skip
"""What one session or excursion can be asked for."""
TOURS = frozenset({"bring", "id", "seats", "closes", "opens", "age", "meeting", "when", "duration", "cancelled"})
"""What an excursion rather than its plant is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to answer: entries by their place in the index, best first.

    `card` shows the first in full; `note` is a remark to begin with (nothing then, the nearest instead, not that day);
    `closest` are offered beside an honest «не знаю» and are no answer; `score` is how sure this is.
    """

    kind: AnswerKind
    places: tuple[int, ...] = ()
    card: bool = False
    note: str = ""
    chat: str = ""
    cancelled: tuple[int, ...] = ()
    closest: tuple[int, ...] = ()
    score: float = 1.0


def answer(index: QuestionIndex, question: Question, now: datetime, seats: Mapping[int, int] | None = None) -> Answer:
    """Answer `question` at `now` (aware); `seats` are free seats by the id of an excursion, None where not known."""
    return _Answering(index, question, now, seats).answer()


@dataclass(slots=True)
class _Answering:
    index: QuestionIndex
    question: Question
    now: datetime
    seats: Mapping[int, int] | None

    def answer(self) -> Answer:
        question = self.question
        said = content(question.units)
        if chat := self._chat(bool(said)):
            return chat
        if question.titles:
            return self._titled()
        faq = next(iter(answered(self.index, question.units)), Hit(0, 0.0))
        if self._definite():
            found = self._about_named() or self._items()
            weak = found is None or found.score < SURE
            return (self._practical(faq) if weak else None) or found or self._unknown()
        if self._is_list():
            return self._items() or self._practical(faq) or self._unknown()
        items = self._items()
        wanted = WANTED * bool(question.kinds & {"session", "excursion"})
        if items is None or faq.score > items.score + wanted:
            return self._practical(faq) or items or self._unknown()
        return items

    # What it may be

    def _chat(self, said: bool) -> Answer | None:
        question = self.question
        chats = sorted(tag.partition(":")[2] for tag in question.heard if tag.startswith("chat:"))
        if not question.tokens:
            return Answer(kind="smalltalk", chat="silence")
        asked = question.kinds | question.asks | question.states
        if chats and not (said or asked or question.when or question.names or question.titles):
            return Answer(kind="smalltalk", chat=chats[0])
        return None

    def _definite(self) -> bool:
        return any(name.kind != "city" for name in self.question.names)

    def _is_list(self) -> bool:
        """Whether everything said is a constraint: what meets it is wanted, and no advice."""
        question = self.question
        if content(question.rest):
            return bool(question.asks & TOURS and question.named("city") and "excursion" in question.kinds)
        kinds = question.kinds & {"excursion", "session", "any", "enterprise"}
        when = question.when and (question.when.spans or question.when.point)
        asked = question.facets and (question.asks & ITEM_ASKS or any(f.facet.field == "format" for f in question.facets))
        return bool(kinds or when or asked) and self._explained() >= 0.6

    def _practical(self, hit: Hit) -> Answer | None:
        """A row of the FAQ, where it is sure enough."""
        if hit.score < FAQ_SURE:
            return None
        return Answer(kind="faq", places=(hit.place,), card=True, score=hit.score)

    def _titled(self) -> Answer:
        """A session or an excursion called by its title; the time said narrows it where it can."""
        question = self.question
        timely = tuple(p for p in question.titles if question.when is None or self._holds(p))
        places = self._order(timely or question.titles)
        note = "" if timely or not (question.when and question.when.spans) else "not-then"
        return self._shown(places, card=True, note=note)

    def _holds(self, place: int) -> bool:
        item, when = self.index.item(place), self.question.when
        return when is None or when.holds(item.start, item.end)

    def _about_named(self) -> Answer | None:
        """A plant, a venue or a speaker named, where the thing itself is wanted and not what happens there."""
        question = self.question
        asked = question.asks & ITEM_ASKS
        bare = not (question.when or question.facets or content(question.rest)
                    or question.kinds - {"enterprise", "venue", "speaker"})  # fmt: skip
        only = all(any(unit.place in name.places for name in question.names) for unit in question.units)
        if (hosts := question.named("enterprise")) and "excursion" not in question.kinds and question.when is None:
            about = question.asks & {"about", "website"} or (bare and not asked) or not self._has_excursions(hosts)
            if about and not question.asks & TOURS:
                return self._things("enterprise", hosts)
        if (venues := question.named("venue")) and not question.names[0].kind == "speaker":
            place_asked = question.asks & {"directions", "where"} and not question.kinds & {"session", "any"}
            if question.when is None and (place_asked or (bare and not asked)):
                return self._things("venue", self._in_city(venues))
        if speakers := question.named("speaker"):
            person = question.asks & {"who", "about"} and not question.asks & {"when", "where", "speaks"}
            only = only and "what" not in question.asks
            if question.when is None and not question.kinds & {"session", "any"} and (person or (bare and only)):
                return self._things("speaker", speakers)
        return None

    def _has_excursions(self, hosts: tuple[str, ...]) -> bool:
        return any(self.index.catalogue.of_enterprise(host) for host in hosts)

    def _in_city(self, venues: tuple[str, ...]) -> tuple[str, ...]:
        cities = self.question.named("city")
        there = tuple(v for v in venues if self.index.entries[self.index.by_code["venue", v]].city in cities)
        return there or venues

    def _things(self, kind: str, keys: tuple[str, ...]) -> Answer:
        prefix = "speaker:" if kind == "speaker" else ""
        places = tuple(self.index.by_code[kind, prefix + key] for key in keys)  # type: ignore[index]  # a kind
        return Answer(kind=_KINDS[kind], places=places, card=len(places) == 1)

    # Sessions and excursions

    def _items(self) -> Answer | None:
        question = self.question
        if question.when and question.when.point in ("now", "next", "soon") and not question.when.spans:
            if found := self._at_point(question.when.point):
                return found
        units = content(question.rest)
        if things := self._listed(units):
            return things
        explained = self._explained()
        if not units:
            return self._list(self._constrained()) if explained or question.kinds - {"forum"} else None
        return self._searched(units, explained)

    def _constrained(self, *, whenever: bool = False, any_kind: bool = False) -> tuple[int, ...]:
        question = replace(self.question, kinds=frozenset()) if any_kind else self.question
        return constrained(self.index, question, self.now, self.seats, whenever=whenever)

    def _searched(self, units: tuple[Unit, ...], explained: float) -> Answer | None:
        """What the constraints leave and the other words describe; failing that, at another time or of another kind."""
        total = sum(unit.weight for unit in units)
        there = topical(self.index, units, frozenset(self._constrained()))
        later = topical(self.index, units, frozenset(self._constrained(whenever=True)))
        other = topical(self.index, units, frozenset(self._constrained(whenever=True, any_kind=True)))
        scores = [hits[0].score if hits else 0.0 for hits in (there, later, other)]
        if not self._definite() and (things := self._other_things(units, max(scores))):
            return things
        enough = THEN * scores[1] if self.question.when and self.question.when.spans else SURE
        hits, note = there, ""
        if scores[0] < min(enough, SURE) and scores[1] > scores[0]:
            hits, note = later, "not-then" if self.question.when else ""
        if max(scores[:2]) < SURE and scores[2] > max(scores[:2]) + 0.1:
            hits, note = other, ""
        best = hits[0].score if hits else 0.0
        sure = (explained + best * total) / (explained + total)
        if self._definite() and sure >= SURE and best < SURE and self._constrained():
            return replace(self._list(self._constrained()), score=LEAST)
        if sure < SURE or best < LEAST:
            return None
        return self._matched(hits, hits[0].score, note)

    def _explained(self) -> float:
        question = self.question
        return (
            0.7 * bool(question.when and (question.when.spans or question.when.point))
            + sum(0.7 if name.kind == "city" else 1.0 for name in question.names)
            + 0.8 * len(question.facets)
            + 0.6 * (question.age is not None or question.exact_age is not None)
            + 0.6 * bool(question.audiences)
            + 0.6 * bool(question.states & {"open", "noid", "online"})
            + 0.6 * bool(question.spoken)
        )

    def _other_things(self, units: tuple[Unit, ...], best: float) -> Answer | None:
        """A plant, a speaker or a venue the words describe better than any session or excursion does."""
        question = self.question
        if question.when and question.when.spans:
            return None
        hits = [h for h in topical(self.index, units) if self.index.entries[h.place].kind in ("enterprise", "speaker", "venue")]
        if not hits or hits[0].score < max(SURE, best + 0.08):
            return None
        top = self.index.entries[hits[0].place]
        cities = question.named("city")
        if cities and top.city not in cities:
            return None
        return Answer(kind=_KINDS[top.kind], places=(hits[0].place,), card=True, score=hits[0].score)

    def _listed(self, units: tuple[Unit, ...]) -> Answer | None:
        """«Какие предприятия …», «какие площадки …»: a list of things, by town and topic."""
        question = self.question
        cities = question.named("city")
        for kind in ("enterprise", "venue"):
            if kind not in question.kinds or "excursion" in question.kinds or question.when or self._definite():
                continue
            if question.asks - {"about", "where", "who", "speaks", "leads"} or question.age is not None or question.states or question.exact_age:
                continue
            among = frozenset(
                place for place, entry in enumerate(self.index.entries)
                if entry.kind == kind and (not cities or entry.city in cities)
            )
            if not units:
                return Answer(kind=_KINDS[kind], places=tuple(sorted(among)))
            hits = [hit for hit in topical(self.index, units, among) if hit.score >= SURE]
            if hits:
                close = tuple(hit.place for hit in hits if hit.score >= CLOSE * hits[0].score)
                return Answer(kind=_KINDS[kind], places=close, card=len(close) == 1, score=hits[0].score)
        return None

    def _at_point(self, point: str) -> Answer | None:
        question = self.question
        places = [p for p in constrained(self.index, replace(question, when=None), self.now, self.seats)]
        units = content(question.rest)
        if units:
            good = {hit.place for hit in topical(self.index, units, frozenset(places)) if hit.score >= SURE}
            if not good:
                return None
            places = [place for place in places if place in good]
        alive = lively(self.index, places)
        later = tuple(p for p in alive if self.index.item(p).start > self.now)
        if point == "now":
            running = tuple(p for p in alive if self.index.item(p).start <= self.now < self.index.item(p).end)
            if running:
                return self._shown(running)
            return self._shown(later[:1] and self._together(later), note="nothing-now")
        return self._shown(later[:5] if point == "next" else self._together(later))

    def _together(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """The first and what starts with it."""
        return tuple(p for p in places if self.index.item(p).start == self.index.item(places[0]).start)

    def _list(self, places: tuple[int, ...]) -> Answer:
        """What the constraints leave, in order of time; what is over only where a time was asked for."""
        question = self.question
        dated = bool(question.when and question.when.spans)
        alive = lively(self.index, places)
        coming = ahead(self.index, alive, self.now)
        if question.when and question.when.point == "rest":
            alive = tuple(p for p in alive if self.index.item(p).start >= self.now)
        elif question.when and question.when.point == "past" and not dated:
            alive = tuple(p for p in alive if p not in coming)
        elif not dated and coming and not (question.named("speaker") or question.facets):
            alive = coming
        gone = tuple(place for place in places if place not in lively(self.index, places))
        if not alive:
            return self._nothing(gone)
        if "nearest" in question.states and coming and not dated:
            alive = self._order(coming)
        ordered = self._by_topic(alive if dated else self._order(alive))
        single = bool(question.facets or self._definite()) and bool(question.asks & (ITEM_ASKS - {"about", "speaks"}))
        return replace(self._shown(ordered, card=single), cancelled=gone, score=0.6 if self._explained() >= 0.6 else 0.4)

    def _by_topic(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Those that speak most of everything said first, where a format or a track was named."""
        if not self.question.facets:
            return places
        scores = {hit.place: hit.score for hit in topical(self.index, content(self.question.units), frozenset(places))}
        return tuple(sorted(places, key=lambda place: -round(scores.get(place, 0.0), 1)))

    def _nothing(self, gone: tuple[int, ...]) -> Answer:
        """Nothing meets the constraints: say so, and offer what meets them at another time."""
        other = constrained(self.index, self.question, self.now, self.seats, whenever=True)
        coming = ahead(self.index, lively(self.index, other), self.now)
        if gone:
            return self._shown(gone)
        over = self.index.timed and self.index.item(self.index.timed[-1]).end <= self.now
        return Answer(kind="sessions", note="nothing-over" if over else "nothing-then", closest=coming[:3], score=0.5)

    def _matched(self, hits: tuple[Hit, ...], score: float, note: str = "") -> Answer:
        best = hits[0].score
        close = [hit for hit in hits if hit.score >= CLOSE * best]
        top = [hit.place for hit in close if hit.score >= best - 0.05]
        order = (*self._order(tuple(top)), *(hit.place for hit in close if hit.place not in top))
        single = bool(self.question.asks & (ITEM_ASKS - {"about"})) or len(close) == 1
        return self._shown(order, card=single, note=note, score=score)

    def _order(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """What is ahead first, then what is over, cancelled last; in order of time."""
        return tuple(sorted(places, key=lambda p: (
            getattr(self.index.entries[p].record, "cancelled", False), self.index.item(p).end <= self.now, self.index.item(p).start,
        )))

    def _shown(self, places: tuple[int, ...], *, card: bool = False, note: str = "", score: float = 1.0) -> Answer:
        kinds = [self.index.entries[place].kind for place in places[:1]]
        return Answer(kind=_KINDS[kinds[0]] if kinds else "sessions", places=places, card=card or len(places) == 1, note=note, score=score)

    def _unknown(self) -> Answer:
        hits = topical(self.index, content(self.question.units) or self.question.units)
        near = [hit.place for hit in hits if hit.score >= 0.15][:3]
        return Answer(kind="unknown", closest=tuple(near), score=0.0)
