"""What is exported: which thing, of which forum, of which excursion, in which format."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.exports.frab import frab_json
from bot.exports.frab_xml import frab_xml
from bot.exports.gate_list import gate_list
from bot.exports.listing import listing
from bot.exports.registrations import registrations
from bot.exports.spreadsheet import Table, csv_file, xlsx
from bot.exports.workbook import workbook
from bot.programme import calendar
from bot.programme.catalogue import Catalogue
from bot.texts import Texts
from storage import programme as programmes
from storage import rosters
from storage.database import Connection
from storage.records.programme import Forum, Programme

FORMATS: Mapping[str, tuple[str, ...]] = {
    "registrations": (".xlsx", ".csv"),
    "gate-list": (".xlsx", ".csv"),
    "programme": (".xlsx", ".csv", ".ics", ".xml", ".json"),
}
"""What can be exported, and the endings of the files it goes into."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants: a key of FORMATS, the file's ending, codes of the forum and the excursion (or None)."""

    thing: str
    ending: str
    forum: str | None = None
    excursion: str | None = None


class UnclearError(Exception):
    """What is wanted is not there or not one thing; `why` names the words that say so, `choice` what there is."""

    def __init__(self, why: str, choice: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.choice = choice


def check(wanted: Wanted) -> None:
    """Raises UnclearError where the ending or the excursion makes no sense for the thing."""
    if wanted.ending not in FORMATS[wanted.thing]:
        raise UnclearError("ending", " ".join(FORMATS[wanted.thing]))
    if wanted.thing == "gate-list" and not wanted.excursion:
        raise UnclearError("no-excursion")
    if wanted.thing == "programme" and wanted.excursion:
        raise UnclearError("excursion-of-programme")


async def export(read: Connection, texts: Texts, wanted: Wanted, now: datetime) -> bytes:
    """The file's content, in the language of the forum. Raises UnclearError."""
    check(wanted)
    programme = await _programme(read, wanted.forum)
    if wanted.thing == "programme":
        return _programme_file(texts, programme, wanted.ending, now)
    if wanted.thing == "gate-list":
        table = await _gate_list(read, texts, programme.forum, wanted.excursion or "")
    else:
        table = await _registrations(read, texts, programme.forum, wanted.excursion)
    return csv_file(table) if wanted.ending == ".csv" else xlsx(table)


async def _programme(read: Connection, code: str | None) -> Programme:
    forums = await programmes.forums(read)
    codes = ", ".join(forum.code for forum in forums)
    if not forums:
        raise UnclearError("no-forum")
    if code is None and len(forums) > 1:
        raise UnclearError("which-forum", codes)
    forum = next((forum for forum in forums if code in (None, forum.code)), None)
    programme = await programmes.programme(read, forum.id) if forum else None
    if programme is None:
        raise UnclearError("unknown-forum", codes)
    return programme


def _programme_file(texts: Texts, programme: Programme, ending: str, now: datetime) -> bytes:
    words, catalogue = texts.speak(programme.forum.language, programme.forum.zone), Catalogue.of(programme)
    match ending:
        case ".xlsx":
            return xlsx(*workbook(programme))
        case ".csv":
            return csv_file(listing(words, catalogue))
        case ".ics":
            return calendar.programme_file(words, catalogue, now).content
        case ".xml":
            return frab_xml(words, catalogue)
        case _:
            return frab_json(words, catalogue)


async def _gate_list(read: Connection, texts: Texts, forum: Forum, code: str) -> Table:
    excursions = await rosters.excursions(read, forum.id)
    if code not in excursions:
        raise UnclearError("unknown-excursion", ", ".join(excursions))
    excursion = excursions[code]
    plants = await rosters.enterprise_names(read, forum.id)
    return gate_list(
        texts.speak(forum.language, forum.zone),
        forum.zone,
        excursion,
        plants.get(excursion.enterprise, excursion.enterprise),
        await rosters.of_excursion(read, excursion.id),
    )


async def _registrations(read: Connection, texts: Texts, forum: Forum, code: str | None) -> Table:
    bookings = await rosters.of_forum(read, forum.id)
    if code is not None:
        excursions = await rosters.excursions(read, forum.id)
        if code not in excursions:
            raise UnclearError("unknown-excursion", ", ".join(excursions))
        bookings = tuple(booking for booking in bookings if booking.excursion == code)
    return registrations(texts.speak(forum.language, forum.zone), forum.zone, bookings)
