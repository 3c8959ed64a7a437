"""What cells mean together: times and zones, references, seats, deadlines, repetitions, quizzes."""

from datetime import UTC, date, datetime

import pytest

from bot.programme.workbook.faults import MOST_FAULTS
from bot.programme.workbook.sheets import Cell
from storage.records.programme import Excursion, Programme, Session
from tests.programme.workbook.books import Book, moment, put, read, small_book, whys

DAY = date(2025, 10, 21)


def programme(book: Book) -> Programme:
    """The programme of a book without faults."""
    reading = read(book)
    assert reading.faults == ()
    assert reading.programme is not None
    return reading.programme


def session(book: Book) -> Session:
    """The only session of a book."""
    return programme(book).sessions[0]


def excursion(book: Book) -> Excursion:
    """The only excursion of a book."""
    return programme(book).excursions[0]


def filled(sheet: str, **cells: Cell) -> Book:
    """The small book with cells of one row changed; underscores in the headers' names are spaces."""
    book = small_book()
    for header, value in cells.items():
        put(book, sheet, header.replace("_", " "), value)
    return book


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ({}, datetime(2025, 10, 21, 8, tzinfo=UTC), datetime(2025, 10, 21, 9, tzinfo=UTC)),
        ({"Окончание": ""}, datetime(2025, 10, 21, 8, tzinfo=UTC), datetime(2025, 10, 21, 9, tzinfo=UTC)),
        ({"Окончание": "9:30"}, datetime(2025, 10, 21, 8, tzinfo=UTC), datetime(2025, 10, 22, 7, 30, tzinfo=UTC)),
        ({"Окончание": "10:00"}, datetime(2025, 10, 21, 8, tzinfo=UTC), datetime(2025, 10, 22, 8, tzinfo=UTC)),
        ({"Начало": "22:00", "Окончание": "1:30"},
         datetime(2025, 10, 21, 20, tzinfo=UTC), datetime(2025, 10, 21, 23, 30, tzinfo=UTC)),
        ({"Часовой_пояс": "Asia/Barnaul"},
         datetime(2025, 10, 21, 3, tzinfo=UTC), datetime(2025, 10, 21, 4, tzinfo=UTC)),
        # the night of 26 October has 25 hours in Berlin
        ({"Дата": date(2025, 10, 25), "Начало": "23:00", "Окончание": "4:00"},
         datetime(2025, 10, 25, 21, tzinfo=UTC), datetime(2025, 10, 26, 3, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_times_become_moments(cells: dict[str, Cell], start: datetime, end: datetime) -> None:
    """Local times of the row's own zone, or the forum's; an end not after the start is the next day's."""
    found = session(filled("Программа", **cells))
    assert (found.start, found.end) == (start, end)
    assert found.start.utcoffset() == found.end.utcoffset() == start - start


def test_a_rows_own_zone_is_kept() -> None:
    """A session of another zone is shown in it; excursions have the forum's."""
    assert session(filled("Программа", Часовой_пояс="Asia/Barnaul")).zone == "Asia/Barnaul"
    assert excursion(small_book()).zone == "Europe/Berlin"


def test_a_time_skipped_by_the_clocks_is_a_fault() -> None:
    """On 30 March 2025 clocks in Berlin go from 2:00 to 3:00: there is no 2:30."""
    book = filled("Программа", Дата=date(2025, 3, 30), Начало="2:30")
    [fault] = read(book).faults
    assert (fault.why, fault.column, dict(fault.args)) == ("time-skipped", "Начало*", {"zone": "Europe/Berlin"})
    book = filled("Программа", Дата=date(2025, 3, 29), Начало="23:00", Окончание="2:30")
    [fault] = read(book).faults
    assert (fault.why, fault.column) == ("time-skipped", "Окончание")


def test_a_time_shown_twice_is_the_first_with_a_warning() -> None:
    """On 26 October 2025 clocks in Berlin show 2:30 twice; UTC decides for the first and says so."""
    reading = read(filled("Программа", Дата=date(2025, 10, 26), Начало="2:30", Окончание="4:00"))
    assert reading.programme is not None
    assert reading.programme.sessions[0].start == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert whys(reading.warnings) == ["time-twice"]


@pytest.mark.parametrize(("day", "warned"), [(19, True), (20, False), (30, False), (31, True)])
def test_days_outside_the_forum_are_a_warning(day: int, warned: bool) -> None:
    """First and last day belong to the forum; a day outside is imported, with a warning at its cell."""
    reading = read(filled("Программа", Дата=date(2025, 10, day)))
    assert reading.programme is not None
    assert whys(reading.warnings) == ["outside-forum"] * warned
    assert all((found.row, found.column) == (2, "Дата*") for found in reading.warnings)


def test_a_session_of_many_hours_is_a_warning() -> None:
    """An end an hour before the start may be a slip: the length it makes is told."""
    [warning] = read(filled("Программа", Окончание="9:00")).warnings
    assert (warning.why, dict(warning.args)) == ("long", {"hours": 23})


@pytest.mark.parametrize(
    ("value", "code"),
    [("hall", "hall"), ("HALL", "hall"), ("Большой зал", "hall"), ("большой  ЗАЛ ", "hall"), ("a", "a"), ("", "")],
)
def test_a_venue_is_named_by_code_or_name(value: str, code: str) -> None:
    """A code wins; a name counts in any case; no venue is no venue."""
    assert session(filled("Программа", Площадка=value)).venue == code


@pytest.mark.parametrize(
    ("value", "why", "args"),
    [
        ("Двойник", "reference-ambiguous", {"codes": "a, b"}),
        ("Большой зап", "reference-close", {"read": "hall"}),
        ("Цирк", "reference-unknown", {}),
    ],
)
def test_a_broken_reference_helps(value: str, why: str, args: dict[str, str]) -> None:
    """Two venues of one name want a code; a slip is told what is close; an absent one is absent."""
    [fault] = read(filled("Программа", Площадка=value)).faults
    assert (fault.why, fault.value, dict(fault.args)) == (why, value, args)


def test_a_faulty_venue_is_not_told_twice() -> None:
    """A session on a venue whose own row has a fault is not at fault itself."""
    book = small_book()
    put(book, "Площадки", "Широта", 500.0)
    put(book, "Площадки", "Долгота", 50.0)
    assert [(fault.sheet, fault.why) for fault in read(book).faults] == [("Площадки", "number-range")]


def test_a_venue_without_its_sheet_is_a_broken_reference() -> None:
    """With no sheet of venues a named venue cannot be found."""
    book = small_book()
    del book["Площадки"]
    assert whys(read(book).faults) == ["reference-unknown"]


def test_absent_speakers_are_created() -> None:
    """Names are compared without case and «ё»; the sheet's writing wins; new people come after it, once."""
    book = filled("Программа", Спикеры="семен пчелкин; Анна Щит ;анна щит;;")
    book["Программа"].append(list(book["Программа"][1]))
    put(book, "Программа", "Код", "S2", 3)
    put(book, "Программа", "Спикеры", "АННА ЩИТ", 3)
    found = programme(book)
    assert [speaker.name for speaker in found.speakers] == ["Семён Пчёлкин", "Анна Щит"]
    assert [each.speakers for each in found.sessions] == [("Семён Пчёлкин", "Анна Щит"), ("Анна Щит",)]


@pytest.mark.parametrize(
    ("sheet", "header", "same"),
    [
        ("Площадки", "Код", "hall"), ("Спикеры", "Имя", " семен ПЧЕЛКИН"), ("Программа", "Код", "S1"),
        ("Предприятия", "Код", "plant"), ("Экскурсии", "Код", "E1"), ("Вопросы и ответы", "Вопрос", "где?"),
        ("Викторины", "Вопрос", "сколько?"),
    ],
)  # fmt: skip
def test_repetitions_are_faults(sheet: str, header: str, same: str) -> None:
    """A code, a speaker, a question may stand once in its sheet; the fault names the row it repeats."""
    book = small_book()
    book[sheet].append(list(book[sheet][1]))
    row = len(book[sheet])
    put(book, sheet, header, same, row)
    [fault] = read(book).faults
    assert (fault.why, fault.sheet, fault.row, dict(fault.args)) == ("twice", sheet, row, {"row": "2"})


def test_equal_names_of_places_are_no_fault() -> None:
    """Two venues or two enterprises may share a name: their codes differ."""
    book = small_book()
    book["Предприятия"].append(["other", "Завод"])
    assert [each.code for each in programme(book).enterprises] == ["plant", "other"]


def test_one_question_may_be_in_two_quizzes() -> None:
    """Questions repeat only within their quiz."""
    book = small_book()
    book["Викторины"].append(["Другая", *book["Викторины"][1][1:]])
    assert len(programme(book).quizzes) == 2


def test_an_excursion_has_defaults() -> None:
    """What is not said has its default: an hour, one seat per registration, any age, the enterprise's name."""
    found = excursion(small_book())
    assert found.title == "Завод"
    assert (found.seats, found.group_limit, found.minimum_age) == (20, 1, 0)
    assert (found.opens, found.closes, found.gate_list_until, found.gate_columns) == (None, None, None, ())
    assert (found.end - found.start).total_seconds() == 3600
    assert (found.cancelled, found.invitation_only, found.id_required) == (False, False, False)


def test_a_group_may_not_be_larger_than_the_excursion() -> None:
    """As many as all seats is fine, one more is a fault."""
    assert excursion(filled("Экскурсии", Мест_на_группу=20.0)).group_limit == 20
    [fault] = read(filled("Экскурсии", Мест_на_группу=21.0)).faults
    assert (fault.why, fault.value, dict(fault.args)) == ("group-over-seats", "21", {"seats": 20})


@pytest.mark.parametrize(
    ("header", "value", "found"),
    [
        ("opens", date(2025, 10, 21), datetime(2025, 10, 20, 22, 0, tzinfo=UTC)),
        ("opens", moment("2025-10-21 09:00"), datetime(2025, 10, 21, 7, 0, tzinfo=UTC)),
        ("closes", date(2025, 10, 21), datetime(2025, 10, 21, 21, 59, 59, tzinfo=UTC)),
        ("closes", date(2025, 10, 22), datetime(2025, 10, 22, 21, 59, 59, tzinfo=UTC)),
        ("closes", "22.10.2025 10:00", datetime(2025, 10, 22, 8, 0, tzinfo=UTC)),
        ("gate list until", "2025-10-21 12.00", datetime(2025, 10, 21, 10, 0, tzinfo=UTC)),
    ],
)
def test_deadlines_are_moments_of_the_forums_zone(header: str, value: Cell, found: datetime) -> None:
    """A bare date opens with its beginning and closes with its end; it may be the excursion's own day."""
    names = {"opens": "Запись с", "closes": "Запись до", "gate list until": "Список до"}
    read_ = excursion(filled("Экскурсии", **{names[header].replace(" ", "_"): value}))
    assert getattr(read_, header.replace(" ", "_")) == found


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ({"Запись_до": "22.10.2025 10:01"}, "Запись до", "after-start"),
        ({"Запись_до": "23.10.2025"}, "Запись до", "after-start"),
        ({"Запись_с": date(2025, 10, 23)}, "Запись с", "after-start"),
        ({"Список_до": moment("2025-10-22 11:00")}, "Список до", "after-start"),
        ({"Запись_с": "21.10.2025 10:00", "Запись_до": "21.10.2025 9:00"}, "Запись до", "closes-before-opens"),
        ({"Получатели_списка": "@ok_name; охрана"}, "Получатели списка", "recipient-bad"),
    ],
)
def test_deadlines_out_of_order_are_faults(cells: dict[str, Cell], column: str, why: str) -> None:
    """Sign-up opens before it closes, and both before the start."""
    [fault] = read(filled("Экскурсии", **cells)).faults
    assert (fault.column, fault.why) == (column, why)


def test_a_gate_list_before_the_end_of_sign_up_is_a_warning() -> None:
    """Those who sign up after the cut-off would not be on the list: organisers should know."""
    reading = read(filled("Экскурсии", Запись_до="21.10.2025 18:00", Список_до="21.10.2025 12:00"))
    assert reading.programme is not None
    assert whys(reading.warnings) == ["gate-list-before-closes"]


def test_half_a_point_is_a_fault() -> None:
    """A latitude without a longitude is no place, whether the column is there or not."""
    book = small_book()
    put(book, "Площадки", "Широта", 53.3)
    [fault] = read(book).faults
    assert (fault.why, fault.column) == ("point-half", "Широта")
    put(book, "Площадки", "Долгота", "")
    [fault] = read(book).faults
    assert (fault.why, fault.column, fault.value) == ("point-half", "Долгота", "")
    put(book, "Площадки", "Долгота", "83,7")
    venue = programme(book).venues[0]
    assert (venue.latitude, venue.longitude) == (53.3, 83.7)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ({"Вариант_2": ""}, "Вариант 2", "option-single"),
        ({"Вариант_2": "", "Вариант_3": "Три"}, "Вариант 2", "option-gap"),
        ({"Верный": 3.0}, "Верный*", "correct-absent"),
        ({"Верный": 0.0}, "Верный*", "number-range"),
        ({"Вариант_1": ""}, "Вариант 1*", "required"),
    ],
)
def test_quiz_questions_have_options_and_one_is_right(cells: dict[str, Cell], column: str, why: str) -> None:
    """Two to six options in a row, and the right one among them."""
    [fault] = read(filled("Викторины", **cells)).faults
    assert (fault.column, fault.why) == (column, why)


def test_a_quiz_question_may_have_six_options() -> None:
    """All six columns are used, and the sixth may be right."""
    cells: dict[str, Cell] = {f"Вариант_{number}": f"Ответ {number}" for number in range(1, 7)}
    found = programme(filled("Викторины", **cells, Верный=6.0)).quizzes[0]
    assert (len(found.options), found.correct) == (6, 6)


def test_the_forum_ends_no_earlier_than_it_begins() -> None:
    """A forum of one day is fine; an end before the start is a fault, and dates of rows are then not judged."""
    book = small_book()
    book["Форум"][5][1] = date(2025, 10, 20)
    assert read(book).faults == ()
    book["Форум"][5][1] = date(2025, 10, 19)
    reading = read(book)
    assert [(fault.why, fault.row, fault.field) for fault in reading.faults] == [("end-before-start", 6, "Окончание*")]
    assert reading.warnings == ()


def test_text_a_spreadsheet_turned_into_a_date_is_a_warning() -> None:
    """Room «5.1» that became 5 January is imported as it shows, and told."""
    reading = read(filled("Программа", Зал=date(2025, 1, 5)))
    assert reading.programme is not None
    assert reading.programme.sessions[0].room == "05.01.2025"
    assert [(each.why, each.column) for each in reading.warnings] == [("text-was-date", "Зал")]
    assert session(filled("Программа", Зал=202.0)).room == "202"


def test_thousands_of_faults_are_bounded_and_counted() -> None:
    """The first two hundred are named in order, the rest counted."""
    book = small_book()
    for number in range(2000):
        book["Программа"].append([f"N{number}", "нет", "нет", "", "Название", "нигде", "", "", ""])
    faults = read(book).faults
    assert len(faults) == MOST_FAULTS + 1
    assert [fault.row for fault in faults[:6]] == [3, 3, 3, 4, 4, 4]
    assert dict(faults[-1].args) == {"count": 6000 - MOST_FAULTS}
