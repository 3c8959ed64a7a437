"""Screens of the programme: what is told in which case, and that everything always fits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.excursions.actions import OpenExcursion
from bot.programme.actions import CURRENT, OpenDay, OpenNow, OpenPlan, OpenSpeaker, OpenVenue
from bot.programme.catalogue import Catalogue
from bot.programme.rules import MyPlan
from bot.programme.screens.days import day_screen, days_screen, today_screen
from bot.programme.screens.now import now_screen
from bot.programme.screens.parts import gone_screen
from bot.programme.screens.people import enterprise_screen, speaker_screen
from bot.programme.screens.plan import plan_screen
from bot.programme.screens.session import session_screen, speakers_screen
from bot.programme.screens.venues import directions_screen, venue_screen, venues_screen
from bot.screen import Screen
from bot.texts import Texts, Words
from sandbox.checks.keyboards import check_inline
from sandbox.entities.html import parse_html
from storage.records.programme import Enterprise, Session, Speaker, Venue
from tests.programme.forums import DAY, TEN, ZONE, catalogue, excursion, labels, session, text_of, venue

HOUR = timedelta(hours=1)
BEFORE = TEN - timedelta(minutes=40)


@pytest.fixture
def words(texts: Texts) -> Words:
    """A Russian reader in the forum's zone."""
    return texts.speak("ru", ZONE)


def test_days_have_counts_and_today(words: Words) -> None:
    """Days that have something are buttons with counts; today is told in words, empty days are left out."""
    shelf = catalogue(session(1), excursion(1), session(2, TEN + timedelta(days=2)))
    screen = days_screen(words, shelf, TEN)
    assert "2 события, 1 экскурсия" in text_of(screen)
    assert labels(screen)[:2] == ["сб 2.05 · 2 · сегодня", "пн 4.05 · 1"]
    for label in ("По площадкам", "Сегодня", "Сейчас", "Экскурсии", "Мой план", "В начало"):
        assert label in labels(screen)


def test_two_months_of_days_are_paged(words: Words) -> None:
    """Sixty days stand on pages of two weeks, and the page with today is opened."""
    shelf = catalogue(*(session(i, TEN + timedelta(days=i)) for i in range(60)))
    screen = days_screen(words, shelf, TEN + timedelta(days=30))
    assert sum("·" in label for label in labels(screen)) == 14
    assert any("сегодня" in label for label in labels(screen))
    assert {"‹ Раньше", "3 из 5", "Дальше ›"} <= set(labels(screen))


def test_empty_programme_says_so(words: Words) -> None:
    """A forum without a programme yet says so everywhere and offers a way on."""
    shelf = catalogue(venues=0)
    for screen in (days_screen(words, shelf, TEN), today_screen(words, shelf, TEN)):
        assert "пока не опубликовали" in text_of(screen)
        assert "В начало" in labels(screen)
    assert "Сейчас ничего не идёт" in text_of(now_screen(words, shelf, TEN))
    assert "пока не объявлены" in text_of(venues_screen(words, shelf))


def test_a_day_in_order_with_its_neighbours(words: Words) -> None:
    """A day's page has its items in order of time, buttons with time and title, and the days beside it."""
    items = (session(3, TEN + HOUR), excursion(1, TEN), session(2, TEN, cancelled=True))
    shelf = catalogue(*items, session(9, TEN - timedelta(days=1)), session(8, TEN + timedelta(days=3)))
    screen = day_screen(words, shelf, DAY, TEN)
    told = text_of(screen)
    assert "2 мая, суббота — сегодня" in told
    assert told.index("Событие 2") < told.index("Экскурсия 1") < told.index("Событие 3")
    assert labels(screen) == [
        "10:00 Событие 2 · отменено",
        "10:00 Экскурсия 1",
        "11:00 Событие 3",
        "‹ пт 1.05",
        "вт 5.05 ›",
        "Назад",
        "В начало",
    ]


def test_a_day_of_400_can_be_leafed_through(words: Words) -> None:
    """Every item of a crowded day is on exactly one page of at most eight, and times to jump to are offered."""
    shelf = catalogue(*(session(i, TEN + timedelta(minutes=i)) for i in range(400)))
    seen: list[str] = []
    for page in range(50):
        screen = day_screen(words, shelf, DAY, TEN, page)
        items = [b.data for row in screen.buttons for b in row if b.data.startswith("s:")]
        assert len(items) == 8
        assert next(label for label in labels(screen) if label.startswith("с ")) == "с 10:00"
        seen += items
    assert len(set(seen)) == 400
    assert seen == [f"s:{i}:" for i in range(400)]


def test_a_day_opens_where_it_is_now(words: Words) -> None:
    """Today opens at what has not begun yet; another day at its beginning."""
    shelf = catalogue(*(session(i, TEN + i * timedelta(minutes=30)) for i in range(20)))
    assert "2 из 3" in labels(day_screen(words, shelf, DAY, TEN + 5 * HOUR))
    assert "1 из 3" in labels(day_screen(words, shelf, DAY, TEN - timedelta(days=9)))


def test_a_day_that_emptied(words: Words) -> None:
    """The button of a day from which everything moved away meets kind words and the days there are."""
    screen = day_screen(words, catalogue(session(1)), DAY + timedelta(days=9), TEN)
    assert "больше нет" in text_of(screen)
    assert "сб 2.05 · 1 · сегодня" in labels(screen)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-31, "Форум начнётся через 31 день, 2 мая"),
        (-3, "Форум начнётся через 3 дня, 2 мая"),
        (-1, "Форум начнётся завтра, 2 мая"),
        (0, "2 мая, суббота — сегодня"),
        (1, "Сегодня в программе ничего нет. Вот ближайший день"),
        (3, "Сегодня в программе ничего нет."),
        (9, "Форум завершился 6 мая"),
    ],
)
def test_today(words: Words, days: int, expected: str) -> None:
    """Before the forum the first day, in a gap the next one, after it a word that it is over, and a way on."""
    shelf = catalogue(session(1), session(2, TEN + timedelta(days=2)), ends_on=date(2026, 5, 6))
    screen = today_screen(words, shelf, TEN + timedelta(days=days))
    assert expected in text_of(screen)
    assert {"Программа", "Назад"} & set(labels(screen))


def test_now_says_what_is_on_and_when_the_next_begins(words: Words) -> None:
    """What is on comes with what follows, told as people tell time."""
    shelf = catalogue(
        session(1, BEFORE - HOUR, 120),
        session(2, TEN),
        session(3, TEN + timedelta(days=1)),
        session(4, TEN + timedelta(days=2)),
        session(5, TEN, cancelled=True),
    )
    told = text_of(now_screen(words, shelf, BEFORE))
    on, soon, tomorrow, later, off = (
        told.index(part)
        for part in ("Идёт сейчас", "Через 40 минут", "Завтра в 10:00", "4 мая в 10:00", "Отменено")
    )  # fmt: skip
    assert on < told.index("Событие 1") < soon < told.index("Событие 2") < tomorrow < later < off
    assert off < told.index("Событие 5")
    assert labels(now_screen(words, shelf, BEFORE))[2] == "вс 3.05, 10:00 Событие 3"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(1, "Через 1 минуту"), (2, "Через 2 минуты"), (11, "Через 11 минут"), (21, "Через 21 минуту"),
     (60, "Через 1 час\n"), (135, "Через 2 часа 15 минут"), (161, "Через 2 часа 41 минуту")],
)  # fmt: skip
def test_real_plurals(words: Words, minutes: int, expected: str) -> None:
    """Minutes and hours are counted in Russian."""
    screen = now_screen(words, catalogue(session(1, TEN)), TEN - timedelta(minutes=minutes))
    assert expected in text_of(screen)


def test_a_night_session_is_on_past_midnight(words: Words) -> None:
    """At one in the night the session of the evening before is on; a cancelled one never is."""
    night = session(1, datetime(2026, 5, 2, 16, 0, tzinfo=UTC), 240)
    dead = session(2, datetime(2026, 5, 2, 16, 0, tzinfo=UTC), 240, cancelled=True)
    told = text_of(now_screen(words, catalogue(night, dead), datetime(2026, 5, 2, 18, 0, tzinfo=UTC)))
    assert told.index("Идёт сейчас") < told.index("Событие 1") < told.index("Отменено") < told.index("Событие 2")


def test_forty_at_once_are_paged(words: Words) -> None:
    """A big forum's «Сейчас» is leafed through; every page says what it shows."""
    shelf = catalogue(*(session(i, TEN - HOUR, 120) for i in range(40)), session(99, TEN + 2 * HOUR))
    assert "1 из 6" in labels(now_screen(words, shelf, TEN))
    assert "Идёт сейчас" in text_of(now_screen(words, shelf, TEN, 3))
    assert "Через 2 часа" in text_of(now_screen(words, shelf, TEN, 5))


def test_now_after_the_forum(words: Words) -> None:
    """After the forum «Сейчас» says it is over."""
    assert "Форум завершился 4 мая" in text_of(now_screen(words, catalogue(session(1)), TEN + timedelta(days=9)))


def test_venues_and_their_programme(words: Words) -> None:
    """Seventy-six venues are paged; a venue shows the way and a page of its own programme, and leads back."""
    shelf = catalogue(*(session(i, TEN + i * HOUR, venue="v70") for i in range(20)), venues=76)
    assert "1 из 10" in labels(venues_screen(words, shelf))
    assert "Площадка 70 · 20" in labels(venues_screen(words, shelf, 8))
    place = shelf.venue_by_code["v70"]
    screen = venue_screen(words, shelf, place, TEN - HOUR)
    assert "Вход со двора" in text_of(screen)
    assert "сб 2.05, 10:00–11:00 — Событие 0" in text_of(screen)
    assert {"Как добраться", "1 из 4", "Назад"} <= set(labels(screen))
    assert screen.buttons[-1][0].data == "pv:8"


def test_venues_of_one_name_are_told_apart(words: Words) -> None:
    """Two venues of one name carry their addresses on the buttons."""
    shelf = catalogue(session(1), venues=2)
    twins = tuple(replace(one, name="Точка") for one in shelf.programme.venues)
    shelf = Catalogue.of(replace(shelf.programme, venues=twins))
    assert labels(venues_screen(words, shelf))[:2] == ["Точка, Ленина, 1 · 1", "Точка, Ленина, 2 · 0"]


@pytest.mark.parametrize("place", [venue(), venue(directions="", address=""), venue(latitude=None)])
def test_directions(words: Words, place: Venue) -> None:
    """The way to a venue has its pin, where its place is known, and always words."""
    screen = directions_screen(words, place)
    assert (screen.pin is not None) == (place.latitude is not None)
    assert screen.pin is None or screen.pin.address
    assert "Площадка 1" in text_of(screen)


def test_session_card_and_its_buttons(words: Words) -> None:
    """A card says when it begins and offers everything one may want of it; the state of the plan is shown."""
    one = session(1, TEN, speakers=("Анна Ким", "Олег Ли"), link="https://example.org/live")
    shelf = catalogue(one)
    screen = session_screen(words, shelf, one, MyPlan(), BEFORE)
    assert "Начнётся через 40 минут" in text_of(screen)
    assert labels(screen) == [
        "В мой план", "В календарь", "Как добраться", "Трансляция", "👤 Анна Ким", "👤 Олег Ли", "Назад", "В начало",
    ]  # fmt: skip
    planned = session_screen(words, shelf, one, MyPlan(sessions=(one,)), BEFORE)
    assert "В вашем плане" in text_of(planned)
    assert labels(planned)[0] == "Убрать из плана"


def test_session_card_of_what_is_past_or_cancelled(words: Words) -> None:
    """What is over or cancelled says so and cannot be planned, but can be taken out of a plan."""
    one = session(1, link="https://example.org")
    for item, now, state in ((one, TEN + HOUR, "Уже прошло"), (replace(one, cancelled=True), TEN, "Отменено")):
        shelf = catalogue(item)
        screen = session_screen(words, shelf, item, MyPlan(), now)
        assert state in text_of(screen)
        assert "Идёт сейчас" not in text_of(screen)
        assert not {"В мой план", "В календарь"} & set(labels(screen))
        kept = session_screen(words, shelf, item, MyPlan(sessions=(item,)), now)
        assert labels(kept)[0] == "Убрать из плана"


def test_clashes_are_told(words: Words) -> None:
    """A card tells what else one has at the same time, the first two and how many more."""
    one = session(1)
    others = tuple(session(i, TEN) for i in range(2, 6))
    told = text_of(session_screen(words, catalogue(one, *others), one, MyPlan(sessions=others), BEFORE))
    assert "Пересекается с «Событие 2», 10:00–11:00" in told
    assert "…и ещё с 2 событиями" in told
    booked = text_of(session_screen(words, catalogue(one), one, MyPlan(bookings=((excursion(1), "booked"),)), BEFORE))
    assert "Пересекается с «Экскурсия 1»" in booked


@pytest.mark.parametrize(
    ("origin", "data"),
    [
        ("", "pp:20260502:1"),
        ("n", OpenNow().pack()),
        ("p", OpenPlan().pack()),
        ("v", OpenVenue(1).pack()),
        ("k7", OpenSpeaker(7).pack()),
        ("k", "pp:20260502:1"),
        ("k²", "pp:20260502:1"),
        ("zzz", "pp:20260502:1"),
    ],
)
def test_back_leads_where_one_came_from(words: Words, origin: str, data: str) -> None:
    """Back leads to the list the card was opened from; from nowhere (or nonsense) to its page of its day."""
    items = [session(i, TEN + timedelta(minutes=i)) for i in range(1, 12)]
    screen = session_screen(words, catalogue(*items), items[9], MyPlan(), BEFORE, origin)
    assert screen.buttons[-1][0].data == data


def test_many_speakers_have_a_list(words: Words) -> None:
    """A crowd of speakers stands behind one button, paged, and each leads back to the session."""
    one = session(1, speakers=tuple(f"Имя {i}" for i in range(20)))
    shelf = catalogue(one)
    assert "Кто выступает · 20" in labels(session_screen(words, shelf, one, MyPlan(), TEN))
    listed = speakers_screen(words, shelf, one, 1)
    assert labels(listed)[0] == "👤 Имя 8"
    speaker = speaker_screen(words, shelf, shelf.speaker_by_name["Имя 8"], TEN, session=1)
    assert "1 выступление" in text_of(speaker)
    assert [b.data for b in speaker.buttons[0]] == ["s:1:k9"]
    assert speaker.buttons[-1][0].data == "s:1:"


def test_enterprise_with_its_excursions(words: Words) -> None:
    """An enterprise shows its excursions as buttons that open them, with their days."""
    shelf = catalogue(excursion(4), excursion(5, TEN + timedelta(days=1)))
    screen = enterprise_screen(words, shelf, shelf.programme.enterprises[0], TEN - HOUR)
    assert "2 экскурсии" in text_of(screen)
    assert labels(screen)[:2] == ["сб 2.05, 10:00 Экскурсия 4", "вс 3.05, 10:00 Экскурсия 5"]
    assert screen.buttons[0][0].data == OpenExcursion(4).pack()


def test_plan_in_order_with_bookings_and_states(words: Words) -> None:
    """The plan stands by day, bookings among sessions; cancelled, past and clashing entries say so."""
    one, two = session(1, TEN), session(2, TEN + timedelta(days=1), cancelled=True)
    gone, visit = session(3, TEN - 5 * HOUR), excursion(1, TEN + timedelta(minutes=30))
    plan = MyPlan(sessions=(two, one, gone), bookings=((visit, "booked"), (excursion(2, TEN + 30 * HOUR), "waiting")))
    screen = plan_screen(words, catalogue(one, two, gone, visit), plan, BEFORE, 0)
    told = text_of(screen)
    assert "3 события, 2 экскурсии" in told
    parts = [
        "2 мая, суббота",
        "Событие 3",
        "прошло",
        "Событие 1",
        "Пересекается с «Экскурсия 1»",
        "вы записаны",
        "Пересекается с «Событие 1»",
        "3 мая, воскресенье",
        "Событие 2",
        "отменено",
        "вы в листе ожидания",
    ]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert {"В календарь", "Мои записи"} <= set(labels(screen))
    assert screen.buttons[1][0].data == "s:1:p"


def test_empty_plan_says_how_to_fill_it(words: Words) -> None:
    """An empty plan tells how things get into it."""
    screen = plan_screen(words, catalogue(session(1)), MyPlan(), TEN)
    assert "нажмите «В мой план»" in text_of(screen)
    assert {"Программа", "Экскурсии"} <= set(labels(screen))


def test_whose_time_is_told(texts: Texts) -> None:
    """A reader with a zone of their own is told so, and the day is named where it differs."""
    words = texts.speak("ru", "Europe/Moscow")
    early = session(1, datetime(2026, 5, 1, 18, 0, tzinfo=UTC))
    screen = day_screen(words, catalogue(early), DAY, TEN)
    assert "Ваше время — по Москве" in text_of(screen)
    assert "\n1:00–2:00 по Томску (21:00–22:00 по Москве)" in text_of(screen)
    assert labels(screen)[0].startswith("пт 1.05, 21:00")
    theirs = session(1, datetime(2026, 5, 1, 18, 0, tzinfo=UTC), zone="Europe/Moscow")
    assert "\nпт 1.05, 21:00–22:00 —" in text_of(day_screen(words, catalogue(theirs), DAY, TEN))
    assert "Ваше время" not in text_of(day_screen(texts.speak("ru", ZONE), catalogue(early), DAY, TEN))


def test_one_day_across_many_zones(words: Words) -> None:
    """Items with zones of their own stand together on the forum's day, each with both times."""
    shelf = catalogue(
        session(1, TEN, zone="Europe/Moscow"), session(2, TEN, zone="Asia/Vladivostok"), zone="Asia/Tomsk"
    )
    told = text_of(day_screen(words, shelf, DAY, TEN))
    assert "6:00–7:00 по Москве (10:00–11:00 по Томску)" in told
    assert "13:00–14:00 по Владивостоку (10:00–11:00 по Томску)" in told


HOSTILE = {
    "markup": "<b>&amp;\"'</i> <a href='x'>",
    "emoji": "👩‍👩‍👧‍👦🔥",
    "right to left": "\u202eשלום עולם ",
    "long word": "ё" * 300,
    "long text": "слово и дело " * 400,
    "braces": "{ $title } %s {0}",
    "lines": "первая\nвторая\r\n\tтретья ",
    "one": "я",
}


def everything(words: Words, shelf: Catalogue, now: datetime) -> Iterator[Screen]:
    """Every screen of the programme."""
    sessions, excursions = shelf.sessions, shelf.excursions
    plan = MyPlan(sessions=sessions, bookings=tuple((visit, "booked") for visit in excursions))
    yield days_screen(words, shelf, now)
    yield today_screen(words, shelf, now)
    yield today_screen(words, shelf, now - timedelta(days=5))
    yield now_screen(words, shelf, now)
    yield venues_screen(words, shelf)
    for page in (CURRENT, 0, 1):
        yield day_screen(words, shelf, DAY, now, page)
        yield plan_screen(words, shelf, plan, now, page)
        for place in shelf.programme.venues:
            yield venue_screen(words, shelf, place, now, page)
        for speaker in shelf.programme.speakers:
            yield speaker_screen(words, shelf, speaker, now, page, session=10**6)
        for enterprise in shelf.programme.enterprises:
            yield enterprise_screen(words, shelf, enterprise, now, page)
    for one in sessions:
        yield session_screen(words, shelf, one, plan, now, "k1000000000")
        yield speakers_screen(words, shelf, one)
    for place in shelf.programme.venues:
        yield directions_screen(words, place)
    for what in ("session", "venue", "speaker", "enterprise"):
        yield gone_screen(words, f"programme-{what}-gone")


def hostile(text: str) -> Catalogue:
    """A crowded day on which everything is called `text`, in zones that make every line long."""
    texts = dict.fromkeys(("title", "abstract", "room", "format", "track", "audience", "language"), text)
    rest = {"link": "https://example.org/" + text, "speakers": (text,) * 14, "zone": "America/Argentina/ComodRivadavia"}
    sessions: tuple[Session, ...] = tuple(
        session(i, TEN + timedelta(minutes=i), 700 if i % 2 else 5000, cancelled=i % 3 == 0, **texts, **rest)
        for i in range(1, 20)
    )
    visits = tuple(excursion(i, title=text, description=text, meeting_point=text) for i in range(1, 12))
    shelf = catalogue(*sessions, *visits, name=text)
    return Catalogue.of(
        replace(
            shelf.programme,
            venues=(venue(1, name=text, address=text, directions=text), venue(2, name=text, address=text)),
            speakers=(Speaker(id=1, name=text, position=text, organisation=text, bio=text),),
            enterprises=(
                Enterprise(id=1, code="e1", name=text, description=text, city=text, industry=text, website=text,
                           video="https://example.org/v"),
            ),
        )
    )  # fmt: skip


@pytest.mark.parametrize("zone", [ZONE, "America/New_York"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_every_screen_is_taken_by_telegram(texts: Texts, language: str, name: str, zone: str) -> None:
    """Whatever things are called, every screen parses as Telegram's HTML, fits a message and has a fine keyboard."""
    shelf, words = hostile(HOSTILE[name]), texts.speak(language, zone)
    for screen in everything(words, shelf, BEFORE):
        text, entities = parse_html(screen.text)
        assert 0 < len(text.encode("utf-16-le")) // 2 <= 4096
        assert {entity.type for entity in entities} <= {"bold"}
        assert 0 < len(labels(screen)) <= 40
        keyboard = [
            [InlineKeyboardButton(text=b.text, url=b.url or None, callback_data=b.data or None) for b in row]
            for row in screen.buttons
        ]
        check_inline(InlineKeyboardMarkup(inline_keyboard=keyboard))
        assert all(len(label) <= 64 and "\n" not in label for label in labels(screen))


def test_a_forum_of_ten_thousand(words: Words) -> None:
    """A huge forum is browsed as any other: the same screens, whole pages."""
    shelf = catalogue(
        *(session(i, TEN + timedelta(days=i // 400, minutes=i % 400), venue=f"v{i % 76 + 1}") for i in range(10_000)),
        venues=76,
    )
    assert "10\u00a0000 событий" in text_of(days_screen(words, shelf, TEN))
    assert "сб 2.05 · 400 · сегодня" in labels(days_screen(words, shelf, TEN))
    last = OpenDay("20260526", 49)
    assert "50 из 50" in labels(day_screen(words, shelf, date(2026, 5, 26), TEN, last.page))
    assert "Идёт сейчас" in text_of(now_screen(words, shelf, TEN + HOUR))
    assert "1 из 22" in labels(venue_screen(words, shelf, shelf.venue_by_code["v1"], TEN - HOUR))
