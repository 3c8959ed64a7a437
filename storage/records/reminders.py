"""Reminders: who may have to be reminded of what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["day", "hours", "soon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Something ahead of a person: a booking (`booking` is its id) or a planned session (`session` is its id).

    `start` is when it begins, `since` when they booked or planned it; `zone` is the forum's.
    """

    account_id: int
    telegram_id: int
    forum_id: int
    zone: str
    start: datetime
    since: datetime
    quiet_hours: str | None = None
    booking: int | None = None
    session: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder of an occasion and the moment it is due."""

    occasion: Occasion
    kind: Kind
    due: datetime

    @property
    def key(self) -> str:
        """Two identical reminders are one; after a move the start is another and so is the reminder."""
        o = self.occasion
        what = f"b{o.booking}" if o.booking is not None else f"s{o.session}a{o.account_id}"
        return f"reminder:{what}:{self.kind}:{int(o.start.timestamp())}"
