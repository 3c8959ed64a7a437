"""Words heard: the reviewable lists `locales/*/heard.tsv`, and finding their phrases in a question.

A line is a tag, a tab and phrases parted by «;». A phrase is met in any form of its words (by stems); one that begins
with «=» only as written. Tags are shared by the languages, so that a word in one finds its like in the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from bot.questions.text import Token, fold, sound, spelled, stem
from bot.texts import LOCALES

EXACT = "="
TOPICS = ("t:", "who:", "lang:", "place:")
"""Tags that say what something is about, and so join a question's words with a programme's."""
ASKS = tuple(f"ask:{thing}" for thing in ("price", "id", "stream", "bring", "age", "contacts", "cancelled", "seats",
                                          "closes", "opens", "website", "directions"))  # fmt: skip
"""Asked-for things that a FAQ may speak of; «когда» and «где» say nothing of what is asked about."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase heard at the tokens `start`..`end` (end exclusive)."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """All phrases of all languages, by the stem (or `=word`) they begin with, longest first."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    single: Mapping[str, frozenset[str]]
    """Stem → the tags it has on its own."""

    topical: Mapping[str, tuple[str, ...]]
    """Stem → the topics and asked-for things it means on its own."""

    several: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]
    """The first two stems → the phrases of two words and more that mean such."""

    stems: frozenset[str]
    sounds: Mapping[str, str]
    """How every Russian stem sounds in Latin letters → the stem."""

    @classmethod
    @cache
    def load(cls, folder: Path = LOCALES) -> "Heard":
        """Read every `<language>/heard.tsv` under `folder`, once: the lists do not change while we run.

        Raises ValueError for a line without a tag and phrases.
        """
        lines: list[tuple[str, str]] = []
        for path in sorted(folder.glob("*/heard.tsv")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if not line.strip() or line.startswith("#"):
                    continue
                tag, tab, phrases = line.partition("\t")
                if not (tag and tab and phrases.strip()):
                    raise ValueError(f"{path.parent.name}/{path.name}, line {number}: a tag, a tab and phrases")
                lines.append((tag, phrases))
        return cls.of(lines)

    @classmethod
    def of(cls, lines: Iterable[tuple[str, str]]) -> "Heard":
        """The lists given as pairs of a tag and its phrases parted by «;»."""
        table: defaultdict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        for tag, phrases in lines:
            for phrase in fold(phrases).split(";"):
                exact = phrase.lstrip().startswith(EXACT)
                words = tuple([EXACT + word if exact else stem(word) for word in spelled(phrase)])
                if words:
                    table[words[0]].add((words, tag))
        stems = {word.removeprefix(EXACT) for found in table.values() for words, _ in found for word in words}
        single = {first: frozenset(tag for words, tag in found if len(words) == 1) for first, found in table.items()}
        topical = {first: tuple(sorted(filter(_is_topic, tags))) for first, tags in single.items()}
        several: defaultdict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for words, tag in sorted(entry for found in table.values() for entry in found):
            if len(words) > 1 and _is_topic(tag):
                several[words[0], words[1]].append((words, tag))
        return cls(
            MappingProxyType({first: tuple(sorted(found, key=_longest)) for first, found in table.items()}),
            MappingProxyType({first: tags for first, tags in single.items() if tags}),
            MappingProxyType({first: tags for first, tags in topical.items() if tags}),
            MappingProxyType({pair: tuple(found) for pair, found in several.items()}),
            frozenset(stems),
            MappingProxyType({sound(stem): stem for stem in sorted(stems) if not stem.isascii()}),
        )

    def find(self, words: Sequence[Token]) -> tuple[Mention, ...]:
        """Every phrase in `words`; inside a longer one of several words only topics are heard."""
        stems = [word.stem for word in words]
        exact = [EXACT + word.text for word in words]
        found = [
            Mention(tag, start, start + len(phrase))
            for start in range(len(words))
            for first, spelled in ((stems[start], stems), (exact[start], exact))
            for phrase, tag in self.phrases.get(first, ())
            if len(phrase) == 1 or tuple(spelled[start : start + len(phrase)]) == phrase
        ]
        long = [mention for mention in found if mention.end - mention.start > 1]
        return tuple(
            mention
            for mention in found
            if mention.tag.startswith(TOPICS) or not any(_inside(mention, other) for other in long)
        )

    def spoken(self, stems: Sequence[str]) -> frozenset[str]:
        """The topics and asked-for things in a programme's text, given by its stems."""
        found: set[str] = set()
        for word in self.topical.keys() & set(stems):
            found.update(self.topical[word])
        for pair in self.several.keys() & set(pairwise(stems)):
            found.update(tag for phrase, tag in self.several[pair] if len(phrase) == 2 or _follows(stems, phrase))
        return frozenset(found)

    def topics(self, words: Sequence[Token], *, asks: bool = False) -> frozenset[str]:
        """The topics spoken of in `words`; with `asks`, what they ask for too."""
        families = (*TOPICS, *ASKS) if asks else TOPICS
        return frozenset(mention.tag for mention in self.find(words) if mention.tag.startswith(families))

    def covering(self, words: Sequence[Token]) -> tuple[frozenset[str], ...]:
        """For each word, the topics and the asked-for things of the phrases it is part of."""
        return covering(self.find(words), len(words))

    def is_filler(self, word: Token) -> bool:
        """Whether a word alone carries no meaning of its own."""
        tags = (*self.single.get(word.stem, ()), *self.single.get(EXACT + word.text, ()))
        return any(tag.startswith(("filler", "prep:")) for tag in tags)


def covering(mentions: Iterable[Mention], count: int) -> tuple[frozenset[str], ...]:
    """For each of `count` words, the topics and the asked-for things among the mentions that cover it."""
    found: list[set[str]] = [set() for _ in range(count)]
    for mention in mentions:
        if mention.tag.startswith((*TOPICS, *ASKS)):
            for place in range(mention.start, mention.end):
                found[place].add(mention.tag)
    return tuple(frozenset(tags) for tags in found)


def _is_topic(tag: str) -> bool:
    return tag.startswith(TOPICS) or tag in ASKS


def _follows(stems: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether the words of `phrase` stand together in `stems`."""
    last = len(stems) - len(phrase)
    return any(tuple(stems[at : at + len(phrase)]) == phrase for at in range(last + 1) if stems[at] == phrase[0])


def _longest(entry: tuple[tuple[str, ...], str]) -> tuple[int, tuple[str, ...], str]:
    words, tag = entry
    return -len(words), words, tag


def _inside(small: Mention, big: Mention) -> bool:
    shorter = small.end - small.start < big.end - big.start
    return shorter and big.start <= small.start and small.end <= big.end
