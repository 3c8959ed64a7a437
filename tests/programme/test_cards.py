"""Cards and list lines: what is told, in which zone, and that it always fits a message."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.programme import cards
from bot.programme.catalogue import Catalogue
from bot.texts import Html, Texts, Words, plain
from storage.records.programme import Enterprise, Excursion, Faq, Forum, Programme, Session, Speaker, Venue

NOW = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)
FORUM = Forum(code="f", name="Ф", zone="Asia/Tomsk", starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 3))
HALL = Venue(code="hall", name="Дом учёных", address="Томск, Советская, 45", directions="Вход со двора")


def session(**changes: object) -> Session:
    """A plain session of two hours on 2 May, 10:00 in Tomsk."""
    start = datetime(2026, 5, 2, 3, 0, tzinfo=UTC)
    values: dict[str, object] = {"code": "S1", "title": "Сварка", "start": start, "end": start + timedelta(hours=2)}
    return Session(**{**values, "zone": "Asia/Tomsk", "venue": "hall", **changes})  # type: ignore[arg-type]


def excursion(**changes: object) -> Excursion:
    """A plain excursion on 2 May at noon in Tomsk."""
    start = datetime(2026, 5, 2, 5, 0, tzinfo=UTC)
    values: dict[str, object] = {"code": "X1", "title": "Цех", "start": start, "end": start + timedelta(hours=1)}
    return Excursion(**{**values, "zone": "Asia/Tomsk", "enterprise": "e", "seats": 10, **changes})  # type: ignore[arg-type]


def catalogue(*items: Session | Excursion) -> Catalogue:
    """A catalogue of these items, one venue and one enterprise."""
    return Catalogue.of(
        Programme(
            forum=FORUM,
            venues=(HALL,),
            sessions=tuple(item for item in items if isinstance(item, Session)),
            excursions=tuple(item for item in items if isinstance(item, Excursion)),
            enterprises=(Enterprise(code="e", name="Завод", city="Томск"),),
        )
    )


@pytest.fixture(scope="module")
def texts() -> Texts:
    """All words, loaded once."""
    return Texts.load()


@pytest.fixture
def words(texts: Texts) -> Words:
    """A Russian reader in the forum's zone."""
    return texts.speak("ru", "Asia/Tomsk")


def test_session_card_says_when_where_and_who(words: Words) -> None:
    """A session's card carries its time, venue with room and address, and speakers."""
    item = session(room="Зал 2", speakers=("Анна Ким", "Олег Ли"))
    text = plain(cards.session_card(words, catalogue(item), item, NOW))
    assert "2 мая, суббота, 10:00–12:00" in text
    assert "Дом учёных, Зал 2" in text
    assert "Томск, Советская, 45" in text
    assert "Выступают: Анна Ким, Олег Ли" in text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"zone": "Europe/Moscow"}, "6:00–8:00 по Москве (10:00–12:00 по Томску)"),
        ({"zone": "Europe/Berlin"}, "5:00–7:00 (время: Берлин) (10:00–12:00 по Томску)"),
        ({"zone": "Asia/Krasnoyarsk"}, "2 мая, суббота, 10:00–12:00\n"),
        ({"zone": "America/New_York"}, "1 мая, пятница, 23:00–1:00"),
        ({"end": datetime(2026, 5, 2, 18, 30, tzinfo=UTC)}, "10:00–1:30 (заканчивается уже 3 мая)"),
        ({"end": datetime(2026, 5, 2, 17, 0, tzinfo=UTC)}, "10:00–0:00\n"),
        ({"end": datetime(2026, 5, 4, 9, 0, tzinfo=UTC)}, "2 мая, суббота, 10:00 – 4 мая, понедельник, 16:00"),
    ],
)
def test_time_names_the_zone_and_the_end(words: Words, changes: dict[str, object], expected: str) -> None:
    """Another zone of the row is named beside the forum's; an end after midnight or days later is told."""
    item = session(**changes)
    assert expected in plain(cards.session_card(words, catalogue(item), item, NOW))


@pytest.mark.parametrize(
    ("item", "now", "expected"),
    [
        (session(cancelled=True), NOW, "Отменено"),
        (session(), NOW + timedelta(days=2), "Уже прошло"),
        (session(), datetime(2026, 5, 2, 4, 0, tzinfo=UTC), "Идёт сейчас"),
    ],
)
def test_session_card_says_its_state(words: Words, item: Session, now: datetime, expected: str) -> None:
    """Cancelled, past and running sessions say so in words."""
    assert expected in cards.session_card(words, catalogue(item), item, now)


@pytest.mark.parametrize(
    ("changes", "free", "expected"),
    [
        ({}, 3, ["Свободно мест: 3 из 10", "Возраст: любой"]),
        ({"minimum_age": 16}, 0, ["Свободных мест нет", "от 16 лет"]),
        ({"minimum_age": 21}, None, ["Мест: 10", "от 21 года"]),
        ({"group_limit": 5}, 3, ["до 5 мест"]),
        ({"opens": NOW + timedelta(hours=5)}, 3, ["Запись откроется 1 мая в 18:00"]),
        ({"closes": NOW + timedelta(hours=5)}, 3, ["Запись до 1 мая, 18:00"]),
        ({"closes": NOW - timedelta(hours=5)}, 3, ["Запись закрыта с 1 мая, 8:00"]),
        ({"invitation_only": True, "id_required": True}, 3, ["только по приглашению", "номер документа"]),
    ],
)
def test_excursion_card(words: Words, changes: dict[str, object], free: int | None, expected: list[str]) -> None:
    """An excursion's card tells age, seats, the sign-up's state and what the pass office needs."""
    item = excursion(**changes)
    text = plain(cards.excursion_card(words, catalogue(item), item, NOW, free, 2))
    for fragment in [*expected, "Предприятие: Завод, Томск", "В листе ожидания: 2"]:
        assert fragment in text


def test_past_excursion_offers_no_seats(words: Words) -> None:
    """What is over speaks neither of seats nor of signing up."""
    item = excursion(closes=NOW)
    text = plain(cards.excursion_card(words, catalogue(item), item, item.end, 3, 0))
    assert "Уже прошло" in text
    assert "мест" not in text.lower()
    assert "Запись" not in text


def test_lines(words: Words) -> None:
    """A line of a list has the time, the title and the place or the age, and the state in words."""
    one, two = session(cancelled=True), excursion(minimum_age=12)
    shelf = catalogue(one, two)
    first = plain(cards.item_line(words, shelf, one, NOW, day=True))
    second = plain(cards.item_line(words, shelf, two, NOW, free=2))
    assert first == "сб 2.05, 10:00–12:00 — Сварка (Дом учёных) — отменено"
    assert second == "12:00–13:00 — Цех (экскурсия, 12+, 2 места)"


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("filler", ["слово ", "<b>&</b> ", "🔥", "ё" * 50])
def test_everything_fits_a_message(texts: Texts, language: str, filler: str) -> None:
    """Cards and a page of lines stay within 4096 UTF-16 units, and workbook text never becomes markup."""
    words = texts.speak(language, "Asia/Tomsk")
    long = filler * 2000
    one = session(title=long, abstract=long, speakers=(long,) * 50, audience=long, track=long, room=long, link=long,
                  zone="America/New_York", language=long)  # fmt: skip
    two = excursion(title=long, description=long, documents=long, clothing=long, meeting_point=long)
    shelf = catalogue(one, two)
    shown = [
        cards.session_card(words, shelf, one, NOW),
        cards.excursion_card(words, shelf, two, NOW, 3, 100),
        cards.enterprise_card(words, Enterprise(code="e", name=long, description=long, city=long, industry=long)),
        cards.venue_card(words, Venue(code="v", name=long, address=long, directions=long)),
        cards.speaker_card(words, Speaker(name=long, position=long, bio=long, organisation=long)),
        cards.faq_card(words, Faq(question=long, answer=long)),
        Html("\n").join(
            cards.item_line(words, shelf, item, NOW, day=True, free=3) for item in (one, two) * (cards.PAGE // 2)
        ),
    ]
    for text in shown:
        assert len(plain(text).encode("utf-16-le")) // 2 <= 4096 - 500
        assert "</b> &" not in text
        assert text.count("<b>") == text.count("</b>") <= 1


def test_shorten_cuts_at_a_word() -> None:
    """Long text is cut between words and says so; surrogate pairs are never split."""
    assert cards.shorten("один два три четыре", 14) == "один два три…"
    assert cards.shorten("🔥" * 10, 6) == "🔥🔥…"
    assert cards.shorten("коротко", 10) == "коротко"
    assert cards.shorten("коротко\ud800" * 40, 20).endswith("…")


def test_catalogue_finds_what_is_on_and_next() -> None:
    """Now and next skip what is cancelled, and days are the forum's."""
    start = datetime(2026, 5, 2, 17, 30, tzinfo=UTC)
    night = session(code="N", start=start, end=start + timedelta(hours=3))
    dead = session(code="D", start=start, end=start + timedelta(hours=3), cancelled=True)
    later = excursion(code="L", start=start + timedelta(hours=2), end=start + timedelta(hours=4))
    shelf = catalogue(later, night, dead)
    assert shelf.on_now(start + timedelta(hours=1)) == (night,)
    assert shelf.next_after(start + timedelta(hours=1)) == (later,)
    assert shelf.days == (date(2026, 5, 3),)
    assert shelf.at_venue("hall") == (dead, night)
    assert shelf.of_enterprise("e") == (later,)
    assert shelf.cities == ("Томск",)
