"""Forum time: what a person sees and what is due. The sandbox moves it; machine time (pace, leases) is not here."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


class Clock:
    """The time of day as the forum lives it."""

    def now(self) -> datetime:
        """The current moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class MovableClock(Clock):
    """A clock that shows a chosen moment and moves only when told, or also runs on by itself at `speed`.

    `at` is the moment shown when the clock was last set; `speed` is forum seconds per real second, 0 stands still.
    """

    at: datetime
    speed: float = 0.0
    _set_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def now(self) -> datetime:
        """The moment shown, aware, in UTC."""
        passed = (datetime.now(UTC) - self._set_at) * self.speed if self.speed else timedelta()
        return self.at.astimezone(UTC) + passed

    def set(self, at: datetime) -> None:
        """Show `at` (aware, any zone) from now on."""
        self.at = at.astimezone(UTC)
        self._set_at = datetime.now(UTC)

    def add(self, by: timedelta) -> None:
        """Move on (or back) by `by`."""
        self.set(self.now() + by)
