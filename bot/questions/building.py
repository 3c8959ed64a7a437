"""Building the question index: once per release. Pure."""

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from bot.programme.catalogue import Catalogue
from bot.questions.aliases import minimum_age, segments, town
from bot.questions.heard import ASKS, Heard
from bot.questions.index import KINDS, TOPIC_SHARE, Entry, QuestionIndex
from bot.questions.names import facets, name_forms, named_things
from bot.questions.text import sound, stems, tokens
from storage.records.programme import Excursion, Faq, Programme, Session


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
        self.empty: dict[str, bool] = {}
        self.known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def build(self) -> QuestionIndex:
        towns = self._towns()
        self._fill(towns)
        names = named_things(self.catalogue.programme, towns, self.heard)
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
            timed=self._timed(),
            postings=MappingProxyType(dict(self.terms)),
            titles=MappingProxyType(self.titles),
            heads=MappingProxyType(self.heads),
            weights=MappingProxyType(weights),
            wordings=(wordings := self._wordings()),
            faq=frozenset(place for place, _ in wordings),
            telling=MappingProxyType({word: self._said(word, weights) for _, words in wordings for word, _ in words}),
            names=names,
            by_name=MappingProxyType({word: tuple(places) for word, places in by_name.items()}),
            facets=facets(self.catalogue, self.heard),
            forms=MappingProxyType(name_forms(self.catalogue.programme, names)),
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

    def _timed(self) -> tuple[int, ...]:
        starts = [
            (entry.record.start, place)
            for place, entry in enumerate(self.entries)
            if isinstance(entry.record, Session | Excursion)
        ]
        return tuple(place for _, place in sorted(starts))

    def _said(self, word: str, weights: Mapping[str, float]) -> float:
        """What a word of a FAQ's wording says."""
        tags = self.heard.single.get(word, frozenset())
        if "filler" in tags:
            return 0.0
        asking = any(tag.startswith(("ask:", "kind:", "is:", "time:", "unit:", "age:")) for tag in tags)
        return 0.2 if asking else weights.get(word, 1.0)

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
