"""Conversations: what the last answer was about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What the bot's last answer to an account was about, so that «а где это?» can lean on it.

    `items` name things by kind and code (`session:P01`), best first; `card`: the first was shown in full. `said` are
    the constraints of the question as plain values (bot/questions/said.py); its text is kept nowhere.
    """

    forum_id: int
    items: tuple[str, ...]
    card: bool
    said: Mapping[str, Any] = field(default_factory=dict)
    answered_at: datetime
