"""The programme as frab's schedule.xml: what schedule.json says, in the order of the XSD (github.com/voc/schedule)."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bot.exports.frab import schedule
from bot.programme.catalogue import Catalogue
from bot.texts import Words


def frab_xml(words: Words, catalogue: Catalogue) -> bytes:
    """schedule.xml."""
    told = schedule(words, catalogue)
    root = Element("schedule")
    SubElement(root, "generator", told["generator"])
    _text(root, "version", told["version"])
    _conference(root, told)
    for day in told["conference"]["days"]:
        _day(root, day, {room["name"]: room["guid"] for room in told["conference"]["rooms"]})
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _conference(root: Element, told: dict[str, Any]) -> None:
    conference, forum = SubElement(root, "conference"), told["conference"]
    for name in ("acronym", "title", "start", "end"):
        _text(conference, name, forum[name])
    _text(conference, "days", str(forum["daysCount"]))
    _text(conference, "timeslot_duration", forum["timeslot_duration"])
    if "base_url" in told:
        _text(conference, "base_url", told["base_url"])
    _text(conference, "time_zone_name", forum["time_zone_name"])
    for track in forum["tracks"]:
        SubElement(conference, "track", name=track["name"])


def _day(root: Element, day: dict[str, Any], guids: dict[str, str]) -> None:
    element = SubElement(
        root, "day", index=str(day["index"]), date=day["date"], start=day["day_start"], end=day["day_end"]
    )  # fmt: skip
    for name, events in day["rooms"].items():
        room = SubElement(element, "room", name=name, guid=guids[name])
        for event in events:
            _event(room, event)


def _event(room: Element, event: dict[str, Any]) -> None:
    element = SubElement(room, "event", id=str(event["id"]), guid=event["guid"], code=event["code"])
    for name in (
        "room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track", "language",
        "description",
    ):  # fmt: skip
        _text(element, name, event[name])
    recording = SubElement(element, "recording")
    _text(recording, "license", event["recording_license"])
    _text(recording, "optout", "true" if event["do_not_record"] else "false")
    persons = SubElement(element, "persons")
    for person in event["persons"]:
        SubElement(persons, "person", id=str(person["id"]), guid=person["guid"]).text = person["name"]
    links = SubElement(element, "links")
    for link in event["links"]:
        SubElement(links, "link", href=link["url"]).text = link["title"]
    SubElement(element, "attachments")
    if event["url"]:
        _text(element, "url", event["url"])


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
