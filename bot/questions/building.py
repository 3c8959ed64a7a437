"""Building the question index: once per release. Pure."""

import gc
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from bot.programme.catalogue import Catalogue, Item
from bot.questions.aliases import minimum_age, segments, town
from bot.questions.heard import ASKS, Heard
from bot.questions.index import KINDS, TOPIC_SHARE, Entry, Kind, Levels, QuestionIndex
from bot.questions.names import facets, name_forms, named_things
from bot.questions.text import sound, stems, tokens
from storage.records.programme import Excursion, Faq, Programme, Session


def build_index(programme: Programme, heard: Heard) -> QuestionIndex:
    """Index `programme`; takes about a second for ten thousand sessions."""
    with _uncollected():
        return _Builder(Catalogue.of(programme), heard).build()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which would walk the growing index again and again; it makes no cycles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


_REPEATED = 80
"""Letters of a text up to which it is remembered while building."""


def _told(entry: Entry, record: Item) -> Iterator[tuple[str, str]]:
    """What a question may ask a session or an excursion to be: the field and its value."""
    yield "kind", entry.kind
    yield "city", entry.city
    if isinstance(record, Excursion):
        yield "enterprise", record.enterprise
        return
    yield from (("speaker", name) for name in record.speakers)
    yield from (("audience", topic) for topic in entry.topics)
    for field in ("venue", "format", "track", "language"):
        yield field, getattr(record, field)


def _places() -> "array[int]":
    return array("I")


class _Words(NamedTuple):
    """A text read: its first stem, all of them, and the topics it speaks of."""

    first: str
    said: frozenset[str]
    topics: frozenset[str]


class _Builder:
    """The index while it grows."""

    def __init__(self, catalogue: Catalogue, heard: Heard) -> None:
        self.catalogue, self.heard = catalogue, heard
        self.entries: list[Entry] = []
        self.said: defaultdict[float, defaultdict[str, array[int]]] = defaultdict(lambda: defaultdict(_places))
        """Share → term → places, as in the index's `postings`."""

        self.titles: dict[int, tuple[frozenset[str], ...]] = {}
        self.heads: dict[int, str] = {}
        self.empty: dict[str, bool] = {}
        self.known: dict[str, _Words] = {}

    def build(self) -> QuestionIndex:
        towns = self._towns()
        self._fill(towns)
        postings = self._postings()
        names = named_things(self.catalogue.programme, towns, self.heard)
        by_name: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            for word in {word for alias in name.aliases for word, _ in alias}:
                by_name[word].append(place)
        stems_ = sorted({term for term in postings if ":" not in term} | set(by_name))
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(set(stems_) | self.heard.stems):
            if len(word) > 3:
                by_letter[word[0]].append(word)
        weights = self._weights(postings)
        return QuestionIndex(
            catalogue=self.catalogue,
            heard=self.heard,
            entries=tuple(self.entries),
            by_kind=MappingProxyType(self._ranges()),
            by_code=MappingProxyType({(entry.kind, entry.code): place for place, entry in enumerate(self.entries)}),
            timed=(timed := self._timed()),
            starts=tuple(self._item(place).start for place in timed),
            longest=max((item.end - item.start for item in self.catalogue.items), default=timedelta()),
            groups=MappingProxyType(self._groups()),
            postings=MappingProxyType(postings),
            titles=MappingProxyType(self.titles),
            heads=MappingProxyType(self.heads),
            weights=MappingProxyType(weights),
            wordings=(wordings := self._wordings()),
            telling=MappingProxyType({word: self._said(word, weights) for _, words in wordings for word, _ in words}),
            names=names,
            by_name=MappingProxyType({word: tuple(places) for word, places in by_name.items()}),
            facets=facets(self.catalogue, self.heard),
            forms=MappingProxyType(name_forms(self.catalogue.programme, names)),
            vocabulary=tuple(stems_),
            by_letter=MappingProxyType({letter: tuple(words) for letter, words in by_letter.items()}),
            sounds=MappingProxyType({sound(word): word for word in stems_ if len(word) > 2}),
        )

    def words(self, text: str) -> "_Words":
        """The words of a text; short texts repeat (tracks, venues, audiences) and are read once."""
        found = self.known.get(text)
        if found is None:
            said = stems(text)
            found = _Words(said[0] if said else "", frozenset(said), self.heard.spoken(said))
            if len(text) < _REPEATED:
                self.known[text] = found
        return found

    def _tells(self, stem: str) -> bool:
        """Whether a word of a title says something of its own."""
        empty = self.empty.get(stem)
        if empty is None:
            tags = self.heard.single.get(stem, ())
            self.empty[stem] = empty = any(tag.startswith(("filler", "kind:", "ask:")) for tag in tags)
        return not empty

    def add(self, entry: Entry, title: str, *fields: tuple[float, str]) -> None:
        """Add an entry with its title and other texts, each with how prominent it is; the most prominent first."""
        place = len(self.entries)
        self.entries.append(entry)
        if isinstance(entry.record, Session | Excursion):
            self.heads[place] = self.words(title).first
            parts = (frozenset(filter(self._tells, self.words(part).said)) for part in segments(title))
            known = self.words(entry.record.format).said if isinstance(entry.record, Session) else frozenset()
            self.titles[place] = tuple(part for part in parts if len(part) > 1 and not part <= known)
        seen: set[str] = set() if entry.kind == "faq" else set(ASKS)
        for share, text in ((1.0, title), *fields):
            if not text:
                continue
            words = self.words(text)
            for worth, terms in ((share, words.said), (share * TOPIC_SHARE, words.topics)):
                if fresh := terms - seen:
                    level = self.said[worth]
                    for term in fresh:
                        level[term].append(place)
                    seen |= fresh

    def _postings(self) -> dict[str, Levels]:
        found: defaultdict[str, list[tuple[float, array[int]]]] = defaultdict(list)
        for share in sorted(self.said):
            for term, places in self.said[share].items():
                found[term].append((share, places))
        return {term: tuple(levels) for term, levels in found.items()}

    def _fill(self, towns: Mapping[str, str]) -> None:
        programme, venues = self.catalogue.programme, self.catalogue.venue_by_code
        for session in self.catalogue.sessions:
            venue = venues.get(session.venue)
            audiences = frozenset(tag for tag in self.words(session.audience).topics if tag.startswith("who:"))
            town_ = towns.get(session.venue, "")
            entry = Entry("session", session, town_, minimum_age(session.audience), audiences)
            self.add(
                entry, session.title, (0.95, session.format), (0.9, session.track), (0.9, " ".join(session.speakers)),
                (0.55, session.abstract), (0.5, venue.name if venue else ""), (0.5, session.audience),
                (0.4, session.room), (0.4, entry.city),
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

    def _ranges(self) -> dict[Kind, range]:
        """Where each kind stands among the entries, which are added a kind after another."""
        counts = Counter(entry.kind for entry in self.entries)
        ends = list(accumulate(counts[kind] for kind in KINDS))
        return {kind: range(end - counts[kind], end) for kind, end in zip(KINDS, ends, strict=True)}

    def _item(self, place: int) -> Item:
        record = self.entries[place].record
        if not isinstance(record, Session | Excursion):
            raise TypeError(f"entry {place} has no time")
        return record

    def _timed(self) -> tuple[int, ...]:
        items = (place for place, entry in enumerate(self.entries) if isinstance(entry.record, Session | Excursion))
        return tuple(sorted(items, key=lambda place: (self._item(place).start, place)))

    def _groups(self) -> dict[tuple[str, str], frozenset[int]]:
        groups: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for place, entry in enumerate(self.entries):
            if isinstance(entry.record, Session | Excursion):
                for told in _told(entry, entry.record):
                    groups[told].add(place)
        return {told: frozenset(places) for told, places in groups.items()}

    def _said(self, word: str, weights: Mapping[str, float]) -> float:
        """What a word of a FAQ's wording says."""
        tags = self.heard.single.get(word, frozenset())
        if "filler" in tags:
            return 0.0
        asking = any(tag.startswith(("ask:", "kind:", "is:", "time:", "unit:", "age:")) for tag in tags)
        return 0.2 if asking else weights.get(word, 1.0)

    def _weights(self, postings: Mapping[str, Levels]) -> dict[str, float]:
        entries = len(self.entries) + 2
        said = {term: sum(len(places) for _, places in levels) for term, levels in postings.items()}
        return {term: max(0.15, math.log(entries / (count + 0.5)) / math.log(entries)) for term, count in said.items()}

    def _wordings(self) -> tuple[tuple[int, tuple[tuple[str, frozenset[str]], ...]], ...]:
        return tuple(
            (place, tuple((word.stem, found) for word, found in zip(words, self.heard.covering(words), strict=True)))
            for place, entry in enumerate(self.entries)
            if isinstance(entry.record, Faq)
            for wording in (entry.record.question, *entry.record.variants)
            if (words := tokens(wording))
        )
