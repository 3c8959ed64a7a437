"""What a text means in a conversation: a whole question, one that leans on the last answer, something to do. Pure.

A follow-up inherits what it does not say; a question that is whole by itself inherits nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.questions.case import ITEM_ASKS
from bot.questions.index import Kind, QuestionIndex
from bot.questions.parse import Question
from bot.questions.recognise import Named
from bot.questions.said import Said, from_json, named, place_of
from bot.questions.search import content
from bot.questions.talk import Turns
from storage.records.conversations import Conversation
from storage.records.programme import Enterprise, Speaker

REMEMBERED = timedelta(minutes=15)
"""How long an answer can be leaned on, in forum time."""
ABOUT_ITEMS = ITEM_ASKS | {"about", "website", "speaks"}
LONGEST = 4
"""Words of «а закрытие?»; a longer text says what it wants."""
_BEGINNING = frozenset({"what", "about"})
"""What «а что …», "what about …" seem to ask and do not."""

_HELD: Mapping[Kind, frozenset[str]] = {"enterprise": frozenset({"excursion"}), "speaker": frozenset({"session"})}
"""What belongs to a plant and to a speaker."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do: sign up for an excursion or plan a session. `places` are the things it may be done with, and
    `about` is what was spoken of."""

    what: Literal["sign_up", "plan"]
    places: tuple[int, ...] = ()
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Which:
    """Asks for one of the things last spoken of, not saying which."""

    places: tuple[int, ...]


def lean(
    index: QuestionIndex, question: Question, turns: Turns, last: Conversation | None, now: datetime
) -> Question | Act | Which:
    """What `question` means after the `last` answer at `now` (aware); itself where it leans on nothing."""
    last = last if last and timedelta() <= now - last.answered_at < REMEMBERED else None
    spoken_of = tuple(p for item in last.items if (p := place_of(index, item)) is not None) if last else ()
    single = bool(last and spoken_of and (last.card or len(spoken_of) == 1))
    if act := _act(index, question, turns, spoken_of[:1] if single else spoken_of):
        return act
    if last is None:
        return question
    before = from_json(index, last.said)
    asks = question.asks - _BEGINNING if turns.begins else question.asks
    if "seats" in asks and question.when and not question.when.spans:
        question = replace(question, when=None)  # "seats left" says no time
    if _subject(question, turns):
        return _other_subject(question, turns, asks, before)
    narrows = _narrows(question)
    if single and _only_age(question) and index.entries[spoken_of[0]].kind == "excursion":
        return about_item(index, question, asks | {"age"}, spoken_of[0])
    theirs = turns.begins and single and _holds(index, spoken_of[0], question)
    of_them = not question.kinds or turns.has("it") or theirs
    if asks & ABOUT_ITEMS and not narrows and of_them:
        if single:
            return about_item(index, question, asks, spoken_of[0])
        if "open" not in question.states:
            return Which(spoken_of) if spoken_of else question
    if "open" in question.states and single and not (narrows or question.kinds):
        return about_item(index, question, asks | {"seats"}, spoken_of[0])
    return _merged(question, turns, asks, before) or question


def about_item(index: QuestionIndex, question: Question, asks: frozenset[str], place: int) -> Question:
    """The question asked of one thing."""
    entry = index.entries[place]
    bare = replace(
        question, asks=asks, when=None, kinds=frozenset(), states=frozenset(), audiences=frozenset(), age=None,
        exact_age=None, spoken="", names=(), facets=(), titles=(), units=(), rest=(),
    )  # fmt: skip
    if entry.kind in ("session", "excursion"):
        return replace(bare, titles=(place,))
    key = entry.code.removeprefix("speaker:") if entry.kind == "speaker" else entry.code
    kinds = _HELD.get(entry.kind, frozenset()) if asks & ITEM_ASKS - {"who"} else frozenset()
    return replace(bare, names=(named(entry.kind, key),), kinds=kinds)


def _holds(index: QuestionIndex, place: int, question: Question) -> bool:
    """Whether the kind of thing said is what was spoken of, or belongs to it: a plant's excursion."""
    kind = index.entries[place].kind
    return question.kinds <= _HELD.get(kind, frozenset({kind}))


def _act(index: QuestionIndex, question: Question, turns: Turns, spoken_of: tuple[int, ...]) -> Act | None:
    """«Запиши меня», «добавь в план», where nothing else is said."""
    if turns.has("asking") or question.when or _subject(question, turns):
        return None
    about = spoken_of[0] if len(spoken_of) == 1 else None
    if turns.has("act:sign-up"):
        return Act("sign_up", _of_kind(index, spoken_of, "excursion"), about)
    if turns.has("act:plan"):
        return Act("plan", _of_kind(index, spoken_of, "session"), about)
    return None


def _of_kind(index: QuestionIndex, places: tuple[int, ...], kind: Kind) -> tuple[int, ...]:
    """The sessions or excursions among things spoken of, and those of plants and speakers."""
    found: list[int] = []
    for place in places:
        entry = index.entries[place]
        if entry.kind == kind:
            found.append(place)
        elif kind == "excursion" and isinstance(entry.record, Enterprise):
            found += [index.by_code[kind, tour.code] for tour in index.catalogue.of_enterprise(entry.code)]
        elif kind == "session" and isinstance(entry.record, Speaker):
            found += [index.by_code[kind, talk.code] for talk in index.catalogue.by_speaker(entry.record.name)]
    return tuple(dict.fromkeys(found))


def _subject(question: Question, turns: Turns) -> bool:
    """Whether something is named or described: a title, a plant, a speaker, a format, a topic."""
    own = turns.places()
    named_things = any(name.kind != "city" for name in question.names)
    topic = content(unit for unit in question.rest if unit.place not in own)
    return bool(question.titles or question.facets or named_things or topic)


def _narrows(question: Question) -> bool:
    """Whether a time, a town, an age, an audience or a language is said."""
    return bool(
        question.when
        or question.named("city")
        or question.age is not None
        or question.exact_age is not None
        or question.audiences
        or question.spoken
    )


def _other_subject(question: Question, turns: Turns, asks: frozenset[str], before: Said) -> Question:
    """«А закрытие?»: the same asked of something else. Whatever says more than that is whole."""
    if not turns.begins or asks & ABOUT_ITEMS or _narrows(question) or len(question.tokens) > LONGEST:
        return question
    if question.kinds or question.states:
        return question
    question = replace(question, asks=asks | before.asks)
    if question.titles or question.facets or any(name.kind != "city" for name in question.names):
        return question
    return replace(question, when=before.when, kinds=before.kinds, age=before.age, names=_cities(before))


def _only_age(question: Question) -> bool:
    """«А ребёнку 8 лет можно?»"""
    others = question.when or question.named("city") or question.kinds or question.audiences or question.spoken
    return question.age is not None and not others


def _merged(question: Question, turns: Turns, asks: frozenset[str], before: Said) -> Question | None:
    """«А завтра?», «а в Бийске?», «а экскурсии?»: what was said before, with this instead."""
    said = [question.when, question.named("city"), question.kinds, question.states, question.spoken, question.audiences,
            question.age is not None or question.exact_age is not None]  # fmt: skip
    whole = sum(map(bool, said)) > 1 or question.kinds or asks
    if not any(said) or (whole and not turns.begins):
        return None
    kinds = question.kinds or before.kinds
    audiences = question.audiences or before.audiences
    if "excursion" in kinds and question.audiences and sum(map(bool, said)) == 1:
        return None  # excursions know ages, not audiences
    aged = question.age is not None or question.exact_age is not None
    cities = tuple(name for name in question.names if name.kind == "city") or _cities(before)
    other_kind = question.kinds and question.kinds != before.kinds
    definite = () if other_kind else tuple(name for name in before.names if name.kind != "city")
    return replace(
        question,
        when=question.when or before.when,
        kinds=kinds,
        asks=asks or before.asks,
        states=question.states | before.states,
        audiences=frozenset() if "excursion" in kinds else audiences,
        age=question.age if aged else before.age,
        exact_age=question.exact_age if aged else before.exact_age,
        spoken=question.spoken or before.spoken,
        names=(*definite, *cities),
        facets=() if other_kind else before.facets,
        units=before.topic,
        rest=before.topic,
    )


def _cities(before: Said) -> tuple[Named, ...]:
    return tuple(name for name in before.names if name.kind == "city")
