"""The programme for other programs: schedule.json, schedule.xml and one calendar, read back as their readers would."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.exports.frab import frab_json, schedule
from bot.exports.frab_xml import frab_xml
from bot.programme.calendar import programme_file
from bot.programme.catalogue import Catalogue
from bot.texts import Texts, Words
from storage.records.programme import Programme
from tests.programme.forums import TEN, ZONE, catalogue, excursion, session

EVENT = ["room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track"]
"""What the XSD of schedule.xml wants of every event (voc/schedule, validator/xsd)."""


@pytest.fixture(scope="module")
def words() -> Words:
    """The forum's Russian."""
    return Texts.load().speak("ru", ZONE)


def xml(words: Words, shelf: Catalogue) -> Xml.Element:
    """schedule.xml, parsed."""
    return Xml.fromstring(frab_xml(words, shelf))  # noqa: S314 (ours)


def test_every_slot_is_an_event(words: Words, sample: Programme) -> None:
    """Sessions and excursions of the sample, each once, in its day and its room, with what the XSD wants."""
    shelf = Catalogue.of(sample)
    root = xml(words, shelf)
    events = root.findall("day/room/event")
    live = [item for item in shelf.items if not item.cancelled]
    assert len(events) == len(live) == len({e.get("id") for e in events}) == len({e.get("guid") for e in events})
    assert [child.tag for child in root][:3] == ["generator", "version", "conference"]
    assert int(root.findtext("conference/days", "")) == len(root.findall("day"))
    for day in root.findall("day"):
        for room in day.findall("room"):
            for event in room:
                assert [event.find(tag) is not None for tag in EVENT] == [True] * len(EVENT)
                assert event.findtext("room") == room.get("name")
                begins = datetime.fromisoformat(event.findtext("date", ""))
                assert day.get("start", "") <= event.findtext("date", "") < day.get("end", "")
                assert begins.strftime("%H:%M") == event.findtext("start")
                assert re.fullmatch(r"\d\d:\d\d", event.findtext("duration", ""))
                assert 0 < int(event.get("id", "")) < 2**31
                UUID(event.get("guid", ""))


def test_json_and_xml_say_the_same(words: Words, sample: Programme) -> None:
    """The ids of both files are the same, and JSON has the counts its schema wants."""
    shelf = Catalogue.of(sample)
    told = json.loads(frab_json(words, shelf))["schedule"]
    events = [e for day in told["conference"]["days"] for room in day["rooms"].values() for e in room]
    both = {(str(event["id"]), event["guid"], event["title"]) for event in events}
    assert both == {(e.get("id"), e.get("guid"), e.findtext("title")) for e in xml(words, shelf).iter("event")}
    assert told["conference"]["daysCount"] == len(told["conference"]["days"])
    assert {event["room"] for event in events} == {room["name"] for room in told["conference"]["rooms"]}
    assert all(re.fullmatch(r"[a-z0-9_-]+[a-z0-9]", event["slug"]) for event in events)


def test_ids_outlive_changes(words: Words) -> None:
    """Another title, time, place or neighbour changes no id; a session and an excursion of one code are two."""
    one, visit = replace(session(1), code="A1"), replace(excursion(1), code="A1")
    moved = replace(one, title="Иначе", start=one.start + timedelta(hours=5), end=one.end + timedelta(hours=5))

    def ids(shelf: Catalogue) -> dict[str, tuple[int, str]]:
        days = schedule(words, shelf)["conference"]["days"]
        return {e["title"]: (e["id"], e["guid"]) for day in days for room in day["rooms"].values() for e in room}

    before, after = ids(catalogue(one, visit)), ids(catalogue(moved, session(2)))
    assert before["Событие 1"] == after["Иначе"]
    assert len(set(before.values())) == 2


def test_what_is_cancelled_is_left_out_of_frab(words: Words) -> None:
    """Readers of the format learn of a cancellation from the event's absence; the calendar says it in words."""
    shelf = catalogue(session(1, cancelled=True), session(2), excursion(1, TEN + timedelta(days=1), cancelled=True))
    assert [event.findtext("title") for event in xml(words, shelf).iter("event")] == ["Событие 2"]
    content = programme_file(words, shelf, datetime(2026, 4, 1, tzinfo=UTC)).content
    states = {str(e["uid"]): str(e["status"]) for e in Calendar.from_ical(content).walk("VEVENT")}
    assert states == {"session-S1@f": "CANCELLED", "session-S2@f": "CONFIRMED", "excursion-X1@f": "CANCELLED"}


def test_an_excursion_and_a_session_without_a_place(words: Words) -> None:
    """An excursion's room is its plant; what has no place says so; nobody's Telegram is in a public file."""
    visit = excursion(1, meeting_point="Проходная", documents="Паспорт", gate_list_to=("@secret_one",), escort="Имя +7")
    root = xml(words, catalogue(visit, session(1, venue="", speakers=("Анна Ким",), link="https://a.example/live")))
    told = {event.get("code"): event for event in root.iter("event")}
    assert told["X1"].findtext("room") == "Завод, Томск"
    assert told["X1"].findtext("type") == "excursion"
    assert told["X1"].findtext("description") == "Место сбора: Проходная\nВозьмите: Паспорт"
    assert told["S1"].findtext("room") == "Место не указано"
    assert told["S1"].findtext("persons/person") == "Анна Ким"
    link = told["S1"].find("links/link")
    assert link is not None
    assert link.get("href") == "https://a.example/live"
    assert b"secret_one" not in Xml.tostring(root)


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_is_well_formed(words: Words, title: str, abstract: str) -> None:
    """Whatever a title holds, both files can be parsed and the letters are there."""
    shelf = catalogue(session(1, title=title, abstract=abstract, room=title))
    event = next(xml(words, shelf).iter("event"))
    told = json.loads(frab_json(words, shelf))["schedule"]["conference"]["days"][0]["rooms"]
    (room,) = told.values()
    for got in (event.findtext("title", ""), room[0]["title"]):
        assert _letters(got) == _letters(title)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())
