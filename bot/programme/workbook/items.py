"""One row, one record: what each sheet's cells mean together."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.programme.workbook import cells, dates, moments
from bot.programme.workbook.layout import OPTIONS
from bot.programme.workbook.references import Directory, People
from bot.programme.workbook.rows import Row
from storage.records.programme import Enterprise, Excursion, Faq, Forum, QuizQuestion, Session, Speaker, Venue

AN_HOUR = timedelta(hours=1)
LONG = timedelta(hours=12)
"""An end at or before the start is the next day; past this length it may rather be a slip."""
END_OF_DAY = time(23, 59, 59)
NO_DAY = date(2000, 1, 1)
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stand-ins for what could not be read; they never leave, since a fault has been noted."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The forum's zone and days, for reading other sheets; not `known` while its own cells are faulty."""

    zone: str
    starts_on: date
    ends_on: date
    known: bool


def forum(row: Row) -> Forum:
    """The sheet «Форум»."""
    starts, ends = row.take("start", dates.day, NO_DAY), row.take("end", dates.day, NO_DAY)
    if row.has("start") and row.has("end") and row.good("start", "end") and ends < starts:
        row.fault("end", "end-before-start", start=f"{starts:%d.%m.%Y}")
    return Forum(
        code=row.take("code", cells.slug, ""),
        name=row.take("name", cells.line, ""),
        zone=row.take("timezone", cells.zone, "UTC"),
        starts_on=starts,
        ends_on=ends,
        city=row.take("city", cells.line, ""),
        description=row.take("description", cells.text, ""),
        website=row.take("website", cells.url, ""),
        contacts=row.take("contacts", cells.text, ""),
        language=row.take("language", cells.language, "ru"),
    )


def venue(row: Row) -> Venue:
    """A row of «Площадки»."""
    for given, absent in (("latitude", "longitude"), ("longitude", "latitude")):
        if row.has(given) and not row.has(absent):
            row.fault(absent if absent in row.places else given, "point-half")
    return Venue(
        code=row.take("code", cells.code, ""),
        name=row.take("name", cells.line, ""),
        address=row.take("address", cells.text, ""),
        latitude=row.take("latitude", cells.degrees(90), None),
        longitude=row.take("longitude", cells.degrees(180), None),
        directions=row.take("directions", cells.text, ""),
    )


def speaker(row: Row) -> Speaker:
    """A row of «Спикеры»."""
    return Speaker(
        name=row.take("name", cells.line, ""),
        position=row.take("position", cells.line, ""),
        organisation=row.take("organisation", cells.line, ""),
        bio=row.take("bio", cells.text, ""),
    )


def session(row: Row, frame: Frame, venues: Directory, people: People) -> Session:
    """A row of «Программа»."""
    zone = row.take("timezone", cells.zone, frame.zone)
    start, end = _span(row, zone, frame)
    return Session(
        code=row.take("code", cells.code, ""),
        title=row.take("title", cells.line, ""),
        start=start,
        end=end,
        zone=zone,
        format=row.take("format", cells.line, ""),
        track=row.take("track", cells.line, ""),
        venue=row.take("venue", lambda cell: venues.find(cell, hint=not row.findings.many), ""),
        room=row.take("room", cells.line, ""),
        speakers=tuple(people.called(name) for name in row.take("speakers", cells.parts, ())),
        abstract=row.take("abstract", cells.text, ""),
        audience=row.take("audience", cells.text, ""),
        language=row.take("language", cells.spoken, ""),
        link=row.take("link", cells.url, ""),
        cancelled=row.take("status", cells.cancelled, False),
    )


def enterprise(row: Row) -> Enterprise:
    """A row of «Предприятия»."""
    return Enterprise(
        code=row.take("code", cells.code, ""),
        name=row.take("name", cells.line, ""),
        city=row.take("city", cells.line, ""),
        industry=row.take("industry", cells.line, ""),
        description=row.take("description", cells.text, ""),
        website=row.take("website", cells.url, ""),
        video=row.take("video", cells.url, ""),
        representative=row.take("representative", cells.recipient, ""),
    )


def excursion(row: Row, frame: Frame, enterprises: Directory) -> Excursion:
    """A row of «Экскурсии»."""
    start, end = _span(row, frame.zone, frame)
    seats = row.take("seats", cells.whole(1, cells.MOST_SEATS), 1)
    group_limit = row.take("group_limit", cells.whole(1, cells.MOST_SEATS), 1)
    if row.good("seats", "group_limit") and row.has("seats") and group_limit > seats:
        row.fault("group_limit", "group-over-seats", seats=seats)
    plant = row.take("enterprise", lambda cell: enterprises.find(cell, hint=not row.findings.many), "")
    opens = _deadline(row, "opens", time(0), frame.zone, start)
    closes = _deadline(row, "closes", END_OF_DAY, frame.zone, start)
    gate_list_until = _deadline(row, "gate_list_until", END_OF_DAY, frame.zone, start)
    if opens and closes and row.good("opens", "closes") and closes < opens:
        row.fault("closes", "closes-before-opens", opens=row.shown("opens"))
    if closes and gate_list_until and row.good("closes", "gate_list_until") and gate_list_until < closes:
        row.warn("gate_list_until", "gate-list-before-closes", closes=row.shown("closes"))
    return Excursion(
        code=row.take("code", cells.code, ""),
        enterprise=plant,
        title=row.take("title", cells.line, "") or enterprises.names.get(plant, ""),
        start=start,
        end=end,
        zone=frame.zone,
        seats=seats,
        meeting_point=row.take("meeting_point", cells.text, ""),
        minimum_age=row.take("minimum_age", cells.whole(0, cells.OLDEST), 0),
        group_limit=group_limit,
        documents=row.take("documents", cells.text, ""),
        id_required=row.take("id_required", cells.flag, False),
        opens=opens,
        closes=closes,
        description=row.take("description", cells.text, ""),
        cancelled=row.take("status", cells.cancelled, False),
        invitation_only=row.take("invitation_only", cells.flag, False),
        gate_list_until=gate_list_until,
        gate_columns=row.take("gate_columns", cells.gate_columns, ()),
        gate_list_to=row.take("gate_list_to", cells.recipients, ()),
        escort=row.take("escort", cells.line, ""),
        clothing=row.take("clothing", cells.text, ""),
    )


def faq(row: Row) -> Faq:
    """A row of «Вопросы и ответы»."""
    return Faq(
        question=row.take("question", cells.line, ""),
        answer=row.take("answer", cells.text, ""),
        variants=row.take("variants", cells.parts, ()),
    )


def quiz_question(row: Row) -> QuizQuestion:
    """A row of «Викторины»."""
    keys = [f"option{number}" for number in range(1, OPTIONS + 1)]
    options = [row.take(key, cells.line, "") for key in keys]
    correct = row.take("correct", cells.whole(1, OPTIONS), 1)
    if row.has("option1"):
        _options_in_a_row(row, keys, correct)
    return QuizQuestion(
        quiz=row.take("quiz", cells.line, ""),
        question=row.take("question", cells.line, ""),
        options=tuple(option for option in options if option),
        correct=correct,
        explanation=row.take("explanation", cells.text, ""),
    )


def _options_in_a_row(row: Row, keys: list[str], correct: int) -> None:
    """At least two options, none left out between, and the right one among them."""
    filled = [row.has(key) for key in keys]
    count = sum(filled)
    first_empty = filled.index(False) if count < len(keys) else len(keys)
    empty = keys[first_empty] if count < len(keys) and keys[first_empty] in row.places else keys[0]
    if first_empty < count:
        row.fault(empty, "option-gap")
    elif count < 2:
        row.fault(empty, "option-single")
    elif row.has("correct") and row.good("correct") and correct > count:
        row.fault("correct", "correct-absent", count=count)


def _span(row: Row, zone: str, frame: Frame) -> tuple[datetime, datetime]:
    """Start and end of a row with date, start and end, both in UTC."""
    day = row.take("date", dates.day, None)
    begins, ends = row.take("start", dates.clock, None), row.take("end", dates.clock, None)
    if day is None:
        return NO_MOMENT, NO_MOMENT
    if frame.known and not frame.starts_on <= day <= frame.ends_on:
        row.warn("date", "outside-forum", first=f"{frame.starts_on:%d.%m.%Y}", last=f"{frame.ends_on:%d.%m.%Y}")
    if begins is None:
        return NO_MOMENT, NO_MOMENT
    start = _moment(row, "start", day, begins, zone)
    if ends is None:
        return start, start + AN_HOUR
    overnight = ends <= begins
    end = _moment(row, "end", day + timedelta(days=overnight), ends, zone)
    if overnight and row.good("start", "end") and end - start > LONG:
        row.warn("end", "long", hours=round((end - start) / AN_HOUR))
    return start, end


def _moment(row: Row, key: str, day: date, clock: time, zone: str) -> datetime:
    found = moments.moment(day, clock, zone)
    if found is None:
        row.fault(key, "time-skipped", zone=zone)
        return NO_MOMENT
    if moments.happens_twice(day, clock, zone):
        row.warn(key, "time-twice", zone=zone)
    return found


def _deadline(row: Row, key: str, clock: time, zone: str, start: datetime) -> datetime | None:
    """A moment of the sign-up, not after the excursion's start.

    A date alone means `clock` of that day in the forum's zone; it may be the day of the start.
    """
    day, given = row.take(key, dates.deadline, (None, None))
    if day is None:
        return None
    found = _moment(row, key, day, given or clock, zone)
    day_of_start = start.astimezone(ZoneInfo(zone)).date()
    if start != NO_MOMENT and row.good(key, "start") and (day > day_of_start or (given and found > start)):
        row.fault(key, "after-start")
    return found
