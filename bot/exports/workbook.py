"""A programme as the organisers' workbook: `check` and `import` read it back to the very same programme."""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.exports.spreadsheet import Table, Value
from bot.programme.workbook import layout
from bot.programme.workbook.items import END_OF_DAY
from bot.programme.workbook.layout import Column, Layout
from bot.programme.workbook.moments import end_clock
from bot.programme.workbook.sheets import cell_text
from storage.records.programme import (
    WORKBOOK,
    Enterprise,
    Excursion,
    Faq,
    Forum,
    Programme,
    QuizQuestion,
    Session,
    Speaker,
    Venue,
)

T = TypeVar("T")
Cells = dict[str, Value]
"""The cells of a row by the keys of the layout; what is not named is empty."""

BETWEEN = "; "


def workbook(programme: Programme) -> tuple[Table, ...]:
    """Every sheet of the format, in the forum's language. Answers of the organisers' desk are not the workbook's."""
    forum = programme.forum
    english = forum.language == "en"

    def sheet(which: Layout, items: Iterable[T], cells: Callable[[T], Cells]) -> Table:
        rows = [cells(item) for item in items]
        return Table(
            name=which.english if english else which.russian,
            columns=tuple(_name(column, english) for column in which.columns),
            rows=tuple(tuple(row.get(column.key) for column in which.columns) for row in rows),
        )

    fields = _forum(forum)
    named = [{"field": _name(column, english), "value": fields[column.key]} for column in layout.FORUM_FIELDS]
    return (
        sheet(layout.FIELD, named, lambda cells: dict(cells)),
        sheet(layout.VENUES, programme.venues, _venue),
        sheet(layout.SPEAKERS, programme.speakers, _speaker),
        sheet(layout.SESSIONS, programme.sessions, lambda item: _session(item, forum.zone, english)),
        sheet(layout.ENTERPRISES, programme.enterprises, _enterprise),
        sheet(layout.EXCURSIONS, programme.excursions, lambda item: _excursion(item, english)),
        sheet(layout.FAQ, [faq for faq in programme.faq if faq.origin == WORKBOOK], _faq),
        sheet(layout.QUIZZES, programme.quizzes, _quiz_question),
    )


def _name(column: Column, english: bool) -> str:
    return (column.english if english else column.russian) + "*" * column.required


def _forum(forum: Forum) -> Cells:
    return {
        "code": forum.code, "name": forum.name, "timezone": forum.zone, "start": forum.starts_on, "end": forum.ends_on,
        "city": forum.city, "description": forum.description, "website": forum.website, "contacts": forum.contacts,
        "language": forum.language,
    }  # fmt: skip


def _venue(venue: Venue) -> Cells:
    return {
        "code": venue.code, "name": venue.name, "address": venue.address, "latitude": venue.latitude,
        "longitude": venue.longitude, "directions": venue.directions,
    }  # fmt: skip


def _speaker(speaker: Speaker) -> Cells:
    return {
        "name": speaker.name, "position": speaker.position, "organisation": speaker.organisation, "bio": speaker.bio,
    }  # fmt: skip


def _session(session: Session, zone: str, english: bool) -> Cells:
    return {
        "code": session.code, "title": session.title, **_span(session), "format": session.format,
        "track": session.track, "venue": session.venue, "room": session.room,
        "speakers": BETWEEN.join(session.speakers), "abstract": session.abstract, "audience": session.audience,
        "language": session.language, "link": session.link, "timezone": session.zone if session.zone != zone else None,
        "status": layout.CANCELLED[english] if session.cancelled else None,
    }  # fmt: skip


def _enterprise(enterprise: Enterprise) -> Cells:
    return {
        "code": enterprise.code, "name": enterprise.name, "city": enterprise.city, "industry": enterprise.industry,
        "description": enterprise.description, "website": enterprise.website, "video": enterprise.video,
        "representative": enterprise.representative,
    }  # fmt: skip


def _excursion(excursion: Excursion, english: bool) -> Cells:
    gate = {column.key: column.english if english else column.russian for column in layout.GATE_COLUMNS}
    zone = excursion.zone
    return {
        "code": excursion.code, "enterprise": excursion.enterprise, "title": excursion.title, **_span(excursion),
        "meeting_point": excursion.meeting_point, "seats": excursion.seats,
        "minimum_age": excursion.minimum_age or None, "group_limit": excursion.group_limit,
        "documents": excursion.documents, "id_required": layout.YES[english] if excursion.id_required else None,
        "opens": _deadline(excursion.opens, zone, time(0)), "closes": _deadline(excursion.closes, zone, END_OF_DAY),
        "description": excursion.description, "status": layout.CANCELLED[english] if excursion.cancelled else None,
        "invitation_only": layout.YES[english] if excursion.invitation_only else None,
        "gate_list_until": _deadline(excursion.gate_list_until, zone, END_OF_DAY),
        "gate_columns": BETWEEN.join(gate[key] for key in excursion.gate_columns),
        "gate_list_to": BETWEEN.join(excursion.gate_list_to), "escort": excursion.escort,
        "clothing": excursion.clothing,
    }  # fmt: skip


def _faq(faq: Faq) -> Cells:
    return {"question": faq.question, "answer": faq.answer, "variants": BETWEEN.join(faq.variants)}


def _quiz_question(question: QuizQuestion) -> Cells:
    options: Cells = {f"option{number}": option for number, option in enumerate(question.options, 1)}
    return {
        "quiz": question.quiz, "question": question.question, **options, "correct": question.correct,
        "explanation": question.explanation,
    }  # fmt: skip


def _span(item: Session | Excursion) -> Cells:
    start = item.start.astimezone(ZoneInfo(item.zone))
    return {"date": start.date(), "start": start.time(), "end": end_clock(item.start, item.end, item.zone)}


def _deadline(moment: datetime | None, zone: str, date_alone: time) -> str | None:
    """A moment of the sign-up as text; the date alone where that means this very time of day."""
    if moment is None:
        return None
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return cell_text(local.date() if local.time() == date_alone else local)
