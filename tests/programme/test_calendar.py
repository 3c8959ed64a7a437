"""Calendar files, read back as a calendar program would."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from bot.programme.calendar import file_name, item_file, plan_file
from bot.programme.catalogue import Catalogue
from bot.programme.rules import MyPlan
from bot.screen import File
from bot.texts import Texts, Words
from tests.programme.forums import TEN, ZONE, catalogue, excursion, session

NOW = datetime(2026, 4, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(scope="module")
def words() -> Words:
    """A Russian reader in the forum's zone."""
    return Texts.load().speak("ru", ZONE)


def events(file: File) -> list[Component]:
    """The events in a file."""
    return list(Calendar.from_ical(file.content).walk("VEVENT"))


def test_a_session(words: Words) -> None:
    """One session: its hours in UTC, its place, text, link and position, and an identity of its own."""
    one = session(7, TEN, 90, room="Зал 2", speakers=("Анна Ким",), abstract="Про сварку", link="https://example.org/l")
    file = item_file(words, catalogue(one), one, NOW)
    (event,) = events(file)
    assert file.name == "S7.ics"
    assert event.decoded("dtstart") == TEN
    assert event.decoded("dtend") == TEN + timedelta(minutes=90)
    assert event.decoded("dtstamp") == NOW.replace(microsecond=0)
    assert str(event["summary"]) == "Событие 7"
    assert str(event["location"]) == "Площадка 1, Зал 2, Ленина, 1"
    assert str(event["description"]).startswith("Выступает Анна Ким\n\nПро сварку\n\nТрансляция: https://example.org/l")
    assert str(event["url"]) == "https://example.org/l"
    assert str(event["uid"]) == "session-S7@f"
    assert (event["sequence"], str(event["status"])) == (3, "CONFIRMED")
    assert event["geo"].to_ical() == "56.5;85.0"
    assert b"\r\nDTSTART:20260502T030000Z\r\n" in file.content
    assert b"TZID" not in file.content


def test_an_excursion_and_a_session_of_one_code_are_two(words: Words) -> None:
    """The identity of an item does not change with its time or the release, and is nobody else's."""
    one, visit = replace(session(1), code="A1"), replace(excursion(1, meeting_point="Проходная"), code="A1")
    moved = replace(one, start=one.start + timedelta(hours=3))
    shelf = catalogue(one, visit)
    (first,), (second,), (later,) = (events(item_file(words, shelf, item, NOW)) for item in (one, visit, moved))
    assert first["uid"] == later["uid"] != second["uid"]
    assert str(second["location"]) == "Завод, Томск, Проходная"


def test_what_is_cancelled_is_taken_out_of_the_calendar(words: Words) -> None:
    """A cancelled item says so; its sequence is that of the release, so it outdates the file saved before."""
    one = session(1, cancelled=True)
    before = catalogue(one)
    after = Catalogue.of(replace(before.programme, forum=replace(before.programme.forum, release=4)))
    assert str(events(item_file(words, before, one, NOW))[0]["status"]) == "CANCELLED"
    assert [events(item_file(words, shelf, one, NOW))[0]["sequence"] for shelf in (before, after)] == [3, 4]


def test_a_whole_plan(words: Words) -> None:
    """A plan is one file of all its entries; a place in a waiting list is tentative."""
    one, booked, hoped = session(1), excursion(1, TEN + timedelta(hours=2)), excursion(2, TEN + timedelta(days=1))
    plan = MyPlan(sessions=(one,), bookings=((booked, "booked"), (hoped, "waiting")))
    file = plan_file(words, catalogue(one, booked, hoped), plan, NOW)
    assert file.name == "plan-f.ics"
    states = [(str(event["uid"]), str(event["status"])) for event in events(file)]
    assert states == [
        ("session-S1@f", "CONFIRMED"),
        ("excursion-X1@f", "CONFIRMED"),
        ("excursion-X2@f", "TENTATIVE"),
    ]
    assert str(Calendar.from_ical(file.content)["x-wr-calname"]) == "Мой план: Форум"


@pytest.mark.parametrize(
    ("code", "name"),
    [("P01", "P01.ics"), ("a/../b", "a-b.ics"), ("имя", "event.ics"), ("x" * 99, "x" * 64 + ".ics"), ("-_-", "_.ics")],
)
def test_file_names_are_safe(code: str, name: str) -> None:
    """Whatever a code holds, the file's name has nothing a disk would stumble over."""
    assert file_name(code) == name


@given(st.text(max_size=300), st.text(max_size=3000))
def test_any_text_is_read_back(words: Words, title: str, abstract: str) -> None:
    """Whatever a title or an abstract holds: lines of at most 75 octets, whole letters, and the same words back."""
    one = session(1, title=title, abstract=abstract)
    content = item_file(words, catalogue(one), one, NOW).content
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line
        assert b"\r" not in line
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert _readable(str(event["summary"])) == _readable(title)
    assert _readable(abstract) in _readable(str(event.get("description", "")))
    assert event.decoded("dtstart") == TEN


def _readable(text: str) -> str:
    """The letters and digits of a text, which no calendar may lose."""
    return "".join(letter for letter in text if letter.isalnum())
