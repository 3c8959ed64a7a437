"""Scoring: how well things of the programme match the words of a question. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.questions.index import TOPIC_SHARE, QuestionIndex
from bot.questions.topic import Unit

CONTENT = 0.3
"""The weight from which a word of a question says what it is about."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry (its place in the index) and how well it matches, 0..1."""

    place: int
    score: float


def topical(index: QuestionIndex, units: Sequence[Unit], among: frozenset[int] | None = None) -> tuple[Hit, ...]:
    """Entries that speak of `units`, best first; the share of what the units say that is found, by prominence."""
    total = sum(unit.weight for unit in units)
    scores: dict[int, float] = {}
    for unit in units:
        for place, share in _best(index, unit.terms, among).items():
            scores[place] = scores.get(place, 0.0) + unit.weight * share / total
    hits = (Hit(place, score) for place, score in scores.items())
    return tuple(sorted(hits, key=lambda hit: (-round(hit.score, 3), hit.place)))


def _best(index: QuestionIndex, terms: Mapping[str, float], among: frozenset[int] | None) -> dict[int, float]:
    """The most prominent match of one word in every entry that has it."""
    best: dict[int, float] = {}
    for term, worth in terms.items():
        if term not in index.postings:
            continue
        places, shares = index.postings[term]
        for place, share in zip(places, shares, strict=True):
            value = share * worth
            if value > best.get(place, 0.0) and (among is None or place in among):
                best[place] = value
    return best


def answered(index: QuestionIndex, units: Sequence[Unit]) -> tuple[Hit, ...]:
    """Rows of the FAQ by how well they answer: the best wording's words that were said, and the words said that the
    row speaks of."""
    units = tuple(replace(unit, weight=unit.weight / 4) if unit.general else unit for unit in units)
    total = sum(unit.weight for unit in units)
    if not total:
        return ()
    spoken = {hit.place: hit.score for hit in topical(index, units, index.faq)}
    worded: dict[int, float] = {}
    for place, words in index.wordings:
        if place not in spoken:
            continue
        told = said = 0.0
        for stem, topics in words:
            weight = index.telling.get(stem, 0.0)
            told += weight
            said += weight * max((_worth(unit, stem, topics) for unit in units), default=0.0)
        if told:
            worded[place] = max(worded.get(place, 0.0), said / told)
    hits = (Hit(place, _together(worded.get(place, 0.0), score)) for place, score in spoken.items())
    return tuple(sorted(hits, key=lambda hit: (-round(hit.score, 3), hit.place)))


def _together(worded: float, spoken: float) -> float:
    """One score of two; a wording said in full is little where most of the question is about something else."""
    return (0.35 * worded + 0.65 * spoken) * (1.0 if spoken >= 0.4 else 0.5)


def _worth(unit: Unit, stem: str, topics: Iterable[str]) -> float:
    if stem in unit.terms:
        return unit.terms[stem]
    return TOPIC_SHARE if any(topic in unit.terms for topic in topics) else 0.0


def content(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The words that say what a question is about."""
    return tuple(unit for unit in units if unit.weight >= CONTENT)
