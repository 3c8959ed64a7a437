"""Forgetting leaves nothing of the person anywhere, and everything else as it was; on both databases."""

import json
from datetime import date, timedelta
from typing import Any

import pytest_asyncio

from bot.clock import MovableClock
from bot.excursions.consent import consent_text
from bot.excursions.offers import Offers
from bot.excursions.service import Applicant, register
from bot.inquiries import asking
from bot.people import mine
from storage import conversations, forms, outbox, people, plans
from storage import inbox as updates
from storage.database import Database
from storage.records.conversations import Conversation
from storage.records.delivery import Promise
from storage.records.people import Account, Form
from storage.records.programme import Programme
from tests.box import settings

TELEGRAM_ID = 7_423_118_905
NAME = "Ксенофонт Незабудкин-Ёлкин"
PHONE = "+79991234567"
DOCUMENT = "0123 456789"
SAID = "Незабываемый вопрос про парковку"
BORN = date(1987, 6, 5)
SECRETS = (str(TELEGRAM_ID), "Незабудкин", "незабудкин", PHONE, DOCUMENT, SAID, BORN.isoformat(), "Asia/Kamchatka")


def ending(database: Database) -> mine.EraseBookings:
    """Ends bookings as the bot does."""
    return Offers(database, settings()).erase_account


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        "postgresql": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    }
    async with database.read() as read:
        tables = [row["name"] for row in await read.all(sql[database.dialect.name])]
        return {
            table: [dict(row) for row in await read.all(f"SELECT * FROM {table}")]  # noqa: S608 (names from the schema)
            for table in tables
        }


def found(rows: dict[str, list[dict[str, Any]]], secret: str) -> list[str]:
    """The columns in which something of a person can still be read."""
    return [
        f"{table}.{column}"
        for table, held in rows.items()
        for row in held
        for column, value in row.items()
        if secret in str(value)
    ]


async def meet(database: Database, telegram_id: int, forum_id: int, clock: MovableClock) -> Account:
    """An account that has met the bot."""
    async with database.tx() as tx:
        account = await people.meet(tx, telegram_id, "ru", clock.now())
        await people.choose_forum(tx, account.id, forum_id)
    return account


async def update(database: Database, clock: MovableClock, number: int, payload: str = "{}") -> int:
    """An update of the person's being worked; its row."""
    async with database.tx() as tx:
        kept = {"update_id": number, "actor": TELEGRAM_ID, "payload": payload}
        await updates.keep(tx, 1, [kept], clock.now())
        taken = await updates.claim(tx, TELEGRAM_ID, 0)
    assert taken is not None
    return taken.id


def applicant(account: Account, name: str, clock: MovableClock, document: str = "") -> Applicant:
    """Somebody who has said everything a sign-up asks."""
    consent = (consent_text("ru", "Согласен"), clock.now())
    return Applicant(account=account, name=name, birth_date=BORN, phone=PHONE, document=document, consent=consent)


@pytest_asyncio.fixture
async def person(database: Database, released: int, sample: Programme, clock: MovableClock) -> Account:
    """Somebody of whom everything that can be kept is kept."""
    now = clock.now()
    account = await meet(database, TELEGRAM_ID, released, clock)
    excursion = await open_excursion(database, sample, clock)
    signed = await register(
        database, now, applicant(account, NAME, clock, DOCUMENT), excursion, waiting=False,
        inbox_id=await update(database, clock, 1),
    )  # fmt: skip
    assert signed.what == "booked"
    await asking.begin(database, account, released, now)
    await asking.ask(database, (), account, SAID, now, await update(database, clock, 2))
    broken = await update(database, clock, 3, json.dumps({"message": {"text": SAID}}))
    async with database.tx() as tx:
        await people.choose_zone(tx, account.id, "Asia/Kamchatka")
        await people.mark_blocked(tx, TELEGRAM_ID, now)
        row = await tx.one("SELECT MIN(id) AS id FROM sessions")
        assert row is not None
        await plans.add(tx, account.id, row["id"], now)
        about = Conversation(forum_id=released, items=("session:P01",), card=True, answered_at=now)
        await conversations.save(tx, account.id, about)
        await forms.save(tx, account.id, Form(kind="sign_up", step="phone", answers={"name": NAME}), now)
        await updates.set_aside(tx, broken, "broken", now)
        await outbox.owe(
            tx,
            Promise(key="reminder:1", kind="reminder", chat_id=TELEGRAM_ID, account_id=account.id, due_at=now),
            now,
        )
    found_again = await refreshed(database, account)
    assert found_again is not None
    return found_again


async def refreshed(database: Database, account: Account) -> Account | None:
    """The account as it is kept now."""
    async with database.read() as read:
        return await people.account(read, account.id)


async def open_excursion(database: Database, sample: Programme, clock: MovableClock) -> int:
    """An excursion of the sample that anybody may sign up for today, with one seat."""
    now = clock.now()
    code = next(
        e.code
        for e in sample.excursions
        if not (e.cancelled or e.invitation_only)
        and e.start > now + timedelta(days=3)
        and (e.opens is None or e.opens <= now)
        and (e.closes is None or e.closes > now + timedelta(days=1))
    )
    async with database.tx() as tx:
        row = await tx.one("UPDATE excursions SET seats = 1 WHERE code = :code RETURNING id", code=code)
    assert row is not None
    return int(row["id"])


async def test_everything_kept_is_shown(database: Database, person: Account) -> None:
    """The file names everything of the person that any table holds; this is what there is to forget."""
    rows = await everything(database)
    for secret in SECRETS:
        assert found(rows, secret), f"the test keeps no {secret}"
    file = mine.as_json(await mine.kept(database, person)).decode()
    for secret in SECRETS:
        assert secret in file or secret == "незабудкин"  # only the folded form, to search by
    kept = json.loads(file)
    assert kept["persons"][0]["birth_date"] == BORN.isoformat()
    assert kept["bookings"][0]["document"] == DOCUMENT
    assert kept["consents"][0]["text"] == "Согласен"
    assert kept["conversation"]["items"] == ["session:P01"]
    assert len(kept["updates"]) == 3
    assert {message["kind"] for message in kept["messages"]} >= {"reminder", "inquiry"}


async def test_forgetting_leaves_nothing(database: Database, person: Account, clock: MovableClock) -> None:
    """After /forget no column of any table holds anything of the person, and the update that asked is done."""
    asking = await update(database, clock, 9, json.dumps({"callback_query": {"from": {"id": TELEGRAM_ID}}}))
    await mine.forget(database, person, ending(database), clock.now(), asking)
    rows = await everything(database)
    assert {secret: found(rows, secret) for secret in SECRETS if found(rows, secret)} == {}
    assert [row["state"] for row in rows["inbox"] if row["id"] == asking] == ["done"]
    for table in ("consents", "plans", "forms", "conversations", "inquiries", "identity_documents"):
        assert rows[table] == []
    assert {row["state"] for row in rows["bookings"]} == {"cancelled"}
    assert {row["state"] for row in rows["outbox"]} <= {"cancelled", "sent"}
    assert rows["sessions"]
    assert rows["excursions"]


async def test_the_seat_goes_to_the_next_in_line(
    database: Database, person: Account, released: int, sample: Programme, clock: MovableClock
) -> None:
    """The seat of somebody forgotten is offered to the head of the waiting list, whose own things stay."""
    excursion = await open_excursion(database, sample, clock)
    other = await meet(database, 102, released, clock)
    waiting = await register(database, clock.now(), applicant(other, "Бен", clock), excursion, waiting=True)
    assert waiting.what == "waiting"
    await mine.forget(database, person, ending(database), clock.now(), None)
    rows = await everything(database)
    states = {row["account_id"]: row["state"] for row in rows["bookings"]}
    assert states == {person.id: "cancelled", other.id: "offered"}
    assert [row["taken"] for row in rows["excursions"] if row["id"] == excursion] == [1]
    assert [row["name"] for row in rows["persons"] if row["account_id"] == other.id] == ["Бен"]
    assert [row["text_hash"] for row in rows["consents"]]
    assert any(row["account_id"] == other.id and row["state"] == "queued" for row in rows["outbox"])


async def test_coming_back_begins_anew(database: Database, person: Account, clock: MovableClock) -> None:
    """Somebody forgotten who writes again is met for the first time; being forgotten twice does no harm."""
    await mine.forget(database, person, ending(database), clock.now(), None)
    async with database.tx() as tx:
        met = await people.meet(tx, TELEGRAM_ID, "en", clock.now())
        assert await people.self_person(tx, met.id) is None
    assert met.id != person.id
    assert (met.language, met.zone, met.forum_id) == ("en", None, None)
    await mine.forget(database, met, ending(database), clock.now(), None)
    rows = await everything(database)
    assert found(rows, str(TELEGRAM_ID)) == []
    assert len({row["telegram_id"] for row in rows["accounts"]}) == 2


async def test_forgetting_happens_wholly_or_not_at_all(
    database: Database, person: Account, clock: MovableClock
) -> None:
    """Where the update had its effect before, nothing is erased a second time."""
    asking = await update(database, clock, 9)
    async with database.tx() as tx:
        await updates.done(tx, asking, clock.now())
    before = await everything(database)
    try:
        await mine.forget(database, person, ending(database), clock.now(), asking)
    except updates.AlreadyDoneError:
        assert await everything(database) == before
    else:
        raise AssertionError("the update was worked twice")
