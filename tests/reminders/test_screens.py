"""What a reminder says, to people whose clock is the forum's and to those who chose another."""

from datetime import timedelta

import pytest

from bot.reminders.screens import reminder_screen
from bot.texts import Texts
from tests.programme.forums import TEN, catalogue, excursion, session, text_of

NIGHT = TEN - timedelta(hours=9)
"""One in the night at the forum, the evening before in Moscow."""


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("ru", "Asia/Tomsk", "Завтра в 10:00 у вас экскурсия"),
        ("ru", "Europe/Moscow", "Завтра в 10:00 по Томску (6:00 по Москве) у вас экскурсия"),
        ("en", "Europe/Moscow", "Tomorrow at 10:00 Tomsk time (6:00 Moscow time) you have"),
    ],
)
def test_a_booking_is_told_in_the_plants_time(texts: Texts, language: str, zone: str, said: str) -> None:
    """Whoever reads times of another zone learns when to be at the gate by the gate's clock, and by their own."""
    visit = excursion(1, TEN)
    screen = reminder_screen(texts.speak(language, zone), catalogue(visit), {5: visit}, (), TEN - timedelta(hours=24))
    assert said in text_of(screen)


def test_days_are_those_of_the_time_that_is_told(texts: Texts) -> None:
    """In the evening, when the plant's tomorrow is still today for the reader, the plant's day and hour go together."""
    visit = excursion(1, NIGHT)
    words = texts.speak("ru", "Europe/Moscow")
    screen = reminder_screen(words, catalogue(visit), {5: visit}, (), NIGHT - timedelta(hours=2))
    assert "Завтра в 1:00 по Томску (21:00 по Москве)" in text_of(screen)


def test_a_session_is_told_in_both_times(texts: Texts) -> None:
    """A planned session's start is named with both zones where they differ."""
    talk = session(1, TEN)
    words = texts.speak("ru", "Europe/Moscow")
    screen = reminder_screen(words, catalogue(talk), {}, (talk,), TEN - timedelta(minutes=15))
    assert "Через 15 минут, в 10:00 по Томску (6:00 по Москве), начнётся «Событие 1»" in text_of(screen)
