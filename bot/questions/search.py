"""Scoring: how well things of the programme match the words of a question. Pure."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from bot.questions.index import TOPIC_SHARE, QuestionIndex
from bot.questions.topic import Unit

CONTENT = 0.3
"""The weight from which a word of a question says what it is about."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry (its place in the index) and how well it matches, 0..1."""

    place: int
    score: float


def topical(
    index: QuestionIndex, units: Sequence[Unit], among: range | None = None, least: float = 0.0
) -> tuple[Hit, ...]:
    """Entries that speak of `units`, best first; the share of what the units say that is found, by prominence.

    `among` are the places to look at, all by default; `least` the score from which a hit counts.
    """
    total = sum(unit.weight for unit in units)
    scores: dict[int, float] = {}
    for unit in units:
        share = unit.weight / total
        found = _best(index, unit.terms, among)
        if not scores:
            scores = {place: share * value for place, value in found.items()}
            continue
        for place, value in found.items():
            scores[place] = scores.get(place, 0.0) + share * value
    hits = [Hit(place, score) for place, score in scores.items() if score >= least]
    return tuple(sorted(hits, key=lambda hit: (-round(hit.score, 3), hit.place)))


def _best(index: QuestionIndex, terms: Mapping[str, float], among: range | None) -> dict[int, float]:
    """The most prominent match of one word in every entry that has it."""
    levels = [
        (share * worth, places)
        for term, worth in terms.items()
        if term in index.postings
        for share, places in index.postings[term]
    ]
    best: dict[int, float] = {}
    for value, places in sorted(levels, key=itemgetter(0)):  # the best is written last
        best.update(dict.fromkeys(places if among is None else _inside(places, among), value))
    return best


def _inside(places: "array[int]", among: range) -> "array[int]":
    return places[bisect_left(places, among.start) : bisect_left(places, among.stop)]


def answered(index: QuestionIndex, units: Sequence[Unit]) -> tuple[Hit, ...]:
    """Rows of the FAQ by how well they answer: the best wording's words that were said, and the words said that the
    row speaks of."""
    units = tuple(replace(unit, weight=unit.weight / 4) if unit.general else unit for unit in units)
    if not sum(unit.weight for unit in units):
        return ()
    spoken = {hit.place: hit.score for hit in topical(index, units, index.by_kind["faq"])}
    if not spoken:
        return ()
    terms: dict[str, float] = {}
    for unit in units:
        for term, worth in unit.terms.items():
            terms[term] = max(worth, terms.get(term, 0.0))
    worded: dict[int, float] = {}
    for place, words in index.wordings:
        if place not in spoken:
            continue
        told = said = 0.0
        for stem, topics in words:
            weight = index.telling.get(stem, 0.0)
            told += weight
            if weight and (stem in terms or not topics.isdisjoint(terms)):
                said += weight * terms.get(stem, TOPIC_SHARE)
        if told:
            worded[place] = max(worded.get(place, 0.0), said / told)
    hits = (Hit(place, _together(worded.get(place, 0.0), score)) for place, score in spoken.items())
    return tuple(sorted(hits, key=lambda hit: (-round(hit.score, 3), hit.place)))


def _together(worded: float, spoken: float) -> float:
    """One score of two; a wording said in full is little where most of the question is about something else."""
    return (0.35 * worded + 0.65 * spoken) * (1.0 if spoken >= 0.4 else 0.5)


def content(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The words that say what a question is about."""
    return tuple(unit for unit in units if unit.weight >= CONTENT)
