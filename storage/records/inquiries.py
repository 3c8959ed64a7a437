"""Questions people asked the organisers."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question to the organisers of a forum, and the answer once there is one."""

    id: int
    forum_id: int
    account_id: int
    text: str
    asked_at: datetime
    answer: str | None = None
    answered_at: datetime | None = None
