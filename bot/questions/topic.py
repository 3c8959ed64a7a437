"""The words that say what a question is about, with how much each of them says. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.questions.heard import Mention, covering
from bot.questions.index import QuestionIndex, relatives
from bot.questions.repair import is_known
from bot.questions.text import Token

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


def units_of(
    index: QuestionIndex, tokens: Sequence[Token], mentions: Sequence[Mention], used: frozenset[int]
) -> tuple[Unit, ...]:
    """The words that say what the question is about."""
    topics = covering(mentions, len(tokens))
    tags: list[set[str]] = [set() for _ in tokens]
    for mention in mentions:
        for place in range(mention.start, mention.end):
            tags[place].add(mention.tag)
    found = []
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
        found.append(Unit(place, token.text, weight, terms, known, general))
    return tuple(found)


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
