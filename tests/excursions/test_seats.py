"""Seats on both databases: who gets one, what is told, and that nothing happens twice."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

import pytest

from bot.excursions import service
from bot.excursions import sign_up as form_service
from bot.excursions.offers import Offers
from bot.excursions.retention import Retention
from bot.excursions.service import Outcome
from bot.excursions.sign_up import Told
from bot.settings import Settings, read_settings
from bot.texts import Texts
from storage import bookings, forms, inbox
from storage.database import Database
from storage.inbox import AlreadyDoneError
from storage.records.people import Form
from tests.excursions.plant import (
    FORUM,
    NOW,
    QUIET,
    START,
    applicant,
    excursion,
    fetch,
    open_plant,
    owed,
    sign_up,
    states,
    taken,
    visitor,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def settings() -> Settings:
    """A process with an operator and the usual quiet hours."""
    return read_settings(_env_file=None, operator_name="Оргкомитет", quiet_hours=QUIET)


async def cancel(database: Database, number: int, booking: int, now: datetime = NOW) -> Outcome:
    """The visitor with this number gives a booking up."""
    account = (await visitor(database, number)).account
    return await service.cancel(database, now, account, booking, default_quiet=QUIET)


async def answer(
    database: Database, number: int, booking: int, what: Literal["take", "decline"], now: datetime = NOW
) -> Outcome:
    """The visitor with this number answers an offer."""
    account = (await visitor(database, number)).account
    return await service.answer_offer(database, now, account, booking, take=what == "take", default_quiet=QUIET)


async def new_update(database: Database, update_id: int) -> int:
    """An update being worked; its inbox id."""
    async with database.tx() as tx:
        await inbox.keep(tx, 1, [{"update_id": update_id, "actor": update_id, "payload": "{}"}], NOW)
        update = await inbox.claim(tx, update_id, 10**15)
    assert update is not None
    return update.id


async def test_seats_then_the_waiting_list(database: Database) -> None:
    """The first get seats, the rest wait in the order they came, and each is told once."""
    (tour,) = await open_plant(database, excursion(seats=2))
    outcomes = [await sign_up(database, tour, number) for number in range(4)]
    assert [outcome.what for outcome in outcomes] == ["booked", "booked", "waiting", "waiting"]
    assert await taken(database, tour) == 2
    async with database.read() as read:
        line = [booking for booking, _ in await bookings.waiting_of(read, tour)]
        assert [await bookings.ahead_of(read, booking) for booking in line] == [0, 1]
    assert [row["lane"] for row in await owed(database)] == ["answer"] * 4


async def test_a_second_press_changes_nothing(database: Database) -> None:
    """The same person signs up once: a second press writes nothing and promises nothing."""
    (tour,) = await open_plant(database, excursion(seats=2))
    first, second = await sign_up(database, tour, 1), await sign_up(database, tour, 1)
    assert (second.what, second.changed, second.owed) == ("unchanged", False, ())
    assert second.booking == first.booking
    assert await taken(database, tour) == 1
    assert len(await owed(database)) == 1


async def test_a_seat_gone_meanwhile_is_said_before_anything_is_written(database: Database) -> None:
    """Who wanted a seat and not the waiting list is not put there, and nothing of theirs is kept."""
    (tour,) = await open_plant(database, excursion(seats=1))
    await sign_up(database, tour, 1)
    late = await visitor(database, 2)
    outcome = await service.register(database, NOW, late, tour, waiting=False)
    assert outcome.what == "full"
    assert await states(database, tour) == {1: "booked"}
    assert len(await fetch(database, "SELECT id FROM persons")) == 1


async def test_a_refusal_keeps_nothing(database: Database) -> None:
    """Too young, closed, unknown: no person, no consent, no booking is left behind."""
    shut, young = await open_plant(
        database, excursion(code="A", closes=NOW), excursion(code="B", minimum_age=60, group_limit=3)
    )
    one = await visitor(database, 1)
    for tour, why in ((shut, "closed"), (young, "too young")):
        outcome = await service.register(database, NOW, one, tour, waiting=True)
        assert outcome.what == "refused"
        assert outcome.refusal is not None
        assert outcome.refusal.why == why
    assert (await service.register(database, NOW, one, 999_999, waiting=True)).what == "gone"
    for table in ("persons", "consents", "consent_texts", "bookings", "outbox"):
        assert await fetch(database, f"SELECT 1 FROM {table}") == []  # noqa: S608 (ours)


async def test_consent_and_document_are_kept_with_the_booking(database: Database) -> None:
    """The consent keeps its text, version, language, hash and time; the document stands with its booking."""
    (tour,) = await open_plant(database, excursion(id_required=True))
    one = await visitor(database, 1)
    outcome = await service.register(
        database, NOW + HOUR, applicant(one.account, document="0104 123456"), tour, waiting=False
    )
    (consent,) = await fetch(
        database, "SELECT * FROM consents JOIN consent_texts ON consent_texts.hash = consents.text_hash"
    )
    assert (consent["kind"], consent["language"], consent["text"]) == ("personal_data", "ru", "Согласен")
    assert consent["given_at"] == round(NOW.timestamp() * 1000)
    (document,) = await fetch(database, "SELECT * FROM identity_documents")
    assert outcome.booking is not None
    assert (document["booking_id"], document["number"]) == (outcome.booking.id, "0104 123456")


async def test_a_freed_seat_goes_to_the_head_who_takes_it(database: Database) -> None:
    """A cancellation offers the seat to the first in line at once; taken, it is theirs, and nobody else is told."""
    (tour,) = await open_plant(database, excursion(seats=1))
    for number in range(3):
        await sign_up(database, tour, number)
    assert (await cancel(database, 0, 1)).what == "cancelled"
    assert await states(database, tour) == {0: "cancelled", 1: "offered", 2: "waiting"}
    assert await taken(database, tour) == 1
    (offer,) = await owed(database, "offer")
    assert (offer["lane"], offer["chat_id"], offer["key"]) == ("notice", 1001, "offer:2")
    assert offer["due_at"] == round(NOW.timestamp() * 1000)
    assert (await answer(database, 1, 2, "take")).what == "taken"
    assert (await answer(database, 1, 2, "take")).what == "unchanged"
    assert await states(database, tour) == {0: "cancelled", 1: "booked", 2: "waiting"}
    assert len(await owed(database, "offer")) == 1


async def test_a_declined_offer_goes_on(database: Database) -> None:
    """Who declines leaves, and the next in line is offered the seat."""
    (tour,) = await open_plant(database, excursion(seats=1))
    for number in range(3):
        await sign_up(database, tour, number)
    await cancel(database, 0, 1)
    assert (await answer(database, 1, 2, "decline")).what == "declined"
    assert await states(database, tour) == {0: "cancelled", 1: "cancelled", 2: "offered"}
    assert [row["chat_id"] for row in await owed(database, "offer")] == [1001, 1002]


async def test_an_offer_nobody_answers_goes_on(database: Database, settings: Settings) -> None:
    """At its time the offer ends with a kind word, the seat goes to the next, and ticking again does nothing."""
    (tour,) = await open_plant(database, excursion(seats=1))
    offers = Offers(database, settings)
    for number in range(3):
        await sign_up(database, tour, number)
    assert await offers.next_due(NOW) == START - DAY  # when the line closes
    await cancel(database, 0, 1)
    until = await offers.next_due(NOW)
    assert until == NOW + DAY
    await offers.tick(until - timedelta(seconds=1))
    assert (await states(database, tour))[1] == "offered"
    for _ in range(2):
        await offers.tick(until)
        assert await states(database, tour) == {0: "cancelled", 1: "cancelled", 2: "offered"}
    assert [row["chat_id"] for row in await owed(database, "offer_over")] == [1001]
    assert [row["chat_id"] for row in await owed(database, "offer")] == [1001, 1002]
    await offers.tick(until + 2 * DAY)
    assert await taken(database, tour) == 0
    assert await offers.next_due(until + 2 * DAY) is None


async def test_a_late_answer_finds_the_offer_over(database: Database) -> None:
    """«Беру место» after its time, before the tick: the offer ends, the seat goes to the next."""
    (tour,) = await open_plant(database, excursion(seats=1))
    for number in range(3):
        await sign_up(database, tour, number)
    await cancel(database, 0, 1)
    assert (await answer(database, 1, 2, "take", NOW + 2 * DAY)).what == "run out"
    assert await states(database, tour) == {0: "cancelled", 1: "cancelled", 2: "offered"}


async def test_more_seats_by_an_import_are_offered(database: Database, settings: Settings) -> None:
    """An import that adds seats gives them to those who wait, in order; a newcomer stands behind them."""
    (tour,) = await open_plant(database, excursion(seats=1))
    offers = Offers(database, settings)
    for number in range(4):
        await sign_up(database, tour, number)
    await open_plant(database, excursion(seats=3))
    assert (await sign_up(database, tour, 9)).what == "waiting"
    assert await offers.next_due(NOW) == NOW
    await offers.tick(NOW)
    assert await states(database, tour) == {0: "booked", 1: "offered", 2: "offered", 3: "waiting", 9: "waiting"}
    assert await taken(database, tour) == 3


async def test_fewer_seats_by_an_import_take_nobody_out(database: Database, settings: Settings) -> None:
    """Lowered seats cancel nothing and free nothing: nobody new comes in until there is room again."""
    (tour,) = await open_plant(database, excursion(seats=3))
    for number in range(4):
        await sign_up(database, tour, number)
    await open_plant(database, excursion(seats=1))
    await cancel(database, 0, 1)
    await Offers(database, settings).tick(NOW)
    assert await states(database, tour) == {0: "cancelled", 1: "booked", 2: "booked", 3: "waiting"}
    await cancel(database, 1, 2)
    await cancel(database, 2, 3)
    assert (await states(database, tour))[3] == "offered"


async def test_a_cancelled_excursion_offers_nothing(database: Database, settings: Settings) -> None:
    """What an import cancels or leaves out keeps its bookings, tells them as cancelled and offers no seat."""
    tour, other = await open_plant(database, excursion(seats=1), excursion(code="E2", seats=1))
    for number in range(2):
        await sign_up(database, tour, number)
        await sign_up(database, other, number)
    await open_plant(database, excursion(seats=9, cancelled=True))
    await Offers(database, settings).tick(NOW)
    assert await states(database, tour) == await states(database, other) == {0: "booked", 1: "waiting"}
    account = (await visitor(database, 0)).account
    async with database.read() as read:
        mine = await bookings.bookings_of(read, account.id)
    assert [(booking.state, item.cancelled) for booking, item in mine] == [("booked", True)] * 2
    assert (await sign_up(database, tour, 5)).what == "refused"
    assert (await sign_up(database, other, 5)).what == "refused"


async def test_after_the_cut_off_a_freed_seat_stays_free(database: Database) -> None:
    """Within the last day a person may still give up, and nobody is added to the gate list."""
    (tour,) = await open_plant(database, excursion(seats=1))
    for number in range(2):
        await sign_up(database, tour, number)
    assert (await cancel(database, 0, 1, START - HOUR)).what == "cancelled"
    assert await states(database, tour) == {0: "cancelled", 1: "waiting"}
    assert (await cancel(database, 1, 2, START)).what == "unchanged"


async def test_who_waited_in_vain_is_told(database: Database, settings: Settings) -> None:
    """At the cut-off those who still wait hear that no seat came free, once, and keep their place."""
    (tour,) = await open_plant(database, excursion(seats=1))
    offers = Offers(database, settings)
    for number in range(3):
        await sign_up(database, tour, number)
    await offers.tick(START - DAY - HOUR)
    assert await owed(database, "waiting_over") == []
    for _ in range(2):
        await offers.tick(START - DAY)
    assert [row["chat_id"] for row in await owed(database, "waiting_over")] == [1001, 1002]
    assert await states(database, tour) == {0: "booked", 1: "waiting", 2: "waiting"}
    assert await offers.next_due(START - DAY) is None


async def test_a_stranger_cannot_touch_a_booking(database: Database) -> None:
    """A forged button of another account's booking finds nothing."""
    (tour,) = await open_plant(database, excursion(seats=1))
    await sign_up(database, tour, 0)
    await sign_up(database, tour, 1)
    assert (await cancel(database, 1, 1)).what == "gone"
    assert (await cancel(database, 1, 999_999)).what == "gone"
    await cancel(database, 0, 1)
    assert (await answer(database, 0, 2, "take")).what == "gone"
    assert (await states(database, tour))[1] == "offered"


async def test_signing_up_again_after_giving_up(database: Database) -> None:
    """Who gave up may come again, with a new number, at the end of the line."""
    (tour,) = await open_plant(database, excursion(seats=1))
    for number in range(2):
        await sign_up(database, tour, number)
    first = await cancel(database, 0, 1)
    again = await sign_up(database, tour, 0)
    assert again.what == "waiting"
    assert first.booking is not None
    assert again.booking is not None
    assert again.booking.id > first.booking.id


@pytest.mark.parametrize("act", ["register", "cancel", "take"])
async def test_an_update_has_its_effect_once(database: Database, act: str) -> None:
    """Run again with the same inbox row, an act raises and changes nothing: the effect and «done» are one."""
    (tour,) = await open_plant(database, excursion(seats=1))
    await sign_up(database, tour, 0)
    await sign_up(database, tour, 1)
    inbox_id = await new_update(database, 7)

    async def run(number: int) -> Outcome:
        person = await visitor(database, number)
        if act == "register":
            return await service.register(database, NOW, person, tour, waiting=True, inbox_id=inbox_id)
        if act == "cancel":
            return await service.cancel(
                database, NOW, person.account, number + 1, default_quiet=QUIET, inbox_id=inbox_id
            )
        return await service.answer_offer(
            database, NOW, person.account, number + 1, take=True, default_quiet=QUIET, inbox_id=inbox_id
        )

    if act == "take":
        await cancel(database, 0, 1)
    first, second = {"register": (2, 3), "cancel": (0, 1), "take": (1, 1)}[act]
    assert (await run(first)).changed
    before = await states(database, tour), await taken(database, tour), len(await owed(database))
    if act == "take":
        assert (await run(second)).what == "unchanged"
    else:
        with pytest.raises(AlreadyDoneError):
            await run(second)
    assert (await states(database, tour), await taken(database, tour), len(await owed(database))) == before


async def test_being_forgotten_frees_seats_and_offers_them_on(database: Database, settings: Settings) -> None:
    """Seats, offers and places in line of an account end; what comes free is offered; documents are wiped."""
    one, two = await open_plant(database, excursion(seats=1), excursion(code="E2", seats=1))
    person = await visitor(database, 0)
    await service.register(database, NOW, applicant(person.account, document="12345"), one, waiting=True)
    await sign_up(database, one, 1)
    await sign_up(database, two, 1)
    await sign_up(database, two, 0)
    async with database.tx() as tx:
        assert await Offers(database, settings).erase_account(tx, person.account.id, NOW) == 2
    assert await states(database, one) == {0: "cancelled", 1: "offered"}
    assert await states(database, two) == {1: "booked", 0: "cancelled"}
    assert await fetch(database, "SELECT 1 FROM identity_documents") == []


async def test_documents_are_wiped_after_the_visit(database: Database) -> None:
    """A day after the visit's end the numbers are gone, and at once where the booking is given up."""
    kept, given_up = await open_plant(database, excursion(), excursion(code="E2"))
    person = await visitor(database, 0)
    for tour in (kept, given_up):
        await service.register(database, NOW, applicant(person.account, document="12345"), tour, waiting=True)
    await cancel(database, 0, 2)
    numbers = "SELECT booking_id FROM identity_documents"
    assert [row["booking_id"] for row in await fetch(database, numbers)] == [1]
    retention = Retention(database)
    await retention.tick(START + 26 * HOUR)
    assert len(await fetch(database, numbers)) == 1
    await retention.tick(START + 26 * HOUR + timedelta(seconds=1))
    assert await fetch(database, numbers) == []


async def test_a_forums_own_quiet_hours_count(database: Database) -> None:
    """Offers keep quiet by the forum's own hours where it has them, by the process's where it has none."""
    (tour,) = await open_plant(database, excursion(seats=1))
    async with database.tx() as tx:
        await tx.run("UPDATE forums SET quiet_hours = '11:00-13:00' WHERE code = :code", code=FORUM.code)
    for number in range(2):
        await sign_up(database, tour, number)
    await cancel(database, 0, 1)  # at noon
    (offer,) = await owed(database, "offer")
    assert offer["due_at"] == round((NOW + HOUR).timestamp() * 1000)
    (booking,) = await fetch(database, "SELECT offered_until FROM bookings WHERE state = 'offered'")
    assert booking["offered_until"] == round((NOW + DAY + HOUR).timestamp() * 1000)


async def test_a_form_left_in_the_middle_is_forgotten(database: Database) -> None:
    """Names and phones of a sign-up nobody goes on with lie three days, no longer; other forms are others' matter."""
    one, two = (await visitor(database, 1)).account, (await visitor(database, 2)).account
    async with database.tx() as tx:
        await forms.save(tx, one.id, Form(kind="sign_up", step="phone", answers={"name": "Иванов Иван"}), NOW)
        await forms.save(tx, two.id, Form(kind="inquiry", step="text"), NOW)
    await Retention(database).tick(NOW + 3 * DAY)
    assert len(await fetch(database, "SELECT 1 FROM forms")) == 2
    await Retention(database).tick(NOW + 3 * DAY + HOUR)
    assert [row["kind"] for row in await fetch(database, "SELECT kind FROM forms")] == ["inquiry"]


async def test_a_step_of_the_form_has_its_effect_once(database: Database, settings: Settings, texts: Texts) -> None:
    """Each step is one with its update: run again it raises, and the form stands where it stood, owing one prompt."""
    (tour,) = await open_plant(database, excursion())
    (row,) = await fetch(database, "SELECT id FROM forums")
    account, forum = (await visitor(database, 1)).account, replace(FORUM, id=row["id"])
    began = Told(account=account, forum=forum, inbox_id=await new_update(database, 1))
    agreed = Told(account=account, forum=forum, inbox_id=await new_update(database, 2))
    named = Told(account=account, forum=forum, inbox_id=await new_update(database, 3))
    assert (await form_service.begin(database, NOW, began, tour, texts=texts, settings=settings)).moved
    assert not (await form_service.begin(database, NOW, began, tour, texts=texts, settings=settings)).moved
    assert (await form_service.consent(database, NOW, agreed, tour, agreed=True, text="Согласен", language="ru")).moved
    assert (await form_service.answer(database, NOW, named, "Иванов Иван", texts=texts)).moved
    with pytest.raises(AlreadyDoneError):
        await form_service.answer(database, NOW, named, "5 мая 2001", texts=texts)
    async with database.read() as read:
        form = await forms.load(read, account.id)
    assert form is not None
    assert (form.step, "birth_date" in form.answers) == ("birth_date", False)
    assert len(await owed(database, "sign_up")) == 3
