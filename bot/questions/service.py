"""The door to the room: ask an index a question and have the answer as codes, a screen and plain text. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.questions.answer import answer
from bot.questions.building import build_index
from bot.questions.case import Answer, AnswerKind
from bot.questions.index import QuestionIndex
from bot.questions.parse import Question, parse
from bot.questions.screens import answer_screen, screen_of_several
from bot.questions.several import questions
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

    `seats` are free seats by the id of an excursion, from the database; None where they are not known. Several
    questions are answered one after another, if each of them can be.
    """
    asked = questions(index, text, now)
    answers = tuple(reply(index, question, now, words, seats) for question in asked)
    if len(answers) == 1:
        return answers[0]
    if any(answered.kind in ("unknown", "smalltalk") for answered in answers):
        return reply(index, parse(index, text, now), now, words, seats)
    return replace(
        answers[0],
        codes=tuple(dict.fromkeys(code for answered in answers for code in answered.codes)),
        screen=screen_of_several(words, index, [(each.question, each.answer) for each in answers], now, seats),
    )


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
