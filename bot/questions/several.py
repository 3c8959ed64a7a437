"""Several questions in one message: «Когда концерт? И сколько мест на верфь?» Pure."""

from collections.abc import Sequence
from datetime import datetime

from bot.questions.heard import Heard
from bot.questions.index import QuestionIndex
from bot.questions.parse import Question, parse
from bot.questions.search import content
from bot.questions.text import LETTERS, tokens

MOST = 2
"""How many questions of a message are answered: as many as surely fit one of ours."""
_ENDS = ("?", "!", ".", ";")
_AHEAD = 4
"""Words after «и» among which a question begins, or does not."""


def questions(index: QuestionIndex, text: str, now: datetime) -> tuple[Question, ...]:
    """The questions of a message, read each by itself: more than one only where each asks something about something of
    its own; the whole as one otherwise."""
    pieces = _pieces(index.heard, text[:LETTERS].split())
    if 1 < len(pieces) <= 2 * MOST:
        parts: list[Question] = []
        for piece in pieces:
            read = parse(index, piece, now)
            if parts and not (_is_whole(read) and _is_whole(parts[-1])):
                read = parse(index, f"{parts.pop().text} {piece}", now)
            parts.append(read)
        if 1 < len(parts) <= MOST and all(map(_is_whole, parts)):
            return tuple(parts)
    return (parse(index, text, now),)


def _is_whole(question: Question) -> bool:
    """Whether it asks something, and about something."""
    about = question.names or question.titles or question.facets or content(question.rest)
    return bool(question.asks - {"what"} and about)


def _pieces(heard: Heard, words: Sequence[str]) -> list[str]:
    """A message cut where a sentence ends, and before «и», "and" that a question follows."""
    pieces: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if pieces[-1] and (words[at - 1].endswith(_ENDS) or _joins(heard, words[at : at + 1 + _AHEAD])):
            pieces.append([])
        pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces]


def _joins(heard: Heard, words: Sequence[str]) -> bool:
    """Whether `words` begin with «и» and go on with a word that asks."""
    if not any(mention.tag == "prep:and" for mention in heard.find(tokens(words[0]))):
        return False
    following = heard.find(tokens(" ".join(words[1:])))
    return any(mention.start == 0 and mention.tag.startswith("ask:") for mention in following)
