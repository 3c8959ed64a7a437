"""The question index: a programme's words, names and facets, built once per release and shared by all reads. Pure."""

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from bot.programme.catalogue import Catalogue, Item
from bot.questions.heard import ASKS, Heard
from bot.questions.names import case_stems, distinct, minimum_age, name_aliases, person_alias, segments, town
from bot.questions.text import fold, sound, stem, stems, tokens
from storage.records.programme import Enterprise, Excursion, Faq, Programme, Session, Speaker, Venue

Kind = Literal["session", "excursion", "enterprise", "venue", "speaker", "faq"]
KINDS: tuple[Kind, ...] = ("session", "excursion", "enterprise", "venue", "speaker", "faq")
Record = Session | Excursion | Enterprise | Venue | Speaker | Faq

COMMON = 0.45
"""What a word with other uses says in a name, beside a proper one."""

TOPIC_SHARE = 0.85
"""What a topic in common is worth beside the very word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the programme that can be an answer."""

    kind: Kind
    record: Record
    city: str = ""
    age: int | None = None
    topics: frozenset[str] = frozenset()
    """Topics of its audience."""

    @property
    def code(self) -> str:
        """Its workbook code; nothing for a FAQ row."""
        return "" if isinstance(self.record, Faq) else self.record.code


@dataclass(frozen=True, slots=True)
class Name:
    """A thing that can be named: `kind` is speaker, enterprise, venue or city; `key` its code, name or town."""

    kind: str
    key: str
    aliases: tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a session's format or track: the words it takes to mean it, each a stem with its topics."""

    field: Literal["format", "track"]
    value: str
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionIndex:
    """Everything a question is matched against."""

    catalogue: Catalogue
    heard: Heard
    entries: tuple[Entry, ...]
    by_kind: Mapping[Kind, tuple[int, ...]]
    by_code: Mapping[tuple[Kind, str], int]
    timed: tuple[int, ...]
    """Places of sessions and excursions in order of time."""

    postings: "Mapping[str, tuple[array[int], array[float]]]"
    """Term (a stem or a topic's tag) → places in `entries` and how prominent the term is there (0..1)."""

    titles: Mapping[int, tuple[frozenset[str], ...]]
    """Place of a session or excursion → the telling stems of its title and of the title's parts."""

    heads: Mapping[int, str]
    """Place of a session or excursion → the stem its title begins with."""

    weights: Mapping[str, float]
    """Term → how telling it is (0..1, the rarer the more)."""

    wordings: tuple[tuple[int, tuple[tuple[str, frozenset[str]], ...]], ...]
    """Every wording of the FAQ: the place of its entry and its words, each a stem with its topics."""

    faq: frozenset[int]
    telling: Mapping[str, float]
    """How much a word of a FAQ's wording says: nothing for fillers, little for words about asking."""

    names: tuple[Name, ...]
    by_name: Mapping[str, tuple[int, ...]]
    """Stem → places in `names`."""

    facets: tuple[Facet, ...]
    forms: Mapping[str, str]
    """The stems of the cases of a surname or a town → the stem of its first form."""

    vocabulary: tuple[str, ...]
    by_letter: Mapping[str, tuple[str, ...]]
    sounds: Mapping[str, str]

    def item(self, place: int) -> Item:
        """The session or excursion at `place` of `entries`."""
        record = self.entries[place].record
        if not isinstance(record, Session | Excursion):
            raise TypeError(f"entry {place} has no time")
        return record


def build_index(programme: Programme, heard: Heard) -> QuestionIndex:
    """Index `programme`; takes about a second for ten thousand sessions."""
    return _Builder(Catalogue.of(programme), heard).build()


class _Builder:
    """The index while it grows."""

    def __init__(self, catalogue: Catalogue, heard: Heard) -> None:
        self.catalogue, self.heard = catalogue, heard
        self.entries: list[Entry] = []
        self.terms: defaultdict[str, tuple[array[int], array[float]]] = defaultdict(lambda: (array("I"), array("f")))
        self.titles: dict[int, tuple[frozenset[str], ...]] = {}
        self.heads: dict[int, str] = {}
        venues = catalogue.programme.venues
        self.place_tags = Counter(tag for venue in venues for tag in self._place_tags(venue.name))
        self.empty: dict[str, bool] = {}
        self.known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def build(self) -> QuestionIndex:
        towns = self._towns()
        self._fill(towns)
        names = self._names(towns)
        by_name: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            for word in {word for alias in name.aliases for word, _ in alias}:
                by_name[word].append(place)
        stems_ = sorted({term for term in self.terms if ":" not in term} | set(by_name))
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(set(stems_) | self.heard.stems):
            if len(word) > 3:
                by_letter[word[0]].append(word)
        weights = self._weights()
        return QuestionIndex(
            catalogue=self.catalogue,
            heard=self.heard,
            entries=tuple(self.entries),
            by_kind=MappingProxyType(
                {kind: tuple(place for place, entry in enumerate(self.entries) if entry.kind == kind) for kind in KINDS}
            ),
            by_code=MappingProxyType({(entry.kind, entry.code): place for place, entry in enumerate(self.entries)}),
            timed=tuple(
                sorted(
                    (
                        place
                        for place, entry in enumerate(self.entries)
                        if isinstance(entry.record, Session | Excursion)
                    ),
                    key=lambda place: (self._start(place), place),
                )
            ),
            postings=MappingProxyType(dict(self.terms)),
            titles=MappingProxyType(self.titles),
            heads=MappingProxyType(self.heads),
            weights=MappingProxyType(weights),
            wordings=(wordings := self._wordings()),
            faq=frozenset(place for place, _ in wordings),
            telling=MappingProxyType({word: self._said(word, weights) for _, words in wordings for word, _ in words}),
            names=names,
            by_name=MappingProxyType({word: tuple(places) for word, places in by_name.items()}),
            facets=self._facets(),
            forms=MappingProxyType(
                _name_forms((*self._surnames(), *(name.key for name in names if name.kind == "city")))
            ),
            vocabulary=tuple(stems_),
            by_letter=MappingProxyType({letter: tuple(words) for letter, words in by_letter.items()}),
            sounds=MappingProxyType({sound(word): word for word in stems_ if len(word) > 2}),
        )

    def words(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The stems and the topics of a text; texts that repeat (tracks, venues, audiences) are read once."""
        found = self.known.get(text)
        if found is None:
            said = stems(text)
            self.known[text] = found = (said, tuple(self.heard.spoken(said)))
        return found

    def _tells(self, stem: str) -> bool:
        """Whether a word of a title says something of its own."""
        empty = self.empty.get(stem)
        if empty is None:
            tags = self.heard.single.get(stem, ())
            self.empty[stem] = empty = any(tag.startswith(("filler", "kind:", "ask:")) for tag in tags)
        return not empty

    def add(self, entry: Entry, title: str, *fields: tuple[float, str]) -> None:
        """Add an entry with its title and other texts, each with how prominent it is."""
        place = len(self.entries)
        self.entries.append(entry)
        if isinstance(entry.record, Session | Excursion):
            self.heads[place] = next(iter(stems(title)), "")
            parts = (frozenset(filter(self._tells, stems(part))) for part in segments(title))
            known = frozenset(stems(entry.record.format)) if isinstance(entry.record, Session) else frozenset()
            self.titles[place] = tuple(part for part in parts if len(part) > 1 and not part <= known)
        best: dict[str, float] = {}
        for share, text in sorted(((1.0, title), *fields)):
            said, topics = self.words(text) if text else ((), ())
            best.update(dict.fromkeys(said, share))
            best.update(dict.fromkeys(topics, share * TOPIC_SHARE))
        advice = entry.kind == "faq"
        for word, share in best.items():
            if advice or word not in ASKS:
                places, shares = self.terms[word]
                places.append(place)
                shares.append(share)

    def _fill(self, towns: Mapping[str, str]) -> None:
        programme, venues = self.catalogue.programme, self.catalogue.venue_by_code
        for session in self.catalogue.sessions:
            venue = venues.get(session.venue)
            entry = Entry("session", session, towns.get(session.venue, ""), minimum_age(session.audience),
                          frozenset(w for w in self.words(session.audience)[1] if w.startswith("who:")))  # fmt: skip
            self.add(
                entry, session.title, (0.95, session.format), (0.9, session.track), (0.9, " ".join(session.speakers)),
                (0.5, venue.name if venue else ""), (0.4, session.room), (0.5, session.audience),
                (0.55, session.abstract), (0.4, entry.city),
            )  # fmt: skip
        for excursion in self.catalogue.excursions:
            host = self.catalogue.enterprise_by_code.get(excursion.enterprise)
            entry = Entry("excursion", excursion, town(host.city) if host else "", excursion.minimum_age)
            self.add(
                entry, excursion.title, (0.75, host.name if host else ""), (0.7, host.industry if host else ""),
                (0.6, excursion.description), (0.4, host.description if host else ""),
                (0.4, f"{excursion.meeting_point} {excursion.documents} {excursion.clothing}"), (0.4, entry.city),
            )  # fmt: skip
        for enterprise in programme.enterprises:
            self.add(Entry("enterprise", enterprise, town(enterprise.city)), enterprise.name,
                     (0.85, enterprise.industry), (0.65, enterprise.description), (0.4, enterprise.city))  # fmt: skip
        for place in programme.venues:
            self.add(Entry("venue", place, towns.get(place.code, "")), place.name,
                     (0.5, place.address), (0.3, place.directions))  # fmt: skip
        for speaker in programme.speakers:
            self.add(Entry("speaker", speaker), speaker.name,
                     (0.8, speaker.position), (0.5, speaker.organisation), (0.5, speaker.bio))  # fmt: skip
        for faq in programme.faq:
            self.add(Entry("faq", faq), faq.question, (0.95, " ; ".join(faq.variants)), (0.45, faq.answer))

    def _towns(self) -> dict[str, str]:
        """Venue code → town."""
        return {venue.code: town(venue.address) for venue in self.catalogue.programme.venues}

    def _start(self, place: int) -> datetime:
        record = self.entries[place].record
        if not isinstance(record, Session | Excursion):
            raise TypeError(f"entry {place} has no time")
        return record.start

    def _said(self, word: str, weights: Mapping[str, float]) -> float:
        """What a word of a FAQ's wording says."""
        tags = self.heard.single.get(word, frozenset())
        if "filler" in tags:
            return 0.0
        asking = any(tag.startswith(("ask:", "kind:", "is:", "time:", "unit:", "age:")) for tag in tags)
        return 0.2 if asking else weights.get(word, 1.0)

    def _surnames(self) -> Iterator[str]:
        for speaker in self.catalogue.programme.speakers:
            yield speaker.name.split()[-1]

    def _weights(self) -> dict[str, float]:
        total = math.log(len(self.entries) + 2)
        return {
            term: max(0.15, math.log((len(self.entries) + 2) / (len(places) + 0.5)) / total)
            for term, (places, _) in self.terms.items()
        }

    def _wordings(self) -> tuple[tuple[int, tuple[tuple[str, frozenset[str]], ...]], ...]:
        return tuple(
            (place, tuple((word.stem, found) for word, found in zip(words, self.heard.covering(words), strict=True)))
            for place, entry in enumerate(self.entries)
            if isinstance(entry.record, Faq)
            for wording in (entry.record.question, *entry.record.variants)
            if (words := tokens(wording))
        )

    def _names(self, towns: Mapping[str, str]) -> tuple[Name, ...]:
        programme = self.catalogue.programme
        cities = distinct(
            [programme.forum.city, *(town(e.city) for e in programme.enterprises), *towns.values()]
        )  # fmt: skip
        raw = [("enterprise", e.code, name_aliases(e.name)) for e in programme.enterprises]
        raw += [("venue", v.code, name_aliases(v.name)) for v in programme.venues]
        raw += [("city", city, (stems(city),)) for city in cities]
        common = Counter(word for _, _, aliases in raw for word in {word for alias in aliases for word in alias})
        places = {word for city in cities for word in stems(city)}
        titles = {("enterprise", e.code): e.name for e in programme.enterprises}
        titles |= {("venue", v.code): v.name for v in programme.venues}
        spelled = (word.strip("«»()") for name in titles.values() for word in name.split())
        short = {stem(fold(word)) for word in spelled if word.isupper()}
        telling = {
            word: self._telling(word, common[word], any(word.startswith(place) for place in places), word in short)
            for word in common
        }
        found = [
            Name(kind, key, (
                *(tuple((w, 1.0 if kind == "city" else telling[w]) for w in a) for a in aliases if a),
                *((alias,) if (alias := self._translated(titles.get((kind, key), ""))) else ()),
            ))
            for kind, key, aliases in raw
        ]  # fmt: skip
        for speaker in programme.speakers:
            person = person_alias(speaker.name)
            forms = tuple(zip(person.stems, person.weights, strict=True))
            found.append(Name("speaker", speaker.name, (forms,) if forms else ()))
        return tuple(found)

    def _translated(self, name: str) -> tuple[tuple[str, float], ...]:
        """A name the lists know in other languages: as a phrase, or as the only place of its kind; its topic."""
        words = tokens(name)
        whole = [m.tag for m in self.heard.find(words) if m.end - m.start == len(words) > 1 and m.tag.startswith("t:")]
        whole += [tag for tag in self._place_tags(name) if self.place_tags[tag] == 1]
        return ((whole[0], 1.0),) if whole else ()

    def _place_tags(self, name: str) -> tuple[str, ...]:
        """«Библиотека», «лофт»: what kind of place a venue's name says it is."""
        return tuple(sorted({tag for tag in self.heard.spoken(stems(name)) if tag.startswith("place:")}))

    def _telling(self, word: str, count: int, is_place: bool, is_short: bool) -> float:
        """How much a word of a name says: little for «завод» and towns, less than all for words with other uses."""
        tags = self.heard.single.get(word, frozenset())
        if any(tag.startswith(("kind:enterprise", "kind:venue", "filler", "t:hall", "t:street")) for tag in tags):
            return 0.1 / count
        if is_place:
            return 0.2 / count
        if count > 1:
            return COMMON / count
        common = word in self.heard.stems and not is_short and not any(tag.startswith("place:") for tag in tags)
        return (COMMON if common else 1.0) / count

    def _facets(self) -> tuple[Facet, ...]:
        found = []
        for field in ("format", "track"):
            for value in distinct(getattr(session, field) for session in self.catalogue.sessions):
                words = tokens(value)
                sets = tuple(
                    topics | {word.stem}
                    for word, topics in zip(words, self.heard.covering(words), strict=True)
                    if not self.heard.is_filler(word)
                )
                found.append(Facet(field, value, sets))
        return tuple(found)


def relatives(index: QuestionIndex, word: str) -> tuple[str, ...]:
    """Words of the programme that share the first letters of a stem: «вагоностроител» and «вагоностроен»."""
    if len(word) < 6:
        return ()
    head = word[: max(5, math.ceil(len(word) * 0.7))]
    start = bisect_left(index.vocabulary, head)
    found = []
    for other in index.vocabulary[start : start + 12]:
        if not other.startswith(head):
            break
        if other != word and len(head) >= 0.65 * len(other):
            found.append(other)
    return tuple(found)


def _name_forms(names: Iterable[str]) -> dict[str, str]:
    return {
        form: stem(word)
        for name in names
        for word in fold(name).replace("-", " ").split()
        for form in case_stems(word)
        if form != stem(word)
    }
