"""What is counted of an unanswered question cannot lead to a person."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.counting import LONGEST, short_form
from bot.questions.heard import Heard
from bot.questions.text import stem
from storage import unanswered
from storage.database import Database

HEARD = Heard.load()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("есть экскурсия на бубликоварню?", "экскурс"),
        ("у Пети Иванова аллергия, что взять на экскурсию", "взят экскурс"),
        ("мой телефон 8 913 123-45-67, запись на завод", "завод зап телефон"),
        ("напишите на anna.zavod@factory.ru про завод", "завод"),
        ("@zavod_bot где завод", "где завод"),
        ("https://vk.com/zavod/excursion завод", "завод"),
        ("do you have a factory tour for my son Kevin", "factori tour"),
        ("Сергей Петрович Щукин", ""),
        ("привет! спасибо!!", ""),
        ("", ""),
        ("завод " * 100, "завод"),
    ],
)
def test_only_common_words_are_kept(text: str, form: str) -> None:
    """Names, numbers, addresses and rare words go; common words of our own lists stay, each once, by the alphabet."""
    assert short_form(HEARD, frozenset(), text) == form


def test_names_of_people_go_even_where_they_are_words() -> None:
    """A speaker called Завод is not counted."""
    assert short_form(HEARD, frozenset({stem("завод")}), "экскурсия завод") == "экскурс"


@given(text=st.text(max_size=4096))
def test_whatever_is_typed(text: str) -> None:
    """Any text gives a short form of our own words without digits."""
    form = short_form(HEARD, frozenset(), text)
    assert len(form) <= LONGEST
    assert all(word in HEARD.stems for word in form.split())
    assert not any(letter.isdigit() or letter == "@" for letter in form)


def test_long_questions_stay_short() -> None:
    """Many common words make a form of at most 80 characters, cut between words."""
    random = Random(6)
    stems = sorted(HEARD.stems)
    for _ in range(50):
        form = short_form(HEARD, frozenset(), " ".join(random.choices(stems, k=60)))
        assert len(form) <= LONGEST
        assert all(word in HEARD.stems for word in form.split())


async def test_counting(database: Database, released: int) -> None:
    """The same words of a day are one row; over days they add up, the most asked first."""
    for day, words in ((18, "завод"), (18, "завод"), (19, "завод"), (19, "экскурс"), (19, "")):
        async with database.tx() as tx:
            await unanswered.count(tx, released, date(2025, 11, day), words)
    async with database.read() as read:
        assert await unanswered.most_asked(read, released, 2) == [("завод", 3), ("", 1)]
        rows = await read.all("SELECT * FROM unanswered")
    assert len(rows) == 4
    assert {name for row in rows for name in row.keys()} == {"forum_id", "day", "words", "asked"}  # noqa: SIM118 (rows)
