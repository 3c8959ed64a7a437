"""Every screen of this room, whatever things and people are called, is one that Telegram takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.excursions.consent import Operator
from bot.people.actions import FollowLink, OpenForum
from bot.people.links import Link
from bot.people.screens import forums, home, manners, my_data, settings
from bot.people.screens.help import command_lines, contacts_screen, help_screen
from bot.programme.catalogue import Catalogue
from bot.screen import Screen
from bot.team.rules import ROLES
from bot.texts import Texts, Words, plain
from sandbox.entities.html import parse_html
from storage.records.conversations import Conversation
from storage.records.inquiries import Inquiry
from storage.records.my_data import Consent, GivenAnswer, KeptBooking, Message, MyData, Planned
from storage.records.people import Account, Form, Person
from storage.records.team import Membership
from tests.people.forums import NOW, catalogue, excursion, forum, programme, session

HOSTILE = [
    "Обычное имя",
    "<b>жирный</b> & <script>alert(1)</script>",
    "&lt;уже&gt; &amp; &nbsp;",
    "</b></a></blockquote>",
    "😀" * 300,
    "Щ" * 5000,
    "& <" * 1500,
    "{ $name } { name } %s",
    "\u202eобратно\u202c \u200b",
    "строка\nстрока\n\nстрока",
    "a" * 63 + "&",
]
ACCOUNT = Account(id=1, telegram_id=10**15, language="ru", zone="Asia/Kamchatka", forum_id=1)


def kept(value: str) -> MyData:
    """A lot kept about somebody, everything called `value`."""
    return MyData(
        account=ACCOUNT,
        created_at=NOW,
        forum=value,
        persons=tuple(
            Person(id=i, account_id=1, is_self=i == 1, name=value, birth_date=date(2000, 1, 2), phone="+79990000000")
            for i in range(1, 4)
        ),
        consents=tuple(
            Consent(person=value, kind="personal_data", version=value, text=value, given_at=NOW, withdrawn_at=taken)
            for taken in (None, NOW)
        ),
        bookings=tuple(
            KeptBooking(
                id=i,
                excursion=value,
                starts_at=NOW,
                person=value,
                seats=1,
                state=state,
                created_at=NOW,
                changed_at=NOW,
                document="1234 567890",
            )
            for i, state in enumerate(("booked", "waiting", "offered", "cancelled", "attended", "no_show", "другое"))
        ),
        plan=tuple(Planned(session=value, starts_at=NOW, planned_at=NOW) for _ in range(20)),
        inquiries=(
            Inquiry(id=1, forum_id=1, account_id=1, text=value, asked_at=NOW),
            Inquiry(id=2, forum_id=1, account_id=1, text=value, asked_at=NOW, answer=value, answered_at=NOW),
        ),
        roles=tuple(Membership(forum=value, role=role, granted_at=NOW) for role in (*ROLES, "другое")),
        answers=(GivenAnswer(inquiry=3, text=value, answered_at=NOW),),
        form=Form(kind="sign_up", step="name", answers={"name": value}),
        conversation=Conversation(forum_id=1, items=(f"session:{value}",) * 3, card=True, answered_at=NOW),
        messages=(Message(kind="reminder", state="sent", due_at=NOW, finished_at=None),),
        updates=(NOW, NOW),
        unfinished=(value,),
    )


def screens(words: Words, value: str) -> Iterator[Screen]:
    """Every screen of this room with things called `value`."""
    items = [session(i, value, i - 1.5, speakers=(value,), format=value) for i in range(1, 9)]
    busy = catalogue(*items, excursion(9, value, 1), name=value, id=1, description=value, city=value, website=value)
    held = replace(busy.programme.forum, name=value, contacts=value)
    named = Catalogue.of(replace(busy.programme, forum=held))
    for now in (NOW - timedelta(days=30), NOW, NOW + timedelta(days=30)):
        yield home.home_screen(words, named, now, word=words("link-gone"))
    yield home.home_screen(words, catalogue(), NOW, sign_up=False)
    many = [replace(held, id=10**17 + i) for i in range(15)]
    for page in (-1, 0, 1, 2, 99):
        yield forums.forums_screen(words, many, NOW, page=page, word=words("link-unknown"))
    yield forums.forums_screen(words, many[:3], NOW, link=Link("excursion", "X" * 32))
    yield forums.forums_screen(words, [], NOW)
    menu = {"help": words.plain("command-help")}
    yield help_screen(words, named, menu, NOW)
    yield help_screen(words, None, menu, NOW)
    yield contacts_screen(words, held, sign_up=True)
    yield contacts_screen(words, forum(), sign_up=False, word=words("inquiry-off"))
    yield settings.settings_screen(words, ACCOUNT, held, NOW, several=True)
    yield settings.settings_screen(words, replace(ACCOUNT, zone=None, reminders=False), None, NOW, several=False)
    yield settings.language_screen(words)
    yield settings.zones_screen(words, NOW)
    for word in (
        "voice",
        "sticker",
        "photo",
        "file",
        "place",
        "contact",
        "other",
        "edited",
        "admin",
        manners.INQUIRY,
        manners.TEXT_ONLY,
    ):
        yield manners.manners_screen(words, word)
    yield manners.unknown_command_screen(words, command_lines(words, menu))
    yield manners.apology_screen(words)
    for operator in (None, Operator(value, value), Operator(value, "")):
        yield my_data.privacy_screen(words, operator, sign_up=operator is not None)
    yield my_data.my_data_screen(words, kept(value))
    yield my_data.my_data_file(words, kept(value))
    for live in (0, 1, 2, 21):
        yield my_data.forget_screen(words, live)
    yield my_data.forgotten_screen(words)


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_every_screen_fits_telegram(texts: Texts, language: str, value: str) -> None:
    """Telegram's own parser takes the text, it fits a message (or a caption), and so do the buttons."""
    for screen in screens(texts.speak(language, "Asia/Tomsk"), value):
        text, _ = parse_html(screen.text)
        assert 0 < units(text) <= (1024 if screen.file else 4096), screen.text[:80]
        assert len(screen.buttons) <= 8
        for row in screen.buttons:
            assert 1 <= len(row) <= 3
            for button in row:
                assert 0 < units(button.text) <= 64
                assert 0 < len(button.data.encode()) <= 64


@pytest.mark.parametrize("value", HOSTILE[1:4], ids=range(3))
def test_names_are_shown_as_they_are(texts: Texts, value: str) -> None:
    """A name that looks like markup is read as it was written, and marks nothing."""
    words = texts.speak("ru", "Asia/Tomsk")
    text, marks = parse_html(home.home_screen(words, catalogue(name=value), NOW).text)
    bare = {mark.type for mark in marks}
    text, marks = parse_html(
        home.home_screen(words, Catalogue.of(replace(programme(), forum=forum(name=value))), NOW).text
    )
    assert value in text
    assert {mark.type for mark in marks} == bare == {"bold"}


def test_first_screen_says_what_is_on_and_what_comes(texts: Texts) -> None:
    """What goes on stands apart from what comes next; what is cancelled is in neither."""
    held = catalogue(
        session(1, "Сварка", -0.5),
        session(2, "Литьё", 1),
        session(3, "Отмена", 0.5, cancelled=True),
        excursion(4, "Цех", 2),
        description="Форум о металле. Он большой. Он весёлый.",
    )
    text = plain(home.home_screen(texts.speak("ru", "Asia/Tomsk"), held, NOW).text)
    assert "1–3 мая 2026 · Томск" in text
    assert "Форум о металле. Он большой.\n" in text
    now, coming = text.split("Сейчас идёт:")[1].split("Дальше:")
    assert "Сварка" in now
    assert "Литьё" not in now
    assert coming.index("Литьё") < coming.index("Цех")
    assert "Отмена" not in text


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2026, 5, 1), date(2026, 5, 1), {"ru": "1 мая 2026", "en": "1 May 2026"}),
        (date(2026, 5, 1), date(2026, 5, 3), {"ru": "1–3 мая 2026", "en": "1–3 May 2026"}),
        (date(2026, 5, 30), date(2026, 6, 2), {"ru": "30 мая – 2 июня 2026", "en": "30 May – 2 June 2026"}),
        (
            date(2026, 12, 30),
            date(2027, 1, 2),
            {"ru": "30 декабря 2026 – 2 января 2027", "en": "30 December 2026 – 2 January 2027"},
        ),
    ],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_dates_in_words(texts: Texts, language: str, starts: date, ends: date, expected: dict[str, str]) -> None:
    """Dates are said the way people say them."""
    words = texts.speak(language, "Asia/Tomsk")
    assert plain(home.forum_where(words, forum(starts_on=starts, ends_on=ends, city=""))) == expected[language]


def test_first_screen_without_sign_up_has_no_bookings(texts: Texts) -> None:
    """With REGISTRATION=off nobody is led to bookings."""
    words = texts.speak("ru", "Asia/Tomsk")

    def labels(sign_up: bool) -> set[str]:
        screen = home.home_screen(words, catalogue(), NOW, sign_up=sign_up)
        return {button.text for row in screen.buttons for button in row}

    assert labels(True) - labels(False) == {"Мои записи"}


def test_zone_choices_show_the_time_there(texts: Texts) -> None:
    """Each zone is told by a city and its time now."""
    at = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    labels = [b.text for row in settings.zones_screen(texts.speak("ru", "Asia/Tomsk"), at).buttons for b in row]
    assert "Москва, 3:30" in labels
    assert "Барнаул, 7:30" in labels


def test_every_forum_can_be_reached_by_paging(texts: Texts) -> None:
    """Paging shows every forum once."""
    words = texts.speak("ru", "Asia/Tomsk")
    every = [forum(id=i, code=f"f-{i}") for i in range(1, 16)]
    seen = []
    for page in range(3):
        buttons = [b for row in forums.forums_screen(words, every, NOW, page=page).buttons for b in row]
        seen += [action.forum for b in buttons if (action := OpenForum.unpack(b.data))]
    assert sorted(seen) == list(range(1, 16))


def test_a_choice_for_a_link_keeps_the_link(texts: Texts) -> None:
    """Choosing a forum for an item opens the item there."""
    screen = forums.forums_screen(texts.speak("ru", "UTC"), [forum(id=7)], NOW, link=Link("session", "P_1"))
    assert FollowLink.unpack(screen.buttons[0][0].data) == FollowLink(7, "s_P_1")


def test_no_time_is_named_before_a_forum_is_chosen(texts: Texts) -> None:
    """Settings opened before the choice among several forums do not pass UTC off as the forum's time."""
    account = replace(ACCOUNT, zone=None, forum_id=None)
    screen = settings.settings_screen(texts.speak("ru", "UTC"), account, None, NOW, several=True)
    assert "Время: как на форуме\n" in plain(screen.text) + "\n"
    screen = settings.settings_screen(texts.speak("ru", "Europe/Moscow"), ACCOUNT, None, NOW, several=True)
    assert "по Москве" in plain(screen.text)
