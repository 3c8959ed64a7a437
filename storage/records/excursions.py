"""Excursions: seats, and the bookings that claim them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.records.programme import Excursion

State = Literal["booked", "waiting", "offered", "cancelled", "attended", "no_show"]
LIVE: tuple[State, ...] = ("booked", "waiting", "offered")

Why = Literal["", "by the person", "declined", "offer ran out", "forgotten"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A person's claim to `seats` of an excursion; its id is the number the person is told.

    `why` says of a cancellation by whom or what; `offered_until` is the moment before which an offer is answered.
    """

    id: int
    forum_id: int
    excursion_id: int
    account_id: int
    person_id: int
    seats: int
    state: State
    why: Why = ""
    offered_until: datetime | None = None
    created_at: datetime
    changed_at: datetime

    @property
    def live(self) -> bool:
        """Whether it still claims seats, or waits to."""
        return self.state in LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """An excursion and how full it is: `taken` counts the seats of bookings and of open offers, `waiting` bookings."""

    excursion: Excursion
    taken: int
    waiting: int

    @property
    def free(self) -> int:
        """Seats nobody claims; never below nothing, though an import may have lowered the seats."""
        return max(self.excursion.seats - self.taken, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """A forum's own ways, each None where the process's settings say it: quiet hours and who answers for the data."""

    zone: str
    quiet_hours: str | None
    operator_name: str | None
    operator_contact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """A consent as it was shown: kept whole, known by its hash."""

    hash: str
    kind: str
    version: str
    language: str
    text: str
