"""One question before the index: what the deciding rooms share, and the answer they make. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.questions.filters import Constraints
from bot.questions.index import Kind, QuestionIndex
from bot.questions.parse import Question
from bot.questions.search import content
from bot.questions.topic import Unit

AnswerKind = Literal[
    "sessions", "excursions", "enterprises", "venues", "speakers", "faq", "forum", "smalltalk", "unknown"
]
KINDS: Mapping[Kind, AnswerKind] = {
    "session": "sessions", "excursion": "excursions", "enterprise": "enterprises", "venue": "venues",
    "speaker": "speakers", "faq": "faq",
}  # fmt: skip

SURE = 0.5
"""The share of what a question says that must be accounted for, or it is not understood."""
CLOSE = 0.76
"""How near the best match others must be to stand beside it."""
LEAST = 0.35
"""The score below which nothing matches."""
ITEM_ASKS = frozenset({"when", "where", "who", "leads", "duration", "bring", "id", "seats", "closes", "opens",
                       "cancelled", "stream", "age", "meeting", "directions"})  # fmt: skip
"""What one session or excursion can be asked for."""
TOUR_ASKS = frozenset({"bring", "id", "seats", "closes", "opens", "age", "meeting", "when", "duration", "cancelled"})
"""What an excursion rather than its plant is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to answer: entries by their place in the index, best first.

    `card` shows the first in full; `note` is a remark to begin with (nothing then, the nearest instead, not that day);
    `cancelled` are named as such beside a list; `closest` are offered beside an honest «не знаю» and are no answer;
    `score` is how sure this is.
    """

    kind: AnswerKind
    places: tuple[int, ...] = ()
    card: bool = False
    note: str = ""
    chat: str = ""
    cancelled: tuple[int, ...] = ()
    closest: tuple[int, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the index it is asked of, and the present."""

    index: QuestionIndex
    question: Question
    now: datetime
    constraints: Constraints
    units: tuple[Unit, ...]
    """The words of the topic that no constraint speaks for."""

    @classmethod
    def of(cls, index: QuestionIndex, question: Question, now: datetime, seats: Mapping[int, int] | None) -> "Case":
        """The case of `question` at `now` (aware)."""
        constraints = Constraints.of(index, question, now, seats)
        return cls(index, question, now, constraints, content(question.rest))

    @property
    def dated(self) -> bool:
        """Whether days or hours were said."""
        return self.question.when is not None and bool(self.question.when.spans)

    @property
    def definite(self) -> bool:
        """Whether a plant, a venue or a speaker was named."""
        return any(name.kind != "city" for name in self.question.names)

    @property
    def pinned(self) -> bool:
        """Whether an excursion is meant and asked about, by its plant or its town."""
        question = self.question
        told = "excursion" in question.kinds and question.asks & TOUR_ASKS
        return self.definite or bool(told and question.named("city"))

    @property
    def explained(self) -> float:
        """How much of the question its constraints account for, on the scale of the weights of words."""
        question = self.question
        return (
            0.7 * (self.dated or bool(question.when and question.when.point))
            + sum(0.7 if name.kind == "city" else 1.0 for name in question.names)
            + 0.8 * len(question.facets)
            + 0.6 * (question.age is not None or question.exact_age is not None)
            + 0.6 * bool(question.audiences)
            + 0.6 * bool(question.states & {"open", "noid", "online"})
            + 0.6 * bool(question.spoken)
        )

    def ordered(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """What is ahead first, then what is over, cancelled last; each in order of time."""
        items = {place: self.index.item(place) for place in places}
        return tuple(sorted(places, key=lambda p: (items[p].cancelled, items[p].end <= self.now, items[p].start)))

    def shown(
        self, places: tuple[int, ...], *, card: bool = False, note: str = "", score: float = 1.0,
        cancelled: tuple[int, ...] = (),
    ) -> Answer:  # fmt: skip
        """The answer made of `places`; one alone is shown in full. Sessions and excursions together are sessions."""
        kinds = {self.index.entries[place].kind for place in places}
        kind: AnswerKind = KINDS[kinds.pop()] if len(kinds) == 1 else "sessions"
        return Answer(kind=kind, places=places, card=card or len(places) == 1, note=note, score=score,
                      cancelled=cancelled)  # fmt: skip
