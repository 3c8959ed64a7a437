"""Delivery: updates that reached us and messages we owe."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Lane = Literal["answer", "notice", "broadcast", "media"]
Ids = dict[str, int | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An update kept in the inbox: `actor` is whose updates are worked one after another."""

    id: int
    update_id: int
    actor: int
    payload: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A message to owe. Two promises with one `key` are one.

    `kind` names the render and `ids` what it needs to find the current state: words are made at the last moment.
    `due_at` is forum time; `edits` is the message to edit instead of sending a new one.
    """

    key: str
    kind: str
    chat_id: int
    account_id: int | None = None
    forum_id: int | None = None
    ids: Ids = field(default_factory=dict)
    lane: Lane = "notice"
    due_at: datetime
    edits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A row of the outbox, claimed for sending. `doubted`: it may be there already, and is said once more."""

    id: int
    key: str
    kind: str
    chat_id: int
    account_id: int | None
    forum_id: int | None
    ids: Ids
    lane: Lane
    due_at: datetime
    edits: int | None
    attempts: int
    doubted: bool = False
