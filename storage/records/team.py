"""The team of a forum."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A role somebody holds at a forum (by its name), and since when."""

    forum: str
    role: str
    granted_at: datetime
