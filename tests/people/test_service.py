"""What an account chooses is remembered, and what it never chose changes nothing; on both databases."""

import pytest
import pytest_asyncio

from bot.clock import MovableClock
from bot.inquiries import asking
from bot.inquiries.rules import QUESTION_LIMIT, read_text
from bot.people import service
from bot.people.notices import private_chat, say_once
from storage import forms, people
from storage import inbox as updates
from storage import inquiries as rows
from storage.database import Database
from storage.inbox import AlreadyDoneError
from storage.records.people import Account, Form


@pytest_asyncio.fixture
async def account(database: Database, released: int, clock: MovableClock) -> Account:
    """A Russian account that looks at the released forum."""
    async with database.tx() as tx:
        met = await people.meet(tx, 101, "ru", clock.now())
        await people.choose_forum(tx, met.id, released)
    found = await again(database, met)
    assert found is not None
    return found


async def again(database: Database, account: Account) -> Account | None:
    """The account as it is remembered."""
    async with database.read() as read:
        return await people.account(read, account.id)


async def update(database: Database, clock: MovableClock, number: int = 1) -> int:
    """An update of the person's that is being worked; its row."""
    async with database.tx() as tx:
        await updates.keep(tx, 1, [{"update_id": number, "actor": 101, "payload": "{}"}], clock.now())
        taken = await updates.claim(tx, 101, 0)
    assert taken is not None
    return taken.id


async def test_choices_are_remembered(database: Database, account: Account, released: int) -> None:
    """Language, zone and reminders are what was chosen last, and each answer says so too."""
    for chosen in (
        await service.choose_language(database, account, "en"),
        await service.choose_zone(database, account, "Asia/Omsk"),
        await service.want_reminders(database, account, False),
        await service.choose_forum(database, account, released),
    ):
        assert chosen.id == account.id
    found = await again(database, account)
    assert found is not None
    assert (found.language, found.zone, found.reminders, found.forum_id) == ("en", "Asia/Omsk", False, released)
    assert (await service.choose_zone(database, found, "")).zone is None
    found = await again(database, account)
    assert found is not None
    assert found.zone is None


async def test_forged_choices_change_nothing(database: Database, account: Account) -> None:
    """A language or a zone that no button of ours offers is not taken."""
    await service.choose_language(database, account, "xx")
    await service.choose_zone(database, account, "../../etc/passwd")
    assert await again(database, account) == account


async def test_blocked_and_back(database: Database, account: Account, clock: MovableClock) -> None:
    """Blocking is remembered with its moment, and coming back clears it."""
    await service.mark_blocked(database, account, clock.now())
    found = await again(database, account)
    assert found is not None
    assert found.blocked_at == clock.now()
    await service.mark_blocked(database, account, None)
    assert await again(database, account) == account


async def test_leaving_a_form(database: Database, account: Account, clock: MovableClock) -> None:
    """A form is left once; then there is none to leave."""
    async with database.tx() as tx:
        await forms.save(tx, account.id, Form(kind="sign_up", step="name"), clock.now())
    assert await service.leave_form(database, account)
    assert not await service.leave_form(database, account)


async def test_a_question_is_kept_with_its_confirmation(
    database: Database, account: Account, released: int, clock: MovableClock
) -> None:
    """The question, the end of the form, the update's «done» and the promise come together."""
    await asking.begin(database, account, released, clock.now())
    inbox_id = await update(database, clock)
    owed = await asking.ask(database, (), account, "Где поесть?", clock.now(), inbox_id)
    async with database.read() as read:
        (kept,) = await rows.unanswered(read, released, 10)
        form = await forms.load(read, account.id)
        promise = await read.one("SELECT * FROM outbox WHERE id = :id", id=owed)
        done = await read.one("SELECT state, payload FROM inbox WHERE id = :id", id=inbox_id)
    assert (kept.text, kept.account_id, kept.asked_at) == ("Где поесть?", account.id, clock.now())
    assert form is None
    assert promise is not None
    assert promise["kind"] == "inquiry"
    assert "поесть" not in str(dict(promise))
    assert done is not None
    assert (done["state"], done["payload"]) == ("done", None)


async def test_a_question_is_not_kept_twice(
    database: Database, account: Account, released: int, clock: MovableClock
) -> None:
    """An update worked again after its effect changes nothing; without the form nothing is kept at all."""
    await asking.begin(database, account, released, clock.now())
    inbox_id = await update(database, clock)
    await asking.ask(database, (), account, "Где поесть?", clock.now(), inbox_id)
    assert await asking.ask(database, (), account, "Где поесть?", clock.now(), inbox_id) is None
    await asking.begin(database, account, released, clock.now())
    with pytest.raises(AlreadyDoneError):
        await asking.ask(database, (), account, "Где поесть?", clock.now(), inbox_id)
    async with database.read() as read:
        assert len(await rows.unanswered(read, released, 10)) == 1
        assert await forms.load(read, account.id) is not None


async def test_an_album_gets_one_word(database: Database, account: Account, clock: MovableClock) -> None:
    """The photos of one album are several updates and one promise; another album is another."""
    owed = []
    for number, album in enumerate(["a", "a", "a", "b"], start=1):
        inbox_id = await update(database, clock, number)
        owed.append(await say_once(database, account, "photo", f"album:{album}", clock.now(), inbox_id))
    assert [row is not None for row in owed] == [True, False, False, True]


@pytest.mark.parametrize(
    ("written", "text", "fault"),
    [
        ("  Где поесть?\n", "Где поесть?", ""),
        ("Где\x00 поесть\x07?", "Где поесть?", ""),
        ("Строка\nвторая", "Строка\nвторая", ""),
        ("Где поесть?", "Где поесть?", ""),
        ("?", "?", ""),
        ("", "", "empty"),
        ("   \n\t ", "", "empty"),
        ("😀", "😀", "empty"),
        ("…", "…", "empty"),
        ("я" * QUESTION_LIMIT, "я" * QUESTION_LIMIT, ""),
        ("я" * (QUESTION_LIMIT + 1), "я" * (QUESTION_LIMIT + 1), "long"),
        ("😀" * (QUESTION_LIMIT // 2 + 1), "😀" * (QUESTION_LIMIT // 2 + 1), "long"),
    ],
)
def test_reading_a_question(written: str, text: str, fault: str) -> None:
    """A question is what was said, without what no database holds; nothing said and too much said are faults."""
    question = read_text(written)
    assert (question.text, question.fault) == (text, fault)


@pytest.mark.parametrize(
    ("payload", "chat"),
    [
        ('{"update_id": 1, "message": {"chat": {"id": 5, "type": "private"}}}', 5),
        ('{"update_id": 1, "callback_query": {"message": {"chat": {"id": 6, "type": "private"}}}}', 6),
        ('{"update_id": 1, "message": {"chat": {"id": -5, "type": "group"}}}', None),
        ('{"update_id": 1, "edited_message": {"chat": {"id": 5, "type": "private"}}}', None),
        ('{"update_id": 1, "my_chat_member": {"chat": {"id": 5, "type": "private"}}}', None),
        ('{"update_id": 1, "callback_query": {"inline_message_id": "x"}}', None),
    ],
)
def test_who_is_owed_an_apology(payload: str, chat: int | None) -> None:
    """Only a person who wrote or pressed in a private chat waits for an answer."""
    assert private_chat(payload) == chat
