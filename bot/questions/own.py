"""Questions about one's own things: bookings, the plan, a day. Pure: whose they are is the asker's account alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.questions.index import QuestionIndex
from bot.questions.parse import Question, parse
from bot.questions.search import content
from bot.questions.talk import Turns
from bot.questions.when import When

_ASKS = frozenset({"what", "when", "where", "count", "about"})
"""What one asks of one's own things."""


@dataclass(frozen=True, slots=True)
class Own:
    """What of one's own is asked for, and for when: bookings, the plan, both (`day`), or a booking to `cancel`."""

    what: Literal["bookings", "plan", "day", "cancel"]
    when: When | None = None


def own(index: QuestionIndex, question: Question, turns: Turns, now: datetime) -> Own | None:
    """What of their own somebody who asks at `now` (aware) wants to know; None where it is about the programme.

    Whatever names a thing of the programme is about that thing: «когда у меня экскурсия» is one's own, «у меня сын 8
    лет, куда на экскурсию» is not.
    """
    said = turns.places("me", "mine", "act", "begin", "asking")
    topic = content(unit for unit in question.rest if unit.place not in said)
    if question.names or question.titles or question.facets or question.age is not None or topic:
        return None
    if turns.has("act:cancel"):
        return None if turns.has("asking") else Own("cancel")
    when = _when(index, question, turns, now)
    if turns.has("mine:plan"):
        return Own("plan", when)
    if turns.has("mine:bookings") and not _about_signing_up(question):
        return Own("bookings", when)
    if not turns.has("me") or question.audiences or question.states or "age:child" in question.heard:
        return None
    if "excursion" in question.kinds:
        return Own("bookings", when)
    if "session" in question.kinds:
        return Own("plan", when)
    return Own("day", when) if when and question.asks <= _ASKS else None


def _when(index: QuestionIndex, question: Question, turns: Turns, now: datetime) -> When | None:
    """When is meant by the other words: "am I signed up" says nothing of a morning."""
    if question.when is None:
        return None
    said = turns.places("me", "mine")
    return parse(index, " ".join(t.text for place, t in enumerate(question.tokens) if place not in said), now).when


def _about_signing_up(question: Question) -> bool:
    """«Если я записался, нужен ли паспорт» asks about something else than what one is signed up for."""
    return bool(question.asks - _ASKS - {"cancelled", "meeting"})
