"""Answers the organisers add to the FAQ."""

from bot.inquiries.actions import AddToFaq, OpenDeskAnswer, OpenDeskAnswers, OpenInquiries, OpenInquiry, RemoveFromFaq
from bot.inquiries.screens.parts import fault_words, quote
from bot.inquiries.sharing import Offer
from bot.programme import cards
from bot.programme.rules import Page
from bot.programme.screens.parts import button, label, pager, paragraphs, way_back
from bot.screen import Button, Screen
from bot.texts import Html, Words
from storage.records.programme import Faq

ON_BUTTON = 38


def offer_screen(words: Words, offer: Offer, page: int) -> Screen:
    """How everybody would read the question, or what is not right with its wording."""
    inquiry, wording = offer.thread.inquiry, offer.wording
    leave = button(words, "button-cancel", OpenInquiry(inquiry.id, page))
    if wording.fault:
        text = paragraphs(fault_words(words, wording), words("faq-reword"))
        return Screen(text=text, buttons=((leave,),))
    shown = Html("\n").join(
        (words("faq-offer"), quote(wording.text), words("faq-offer-answer"), quote(inquiry.answer or ""))
    )
    confirm = button(words, "button-confirm", AddToFaq(inquiry.id, wording.mark, page))
    return Screen(
        text=paragraphs(shown, words("faq-offer-mind"), words("faq-offer-reword")), buttons=((confirm, leave),)
    )


def desk_answers_screen(words: Words, page: Page[Faq]) -> Screen:
    """A page of what the organisers added."""
    text = words("faq-desk-title") if page.items else words("faq-desk-none")
    opening = (
        (Button(label(faq.question, ON_BUTTON), OpenDeskAnswer(faq.id, page.number).pack()),) for faq in page.items
    )
    return Screen(text=text, buttons=(*opening, *pager(words, page, OpenDeskAnswers), way_back(words, OpenInquiries())))


def desk_answer_screen(words: Words, faq: Faq, page: int) -> Screen:
    """An answer the organisers added, and the way to take it back."""
    return Screen(
        text=cards.faq_card(words, faq),
        buttons=(
            (button(words, "button-from-faq", RemoveFromFaq(faq.id, 0, page)),),
            way_back(words, OpenDeskAnswers(page)),
        ),
    )
