"""Every screen of this room, whatever people write, is one that Telegram takes."""

from collections.abc import Iterator

import pytest

from bot.inquiries.rules import FAQ_LIMIT, QUESTION_LIMIT, read_for_everybody, read_text
from bot.inquiries.screens import asking, desk, sharing
from bot.inquiries.screens.parts import fault_words
from bot.inquiries.sharing import Offer
from bot.inquiries.threads import Thread
from bot.programme.rules import Page
from bot.screen import Screen
from bot.team.screens import admin_screen
from bot.texts import Texts, Words
from sandbox.entities.html import parse_html
from storage.records.inquiries import Inquiry
from storage.records.programme import Faq
from tests.people.forums import NOW, forum
from tests.people.test_screens import HOSTILE, units

BIG = 10**15


def inquiry(text: str, **more: object) -> Inquiry:
    """A question with the largest ids that may come."""
    return Inquiry(id=BIG, forum_id=BIG, account_id=BIG, text=text, asked_at=NOW, **more)  # type: ignore[arg-type]  # a test names real fields


def screens(words: Words, value: str) -> Iterator[Screen]:
    """Every screen of this room with everything written as `value`."""
    text = read_text(value).text.encode("utf-16-le")[: 2 * QUESTION_LIMIT].decode("utf-16-le", "ignore")
    held = forum(name=value, contacts=value)
    asked = inquiry(text)
    skipped = inquiry(text, skipped_at=NOW)
    answered = inquiry(text, answer=text, answered_at=NOW, answered_by=1, faq_id=1)
    faq = Faq(id=BIG, question=value[:FAQ_LIMIT], answer=text, origin="desk")
    yield asking.asking_screen(words)
    yield asking.asking_screen(words, fault_words(words, read_text("")))
    yield asking.asking_screen(words, fault_words(words, read_text("я" * 5000)))
    for unheard in (None, held, forum(contacts="")):
        yield asking.saved_screen(words, BIG, text, unheard)
    yield asking.answer_screen(words, Thread(inquiry=answered))
    for each in (asked, skipped, answered):
        for earlier in (None, asked, answered):
            for added in (None, faq) if each.answer else (None,):
                thread = Thread(inquiry=each, previous=earlier, faq=added, reachable=earlier is None)
                for page in (-1, 0, BIG):
                    yield desk.card_screen(words, held, thread, page, words("desk-late"))
                yield desk.answering_screen(words, None, thread, 0, fault_words(words, read_text("я" * 5000)))
    for count in (0, 1, 3, 8):
        page_of = Page(items=(asked,) * count, number=1, count=3, size=8)
        yield desk.list_screen(words, held, BIG + count, page_of)
        yield sharing.desk_answers_screen(words, Page(items=(faq,) * count, number=1, count=3, size=8))
    yield desk.gone_screen(words)
    yield desk.withdrawn_screen(words, BIG)
    yield sharing.offer_screen(words, Offer(thread=Thread(inquiry=answered), wording=read_for_everybody(value)), BIG)
    yield sharing.desk_answer_screen(words, faq, BIG)
    for waiting in (0, 1, 2, 5, BIG):
        yield admin_screen(words, held, waiting)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_every_screen_fits_telegram(texts: Texts, language: str, value: str) -> None:
    """Telegram's own parser takes the text, it fits a message, and so do the buttons."""
    for screen in screens(texts.speak(language, "UTC"), value):
        text, _ = parse_html(screen.text)
        assert 0 < units(text) <= 4096, screen.text[:80]
        assert len(screen.buttons) <= 11
        for row in screen.buttons:
            assert 1 <= len(row) <= 3
            for button in row:
                assert 0 < units(button.text) <= 64
                assert 0 < len(button.data.encode()) <= 64


@pytest.mark.parametrize("value", HOSTILE[1:4], ids=range(3))
def test_what_was_written_is_shown_as_written(texts: Texts, value: str) -> None:
    """Text that looks like markup is read as it was written, and marks nothing of its own."""
    words = texts.speak("ru", "UTC")
    answered = Thread(inquiry=inquiry(value, answer=value, answered_at=NOW))
    for screen in (
        desk.card_screen(words, forum(), answered),
        asking.answer_screen(words, answered),
        asking.saved_screen(words, 1, value, forum(contacts="почта")),
    ):
        text, marks = parse_html(screen.text)
        assert value in text
        assert {mark.type for mark in marks} <= {"bold", "blockquote"}


def test_plurals_of_waiting_questions(texts: Texts) -> None:
    """Numbers of questions are said as people say them."""
    words = texts.speak("ru", "UTC")
    said = [words.plain("admin-waiting", count=count) for count in (0, 1, 2, 5, 21)]
    assert said == [
        "Вопросов без ответа нет.", "1 вопрос ждёт ответа.", "2 вопроса ждут ответа.", "5 вопросов ждут ответа.",
        "21 вопрос ждёт ответа.",
    ]  # fmt: skip
