"""Lists of who signed up: a row a booking."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.records.excursions import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A booking with its excursion and its person, as lists show it.

    `number` is what the person was told; the name is empty where the person asked to be forgotten; the document is
    there only while it is kept. `called_off`: the excursion was cancelled or left out of the programme.
    """

    number: int
    state: State
    seats: int
    booked_at: datetime
    excursion: str
    title: str
    start: datetime
    called_off: bool
    name: str
    birth_date: date | None = None
    phone: str | None = None
    document: str | None = None
