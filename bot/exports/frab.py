"""The programme as frab's schedule: schedule.json, and the same as schedule.xml (see `frab_xml`).

The format: https://github.com/voc/schedule (validator). One event a slot. An event's guid comes from the codes of the
forum and the item, so it is the same in every export; what is cancelled is left out: that is how readers of the format
learn of it.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from bot.programme.calendar import uid
from bot.programme.catalogue import Catalogue, Item
from bot.programme.rules import web_address
from bot.programme.workbook.sheets import clean
from bot.texts import Words
from storage.records.programme import Excursion, Session

SCHEMA = "https://c3voc.de/schedule/schema.json"
GENERATOR = "forum-bot"
SLOT = "00:05"


def frab_json(words: Words, catalogue: Catalogue) -> bytes:
    """schedule.json."""
    return json.dumps(
        {"$schema": SCHEMA, "schedule": schedule(words, catalogue)}, ensure_ascii=False, indent=1
    ).encode()  # fmt: skip


def schedule(words: Words, catalogue: Catalogue) -> dict[str, Any]:
    """The schedule as plain values, as schedule.json has it."""
    forum = catalogue.programme.forum
    items = [item for item in catalogue.items if not item.cancelled]
    numbers = _numbers(catalogue, items)
    events = [_event(words, catalogue, item, numbers[uid(catalogue, item)]) for item in items]
    days = sorted({event["date"][:10] for event in events} or {forum.starts_on.isoformat()})
    rooms = dict.fromkeys(event["room"] for event in events)
    site = {"url": address} if (address := web_address(forum.website)) else {}
    return {
        "generator": {"name": GENERATOR},
        "version": str(forum.release),
        **({"base_url": site["url"]} if site else {}),
        "conference": {
            "acronym": forum.code,
            "title": clean(forum.name),
            "start": forum.starts_on.isoformat(),
            "end": forum.ends_on.isoformat(),
            "daysCount": len(days),
            "timeslot_duration": SLOT,
            "time_zone_name": forum.zone,
            **site,
            "tracks": [{"name": track} for track in dict.fromkeys(e["track"] for e in events) if track],
            "rooms": [{"guid": str(_guid(catalogue, "room", room)), "name": room} for room in rooms],
            "days": [_day(catalogue, number, day, events) for number, day in enumerate(days, 1)],
        },
    }


def _numbers(catalogue: Catalogue, items: Iterable[Item]) -> dict[str, int]:
    """A number for each item by its uid. Readers want a positive integer; where two would share one, the later code in
    the alphabet takes another."""
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for name in sorted(uid(catalogue, item) for item in items):
        guid = uuid5(NAMESPACE_URL, name)
        while _number(guid) in taken:
            guid = uuid5(guid, name)
        numbers[name] = _number(guid)
        taken.add(numbers[name])
    return numbers


def _number(guid: UUID) -> int:
    """A positive number of 31 bits, which every reader can hold."""
    return (guid.int & 0x7FFFFFFF) or 1


def _guid(catalogue: Catalogue, kind: str, name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"{kind}-{name}@{catalogue.programme.forum.code}")


def _day(catalogue: Catalogue, number: int, day: str, events: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A day from midnight to midnight in the forum's zone, its events by room."""
    begins = datetime.combine(date.fromisoformat(day), time(0))
    rooms: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        if event["date"].startswith(day):
            rooms.setdefault(event["room"], []).append(event)
    return {
        "index": number,
        "date": day,
        "day_start": begins.replace(tzinfo=catalogue.zone).isoformat(),
        "day_end": (begins + timedelta(days=1)).replace(tzinfo=catalogue.zone).isoformat(),
        "rooms": rooms,
    }


def _event(words: Words, catalogue: Catalogue, item: Item, number: int) -> dict[str, Any]:
    forum = catalogue.programme.forum
    start = item.start.astimezone(catalogue.zone)
    minutes = round((item.end - item.start) / timedelta(minutes=1))
    told = _session(words, catalogue, item) if isinstance(item, Session) else _excursion(words, catalogue, item)
    return {
        "id": number,
        "guid": str(uuid5(NAMESPACE_URL, uid(catalogue, item))),
        "code": item.code,
        "date": start.isoformat(),
        "start": f"{start:%H:%M}",
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "slug": f"{forum.code}-{number}-{'session' if isinstance(item, Session) else 'excursion'}",
        "title": clean(item.title),
        "subtitle": "",
        "recording_license": "",
        "do_not_record": False,
        "attachments": [],
        **told,
    }


def _session(words: Words, catalogue: Catalogue, session: Session) -> dict[str, Any]:
    forum = catalogue.programme.forum
    venue = catalogue.venue_by_code.get(session.venue)
    link = web_address(session.link)
    return {
        "room": _room(words, (venue.name if venue else session.venue, session.room)),
        "type": clean(session.format) or "session",
        "track": clean(session.track),
        "language": session.language or forum.language,
        "abstract": clean(session.abstract),
        "description": clean(session.audience),
        "persons": [_person(catalogue, name) for name in session.speakers],
        "links": [{"url": link, "title": words.plain("export-stream")}] if link else [],
        "url": link or web_address(forum.website) or "",
    }


def _excursion(words: Words, catalogue: Catalogue, excursion: Excursion) -> dict[str, Any]:
    forum = catalogue.programme.forum
    plant = catalogue.enterprise_by_code.get(excursion.enterprise)
    site = web_address(plant.website) if plant else None
    hints = (
        words.plain("export-meeting-point", place=excursion.meeting_point) if excursion.meeting_point else "",
        words.plain("excursion-bring", documents=excursion.documents) if excursion.documents else "",
        words.plain("excursion-clothing", clothing=excursion.clothing) if excursion.clothing else "",
    )
    return {
        "room": _room(words, (plant.name, plant.city) if plant else (excursion.enterprise,)),
        "type": "excursion",
        "track": words.plain("export-excursions"),
        "language": forum.language,
        "abstract": clean(excursion.description),
        "description": clean("\n".join(hint for hint in hints if hint)),
        "persons": [],
        "links": [{"url": site, "title": plant.name}] if site and plant else [],
        "url": site or web_address(forum.website) or "",
    }


def _room(words: Words, parts: Iterable[str]) -> str:
    """«Venue, room»; a schedule has no event without a room."""
    return clean(", ".join(part for part in parts if part)) or words.plain("export-room-unknown")


def _person(catalogue: Catalogue, name: str) -> dict[str, Any]:
    guid = _guid(catalogue, "speaker", name)
    return {"id": _number(guid), "guid": str(guid), "name": clean(name), "public_name": clean(name)}
