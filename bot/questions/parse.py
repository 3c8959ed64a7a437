"""A question as a value: what it constrains, names and asks for. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.questions import dates
from bot.questions.heard import Mention
from bot.questions.index import QuestionIndex
from bot.questions.recognise import Faceted, Named, facets_named, things_named, titles_named
from bot.questions.repair import Read
from bot.questions.repair import read as read_words
from bot.questions.text import Token, language_of
from bot.questions.topic import Unit, units_of
from bot.questions.when import Calendar, When


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

    @property
    def namesakes(self) -> tuple[str, ...]:
        """The speakers whom the same words name; nobody where one or none is named."""
        names = [name for name in self.names if name.kind == "speaker"]
        same = len(names) > 1 and len({name.places for name in names}) == 1
        return tuple(name.key for name in names) if same else ()

    @property
    def zone(self) -> str:
        """The IANA zone that times were asked in («по Москве»), or nothing."""
        said = (tag.removeprefix("zone:") for tag in self.heard if tag.startswith("zone:"))
        return next((zone for zone in sorted(said) if zone != "own"), "")

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
    titles, titled = titles_named(index, tokens, mentions)
    free = tuple(mention for mention in mentions if not titled.issuperset(range(mention.start, mention.end)))
    age, aged = _age(tokens, mentions)
    when, timed = dates.read(tokens, free, calendar, titled | aged)
    units = units_of(index, tokens, mentions, timed | aged)
    names = things_named(index, units)
    hosted = any(name.kind == "enterprise" for name in names)
    facets = () if hosted else facets_named(index, units, titled)
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
    """An age said: «мне 13», «8 лет», "5 year old", «пускают с 14»; the least of several."""
    found: dict[int, int] = {}
    said: set[int] = set()
    limits = frozenset(place for place, token in enumerate(tokens) if token.text.endswith("+"))
    admitted = any(mention.tag == "age:admitted" for mention in mentions)
    for place, token in enumerate(tokens):
        number = token.number
        if number is None or number > 99:
            continue
        after = {m.tag for m in mentions if m.start == place + 1}
        before = {m.tag for m in mentions if m.end == place}
        other = any(tag.startswith(("month:", "suffix:", "span:", "part:", "unit:", "number:")) for tag in after)
        young = admitted and 3 <= number <= 21 and not before & {"prep:at", "prep:in", "prep:before", "prep:after"}
        if "unit:years" in after or (not other and ("age:child" in before or young)):
            found[place] = number
            said |= {place, *(p for m in mentions for p in range(m.start, m.end)
                              if (m.start == place + 1 and m.tag == "unit:years")
                              or (m.end == place and m.tag == "age:child" and m.end - m.start == 1))}  # fmt: skip
    return min(found.values(), default=None), frozenset(said) | limits
