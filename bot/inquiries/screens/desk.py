"""What organisers see: the list of questions, a question's card, the form of an answer."""

from collections.abc import Sequence

from bot.inquiries.actions import (
    NOWHERE,
    AnswerInquiry,
    OfferToFaq,
    OpenDeskAnswers,
    OpenInquiries,
    OpenInquiry,
    RemoveFromFaq,
    SkipInquiry,
)
from bot.inquiries.screens.parts import EARLIER, RECALLED, quote
from bot.inquiries.threads import Thread
from bot.people.screens.home import home_button
from bot.programme import cards
from bot.programme.rules import Page
from bot.programme.screens.parts import Row, button, label, pager, paragraphs, way_back
from bot.screen import Button, Screen
from bot.team.actions import OpenAdmin
from bot.texts import Html, Words
from storage.records.inquiries import Inquiry
from storage.records.programme import Forum

ON_BUTTON = 32


def list_screen(words: Words, forum: Forum, waiting: int, page: Page[Inquiry]) -> Screen:
    """A page of the questions without an answer; `waiting` is how many there are."""
    title = words("desk-title", forum=cards.value(forum.name, cards.TITLE))
    return Screen(
        text=paragraphs(title, words("desk-count", count=waiting)),
        buttons=(
            *((_opening(words, inquiry, page.number),) for inquiry in page.items),
            *pager(words, page, OpenInquiries),
            (button(words, "button-desk-answers", OpenDeskAnswers()),),
            way_back(words, OpenAdmin()),
        ),
    )


def card_screen(
    words: Words, forum: Forum | None, thread: Thread, page: int = NOWHERE, word: Html | None = None
) -> Screen:
    """A question as it stands and what can be done about it; `word` is said above."""
    inquiry = thread.inquiry
    answered = inquiry.answer is not None
    parts = [
        word,
        Html("\n").join((_title(words, forum, thread), quote(inquiry.text, RECALLED if answered else None))),
        _earlier(words, thread),
        Html("\n").join((words("desk-answer"), quote(inquiry.answer))) if inquiry.answer is not None else None,
        words("desk-unreachable") if not thread.reachable else None,
        words("desk-in-faq") if thread.faq else None,
        words("desk-how") if inquiry.waits else None,
    ]
    return Screen(text=paragraphs(*parts), buttons=(*_acts(words, thread, page), *_back(words, page)))


def answering_screen(words: Words, forum: Forum | None, thread: Thread, page: int, word: Html | None = None) -> Screen:
    """Asks for the answer; `word` says instead what was not right with the last try."""
    inquiry = thread.inquiry
    asked = Html("\n").join((_title(words, forum, thread), quote(inquiry.text)))
    leave = button(words, "button-cancel", OpenInquiry(inquiry.id, page))
    return Screen(text=paragraphs(asked, _earlier(words, thread), word or words("desk-ask")), buttons=((leave,),))


def gone_screen(words: Words) -> Screen:
    """There is no such question for this reader."""
    return Screen(text=words("desk-gone"), buttons=((home_button(words),),))


def withdrawn_screen(words: Words, number: int) -> Screen:
    """In place of a question whose author had themselves forgotten."""
    return Screen(text=words("desk-withdrawn", number=str(number)))


def _opening(words: Words, inquiry: Inquiry, page: int) -> Button:
    text = words.plain("desk-item", number=str(inquiry.id), text=label(inquiry.text, ON_BUTTON))
    return Button(text, OpenInquiry(inquiry.id, page).pack())


def _title(words: Words, forum: Forum | None, thread: Thread) -> Html:
    inquiry = thread.inquiry
    key = "desk-answered" if inquiry.answer is not None else "desk-skipped" if inquiry.skipped_at else "desk-waiting"
    return words(key, number=str(inquiry.id), forum=cards.value(forum.name, cards.TITLE) if forum else "—")


def _earlier(words: Words, thread: Thread) -> Html | None:
    """What the same person asked before, and what was answered."""
    earlier = thread.previous
    if earlier is None:
        return None
    parts = [words("desk-earlier"), quote(earlier.text, EARLIER)]
    if earlier.answer is not None:
        parts += [words("desk-earlier-answer"), quote(earlier.answer, EARLIER)]
    return Html("\n").join(parts)


def _acts(words: Words, thread: Thread, page: int) -> Sequence[Row]:
    inquiry = thread.inquiry
    if inquiry.answer is None:
        skip = "button-return" if inquiry.skipped_at else "button-skip"
        return (
            (
                button(words, "button-answer", AnswerInquiry(inquiry.id, page)),
                button(words, skip, SkipInquiry(inquiry.id, inquiry.skipped_at is None, page)),
            ),
        )
    if thread.faq:
        return ((button(words, "button-from-faq", RemoveFromFaq(thread.faq.id, inquiry.id, page)),),)
    return ((button(words, "button-to-faq", OfferToFaq(inquiry.id, page)),),)


def _back(words: Words, page: int) -> Sequence[Row]:
    return () if page == NOWHERE else (way_back(words, OpenInquiries(page)),)
