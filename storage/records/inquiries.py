"""Questions people asked the organisers."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question to the organisers of a forum, and the answer once there is one.

    `previous_id` is the question it was written under, `skipped_at` since when it is off the list without an answer,
    `faq_id` the row of the FAQ it became, which may have been removed since.
    """

    id: int
    forum_id: int
    account_id: int
    text: str
    asked_at: datetime
    previous_id: int | None = None
    answer: str | None = None
    answered_at: datetime | None = None
    answered_by: int | None = None
    skipped_at: datetime | None = None
    faq_id: int | None = None

    @property
    def waits(self) -> bool:
        """Whether it is on the organisers' list."""
        return self.answered_at is None and self.skipped_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message in an organiser's chat that shows a question."""

    account_id: int
    chat_id: int
    message_id: int
