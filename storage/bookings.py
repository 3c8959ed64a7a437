"""Bookings, their documents and consents in SQL."""

from datetime import datetime

from storage.database import Connection
from storage.excursions import excursion_of
from storage.moments import to_ms
from storage.records.excursions import Booking, ConsentText, State, Why
from storage.records.programme import Excursion
from storage.rows import record_of

OF_EXCURSION = "bookings.excursion_id = :excursion_id AND bookings.state IN ('booked', 'waiting', 'offered')"


async def add(
    tx: Connection,
    *,
    forum_id: int,
    excursion_id: int,
    account_id: int,
    person_id: int,
    seats: int,
    state: State,
    now: datetime,
) -> Booking:
    """Write a booking down; the excursion is locked, so ids grow in the order people came."""
    row = await tx.one(
        """
        INSERT INTO bookings (forum_id, excursion_id, account_id, person_id, seats, state, created_at, changed_at)
        VALUES (:forum_id, :excursion_id, :account_id, :person_id, :seats, :state, :now, :now)
        RETURNING *
        """,
        forum_id=forum_id,
        excursion_id=excursion_id,
        account_id=account_id,
        person_id=person_id,
        seats=seats,
        state=state,
        now=to_ms(now),
    )
    assert row is not None  # noqa: S101 (RETURNING always gives the row)
    return record_of(Booking, row)


async def change(
    tx: Connection,
    booking_id: int,
    state: State,
    now: datetime,
    *,
    why: Why = "",
    offered_until: datetime | None = None,
) -> Booking:
    """Move a booking to another state; the excursion is locked."""
    row = await tx.one(
        """
        UPDATE bookings SET state = :state, why = :why, offered_until = :offered_until, changed_at = :now
        WHERE id = :id
        RETURNING *
        """,
        id=booking_id,
        state=state,
        why=why,
        offered_until=to_ms(offered_until),
        now=to_ms(now),
    )
    assert row is not None  # noqa: S101 (the caller has just read it)
    return record_of(Booking, row)


async def booking(read: Connection, booking_id: int) -> Booking | None:
    """A booking by its number."""
    row = await read.one("SELECT * FROM bookings WHERE id = :id", id=booking_id)
    return record_of(Booking, row) if row else None


async def live_of(read: Connection, excursion_id: int, account_id: int) -> Booking | None:
    """The live booking of the account's own person for an excursion."""
    row = await read.one(
        f"""
        SELECT bookings.* FROM bookings JOIN persons ON persons.id = bookings.person_id
        WHERE {OF_EXCURSION} AND bookings.account_id = :account_id AND persons.is_self = 1
        """,  # noqa: S608 (ours)
        excursion_id=excursion_id,
        account_id=account_id,
    )
    return record_of(Booking, row) if row else None


async def waiting_of(read: Connection, excursion_id: int) -> tuple[tuple[Booking, int], ...]:
    """Those who wait for an excursion, the first to come first, each with their Telegram id."""
    rows = await read.all(
        """
        SELECT bookings.*, accounts.telegram_id
        FROM bookings JOIN accounts ON accounts.id = bookings.account_id
        WHERE bookings.excursion_id = :excursion_id AND bookings.state = 'waiting'
        ORDER BY bookings.id
        """,
        excursion_id=excursion_id,
    )
    return tuple((record_of(Booking, row), row["telegram_id"]) for row in rows)


async def run_out_of(read: Connection, excursion_id: int, now: datetime) -> tuple[tuple[Booking, int], ...]:
    """Offers of an excursion nobody answered in time, each with the person's Telegram id."""
    rows = await read.all(
        """
        SELECT bookings.*, accounts.telegram_id
        FROM bookings JOIN accounts ON accounts.id = bookings.account_id
        WHERE bookings.excursion_id = :excursion_id AND bookings.state = 'offered' AND bookings.offered_until <= :now
        ORDER BY bookings.id
        """,
        excursion_id=excursion_id,
        now=to_ms(now),
    )
    return tuple((record_of(Booking, row), row["telegram_id"]) for row in rows)


async def waiting_untold(read: Connection, excursion_id: int, kind: str) -> tuple[tuple[Booking, int], ...]:
    """Those of `waiting_of` to whom nothing of this kind was promised (keys `kind:booking`)."""
    rows = await read.all(
        """
        SELECT bookings.*, accounts.telegram_id
        FROM bookings JOIN accounts ON accounts.id = bookings.account_id
        WHERE bookings.excursion_id = :excursion_id AND bookings.state = 'waiting'
          AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.key = :prefix || bookings.id)
        ORDER BY bookings.id
        """,
        excursion_id=excursion_id,
        prefix=f"{kind}:",
    )
    return tuple((record_of(Booking, row), row["telegram_id"]) for row in rows)


async def ahead_of(read: Connection, booking: Booking) -> int:
    """How many wait before this one."""
    row = await read.one(
        "SELECT COUNT(*) AS n FROM bookings WHERE excursion_id = :excursion_id AND state = 'waiting' AND id < :id",
        excursion_id=booking.excursion_id,
        id=booking.id,
    )
    return int(row["n"]) if row else 0


async def bookings_of(read: Connection, account_id: int) -> list[tuple[Booking, Excursion]]:
    """Every booking the account looks after with its excursion, in order of the excursions' starts.

    An excursion that a release left out is told as cancelled.
    """
    bookings = await read.all("SELECT * FROM bookings WHERE account_id = :id ORDER BY id", id=account_id)
    rows = await read.all(
        "SELECT * FROM excursions WHERE id IN (SELECT excursion_id FROM bookings WHERE account_id = :id)",
        id=account_id,
    )
    excursions = {row["id"]: excursion_of(row) for row in rows}
    pairs = [(record_of(Booking, row), excursions[row["excursion_id"]]) for row in bookings]
    return sorted(pairs, key=lambda pair: (pair[1].start, pair[0].id))


async def keep_document(tx: Connection, booking_id: int, number: str) -> None:
    """Keep the number of a visitor's document for the pass office."""
    await tx.run(
        """
        INSERT INTO identity_documents (booking_id, number) VALUES (:booking_id, :number)
        ON CONFLICT (booking_id) DO UPDATE SET number = excluded.number
        """,
        booking_id=booking_id,
        number=number,
    )


async def wipe_document(tx: Connection, booking_id: int) -> None:
    """Forget the number of a document nobody needs any more."""
    await tx.run("DELETE FROM identity_documents WHERE booking_id = :booking_id", booking_id=booking_id)


async def wipe_documents(tx: Connection, ended_before: datetime) -> int:
    """Forget the documents of visits that ended before a moment; how many."""
    return await tx.run(
        """
        DELETE FROM identity_documents WHERE booking_id IN (
            SELECT bookings.id FROM bookings JOIN excursions ON excursions.id = bookings.excursion_id
            WHERE excursions.ends < :before
        )
        """,
        before=to_ms(ended_before),
    )


async def forget_forms(tx: Connection, before: datetime) -> int:
    """Forget sign-ups left in the middle and untouched since before a moment; how many."""
    return await tx.run("DELETE FROM forms WHERE kind = 'sign_up' AND changed_at < :before", before=to_ms(before))


async def consents_of(read: Connection, person_id: int, kind: str) -> list[str]:
    """Hashes of the texts this person's consent of a kind was given to and not withdrawn."""
    rows = await read.all(
        "SELECT text_hash FROM consents WHERE person_id = :person_id AND kind = :kind AND withdrawn_at IS NULL",
        person_id=person_id,
        kind=kind,
    )
    return [row["text_hash"] for row in rows]


async def keep_consent(
    tx: Connection, *, account_id: int, person_id: int, text: ConsentText, given_at: datetime
) -> None:
    """Keep a consent with its whole text as shown and the moment it was pressed."""
    await tx.run(
        """
        INSERT INTO consent_texts (hash, kind, version, language, text)
        VALUES (:hash, :kind, :version, :language, :text)
        ON CONFLICT (hash) DO NOTHING
        """,
        hash=text.hash,
        kind=text.kind,
        version=text.version,
        language=text.language,
        text=text.text,
    )
    await tx.run(
        """
        INSERT INTO consents (account_id, person_id, kind, text_hash, given_at)
        VALUES (:account_id, :person_id, :kind, :hash, :given_at)
        """,
        account_id=account_id,
        person_id=person_id,
        kind=text.kind,
        hash=text.hash,
        given_at=to_ms(given_at),
    )
