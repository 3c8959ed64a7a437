"""The webhook a bot has set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sandbox.updates import Updates

MOST_CONNECTIONS: Final = 40


@dataclass(slots=True)
class Webhook:
    """Where updates go instead of waiting for getUpdates; an empty ``url`` means nowhere."""

    updates: Updates
    url: str = ""
    secret: str = ""
    connections: int = MOST_CONNECTIONS
    last_error: str = ""
    last_error_at: int = 0
    certificates: list[str] = field(default_factory=list)
