"""Accounts and persons in SQL."""

import json
from datetime import date, datetime

from storage.database import Connection, Row
from storage.moments import from_ms, to_day, to_ms
from storage.records.people import Account, Form, Person


def account_of(row: Row) -> Account:
    """The account in a row of `accounts`."""
    return Account(
        id=row["id"],
        telegram_id=row["telegram_id"],
        language=row["language"],
        zone=row["zone"],
        forum_id=row["forum_id"],
        reminders=bool(row["reminders"]),
        blocked_at=from_ms(row["blocked_at"]),
    )


async def meet(tx: Connection, telegram_id: int, language: str, now: datetime) -> Account:
    """The account of a Telegram user, made at the first contact with the language of their client."""
    await tx.run(
        """
        INSERT INTO accounts (telegram_id, language, created_at) VALUES (:telegram_id, :language, :now)
        ON CONFLICT (telegram_id) DO NOTHING
        """,
        telegram_id=telegram_id,
        language=language,
        now=to_ms(now),
    )
    row = await tx.one("SELECT * FROM accounts WHERE telegram_id = :telegram_id", telegram_id=telegram_id)
    assert row is not None  # noqa: S101 (just inserted)
    return account_of(row)


async def account(read: Connection, account_id: int) -> Account | None:
    """An account by its id."""
    row = await read.one("SELECT * FROM accounts WHERE id = :id", id=account_id)
    return account_of(row) if row else None


async def account_of_user(read: Connection, telegram_id: int) -> Account | None:
    """The account of a Telegram user, where they have met the bot."""
    row = await read.one("SELECT * FROM accounts WHERE telegram_id = :telegram_id", telegram_id=telegram_id)
    return account_of(row) if row else None


async def account_and_form(read: Connection, telegram_id: int) -> tuple[Account | None, Form | None]:
    """A Telegram user's account and the form they are filling, in one look."""
    row = await read.one(
        """
        SELECT accounts.*, forms.kind, forms.step, forms.answers
        FROM accounts LEFT JOIN forms ON forms.account_id = accounts.id
        WHERE accounts.telegram_id = :telegram_id
        """,
        telegram_id=telegram_id,
    )
    if row is None:
        return None, None
    form = Form(kind=row["kind"], step=row["step"], answers=json.loads(row["answers"])) if row["kind"] else None
    return account_of(row), form


async def choose_language(tx: Connection, account_id: int, language: str) -> None:
    """Speak `language` with this account from now on."""
    await tx.run("UPDATE accounts SET language = :language WHERE id = :id", id=account_id, language=language)


async def choose_forum(tx: Connection, account_id: int, forum_id: int) -> None:
    """The account looks at this forum from now on."""
    await tx.run("UPDATE accounts SET forum_id = :forum_id WHERE id = :id", id=account_id, forum_id=forum_id)


async def choose_zone(tx: Connection, account_id: int, zone: str | None) -> None:
    """Show this account times in an IANA zone; None is the forum's."""
    await tx.run("UPDATE accounts SET zone = :zone WHERE id = :id", id=account_id, zone=zone)


async def want_reminders(tx: Connection, account_id: int, wanted: bool) -> None:
    """Remind this account, or not."""
    await tx.run("UPDATE accounts SET reminders = :wanted WHERE id = :id", id=account_id, wanted=int(wanted))


async def mark_blocked(tx: Connection, telegram_id: int, at: datetime | None) -> None:
    """The person blocked the bot at `at`; None: they are back."""
    await tx.run(
        "UPDATE accounts SET blocked_at = :at WHERE telegram_id = :telegram_id", telegram_id=telegram_id, at=to_ms(at)
    )


def person_of(row: Row) -> Person:
    """The person in a row of `persons`."""
    return Person(
        id=row["id"],
        account_id=row["account_id"],
        is_self=bool(row["is_self"]),
        name=row["name"],
        birth_date=to_day(row["birth_date"]) if row["birth_date"] else None,
        phone=row["phone"],
    )


async def self_person(read: Connection, account_id: int) -> Person | None:
    """The person the account itself is, once they have said who they are."""
    row = await read.one("SELECT * FROM persons WHERE account_id = :id AND is_self = 1", id=account_id)
    return person_of(row) if row else None


async def save_self(
    tx: Connection, account_id: int, *, name: str, birth_date: date, phone: str, now: datetime
) -> Person:
    """Remember who the account itself is."""
    row = await tx.one(
        """
        INSERT INTO persons (account_id, is_self, name, folded_name, birth_date, phone, created_at)
        VALUES (:account_id, 1, :name, :folded_name, :birth_date, :phone, :now)
        ON CONFLICT (account_id) WHERE is_self = 1
        DO UPDATE SET name = excluded.name, folded_name = excluded.folded_name,
                      birth_date = excluded.birth_date, phone = excluded.phone
        RETURNING *
        """,
        account_id=account_id,
        name=name,
        folded_name=fold(name),
        birth_date=birth_date.isoformat(),
        phone=phone,
        now=to_ms(now),
    )
    assert row is not None  # noqa: S101 (RETURNING always gives the row)
    return person_of(row)


def fold(name: str) -> str:
    """A name to search by, without case and without ё: SQLite's lower() and LIKE do not know Cyrillic."""
    return " ".join(name.casefold().replace("ё", "е").split())
