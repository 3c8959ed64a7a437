"""People: accounts of Telegram and the persons they book for."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A Telegram user who wrote to the bot. `zone` is their own IANA zone, or None for the forum's."""

    id: int
    telegram_id: int
    language: str
    zone: str | None = None
    forum_id: int | None = None
    reminders: bool = True
    blocked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A visitor, who may have no account of their own (a child, a pupil of a class)."""

    id: int
    account_id: int | None
    is_self: bool
    name: str
    birth_date: date | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A conversation in the middle: which form, which field is asked now, what was answered so far."""

    kind: str
    step: str
    answers: dict[str, str] = field(default_factory=dict)
