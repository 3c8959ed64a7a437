"""Everything kept about one account, as they may see it."""

from dataclasses import dataclass
from datetime import datetime

from storage.records.conversations import Conversation
from storage.records.inquiries import Inquiry
from storage.records.people import Account, Form, Person
from storage.records.team import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A consent given for a person: which text, when, and when it was taken back."""

    person: str
    kind: str
    version: str
    text: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBooking:
    """A booking with its excursion; `document` is the identity document number kept for the pass office."""

    id: int
    excursion: str
    starts_at: datetime
    person: str
    seats: int
    state: str
    created_at: datetime
    changed_at: datetime
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A session in the plan."""

    session: str
    starts_at: datetime
    planned_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer this account gave as an organiser; the question belongs to whoever asked it."""

    inquiry: int
    text: str
    answered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A note of a message that was or will be sent; its words are not kept."""

    kind: str
    state: str
    due_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    """Everything kept about one account. `updates` are the moments at which they wrote to the bot or pressed."""

    account: Account
    created_at: datetime
    forum: str | None
    persons: tuple[Person, ...]
    consents: tuple[Consent, ...]
    bookings: tuple[KeptBooking, ...]
    plan: tuple[Planned, ...]
    inquiries: tuple[Inquiry, ...]
    roles: tuple[Membership, ...]
    answers: tuple[GivenAnswer, ...]
    form: Form | None
    conversation: Conversation | None
    """What the last answer was about, where it is still remembered."""

    messages: tuple[Message, ...]
    updates: tuple[datetime, ...]
    unfinished: tuple[str, ...]
    """Updates whose content is still kept because they could not be worked."""
