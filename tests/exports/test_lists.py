"""Lists of people: every booking, and the list for a gate, from both databases."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.excursions.service import register
from bot.exports.choosing import UnclearError, Wanted, export
from bot.texts import Texts
from storage import bookings
from storage.database import Database
from storage.programme import release
from storage.records.programme import Programme
from tests.excursions.plant import FORUM, NOW, applicant, excursion, open_plant, visitor

Cells = list[list[object]]


def shown(text: str) -> datetime:
    """A moment as a spreadsheet keeps it, without a zone."""
    return datetime.fromisoformat(text)


async def sheet(database: Database, texts: Texts, folder: Path, thing: str, excursion_code: str | None = None) -> Cells:
    """The cells of an exported list."""
    async with database.read() as read:
        content = await export(read, texts, Wanted(thing, ".xlsx", None, excursion_code), NOW)
    (folder / "list.xlsx").write_bytes(content)
    workbook = CalamineWorkbook.from_path(str(folder / "list.xlsx"))
    return [list(row) for row in workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)]


async def sign_up(database: Database, excursion_id: int, number: int, name: str, **changes: object) -> int:
    """Somebody of this name books; the booking's number."""
    who = await visitor(database, number)
    outcome = await register(
        database, NOW, applicant(who.account, name=name, **changes), excursion_id, waiting=True
    )  # fmt: skip
    assert outcome.booking is not None
    return outcome.booking.id


async def test_every_booking_is_told(database: Database, texts: Texts, tmp_path: Path) -> None:
    """Who has a seat, who waits, who cancelled: each with their state in words, age on the day and phone as text."""
    (plant,) = await open_plant(database, excursion(seats=1, id_required=True))
    first = await sign_up(database, plant, 1, "=Иванов Иван", birth_date=date(1990, 11, 19), document="0123 456789")
    second = await sign_up(database, plant, 2, "Петров Пётр", phone="+7 913 111-11-11")
    third = await sign_up(database, plant, 3, "Сидоров Семён")
    async with database.tx() as tx:
        await bookings.change(tx, third, "cancelled", NOW, why="by the person")
    cells = await sheet(database, texts, tmp_path, "registrations")
    assert cells[0][:6] == ["Запись №", "Экскурсия", "Код", "Дата и время", "Состояние", "ФИО"]
    rows = {row[0]: row[1:] for row in cells[1:]}
    assert rows[first] == [
        "Цех", "E1", shown("2025-11-18 14:00"), "есть место", "=Иванов Иван", date(1990, 11, 19), 34.0,
        "+79130000000", "0123 456789", shown("2025-11-10 12:00"),
    ]  # fmt: skip
    assert [*rows[second][3:5], rows[second][7]] == ["в листе ожидания", "Петров Пётр", "+7 913 111-11-11"]
    assert rows[third][3] == "запись отменена"


async def test_a_wiped_document_is_not_told(database: Database, texts: Texts, tmp_path: Path) -> None:
    """What the bot no longer keeps, no list shows."""
    (plant,) = await open_plant(database, excursion(id_required=True))
    number = await sign_up(database, plant, 1, "Иванов Иван", document="0123 456789")
    async with database.tx() as tx:
        await bookings.wipe_document(tx, number)
    assert "0123 456789" not in str(await sheet(database, texts, tmp_path, "registrations"))
    assert "0123 456789" not in str(await sheet(database, texts, tmp_path, "gate-list", "E1"))


async def test_the_gate_sees_who_has_a_seat(database: Database, texts: Texts, tmp_path: Path) -> None:
    """Only who is booked, by name and numbered, under a heading, in the columns every gate wants."""
    (plant,) = await open_plant(database, excursion(seats=2, meeting_point="Проходная № 1", id_required=True))
    await sign_up(database, plant, 1, "Яковлев Ян", document="AA 1")
    await sign_up(database, plant, 2, "Ёлкин Егор", birth_date=date(2001, 2, 3), document="+5")
    await sign_up(database, plant, 3, "Лишний Лев")
    cells = await sheet(database, texts, tmp_path, "gate-list", "E1")
    assert [row[0] for row in cells[:5]] == [
        "РТИ",
        "Экскурсия: Цех",
        "18 ноября 2025, 14:00–16:00 (Asia/Barnaul)",
        "Место сбора: Проходная № 1",
        "В списке 2 человека",
    ]
    assert cells[6:] == [
        ["№", "ФИО", "Дата рождения", "Документ"],
        [1.0, "Ёлкин Егор", date(2001, 2, 3), "+5"],
        [2.0, "Яковлев Ян", date(1990, 5, 1), "AA 1"],
    ]


async def test_the_gate_has_its_own_columns(database: Database, texts: Texts, tmp_path: Path) -> None:
    """The workbook's columns in the workbook's order; no document where none is required."""
    own, plain = excursion(gate_columns=("phone", "name", "age", "group")), excursion(code="E2")
    ids = await open_plant(database, own, plain)
    for number, plant in enumerate(ids, 1):
        await sign_up(database, plant, number, "Иванов Иван")
    cells = await sheet(database, texts, tmp_path, "gate-list", "E1")
    assert cells[-2:] == [
        ["№", "Телефон", "ФИО", "Возраст", "Группа"],
        [1.0, "+79130000000", "Иванов Иван", 35.0, ""],
    ]
    assert (await sheet(database, texts, tmp_path, "gate-list", "E2"))[-2] == ["№", "ФИО", "Дата рождения"]


async def test_a_cancelled_excursion_says_so(database: Database, texts: Texts, tmp_path: Path) -> None:
    """One that a release left out too: who was booked is still listed, and everybody sees it is off."""
    (plant,) = await open_plant(database, excursion())
    await sign_up(database, plant, 1, "Иванов Иван")
    await open_plant(database, excursion(code="E2"))
    cells = await sheet(database, texts, tmp_path, "gate-list", "E1")
    assert cells[1][0] == "Экскурсия ОТМЕНЕНА: Цех"
    assert (await sheet(database, texts, tmp_path, "registrations"))[1][4] == "экскурсия отменена"


async def test_csv_protects_phones(database: Database, texts: Texts) -> None:
    """A phone in a CSV file is text that no spreadsheet counts."""
    (plant,) = await open_plant(database, excursion(gate_columns=("name", "phone")))
    await sign_up(database, plant, 1, "Иванов Иван")
    async with database.read() as read:
        data = await export(read, texts, Wanted("gate-list", ".csv", None, "E1"), NOW)
    assert data.decode("utf-8-sig").splitlines() == ["№;ФИО;Телефон", "1;Иванов Иван;'+79130000000"]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted("registrations", ".ics"), "ending"),
        (Wanted("programme", ".pdf"), "ending"),
        (Wanted("gate-list", ".xlsx"), "no-excursion"),
        (Wanted("programme", ".csv", None, "E1"), "excursion-of-programme"),
        (Wanted("gate-list", ".csv", None, "E9"), "unknown-excursion"),
        (Wanted("registrations", ".csv", None, "E9"), "unknown-excursion"),
        (Wanted("programme", ".csv", "none"), "unknown-forum"),
    ],
)
async def test_what_is_unclear_is_said(database: Database, texts: Texts, wanted: Wanted, why: str) -> None:
    """An ending, an excursion or a forum that makes no sense is named with what there is."""
    await open_plant(database, excursion())
    async with database.read() as read:
        with pytest.raises(UnclearError, match=why):
            await export(read, texts, wanted, NOW)
    for language in ("ru", "en"):
        assert texts.speak(language, "UTC").plain(f"export-why-{why}", ending=".x", choice="E1")


async def test_of_several_forums_one_is_named(database: Database, texts: Texts) -> None:
    """No forum, then two: each time the organiser is told what to do; a named one is exported in its language."""
    wanted = Wanted("programme", ".csv")
    async with database.read() as read:
        with pytest.raises(UnclearError, match="no-forum"):
            await export(read, texts, wanted, NOW)
    await open_plant(database, excursion())
    async with database.tx() as tx:
        await release(tx, Programme(forum=replace(FORUM, code="omsk", language="en")), "test", NOW)
    async with database.read() as read:
        with pytest.raises(UnclearError, match="which-forum") as refusal:
            await export(read, texts, wanted, NOW)
        assert refusal.value.choice == "altai, omsk"
        english = await export(read, texts, replace(wanted, forum="omsk"), NOW)
    assert english.decode("utf-8-sig").startswith("Kind;code;date;start;")
