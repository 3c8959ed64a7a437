"""Deciding: a question, the index and the present → what to answer, as a value. Pure."""

from collections.abc import Mapping
from datetime import datetime

from bot.questions.case import ITEM_ASKS, SURE, TOUR_ASKS, Answer, Case
from bot.questions.index import QuestionIndex
from bot.questions.items import items, titled
from bot.questions.parse import Question
from bot.questions.search import Hit, answered, content, topical
from bot.questions.things import about_named

FAQ_SURE = 0.45
"""From what score a row of the FAQ answers."""
WANTED = 0.2
"""How much better advice must fit than an item, where sessions or excursions were asked for by name."""
NEAR = 0.15
"""From what score something is offered beside «не знаю»."""


def answer(index: QuestionIndex, question: Question, now: datetime, seats: Mapping[int, int] | None = None) -> Answer:
    """Answer `question` at `now` (aware); `seats` are free seats by the id of an excursion, None where not known."""
    case = Case.of(index, question, now, seats)
    if chat := _small_talk(question):
        return chat
    if question.titles:
        return titled(case)
    advice = next(iter(answered(index, question.units)), Hit(0, 0.0))
    practical = Answer(kind="faq", places=(advice.place,), card=True, score=advice.score)
    sure = advice.score >= FAQ_SURE
    if case.definite:
        found = about_named(case) or items(case)
        if sure and (found is None or found.score < SURE):
            return practical
        return found or _unknown(case)
    found = items(case)
    if found is None:
        return practical if sure else _about_forum(case) or _unknown(case)
    margin = WANTED if question.kinds & {"session", "excursion"} else 0.0
    if sure and advice.score > found.score + margin and not _is_list(case):
        return practical
    return found


def _small_talk(question: Question) -> Answer | None:
    """A greeting, thanks, a word about the bot, and nothing else."""
    if not question.tokens:
        return Answer(kind="smalltalk", chat="silence")
    chats = sorted(tag.partition(":")[2] for tag in question.heard if tag.startswith("chat:"))
    asked = question.kinds or question.asks - {"what"} or question.states or content(question.units)
    if chats and not (asked or question.when or question.names or question.titles):
        return Answer(kind="smalltalk", chat=chats[0])
    return None


def _about_forum(case: Case) -> Answer | None:
    """The forum itself: its dates, its town, its contacts."""
    asked = "forum" in case.question.kinds or case.question.asks & {"contacts", "website"}
    return Answer(kind="forum", score=SURE) if asked and not case.units else None


def _is_list(case: Case) -> bool:
    """Whether everything said is a constraint: what meets it is wanted, and no advice."""
    question = case.question
    if case.units:
        return case.pinned and bool(question.asks & TOUR_ASKS)
    formats = any(found.facet.field == "format" for found in question.facets)
    kinds = question.kinds & {"excursion", "session", "any", "enterprise"}
    asked = question.facets and (question.asks & ITEM_ASKS or formats)
    return bool(kinds or question.when or asked) and case.explained >= SURE


def _unknown(case: Case) -> Answer:
    """Not understood: the closest things, which are no answer."""
    hits = topical(case.index, content(case.question.units) or case.question.units)
    return Answer(kind="unknown", closest=tuple(hit.place for hit in hits if hit.score >= NEAR)[:3], score=0.0)
