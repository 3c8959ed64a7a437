"""Everything kept about one account, in SQL: to show it, and to erase it."""

from datetime import datetime

from storage import conversations, forms, inquiries, team
from storage.database import Connection, Row
from storage.moments import from_ms, to_ms
from storage.people import account_of, person_of
from storage.records.inquiries import Inquiry
from storage.records.my_data import Consent, GivenAnswer, KeptBooking, Message, MyData, Planned


async def kept(read: Connection, account_id: int) -> MyData | None:
    """Everything kept about an account; None where there is no such account."""
    row = await read.one(
        """
        SELECT accounts.*, forums.name AS forum
        FROM accounts LEFT JOIN forums ON forums.id = accounts.forum_id
        WHERE accounts.id = :id
        """,
        id=account_id,
    )
    if row is None:
        return None
    account = account_of(row)
    persons = await read.all("SELECT * FROM persons WHERE account_id = :id ORDER BY id", id=account_id)
    updates = await read.all(
        "SELECT received_at, payload FROM inbox WHERE actor = :actor ORDER BY id", actor=account.telegram_id
    )
    return MyData(
        account=account,
        created_at=from_ms(row["created_at"]),
        forum=row["forum"],
        persons=tuple(person_of(person) for person in persons),
        consents=tuple(_consent(consent) for consent in await _consents(read, account_id)),
        bookings=tuple(_booking(booking) for booking in await _bookings(read, account_id)),
        plan=tuple(_planned(session) for session in await _plan(read, account_id)),
        inquiries=tuple(await inquiries.of_account(read, account_id)),
        roles=await team.memberships(read, account_id),
        answers=tuple(_given(inquiry) for inquiry in await inquiries.answered_by(read, account_id)),
        form=await forms.load(read, account_id),
        conversation=await conversations.load(read, account_id),
        messages=tuple(_message(message) for message in await _messages(read, account_id, account.telegram_id)),
        updates=tuple(from_ms(update["received_at"]) for update in updates),
        unfinished=tuple(update["payload"] for update in updates if update["payload"]),
    )


async def live_bookings(read: Connection, account_id: int) -> int:
    """How many bookings this account still has: booked, waiting or offered."""
    row = await read.one(
        """
        SELECT COUNT(*) AS live FROM bookings
        WHERE account_id = :id AND state IN ('booked', 'waiting', 'offered')
        """,
        id=account_id,
    )
    return int(row["live"]) if row else 0


async def erase(tx: Connection, account_id: int, telegram_id: int, now: datetime) -> None:
    """Forget everything about an account whose live bookings are cancelled already.

    Bookings stay as numbers without a person, so that seats and attendance still add up; account and persons stay as
    empty rows for them to point at. Notes of messages end as cancelled where they had not ended.
    """
    of_account = {"id": account_id}
    for sql in (
        "DELETE FROM identity_documents WHERE booking_id IN (SELECT id FROM bookings WHERE account_id = :id)",
        """
        DELETE FROM consents
        WHERE account_id = :id OR person_id IN (SELECT id FROM persons WHERE account_id = :id)
        """,
        "DELETE FROM plans WHERE account_id = :id",
        "DELETE FROM forms WHERE account_id = :id",
        "DELETE FROM conversations WHERE account_id = :id",
        "DELETE FROM inquiries WHERE account_id = :id",
        "UPDATE inquiries SET answered_by = NULL WHERE answered_by = :id",
        """
        UPDATE persons SET account_id = NULL, is_self = 0, name = '', folded_name = '', birth_date = NULL, phone = NULL
        WHERE account_id = :id
           OR (account_id IS NULL AND id IN (SELECT person_id FROM bookings WHERE account_id = :id))
        """,
    ):
        await tx.run(sql, **of_account)
    await team.forget(tx, account_id)
    await _erase_messages(tx, account_id, telegram_id, now)
    await tx.run(
        """
        UPDATE accounts SET telegram_id = -id, language = '', zone = NULL, forum_id = NULL, reminders = 0,
                            blocked_at = NULL, created_at = 0
        WHERE id = :id
        """,
        **of_account,
    )


async def _erase_messages(tx: Connection, account_id: int, telegram_id: int, now: datetime) -> None:
    """Notes of messages and updates keep that they were, not whose; what waits to be worked stays: it comes after."""
    whose = {"id": account_id, "telegram_id": telegram_id}
    await tx.run(
        """
        UPDATE outbox SET state = 'cancelled', why = 'forgotten', lease_until = NULL, finished_at = :now
        WHERE (account_id = :id OR chat_id = :telegram_id) AND state IN ('queued', 'sending', 'retry')
        """,
        **whose,
        now=to_ms(now),
    )
    await tx.run(
        """
        UPDATE outbox SET account_id = NULL, chat_id = 0, ids = '{}', edits = NULL, message_ids = NULL
        WHERE account_id = :id OR chat_id = :telegram_id
        """,
        **whose,
    )
    await tx.run(
        "UPDATE inbox SET actor = 0, payload = NULL WHERE actor = :telegram_id AND state IN ('done', 'failed')",
        telegram_id=telegram_id,
    )


async def _consents(read: Connection, account_id: int) -> list[Row]:
    return await read.all(
        """
        SELECT persons.name, consents.kind, consent_texts.version, consent_texts.text,
               consents.given_at, consents.withdrawn_at
        FROM consents
        JOIN persons ON persons.id = consents.person_id
        JOIN consent_texts ON consent_texts.hash = consents.text_hash
        WHERE consents.account_id = :id OR persons.account_id = :id
        ORDER BY consents.id
        """,
        id=account_id,
    )


async def _bookings(read: Connection, account_id: int) -> list[Row]:
    return await read.all(
        """
        SELECT bookings.*, excursions.title, excursions.starts, persons.name, identity_documents.number
        FROM bookings
        JOIN excursions ON excursions.id = bookings.excursion_id
        JOIN persons ON persons.id = bookings.person_id
        LEFT JOIN identity_documents ON identity_documents.booking_id = bookings.id
        WHERE bookings.account_id = :id
        ORDER BY excursions.starts, bookings.id
        """,
        id=account_id,
    )


async def _plan(read: Connection, account_id: int) -> list[Row]:
    return await read.all(
        """
        SELECT sessions.title, sessions.starts, plans.planned_at
        FROM plans JOIN sessions ON sessions.id = plans.session_id
        WHERE plans.account_id = :id
        ORDER BY sessions.starts, sessions.id
        """,
        id=account_id,
    )


async def _messages(read: Connection, account_id: int, telegram_id: int) -> list[Row]:
    return await read.all(
        """
        SELECT kind, state, due_at, finished_at FROM outbox
        WHERE account_id = :id OR chat_id = :telegram_id
        ORDER BY id
        """,
        id=account_id,
        telegram_id=telegram_id,
    )


def _consent(row: Row) -> Consent:
    return Consent(
        person=row["name"],
        kind=row["kind"],
        version=row["version"],
        text=row["text"],
        given_at=from_ms(row["given_at"]),
        withdrawn_at=from_ms(row["withdrawn_at"]),
    )


def _booking(row: Row) -> KeptBooking:
    return KeptBooking(
        id=row["id"],
        excursion=row["title"],
        starts_at=from_ms(row["starts"]),
        person=row["name"],
        seats=row["seats"],
        state=row["state"],
        created_at=from_ms(row["created_at"]),
        changed_at=from_ms(row["changed_at"]),
        document=row["number"],
    )


def _planned(row: Row) -> Planned:
    return Planned(session=row["title"], starts_at=from_ms(row["starts"]), planned_at=from_ms(row["planned_at"]))


def _given(inquiry: Inquiry) -> GivenAnswer:
    assert inquiry.answer is not None  # noqa: S101 (who answered stands only beside an answer)
    assert inquiry.answered_at is not None  # noqa: S101
    return GivenAnswer(inquiry=inquiry.id, text=inquiry.answer, answered_at=inquiry.answered_at)


def _message(row: Row) -> Message:
    return Message(
        kind=row["kind"],
        state=row["state"],
        due_at=from_ms(row["due_at"]),
        finished_at=from_ms(row["finished_at"]),
    )
