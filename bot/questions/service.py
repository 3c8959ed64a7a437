"""The door to the room: ask an index a question and have the answer as codes, a screen and plain text. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.questions.answer import answer
from bot.questions.building import build_index
from bot.questions.case import Answer, AnswerKind
from bot.questions.index import QuestionIndex
from bot.questions.parse import Question, parse
from bot.questions.screens import answer_screen
from bot.screen import Screen
from bot.texts import Words, plain

__all__ = ["Answered", "QuestionIndex", "ask", "build_index", "reply", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question answered: what it is about, the codes of the items best first, and what the reader sees."""

    kind: AnswerKind
    codes: tuple[str, ...]
    screen: Screen
    question: Question
    answer: Answer

    @property
    def text(self) -> str:
        """What the reader sees, without markup."""
        return plain(self.screen.text)


def ask(
    index: QuestionIndex, text: str, now: datetime, words: Words, seats: Mapping[int, int] | None = None
) -> Answered:
    """Answer `text` as asked at `now` (aware), in the reader's `words`.

    `seats` are free seats by the id of an excursion, from the database; None where they are not known.
    """
    return reply(index, parse(index, text, now), now, words, seats)


def reply(
    index: QuestionIndex, question: Question, now: datetime, words: Words, seats: Mapping[int, int] | None = None
) -> Answered:
    """Answer a question already read, as `ask` does."""
    return shown(index, question, answer(index, question, now, seats), now, words, seats)


def shown(
    index: QuestionIndex,
    question: Question,
    decided: Answer,
    now: datetime,
    words: Words,
    seats: Mapping[int, int] | None = None,
) -> Answered:
    """A decided answer with its screen."""
    return Answered(
        kind=decided.kind,
        codes=tuple(code for place in decided.places if (code := index.entries[place].code)),
        screen=answer_screen(words, index, question, decided, now, seats),
        question=question,
        answer=decided,
    )
