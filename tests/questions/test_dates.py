"""The grammar of when: a sentence and a present → spans of time in the forum's zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.questions.dates import read
from bot.questions.heard import Heard
from bot.questions.text import tokens
from bot.questions.when import Calendar, When

ZONE = ZoneInfo("Asia/Barnaul")
FIRST, LAST = date(2025, 11, 18), date(2025, 11, 30)
THURSDAY = datetime(2025, 11, 20, 8, 30, tzinfo=ZONE)
BEFORE = datetime(2025, 11, 10, 12, 0, tzinfo=ZONE)


@pytest.fixture(scope="module")
def heard() -> Heard:
    """The lists of words."""
    return Heard.load()


def when(heard: Heard, text: str, now: datetime, first: date = FIRST, last: date = LAST) -> When | None:
    """What `text` says of time."""
    words = tokens(text)
    return read(words, heard.find(words), Calendar(first, last, ZONE, now))[0]


def spans(found: When | None) -> list[str]:
    """The spans as «day.month hour:minute–…» in the forum's zone."""
    return [
        f"{a.astimezone(ZONE):%d.%m %H:%M}–{b.astimezone(ZONE):%d.%m %H:%M}" for a, b in (found.spans if found else ())
    ]


def whole(*days: int) -> list[str]:
    """The spans of whole days of November 2025."""
    return [f"{d:02}.11 00:00–{d + 1:02}.11 00:00" if d < 30 else "30.11 00:00–01.12 00:00" for d in days]


DAYS = [
    ("что сегодня", [20]),
    ("а завтра", [21]),
    ("послезавтра что", [22]),
    ("что было вчера", [19]),
    ("day after tomorrow", [22]),
    ("в четверг", [20]),
    ("в понедельник", [24]),
    ("в следующий вторник", [25]),
    ("next Friday", [21]),
    ("в прошлую среду", [19]),
    ("last Wednesday", [19]),
    ("на выходных", [22, 23]),
    ("this weekend", [22, 23]),
    ("на следующих выходных", [29, 30]),
    ("на этой неделе", [20, 21, 22, 23]),
    ("next week", [24, 25, 26, 27, 28, 29, 30]),
    ("21-го", [21]),
    ("18 числа", [18]),
    ("двадцать первого ноября", [21]),
    ("двадцать пятое", [25]),
    ("25.11", [25]),
    ("25/11/2025", [25]),
    ("Nov 25th", [25]),
    ("the 25th of November", [25]),
    ("25 ноября 2025 года", [25]),
    ("с 21 по 23 ноября", [21, 22, 23]),
    ("21-23 ноября", [21, 22, 23]),
    ("21 и 23 ноября", [21, 23]),
    ("from 21 to 23 November", [21, 22, 23]),
    ("с понедельника по среду", [24, 25, 26]),
    ("до 22 ноября", [20, 21, 22]),
    ("после 28 ноября", [29, 30]),
    ("через два дня", [22]),
    ("in 3 days", [23]),
    ("через неделю", [27]),
    ("в первый день форума", [18]),
    ("в последний день", [30]),
    ("the last day", [30]),
    ("второй день форума", [19]),
    ("в субботу 29-го", [29]),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days(heard: Heard, text: str, days: list[int]) -> None:
    """Whole days, asked for on Thursday, 20 November, at 8:30."""
    assert spans(when(heard, text, THURSDAY)) == whole(*days)


HOURS = [
    ("завтра утром", "21.11 00:00–21.11 12:00"),
    ("сегодня после обеда", "20.11 13:00–20.11 18:00"),
    ("tomorrow evening", "21.11 17:00–22.11 04:00"),
    ("tonight", "20.11 17:00–21.11 04:00"),
    ("вечером", "20.11 17:00–21.11 04:00"),
    ("в пятницу после трёх", "21.11 15:00–22.11 04:00"),
    ("в пятницу после трёх часов дня", "21.11 15:00–22.11 04:00"),
    ("после шести вечера", "20.11 18:00–21.11 04:00"),
    ("с 10 до 12", "20.11 10:00–20.11 12:00"),
    ("from 2 to 4 pm", "20.11 14:00–20.11 16:00"),
    ("by 5pm", "20.11 00:00–20.11 17:00"),
    ("завтра до 12", "21.11 00:00–21.11 12:00"),
    ("завтра в 14:00", "21.11 14:00–21.11 14:30"),
    ("завтра в 3", "21.11 15:00–21.11 15:30"),
    ("в 10 утра", "20.11 10:00–20.11 10:30"),
    ("в полдень", "20.11 11:30–20.11 13:30"),
    ("в 12 по москве", "20.11 16:00–20.11 16:30"),
    ("через час", "20.11 09:15–20.11 10:30"),
    ("через полчаса", "20.11 08:45–20.11 10:00"),
    ("25 ноября вечером", "25.11 17:00–26.11 04:00"),
]


@pytest.mark.parametrize(("text", "span"), HOURS)
def test_hours(heard: Heard, text: str, span: str) -> None:
    """Parts of a day and hours; the night belongs to its evening."""
    assert spans(when(heard, text, THURSDAY)) == [span]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("что сейчас идёт", "now"),
        ("what's on right now", "now"),
        ("а дальше что", "next"),
        ("what's next", "next"),
        ("что скоро начнётся", "soon"),
        ("что ещё сегодня", "rest"),
    ],
)
def test_points(heard: Heard, text: str, point: str) -> None:
    """Words that mean a point of time."""
    found = when(heard, text, THURSDAY)
    assert found is not None
    assert found.point == point


@pytest.mark.parametrize(
    "text",
    ["мне 13 лет", "экскурсия для 25 человек", "где парковка", "3D-анимация", "расскажи про индустрию 4.0",
     "хочу на завод", "may I come", "is it free"],
)  # fmt: skip
def test_no_time_is_heard_where_none_is_said(heard: Heard, text: str) -> None:
    """Ages, head counts, names with numbers and small words are no times."""
    assert when(heard, text, THURSDAY) is None


def test_before_the_forum_weekdays_are_the_forums(heard: Heard) -> None:
    """Before the forum begins a weekday means the forum's first such day, and a part of a day any of its days."""
    assert spans(when(heard, "в субботу", BEFORE)) == whole(22)
    assert spans(when(heard, "на выходных", BEFORE)) == whole(22, 23)
    assert len(spans(when(heard, "по вечерам", BEFORE))) == 13


def test_part_of_a_day_that_has_passed_is_tomorrows(heard: Heard) -> None:
    """«Утром», asked in the evening, is tomorrow morning."""
    evening = THURSDAY.replace(hour=20)
    assert spans(when(heard, "что утром", evening)) == ["21.11 00:00–21.11 12:00"]


def test_days_of_a_month_are_found_across_months(heard: Heard) -> None:
    """A bare date is the one nearest to the forum, whatever the month."""
    first, last = date(2026, 1, 30), date(2026, 2, 2)
    now = datetime(2026, 1, 20, 12, 0, tzinfo=ZONE)
    for text, day in (("31-го", "31.01"), ("1 февраля", "01.02"), ("2-го", "02.02"), ("30.01", "30.01")):
        assert spans(when(heard, text, now, first, last))[0].startswith(day), text


def test_a_moment_takes_in_what_runs(heard: Heard) -> None:
    """At «в 14:00» a session from 13:00 to 15:00 counts, and one that ended does not."""
    found = when(heard, "завтра в 14:00", THURSDAY)
    assert found is not None
    at = datetime(2025, 11, 21, 13, 0, tzinfo=ZONE)
    assert found.holds(at, at.replace(hour=15))
    assert not found.holds(at, at.replace(hour=14))
