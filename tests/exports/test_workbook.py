"""The programme as a workbook: read back, it is the very same programme."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.exports.spreadsheet import xlsx
from bot.exports.workbook import workbook
from bot.programme.workbook.here import read_here
from bot.programme.workbook.items import END_OF_DAY
from bot.programme.workbook.moments import moment
from bot.programme.workbook.sheets import clean, fold
from storage import faq
from storage import programme as rows
from storage.database import Database
from storage.records.programme import (
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

HOSTILE = ["=1+1", "+7 913", "-5", "@x", "'=1", "_x0041_", "<b>&amp;", "Код", "отменено", "10:30", "20.11.2025", "1e5",
           "{ $x }", "TRUE", "#REF!", "0123", "https://a.b", "«;»", "\\n", "😀", "Название", "sep=;", "№"]  # fmt: skip
LINES = (st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=40)).map(lambda text: " ".join(clean(text).split()))
TITLES = LINES.filter(bool)
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=60), max_size=4).map("\n".join).map(clean)


def read_back(programme: Programme, folder: Path) -> Programme:
    """What the reader of workbooks makes of an exported programme."""
    file = folder / "out.xlsx"
    file.write_bytes(xlsx(*workbook(programme)))
    reading = read_here(file)
    assert reading.faults == ()
    assert reading.programme is not None
    return reading.programme


def bare(value: Any) -> Any:
    """A record and all in it without what only a database knows: ids and the release."""
    if isinstance(value, tuple):
        return tuple(bare(each) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: bare(getattr(value, field.name)) for field in fields(value)}
    return replace(value, **{name: 0 if name in ("id", "release") else each for name, each in changed.items()})


def test_the_sample_comes_back(sample: Programme, tmp_path: Path) -> None:
    """Every sheet of the sample workbook, in Russian and in English."""
    assert read_back(sample, tmp_path) == sample
    english = replace(sample, forum=replace(sample.forum, language="en"))
    assert read_back(english, tmp_path) == english


async def test_a_released_programme_comes_back(database: Database, released: int, tmp_path: Path) -> None:
    """What the database holds is what the file holds."""
    async with database.read() as read:
        programme = await rows.programme(read, released)
    assert programme is not None
    assert read_back(programme, tmp_path) == bare(programme)


async def test_answers_of_the_desk_stay_out(
    database: Database, released: int, sample: Programme, tmp_path: Path
) -> None:
    """What organisers answered to everybody is no row of the workbook: imported again, it would be there twice."""
    async with database.tx() as tx:
        await faq.add(tx, released, "=Где гардероб?", "Внизу.")
    async with database.read() as read:
        programme = await rows.programme(read, released)
    assert programme is not None
    assert programme.faq[-1].question == "=Где гардероб?"
    assert read_back(programme, tmp_path) == sample


ZONE = "Europe/Berlin"
FORUM = Forum(code="small", name="Форум", zone=ZONE, starts_on=date(2025, 10, 20), ends_on=date(2025, 10, 30))


def clocks() -> Iterator[tuple[datetime, timedelta]]:
    """Starts and lengths across midnight and the night when clocks are turned back (26 October, 3:00 to 2:00)."""
    yield datetime(2025, 10, 21, 21, 30, tzinfo=UTC), timedelta(hours=1)
    yield datetime(2025, 10, 21, 21, 30, tzinfo=UTC), timedelta(hours=9)
    yield datetime(2025, 10, 26, 0, 30, tzinfo=UTC), timedelta(hours=1)  # 2:30, and an hour later it is 2:30 again
    yield datetime(2025, 10, 25, 23, 30, tzinfo=UTC), timedelta(hours=1)
    yield datetime(2025, 10, 25, 22, 0, tzinfo=UTC), timedelta(hours=12)


@pytest.mark.parametrize(("start", "length"), list(clocks()))
def test_nights_come_back(start: datetime, length: timedelta, tmp_path: Path) -> None:
    """A session over midnight, or over the hour that happens twice, keeps its moments."""
    session = Session(code="S", title="Ночь", start=start, end=start + length, zone=ZONE)
    programme = Programme(forum=FORUM, sessions=(session,))
    assert read_back(programme, tmp_path).sessions == (session,)


def test_every_way_of_an_excursion_comes_back(tmp_path: Path) -> None:
    """Deadlines with a time and by the date alone, flags, columns, recipients, another zone of a session."""
    start = datetime(2025, 10, 22, 8, 0, tzinfo=UTC)
    last = moment(date(2025, 10, 22), END_OF_DAY, ZONE)
    excursion = Excursion(
        code="E1", enterprise="plant", title="=Цех", start=start, end=start + timedelta(hours=2), zone=ZONE, seats=20,
        meeting_point="Проходная;\nвход со двора", minimum_age=14, group_limit=5, documents="Паспорт", id_required=True,
        opens=datetime(2025, 10, 1, 22, 0, tzinfo=UTC), closes=last, description="О цехе", cancelled=True,
        invitation_only=True, gate_list_until=datetime(2025, 10, 22, 6, 30, tzinfo=UTC),
        gate_columns=("phone", "name", "adult", "group"), gate_list_to=("@gate_keeper", "12345"), escort="+7 913 0",
        clothing="Каска",
    )  # fmt: skip
    midnight = replace(
        excursion, code="E2", closes=datetime(2025, 10, 21, 22, 0, tzinfo=UTC), opens=None, cancelled=False
    )
    far = Session(
        code="S", title="Связь", start=start, end=start + timedelta(hours=3), zone="Asia/Tomsk", cancelled=True
    )
    programme = Programme(
        forum=FORUM,
        venues=(Venue(code="v", name="Зал", latitude=-33.4567891, longitude=151.2),),
        sessions=(far,),
        enterprises=(Enterprise(code="plant", name="Завод", representative="@plant_man"),),
        excursions=(excursion, midnight),
        quizzes=(QuizQuestion(quiz="Игра", question="Сколько?", options=("=1", "2", "3"), correct=3),),
    )
    assert read_back(programme, tmp_path) == programme


@settings(deadline=None, max_examples=60, print_blob=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_hostile_text_comes_back(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever people wrote, formulas, markup, names of columns: the same words come back."""

    def line() -> str:
        return data.draw(TITLES)

    def text() -> str:
        return data.draw(TEXTS)

    names = data.draw(st.lists(TITLES.filter(lambda name: ";" not in name), max_size=3, unique_by=fold))
    start = datetime(2025, 10, 21, 8, 0, tzinfo=UTC)
    programme = Programme(
        forum=replace(FORUM, name=line(), city=line(), description=text(), contacts=text()),
        venues=(Venue(code="v", name=line(), address=text(), directions=text()),),
        speakers=tuple(Speaker(name=name, position=line(), bio=text()) for name in names),
        sessions=(
            Session(
                code="S", title=line(), start=start, end=start + timedelta(minutes=30), zone=ZONE, format=line(),
                track=line(), venue="v", room=line(), speakers=tuple(names), abstract=text(), audience=text(),
            ),
        ),
        enterprises=(Enterprise(code="e", name=line(), city=line(), industry=line(), description=text()),),
        excursions=(
            Excursion(
                code="X", enterprise="e", title=line(), start=start, end=start + timedelta(hours=1), zone=ZONE, seats=3,
                meeting_point=text(), documents=text(), description=text(), clothing=text(), escort=line(),
            ),
        ),
        faq=(Faq(question=line(), answer=line()),),
    )  # fmt: skip
    assert read_back(programme, tmp_path) == programme
