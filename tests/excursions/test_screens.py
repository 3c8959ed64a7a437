"""Every screen of the room with whatever people and workbooks are called: it fits, it is escaped, its buttons work."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from bot.excursions import actions, narrowing, rules
from bot.excursions import form as forms
from bot.excursions.actions import ChooseFilter, OpenExcursion, OpenExcursions
from bot.excursions.consent import Operator, consent_html
from bot.excursions.fields import UNLIKE
from bot.excursions.rules import Refusal
from bot.excursions.screens import bookings as booking_screens
from bot.excursions.screens import listing
from bot.excursions.screens import sign_up as sign_up_screens
from bot.programme.catalogue import Catalogue
from bot.screen import Screen
from bot.texts import Texts, Words, plain
from storage.records.excursions import Booking, Tour
from storage.records.people import Form
from storage.records.programme import Enterprise, Excursion, Programme
from tests.excursions.plant import FORUM, NOW, START, excursion
from tests.excursions.test_rules import booking

HOSTILE = (
    "<b>&amp;</b> \"'", "🔥" * 400, "слово " * 1000, "ё" * 3000, "\u202eРТЛ\u0000{ $x }", "- \n\n • { \"", "&lt;i&gt;",
)  # fmt: skip
TAGS = re.compile(r"</?(b|i|u|s|code|pre|blockquote)>|<a href=\"[^\"]*\">|</a>")


@pytest.fixture(params=["ru", "en"])
def words(request: pytest.FixtureRequest, texts: Texts) -> Words:
    """A reader in either language, whose clock is not the forum's."""
    return texts.speak(request.param, "Europe/Moscow")


def called(name: str, **changes: object) -> Excursion:
    """An excursion all of whose texts are this."""
    texts = dict.fromkeys(("title", "meeting_point", "documents", "description", "escort", "clothing"), name)
    return replace(excursion(**changes), id=7, **texts)  # type: ignore[arg-type]


def catalogue_of(name: str, *excursions: Excursion) -> Catalogue:
    """A programme whose plants and cities are called this."""
    plants = tuple(Enterprise(id=n, code=f"rti{n or ''}", name=name, city=f"{name} {n}") for n in range(3))
    return Catalogue.of(Programme(forum=replace(FORUM, id=1, name=name), enterprises=plants, excursions=excursions))


def check(screen: Screen) -> None:
    """What Telegram would refuse (Bot API: sendMessage, InlineKeyboardButton, formatting options)."""
    shown = plain(screen.text)
    assert shown.strip()
    assert len(shown.encode("utf-16-le", "surrogatepass")) // 2 <= 4096
    bare = TAGS.sub("", screen.text)
    assert "<" not in bare
    assert ">" not in bare
    for opened, closed in (("<b>", "</b>"), ("<i>", "</i>"), ("<blockquote>", "</blockquote>")):
        assert screen.text.count(opened) == screen.text.count(closed)
    assert re.sub(r"&(amp|lt|gt|quot|#\d+);", "", screen.text).count("&") == 0
    assert len(screen.buttons) <= 100
    for row in screen.buttons:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.text.strip()
            assert len(button.text) <= 64
            assert "\n" not in button.text
            assert 1 <= len(button.data.encode()) <= 64
    assert not (screen.keys and screen.buttons)


def every_screen(words: Words, name: str) -> Iterator[Screen]:
    """Every screen of the room, with texts of this kind, in every state."""
    item = called(name, id_required=True)
    other = replace(called(name, code="E2", start=START + timedelta(hours=1), minimum_age=14), id=8, enterprise="rti1")
    off = replace(called(name, code="E3", cancelled=True, minimum_age=18), id=9, enterprise="rti2")
    shelf = catalogue_of(name, item, other, off, *(replace(item, id=20 + n, code=f"X{n}") for n in range(9)))
    tours = {e.id: Tour(excursion=e, taken=taken, waiting=taken // 5) for e, taken in ((item, 2), (other, 5), (off, 0))}
    own = {8: booking(3, "waiting")}
    narrow = OpenExcursions("20251118", 0, 14, 1)
    for asked in (OpenExcursions(), narrow, OpenExcursions("20251230"), OpenExcursions("x", 99, 3, 99)):
        for registration in (True, False):
            yield listing.excursions_screen(words, shelf, tours, own, asked, NOW, registration=registration)
        for which in ("day", "city", "age", "nonsense"):
            yield listing.filter_screen(words, shelf, ChooseFilter(which, asked.day, asked.city, asked.age), NOW)
    yield listing.excursions_screen(words, shelf, tours, own, OpenExcursions(), NOW + timedelta(99), registration=True)
    yield listing.excursions_screen(words, catalogue_of(name), {}, {}, OpenExcursions(), NOW, registration=True)
    yield listing.gone_screen(words)
    for state, subject in product(("booked", "waiting", "offered", "cancelled", "attended", "no_show"), (item, off)):
        mine = booking(3, state, offered_until=NOW + timedelta(hours=5))  # type: ignore[arg-type]
        for now in (NOW, START, START + timedelta(days=2)):
            tour = Tour(excursion=subject, taken=5, waiting=2)
            live = mine if mine.live else None
            yield listing.card_screen(words, shelf, tour, live, now, back=OpenExcursions(), registration=True)
            for ahead in (0, 1, 2, 5, 21, 111):
                yield booking_screens.booking_screen(words, mine, subject, ahead, now)
            yield booking_screens.bookings_screen(words, [(mine, subject)] * 9, {3: 4}, now, 1)
        if mine.live:
            yield booking_screens.cancel_screen(words, mine, subject)
        yield booking_screens.offer_screen(words, mine, subject, NOW + timedelta(hours=5), NOW)
    yield booking_screens.bookings_screen(words, [], {}, NOW)
    yield booking_screens.bookings_screen(words, [], {}, NOW, registration=False)
    yield booking_screens.gone_screen(words)
    yield booking_screens.over_screen(words, "offer-over", item)
    yield booking_screens.over_screen(words, "waiting-over", item)
    yield from form_screens(words, name, item, other, shelf)


def form_screens(words: Words, name: str, item: Excursion, other: Excursion, shelf: Catalogue) -> Iterator[Screen]:
    """The form at every step, with every fault; the ways it ends and does not begin."""
    said = {"excursion": "7", "consent": "", "name": name[:100], "birth_date": "2001-05-05", "phone": "+79131234567"}
    tour = Tour(excursion=item, taken=5, waiting=3)
    for operator in (None, Operator(name, name), Operator(name, "")):
        consent = consent_html(words, shelf.programme.forum, operator)
        for step, misread in product(("consent", *forms.FIELDS, "confirm"), (None, *UNLIKE, "words-only")):
            for more in ({}, {"waiting": "1", "document": name[:40]}, {"waiting": "1", "missed": "1"}):
                form = Form(kind="sign_up", step=step, answers={**said, **more})
                yield sign_up_screens.step_screen(words, form, tour, consent, other, misread=misread, thanks=True)
    for why in (
        "declined",
        "by choice",
        "cancelled",
        "minor",
        "too young",
        "past",
        "invitation",
        "not open",
        "closed",
        "gone",
    ):
        yield sign_up_screens.left_screen(words, why, item, thanks=True)
        yield sign_up_screens.left_screen(words, why, None, thanks=False)
    for refusal in every_refusal():
        notice = sign_up_screens.refusal_notice(words, refusal.why, refusal.at, item)
        yield listing.card_screen(
            words, shelf, tour, None, NOW, back=OpenExcursions(), registration=True, notice=notice
        )


def every_refusal() -> Iterator[Refusal]:
    """Refusals as the rules give them."""
    for changes, born, now in (
        ({"cancelled": True}, date(1990, 1, 1), NOW),
        ({}, date(1990, 1, 1), START),
        ({"invitation_only": True}, date(1990, 1, 1), NOW),
        ({"opens": NOW + timedelta(days=1)}, date(1990, 1, 1), NOW),
        ({"closes": NOW}, date(1990, 1, 1), NOW),
        ({}, date(2010, 1, 1), NOW),
        ({"minimum_age": 99}, date(1990, 1, 1), NOW),
    ):
        subject = Tour(excursion=excursion(**changes), taken=0, waiting=0)
        verdict = rules.sign_up(subject, now, "Asia/Barnaul", birth_date=born)
        assert isinstance(verdict, Refusal)
        yield verdict


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_every_screen_holds_whatever_things_are_called(words: Words, name: str) -> None:
    """No text of a person or a workbook breaks a screen: sizes, markup and buttons are what Telegram takes."""
    screens = list(every_screen(words, name))
    assert len(screens) > 300
    for screen in screens:
        check(screen)


def test_the_check_sees() -> None:
    """The checker above refuses what it should."""
    from bot.texts import Html

    for text in ("<b>open", "a < b", "a & b", "x" * 4097, " "):
        with pytest.raises(AssertionError):
            check(Screen(text=Html(text)))


def test_every_action_fits_with_the_greatest_numbers() -> None:
    """Sixty-four bytes hold every button, with ids as large as a database gives."""
    most = 2**63 - 1
    for action in (
        OpenExcursions("20251118", 999, 120, 999),
        ChooseFilter("city", "20251118", 999, 120),
        OpenExcursion(most, "20251118", 999, 120, 999),
        actions.ChangeAnswer(most, "birth_date"),
        actions.ConfirmSignUp(most, waiting=True),
        actions.AnswerOffer(most, take=False),
        actions.CancelBooking(most, sure=True),
    ):
        assert type(action).unpack(action.pack()) == action


def test_seats_in_words(texts: Texts) -> None:
    """Each excursion of the list says how it stands: seats left, full, not open yet, closed, one's own."""
    words = texts.speak("ru", "Asia/Barnaul")

    def said(taken: int = 0, waiting: int = 0, mine: Booking | None = None, **changes: object) -> str:
        item = excursion(seats=25, **changes)
        tour = Tour(excursion=item, taken=taken, waiting=waiting)
        return listing.seats_in_words(words, item, tour, mine, NOW)

    assert said(taken=4) == "свободно 21 место"
    assert said(taken=22) == "осталось 3 места"
    assert said(taken=24) == "осталось 1 место"
    assert said(taken=25) == said(taken=24, waiting=1) == "мест нет, лист ожидания"
    assert said(opens=NOW + timedelta(days=1)) == "запись с 11 ноября"
    assert said(closes=NOW) == "запись закрыта"
    assert said(invitation_only=True) == "по приглашению"
    assert said(cancelled=True, taken=3) == "❌ отменена"
    assert said(mine=booking(1, "booked")) == "✅ вы записаны"


def test_queue_in_words(texts: Texts) -> None:
    """How many are ahead is told in words."""
    words = texts.speak("ru", "Asia/Barnaul")

    def said(ahead: int) -> str:
        return booking_screens.state_in_words(words, booking(9), excursion(), ahead, NOW)

    assert said(0) == "Вы первый в листе ожидания"
    assert said(2) == "Вы третий в листе ожидания, перед вами 2 человека"
    assert said(21) == "Вы в листе ожидания: 22-е место в очереди, перед вами 21 человек"
    assert said(23) == "Вы в листе ожидания: 24-е место в очереди, перед вами 23 человека"


def test_narrowing() -> None:
    """By day, city and age; what no longer exists narrows nothing; ages come from the plants' own limits."""
    one = replace(excursion(minimum_age=12), id=1)
    two = replace(excursion(code="E2", start=START + timedelta(days=1), minimum_age=18), id=2, enterprise="rti1")
    shelf = catalogue_of("Город", one, two)

    def found(**asked: object) -> list[str]:
        return [item.code for item in narrowing.narrowed(shelf, OpenExcursions(**asked), NOW)]  # type: ignore[arg-type]

    assert found() == found(city=50) == found(day="nonsense") == found(age=18) == ["E1", "E2"]
    assert found(day="20251118") == found(age=17) == found(age=12) == found(city=0) == ["E1"]
    assert found(city=1, age=18) == ["E2"]
    assert found(age=0) == found(day="20251118", city=1) == []
    assert [(band.low, band.high) for band in narrowing.ages(shelf.excursions)] == [(0, 11), (12, 17), (18, None)]
    assert narrowing.ages((excursion(),)) == ()


def test_consent_names_the_operator(texts: Texts) -> None:
    """The consent says who answers and how to reach them; without an operator, the organisers and their contacts."""
    words = texts.speak("ru", "UTC")
    named = html.unescape(consent_html(words, FORUM, Operator("ООО «Ромашка»", "mail@example.org")))
    assert "ООО «Ромашка»" in named
    assert "mail@example.org" in named
    unnamed = consent_html(words, replace(FORUM, contacts="штаб@example.org"), None)
    assert "организаторы" in unnamed
    assert "штаб@example.org" in unnamed
