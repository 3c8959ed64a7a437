"""What the first screens say and where links lead, by tables of examples."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people import rules
from bot.people.links import Link
from bot.people.rules import Example, Way
from tests.people.forums import NOW, catalogue, excursion, forum, session


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Первое. Второе. Третье.", ["Первое.", "Второе.", "Третье."]),
        ("Встречаемся на ул. Ленина, 5. Вход свободный.", ["Встречаемся на ул. Ленина, 5. Вход свободный."]),
        ("Он назван «Сибирь». Приходите!", ["Он назван «Сибирь».", "Приходите!"]),
        ("Форум им. Ломоносова проходит ежегодно. Ждём!", ["Форум им. Ломоносова проходит ежегодно.", "Ждём!"]),
        (
            "Стенды версии 2.0 выставлены здесь. 300 участников.",
            ["Стенды версии 2.0 выставлены здесь.", "300 участников."],
        ),
        ("Welcome to everyone! See you.", ["Welcome to everyone!", "See you."]),
        ("", [""]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """An abbreviation does not end a sentence."""
    assert rules.sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Коротко о главном.", "Коротко о главном."),
        ("Первое предложение. Второе предложение. Третье предложение.", "Первое предложение. Второе предложение."),
        ("Первый абзац.\n\nВторой абзац.", "Первый абзац."),
        ("  \n", ""),
        ("Начало короткое. " + "Длинное " * 60, "Начало короткое."),
    ],
)
def test_summary(text: str, expected: str) -> None:
    """A description becomes its first sentence or two, of the first paragraph."""
    assert rules.summary(text) == expected


@given(st.text(max_size=3000))
def test_summary_is_bounded(text: str) -> None:
    """Whatever the description, its summary fits."""
    assert len(rules.summary(text).encode("utf-16-le", "surrogatepass")) // 2 <= rules.SUMMARY


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Открытие регионального этапа технофорума «АРТПРОМ»", "Открытие регионального этапа"),
        ("Пресс-конференция к открытию форума", "Пресс-конференция к открытию"),
        ("Встреча с и", "Встреча"),
        ("«Битва роботов»: финал", "Битва роботов"),
        ("Как продать станок?", "Как продать станок"),
        ("AI", "AI"),
        ("—", ""),
        ("", ""),
    ],
)
def test_beginning_of_a_title(title: str, expected: str) -> None:
    """A title is known by its first words, which end with no preposition."""
    assert rules.beginning(title) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ООО «Барнаул РТИ»", "Барнаул РТИ"),
        ('АО "Ротор"', "Ротор"),
        ("АЗПИ — Алтайский завод прецизионных изделий", "АЗПИ"),
        ("Станкозавод (Бийск)", "Станкозавод"),
        ("Завод", "Завод"),
    ],
)
def test_common_name(name: str, expected: str) -> None:
    """An enterprise is called in talk by what stands in its quotes, or before the explanation."""
    assert rules.common_name(name) == expected


def test_examples_are_about_what_is_ahead() -> None:
    """The questions to try come from this forum's own programme, from what is still to come."""
    held = catalogue(
        session(1, "Прошедшее дело", -5, speakers=("Иван Прошлый",)),
        session(2, "Отменённое дело", 1, cancelled=True, speakers=("Пётр Отменённый",)),
        session(3, "Сварка будущего", 2, speakers=("Анна Ким",)),
        excursion(4, "Цех", 3),
        name="ООО «Ротор»",
    )
    assert rules.examples(held, NOW) == (
        Example("example-session", "title", "Сварка будущего"),
        Example("example-speaker", "name", "Анна Ким"),
        Example("example-excursion", "name", "Ротор"),
    )


def test_examples_of_a_poor_programme() -> None:
    """Without speakers and excursions a day is offered; without anything, nothing."""
    held = catalogue(session(1, "Сварка", 30))
    assert rules.examples(held, NOW) == (
        Example("example-session", "title", "Сварка"),
        Example("example-day", "day", date(2026, 5, 3)),
    )
    assert rules.examples(catalogue(), NOW) == ()


def test_forums_in_order() -> None:
    """Forums on or ahead come first by their start, those over last, the latest of them first."""
    old = forum(id=1, starts_on=date(2024, 1, 1), ends_on=date(2024, 1, 2))
    recent = forum(id=2, starts_on=date(2026, 4, 1), ends_on=date(2026, 5, 1))
    on = forum(id=3)
    ahead = forum(id=4, starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 2))
    assert [f.id for f in rules.in_order([old, ahead, recent, on], NOW)] == [3, 4, 2, 1]


@pytest.mark.parametrize(
    ("now", "over"),
    [
        (datetime(2026, 5, 3, 16, 59, tzinfo=UTC), False),
        (datetime(2026, 5, 3, 17, 0, tzinfo=UTC), True),
    ],
)
def test_a_forum_is_over_by_its_own_calendar(now: datetime, over: bool) -> None:
    """The last day ends at midnight of the forum's zone (Tomsk is 7 hours ahead of UTC)."""
    assert rules.is_over(forum(), now) is over


ONE = {1: catalogue(session(11, "а", 1, code="A"), excursion(12, "б", 1, code="B"), id=1, code="one")}
TWO = {**ONE, 2: catalogue(session(21, "а", 1, code="A"), session(22, "в", 1, code="C"), id=2, code="two")}


@pytest.mark.parametrize(
    ("link", "looking_at", "expected"),
    [
        (Link("session", "A"), 1, Way(forum=1, session=11)),
        (Link("session", "A"), 2, Way(forum=2, session=21)),
        (Link("session", "A"), None, Way(choose=(TWO[1].programme.forum, TWO[2].programme.forum))),
        (Link("session", "A", 2), 1, Way(forum=2, session=21)),
        (Link("session", "A", 9), 1, Way(word="link-gone")),
        (Link("session", "B"), 1, Way(forum=1, word="link-gone")),
        (Link("excursion", "B"), None, Way(forum=1, excursion=12)),
        (Link("excursion", "B"), 2, Way(forum=1, excursion=12)),
        (Link("excursion", "B", 2), 1, Way(forum=2, word="link-gone")),
        (Link("session", "C"), 1, Way(forum=2, session=22)),
        (Link("session", "nothing"), None, Way(word="link-gone")),
        (Link("forum", "two"), 1, Way(forum=2)),
        (Link("forum", "three"), 1, Way(word="link-gone")),
        (None, 1, Way(word="link-unknown")),
    ],
)
def test_where_a_link_leads_among_several_forums(link: Link | None, looking_at: int | None, expected: Way) -> None:
    """The forum a link names; else the one looked at; else the only one that has the item; else a choice."""
    assert rules.way(link, TWO, looking_at) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Link("session", "A"), Way(forum=1, session=11)),
        (Link("session", "A", 1), Way(forum=1, session=11)),
        (Link("excursion", "gone"), Way(forum=1, word="link-gone")),
    ],
)
def test_where_a_link_leads_in_the_only_forum(link: Link, expected: Way) -> None:
    """With one forum a link needs no number, and one with its number works too."""
    assert rules.way(link, ONE, 1) == expected


def test_where_a_link_leads_without_forums() -> None:
    """With no forum at all every link has gone."""
    assert rules.way(Link("session", "A"), {}, None) == Way(word="link-gone")
