"""The question index: a programme's words, names and facets, shared by all reads. Built in `building.py`. Pure."""

import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from bot.programme.catalogue import Catalogue, Item
from bot.questions.heard import Heard
from bot.questions.names import Facet, Name
from storage.records.programme import Enterprise, Excursion, Faq, Session, Speaker, Venue

Kind = Literal["session", "excursion", "enterprise", "venue", "speaker", "faq"]
KINDS: tuple[Kind, ...] = ("session", "excursion", "enterprise", "venue", "speaker", "faq")
Record = Session | Excursion | Enterprise | Venue | Speaker | Faq

Levels: TypeAlias = "tuple[tuple[float, array[int]], ...]"
"""Places in the index by how prominent a term is there (0..1), the least so first."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionIndex:
    """Everything a question is matched against."""

    catalogue: Catalogue
    heard: Heard
    entries: tuple[Entry, ...]
    by_kind: Mapping[Kind, range]
    """Kind → its places, which stand together."""

    by_code: Mapping[tuple[Kind, str], int]
    timed: tuple[int, ...]
    """Places of sessions and excursions in order of time."""

    starts: tuple[datetime, ...]
    """When those of `timed` start."""

    longest: timedelta
    """The longest session or excursion."""

    groups: Mapping[tuple[str, str], frozenset[int]]
    """What is told of sessions and excursions (`city`, `venue`, `speaker`, `format` …) and its value → their places."""

    postings: Mapping[str, Levels]
    """Term (a stem or a topic's tag) → where it is said."""

    titles: Mapping[int, tuple[frozenset[str], ...]]
    """Place of a session or excursion → the telling stems of its title and of the title's parts."""

    heads: Mapping[int, str]
    """Place of a session or excursion → the stem its title begins with."""

    weights: Mapping[str, float]
    """Term → how telling it is (0..1, the rarer the more)."""

    wordings: tuple[tuple[int, tuple[tuple[str, frozenset[str]], ...]], ...]
    """Every wording of the FAQ: the place of its entry and its words, each a stem with its topics."""

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

    def place_of(self, item: Item) -> int:
        """The place in `entries` of a session or an excursion."""
        return self.by_code["session" if isinstance(item, Session) else "excursion", item.code]

    def between(self, since: datetime, until: datetime) -> tuple[int, ...]:
        """Places of the sessions and excursions that start from `since` (aware) to before `until`, in order of time."""
        return self.timed[bisect_left(self.starts, since) : bisect_left(self.starts, until)]


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
