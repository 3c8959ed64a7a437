"""A question as a value: what it constrains, names and asks for. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.questions import dates
from bot.questions.heard import Mention, covering
from bot.questions.index import COMMON, Facet, Name, QuestionIndex, relatives
from bot.questions.repair import Read, is_known
from bot.questions.repair import read as read_words
from bot.questions.text import Token, language_of
from bot.questions.when import Calendar, When

NAMED = 0.5
"""Share of a name's weight that must be said for it to be meant."""
TITLED = 0.6
"""Share of a title's words that must be said, two at least, for the title to be meant."""
NAMESAKES = 20
"""Things that one question can name; more of them is a word and no name."""
ASKING = 0.2
"""What a word says that only asks."""
_RELATED = 0.75
"""What a word that only begins alike is worth."""
_CASE = 0.95
"""What the case of a name is worth beside the name itself."""
_VERB = re.compile(
    r"(ть|ться|тся|ешь|ете|ите|ут|ют|ят|ет|ит|ем|им|ла|ли|лся|лась|лись|ал|ял|ил|ел|шу|жу|чу|лю|юсь"
    r"|ing|ed|ly)$"
)
_ADJECTIVE = re.compile(r"(ая|ую|ый|ий|ое|ые|ого|ому|ым|ых|ими|ыми|able|ful|ous|ish)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of the topic: where it stands, how much it says (0..1), and the terms it may be found by, each with its
    worth (1 for the very word)."""

    place: int
    text: str
    weight: float
    terms: Mapping[str, float]
    known: bool
    general: bool = False
    """It only names a kind of thing: «экскурсия», «завод»."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a text was read."""

    text: str
    language: str
    words: Read
    heard: frozenset[str]
    when: When | None
    kinds: frozenset[str]
    asks: frozenset[str]
    states: frozenset[str]
    audiences: frozenset[str]
    age: int | None
    exact_age: int | None
    """An age limit itself was said: «экскурсии 18+»."""
    spoken: str
    names: tuple[Named, ...]
    facets: tuple[Faceted, ...]
    titles: tuple[int, ...]
    units: tuple[Unit, ...]
    rest: tuple[Unit, ...]
    """The units no constraint speaks for: what is left to search for, or was not understood."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words as they were read."""
        return self.words.tokens

    def named(self, kind: str) -> tuple[str, ...]:
        """The keys of the named things of a kind."""
        return tuple(name.key for name in self.names if name.kind == kind)


def parse(index: QuestionIndex, text: str, now: datetime) -> Question:
    """Read `text` as asked at `now` (aware)."""
    words = read_words(index, text)
    tokens = words.tokens
    mentions = index.heard.find(tokens)
    forum = index.catalogue.programme.forum
    calendar = Calendar(forum.starts_on, forum.ends_on, index.catalogue.zone, now)
    titles, titled = _titles(index, tokens, mentions)
    free = tuple(mention for mention in mentions if not titled.issuperset(range(mention.start, mention.end)))
    when, timed = dates.read(tokens, free, calendar)
    age, aged = _age(tokens, mentions)
    units = _units(index, tokens, mentions, timed | aged)
    names = _names(index, units)
    hosted = any(name.kind == "enterprise" for name in names)
    facets = () if hosted else _facets(index, units, titled)
    kinds = _values(mentions, "kind")
    audiences, spoken_of = _audiences(mentions, "excursion" in kinds, bool(aged))
    said = frozenset().union(*(name.places for name in names), *(facet.places for facet in facets))
    if audiences and not _only(units, spoken_of | said):
        audiences, spoken_of = frozenset(), frozenset()
    if any(spoken_of <= facet.places for facet in facets):
        audiences = frozenset()
    stated = frozenset(place for m in mentions if m.tag.startswith(("is:", "lang:")) for place in range(m.start, m.end))
    explained = spoken_of | stated | said
    return Question(
        text=text,
        language=language_of(" ".join(token.text for token in tokens)),
        words=words,
        heard=frozenset(mention.tag for mention in mentions),
        when=when,
        kinds=kinds,
        asks=_values(mentions, "ask"),
        states=_values(mentions, "is"),
        audiences=audiences,
        age=age,
        exact_age=next((int(t.text[:-1]) for t in tokens if t.text.endswith("+")), None),
        spoken=min(_values(mentions, "lang"), default=""),
        names=names,
        facets=facets,
        titles=titles,
        units=units,
        rest=tuple(unit for unit in units if unit.place not in explained),
    )


def _only(units: Sequence[Unit], places: frozenset[int]) -> bool:
    """Whether nothing that says much is said outside `places`."""
    return all(unit.place in places or unit.weight <= 0.3 for unit in units)


def _audiences(mentions: Sequence[Mention], touring: bool, aged: bool) -> tuple[frozenset[str], frozenset[int]]:
    """For whom something must be, and the words that say it. Excursions know ages only: there a word like «школьники»
    stays a topic, unless an age was said."""
    said = [mention for mention in mentions if mention.tag.startswith("who:")]
    places = frozenset(place for mention in said for place in range(mention.start, mention.end))
    if touring or aged:
        return frozenset(), places if aged else frozenset()
    return frozenset(mention.tag for mention in said), places


def _values(mentions: Sequence[Mention], family: str) -> frozenset[str]:
    return frozenset(m.tag.partition(":")[2] for m in mentions if m.tag.startswith(family + ":"))


def _age(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[int | None, frozenset[int]]:
    """An age said: «мне 13», «8 лет», "5 year old"; the least of several."""
    found: dict[int, int] = {}
    said: set[int] = set()
    limits = frozenset(place for place, token in enumerate(tokens) if token.text.endswith("+"))
    for place, token in enumerate(tokens):
        number = token.number
        if number is None or number > 99:
            continue
        after = {m.tag for m in mentions if m.start == place + 1}
        before = {m.tag for m in mentions if m.end == place}
        if "unit:years" in after or (
            "age:child" in before and not any(t.startswith(("month:", "suffix:")) for t in after)
        ):
            found[place] = number
            said |= {place, *(p for m in mentions for p in range(m.start, m.end)
                              if (m.start == place + 1 and m.tag == "unit:years")
                              or (m.end == place and m.tag == "age:child" and m.end - m.start == 1))}  # fmt: skip
    return min(found.values(), default=None), frozenset(said) | limits


def _units(
    index: QuestionIndex, tokens: Sequence[Token], mentions: Sequence[Mention], used: frozenset[int]
) -> tuple[Unit, ...]:
    """The words that say what the question is about."""
    topics = covering(mentions, len(tokens))
    tags: list[set[str]] = [set() for _ in tokens]
    for mention in mentions:
        for place in range(mention.start, mention.end):
            tags[place].add(mention.tag)
    units = []
    for place, token in enumerate(tokens):
        several = any(m.end - m.start > 1 and m.start <= place < m.end and m.tag.startswith("t:") for m in mentions)
        if place in used or index.heard.is_filler(token) or (len(token.text) < 2 and not several):
            continue
        known = token.stem in index.postings or token.stem in index.by_name or token.stem in index.forms
        terms: dict[str, float] = dict.fromkeys(topics[place], 1.0)
        if not known:
            terms |= dict.fromkeys(relatives(index, token.stem), _RELATED)
        if token.stem in index.forms:
            terms[index.forms[token.stem]] = _CASE
        terms[token.stem] = 1.0
        weight = _weight(index, token, tags[place], terms, several)
        known = known or any(term in index.postings for term in terms)
        general = weight == ASKING and any(tag.startswith("kind:") for tag in tags[place])
        units.append(Unit(place, token.text, weight, terms, known, general))
    return tuple(units)


def _weight(index: QuestionIndex, token: Token, tags: set[str], terms: Mapping[str, float], several: bool) -> float:
    """How much a word says: little for words about asking (unless they make a topic together: `several`), much for the
    unknown, less where it looks like a verb."""
    if "off" in tags and not any(term in index.postings for term in terms):
        return 1.5
    if not several and any(
        tag.startswith(("ask:", "kind:", "is:", "time:", "chat:", "unit:", "age:", "zone:")) for tag in tags
    ):
        return ASKING
    told = [index.weights[term] for term in terms if term in index.weights]
    if told:
        return max(told)
    if any(tag.startswith(("t:", "who:", "off")) for tag in tags):
        return 1.0
    if is_known(index, token.stem):
        return 0.3
    if token.capital:
        return 1.0
    return 0.25 if _VERB.search(token.text) else 0.6 if _ADJECTIVE.search(token.text) else 1.0


def _names(index: QuestionIndex, units: Sequence[Unit]) -> tuple[Named, ...]:
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


def _facets(index: QuestionIndex, units: Sequence[Unit], titled: frozenset[int]) -> tuple[Faceted, ...]:
    """Formats and tracks all of whose words were said."""
    found = []
    for facet in index.facets:
        places: set[int] = set()
        for words in facet.words:
            hits = {unit.place for unit in units if unit.weight > ASKING and not words.isdisjoint(unit.terms)}
            if not hits:
                break
            places |= hits
        else:
            if facet.words and not places <= titled:
                found.append(Faceted(facet, frozenset(places)))
    return tuple(f for f in found if not any(o is not f and o.places > f.places for o in found))


def _titles(
    index: QuestionIndex, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Entries whose title was said, all or most of it, and the words that said it."""
    plain = {m.start for m in mentions if m.tag.startswith(("filler", "kind:", "ask:")) and m.end - m.start == 1}
    where: dict[str, int] = {token.stem: place for place, token in enumerate(tokens) if place not in plain}
    hits: dict[int, frozenset[str]] = {}
    for word in where:
        places, shares = index.postings.get(word, ((), ()))
        if len(places) > len(index.entries) // 4 + 20:
            continue
        for place, share in zip(places, shares, strict=True):
            if share == 1.0 and place in index.titles:
                hits[place] = hits.get(place, frozenset()) | {word}
    best: list[tuple[float, int]] = []
    for place, words in hits.items():
        share = max((_said(index, words & part, part) for part in index.titles[place]), default=0.0)
        if share >= TITLED:
            best.append((share, place))
    if not best:
        return (), frozenset()
    top = max(share for share, _ in best)
    meant = tuple(place for share, place in sorted(best, reverse=True) if share >= top - 0.1)
    return meant, frozenset(where[word] for place in meant for word in hits[place])


def _said(index: QuestionIndex, words: frozenset[str], title: frozenset[str]) -> float:
    """The share of a title that was said; nothing for a single word of it."""
    if len(words) < 2:
        return 0.0
    return sum(index.weights[word] for word in words) / sum(index.weights[word] for word in title)
