"""What a question said, without its text: constraints that the next question may inherit, as values and as JSON. Pure.

A topic is kept by the programme's own terms it was matched with; words the programme does not have are forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from bot.questions.case import ITEM_ASKS
from bot.questions.index import Entry, QuestionIndex
from bot.questions.parse import Question
from bot.questions.recognise import Faceted, Named
from bot.questions.search import content
from bot.questions.topic import Unit
from bot.questions.when import When
from storage.moments import from_ms, to_ms

LATER = 1000
"""The place of an inherited word: after all that were said."""
MOST_SPANS = 40
MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a question constrained, named and asked for."""

    when: When | None = None
    kinds: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    age: int | None = None
    exact_age: int | None = None
    spoken: str = ""
    names: tuple[Named, ...] = ()
    facets: tuple[Faceted, ...] = ()
    topic: tuple[Unit, ...] = ()


def said_of(index: QuestionIndex, question: Question) -> Said:
    """What `question` said. One that called an item by its title is about that item and has no topic."""
    topic = () if question.titles else content(question.rest)
    kept = (_known(index, unit) for unit in topic[:MOST_WORDS])
    when = question.when
    return Said(
        when=when if when is None or len(when.spans) <= MOST_SPANS else None,
        kinds=question.kinds,
        asks=question.asks & (ITEM_ASKS | {"speaks"}),
        states=question.states,
        audiences=question.audiences,
        age=question.age,
        exact_age=question.exact_age,
        spoken=question.spoken,
        names=question.names,
        facets=question.facets,
        topic=tuple(unit for unit in kept if unit is not None),
    )


def to_json(said: Said) -> dict[str, Any]:
    """Plain values of what was said; only what there is."""
    when = said.when
    values: dict[str, Any] = {
        "kinds": sorted(said.kinds),
        "asks": sorted(said.asks),
        "states": sorted(said.states),
        "audiences": sorted(said.audiences),
        "age": said.age,
        "exact_age": said.exact_age,
        "spoken": said.spoken,
        "names": [[name.kind, name.key] for name in said.names],
        "facets": [[found.facet.field, found.facet.value] for found in said.facets],
        "topic": [[unit.weight, dict(sorted(unit.terms.items()))] for unit in said.topic],
        "when": when and {
            "spans": [[to_ms(since), to_ms(until)] for since, until in when.spans],
            "days": [day.isoformat() for day in when.days],
            "point": when.point,
            "moment": to_ms(when.moment),
        },
    }  # fmt: skip
    return {name: value for name, value in values.items() if value or value == 0}


def from_json(index: QuestionIndex, values: Mapping[str, Any]) -> Said:
    """What was said, as far as today's programme still has it."""
    facets = {(facet.field, facet.value): facet for facet in index.facets}
    return Said(
        when=_when(values["when"]) if values.get("when") else None,
        kinds=frozenset(values.get("kinds", ())),
        asks=frozenset(values.get("asks", ())),
        states=frozenset(values.get("states", ())),
        audiences=frozenset(values.get("audiences", ())),
        age=values.get("age"),
        exact_age=values.get("exact_age"),
        spoken=values.get("spoken", ""),
        names=tuple(named(kind, key) for kind, key in values.get("names", ()) if _there(index, kind, key)),
        facets=tuple(
            Faceted(facets[field, value], frozenset())
            for field, value in values.get("facets", ())
            if (field, value) in facets
        ),
        topic=tuple(
            Unit(LATER + place, next(iter(terms)), weight, MappingProxyType(dict(terms)), known=True)
            for place, (weight, terms) in enumerate(values.get("topic", ()))
        ),
    )


def named(kind: str, key: str) -> Named:
    """A thing that is meant without having been said."""
    return Named(kind, key, 1.0, frozenset())


def reference(entry: Entry) -> str:
    """How a conversation names a thing: kind and code."""
    return f"{entry.kind}:{entry.code}"


def place_of(index: QuestionIndex, item: str) -> int | None:
    """The place of a thing in today's index."""
    kind, _, code = item.partition(":")
    return index.by_code.get((kind, code))  # type: ignore[arg-type]  # a kind no index has is not found


def _known(index: QuestionIndex, unit: Unit) -> Unit | None:
    terms = {term: worth for term, worth in unit.terms.items() if term in index.postings}
    return Unit(unit.place, next(iter(terms)), unit.weight, terms, known=True) if terms else None


def _there(index: QuestionIndex, kind: str, key: str) -> bool:
    if kind == "city":
        return any(name.kind == "city" and name.key == key for name in index.names)
    return place_of(index, f"{kind}:speaker:{key}" if kind == "speaker" else f"{kind}:{key}") is not None


def _when(values: Mapping[str, Any]) -> When:
    moment: datetime | None = from_ms(values["moment"])
    return When(
        spans=tuple((from_ms(since), from_ms(until)) for since, until in values["spans"]),
        days=tuple(date.fromisoformat(day) for day in values["days"]),
        point=values["point"],
        moment=moment,
    )
