"""Sixty people press at once for the last five seats, through the whole bot, on both databases."""

import asyncio
from dataclasses import replace

from bot.clock import MovableClock
from bot.programme.editions import release
from bot.texts import Texts
from sandbox.phone import Phone
from storage import programme as programme_rows
from storage.database import Database
from storage.records.programme import Programme
from tests.box import boxed, settings
from tests.crowd import crowd, introduce

PEOPLE, SEATS = 60, 5


async def test_the_last_five_seats(database: Database, clock: MovableClock, sample: Programme, texts: Texts) -> None:
    """Five are booked, 55 wait in order, nobody is shown anything twice, though every third press comes twice."""
    known, wanted = (item for item in sample.excursions if item.code in ("E13", "E11"))
    rush = replace(sample, excursions=(replace(known, seats=PEOPLE), replace(wanted, seats=SEATS)))
    forum_id = await release(database, rush, "sample", clock.now())
    async with database.read() as read:
        programme = await programme_rows.programme(read, forum_id)
    assert programme is not None
    by_code = {item.code: item for item in programme.excursions}
    people = crowd(PEOPLE)
    await introduce(database, texts, settings(), programme, by_code[known.code], people)

    async with boxed(database, clock, people=people) as box:
        phones = box.world.phones
        for phone in phones:
            await phone.start(f"x_{wanted.code}")
        await box.settled()
        await press_all(phones, "Записаться")
        await box.settled()
        before = {phone: len(phone.heard) for phone in phones}
        await press_all(phones, "Подтвердить", twice=True)
        await box.settled()
        late = [phone for phone in phones if "Вы записаны" not in phone.last.text]
        assert len(late) == PEOPLE - SEATS
        await press_all(late, "Встать в лист ожидания", twice=True)
        await box.settled()
        assert {phone: len(phone.heard) for phone in phones} == before  # every step edited one message
        places = {phone.last.text.splitlines()[1] for phone in late}
        assert len(places) == PEOPLE - SEATS  # each was told a place of their own: «Вы 17-й в листе ожидания»

    async with database.read() as read:
        bookings = await read.all(
            "SELECT state, person_id FROM bookings WHERE excursion_id = :id ORDER BY id", id=by_code[wanted.code].id
        )
        told = await read.all(
            "SELECT account_id FROM outbox WHERE kind = 'booking' AND state = 'sent' ORDER BY account_id"
        )
    assert [row["state"] for row in bookings] == ["booked"] * SEATS + ["waiting"] * (PEOPLE - SEATS)
    assert len({row["person_id"] for row in bookings}) == PEOPLE
    assert [row["account_id"] for row in told] == sorted({row["account_id"] for row in told})


async def press_all(phones: list[Phone], label: str, *, twice: bool = False) -> None:
    """Everybody presses at the same time; with `twice`, every third press comes again under another update."""
    await asyncio.gather(*(phone.press(label) for phone in phones))
    if twice:
        await asyncio.gather(*(phone.press(label, resend=True) for phone in phones[::3]))
