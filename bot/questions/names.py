"""What a programme has that can be named: plants, venues, towns, speakers, formats, tracks. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.programme.catalogue import Catalogue
from bot.questions.aliases import case_stems, distinct, name_aliases, person_alias, town
from bot.questions.heard import Heard
from bot.questions.text import fold, stem, stems, tokens
from storage.records.programme import Programme

COMMON = 0.45
"""What a word with other uses says in a name, beside a proper one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A thing that can be named: `kind` is speaker, enterprise, venue or city; `key` its code, name or town."""

    kind: str
    key: str
    aliases: tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a session's format or track: the words it takes to mean it, each a stem with its topics."""

    field: Literal["format", "track"]
    value: str
    words: tuple[frozenset[str], ...]


def named_things(programme: Programme, towns: Mapping[str, str], heard: Heard) -> tuple[Name, ...]:
    """Everything of a programme that has a name; `towns` are the towns of its venues by code."""
    kinds_of_place = Counter(tag for venue in programme.venues for tag in _place_tags(venue.name, heard))
    cities = distinct(
        [programme.forum.city, *(town(e.city) for e in programme.enterprises), *towns.values()]
    )  # fmt: skip
    raw = [("enterprise", e.code, name_aliases(e.name)) for e in programme.enterprises]
    raw += [("venue", v.code, name_aliases(v.name)) for v in programme.venues]
    raw += [("city", city, (stems(city),)) for city in cities]
    common = Counter(word for _, _, aliases in raw for word in {word for alias in aliases for word in alias})
    places = {word for city in cities for word in stems(city)}
    titles = {("enterprise", e.code): e.name for e in programme.enterprises}
    titles |= {("venue", v.code): v.name for v in programme.venues}
    spelled = (word.strip("«»()") for name in titles.values() for word in name.split())
    short = {stem(fold(word)) for word in spelled if word.isupper()}
    telling = {
        word: _telling(heard, word, common[word], any(word.startswith(place) for place in places), word in short)
        for word in common
    }
    found = [
        Name(kind, key, (
            *(tuple((w, 1.0 if kind == "city" else telling[w]) for w in a) for a in aliases if a),
            *((alias,) if (alias := _translated(titles.get((kind, key), ""), heard, kinds_of_place)) else ()),
        ))
        for kind, key, aliases in raw
    ]  # fmt: skip
    for speaker in programme.speakers:
        person = person_alias(speaker.name)
        forms = tuple(zip(person.stems, person.weights, strict=True))
        found.append(Name("speaker", speaker.name, (forms,) if forms else ()))
    return tuple(found)


def facets(catalogue: Catalogue, heard: Heard) -> tuple[Facet, ...]:
    """The formats and tracks of the sessions."""
    found = []
    for field in ("format", "track"):
        for value in distinct(getattr(session, field) for session in catalogue.sessions):
            words = tokens(value)
            sets = tuple(
                topics | {word.stem}
                for word, topics in zip(words, heard.covering(words), strict=True)
                if not heard.is_filler(word)
            )
            found.append(Facet(field, value, sets))
    return tuple(found)


def name_forms(programme: Programme, names: Iterable[Name]) -> dict[str, str]:
    """The stems of the cases of surnames and towns → the stem of the first form."""
    declined = [speaker.name.split()[-1] for speaker in programme.speakers]
    declined += [name.key for name in names if name.kind == "city"]
    return {
        form: stem(word)
        for name in declined
        for word in fold(name).replace("-", " ").split()
        for form in case_stems(word)
        if form != stem(word)
    }


def _translated(name: str, heard: Heard, kinds_of_place: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """A name the lists know in other languages: as a phrase, or as the only place of its kind; its topic."""
    words = tokens(name)
    whole = [m.tag for m in heard.find(words) if m.end - m.start == len(words) > 1 and m.tag.startswith("t:")]
    whole += [tag for tag in _place_tags(name, heard) if kinds_of_place[tag] == 1]
    return ((whole[0], 1.0),) if whole else ()


def _place_tags(name: str, heard: Heard) -> tuple[str, ...]:
    """«Библиотека», «лофт»: what kind of place a venue's name says it is."""
    return tuple(sorted(tag for tag in heard.spoken(stems(name)) if tag.startswith("place:")))


def _telling(heard: Heard, word: str, count: int, is_place: bool, is_short: bool) -> float:
    """How much a word of a name says: little for «завод» and towns, less than all for words with other uses."""
    tags = heard.single.get(word, frozenset())
    if any(tag.startswith(("kind:enterprise", "kind:venue", "filler", "t:hall", "t:street")) for tag in tags):
        return 0.1 / count
    if is_place:
        return 0.2 / count
    if count > 1:
        return COMMON / count
    common = word in heard.stems and not is_short and not any(tag.startswith("place:") for tag in tags)
    return (COMMON if common else 1.0) / count
