"""What of a programme a question calls by name: things, formats and tracks, titles. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.questions.heard import Mention
from bot.questions.index import QuestionIndex
from bot.questions.names import COMMON, Facet, Name
from bot.questions.text import Token
from bot.questions.topic import ASKING, Unit

NAMED = 0.5
"""Share of a name's weight that must be said for it to be meant."""
TITLED = 0.6
"""Share of a title's words that must be said, two at least, for the title to be meant."""
NAMESAKES = 20
"""Things that one question can name; more of them is a word and no name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing named: its kind and key, the share of its name that was said, and the words that say it."""

    kind: str
    key: str
    share: float
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Faceted:
    """A format or a track named, and the words that say it."""

    facet: Facet
    places: frozenset[int]


def things_named(index: QuestionIndex, units: Sequence[Unit]) -> tuple[Named, ...]:
    """The things named, best first; of several that the same words could mean, those of which most was said."""
    said: dict[str, tuple[int, float]] = {}
    for unit in units:
        for term, worth in unit.terms.items():
            if term in index.by_name:
                said[term] = (unit.place, worth)
    candidates = sorted({place for term in said for place in index.by_name[term]})
    found = [named for place in candidates if (named := _named(index.names[place], said)) is not None]
    found.sort(key=lambda named: (-named.share, named.kind, named.key))
    most: dict[tuple[str, frozenset[int]], float] = {}
    for named in found:
        most[named.kind, named.places] = max(most.get((named.kind, named.places), 0.0), named.share)
    wider = {places for _, places in most}
    return tuple(
        named
        for named in found
        if named.share >= most[named.kind, named.places] - 0.05 and not any(named.places < other for other in wider)
    )[:NAMESAKES]


def _named(name: Name, said: Mapping[str, tuple[int, float]]) -> Named | None:
    best: Named | None = None
    for alias in name.aliases:
        total = sum(weight for _, weight in alias)
        hits = [(said[word], weight) for word, weight in alias if word in said]
        share = sum(weight * worth for (_, worth), weight in hits) / total if total else 0.0
        telling = max((weight for _, weight in hits), default=0.0)
        proper = telling > COMMON and (share >= NAMED or (name.kind == "venue" and telling == 1.0))
        if not (proper or (share >= 0.65 and len(hits) > 1) or (share >= NAMED and name.kind == "speaker")):
            continue
        places = frozenset(place for (place, _), _ in hits)
        if best is None or (share, len(places)) > (best.share, len(best.places)):
            best = Named(name.kind, name.key, share, places)
    return best


def facets_named(index: QuestionIndex, units: Sequence[Unit], titled: frozenset[int]) -> tuple[Faceted, ...]:
    """Formats and tracks all of whose words were said."""
    said: defaultdict[str, set[int]] = defaultdict(set)
    for unit in units:
        for term in unit.terms if unit.weight > ASKING else ():
            said[term].add(unit.place)
    found = []
    for facet in index.facets:
        places: set[int] = set()
        for words in facet.words:
            hits = words & said.keys()
            if not hits:
                break
            places.update(*(said[term] for term in hits))
        else:
            if facet.words and not places <= titled:
                found.append(Faceted(facet, frozenset(places)))
    return tuple(f for f in found if not any(o is not f and o.places > f.places for o in found))


def titles_named(
    index: QuestionIndex, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Entries whose title was said, all or most of it, and the words that said it."""
    plain = {m.start for m in mentions if m.tag.startswith(("filler", "kind:", "ask:")) and m.end - m.start == 1}
    where: dict[str, int] = {token.stem: place for place, token in enumerate(tokens) if place not in plain}
    spoken: defaultdict[int, list[str]] = defaultdict(list)
    for word in where:
        levels = index.postings.get(word, ())
        if levels and sum(len(places) for _, places in levels) <= len(index.entries) // 4 + 20:
            share, places = levels[-1]
            for place in places if share == 1.0 else ():
                spoken[place].append(word)
    hits = {place: frozenset(words) for place, words in spoken.items() if len(words) > 1 and place in index.titles}
    best: list[tuple[float, int]] = []
    for place, words in hits.items():
        share = max((_said(index, words & part, part) for part in index.titles[place]), default=0.0)
        if share >= TITLED:
            best.append((share, place))
    if not best:
        return (), frozenset()
    top = max(share for share, _ in best)
    near = [place for share, place in sorted(best, reverse=True) if share >= top - 0.1]
    meant = tuple(place for place in near if not any(hits[place] < hits[other] for other in near))
    return meant, frozenset(where[word] for place in meant for word in hits[place])


def _said(index: QuestionIndex, words: frozenset[str], title: frozenset[str]) -> float:
    """The share of a title that was said; nothing for a single word of it."""
    if len(words) < 2:
        return 0.0
    return sum(index.weights[word] for word in words) / sum(index.weights[word] for word in title)
