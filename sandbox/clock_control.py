"""The clock the page shows and moves."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from sandbox.refusal import CannotDo

if TYPE_CHECKING:
    from sandbox.world import World


class ClockControl(Protocol):
    """Forum time in somebody's hands. Moving it runs what fell due before returning."""

    @property
    def zone(self) -> str:
        """The forum's IANA zone."""

    @property
    def speed(self) -> float:
        """Forum seconds in a real second; 0 stands still."""

    def now(self) -> datetime:
        """Forum time, aware."""

    async def next_due(self) -> tuple[datetime, str] | None:
        """When something falls due next, and what it is; None if nothing is."""

    async def add(self, seconds: float) -> None:
        """Move forward."""

    async def set(self, at: datetime) -> None:
        """Move to an aware moment."""

    async def next(self) -> None:
        """Move to the next due moment."""

    async def reset(self) -> None:
        """Back to where it began."""


class WorldClock:
    """The world's own clock: shown, not moved. For a stand-in that runs alone."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def zone(self) -> str:
        """The zone dates are shown in."""
        return "UTC"

    @property
    def speed(self) -> float:
        """It runs with the machine."""
        return 1

    def now(self) -> datetime:
        """Forum time, aware."""
        return self.world.clock()

    async def next_due(self) -> tuple[datetime, str] | None:
        """Nothing ever falls due."""
        return None

    async def add(self, seconds: float) -> None:  # noqa: ARG002 — refused whatever it is
        """Refused."""
        raise CannotDo("this clock does not move")

    async def set(self, at: datetime) -> None:  # noqa: ARG002 — refused whatever it is
        """Refused."""
        raise CannotDo("this clock does not move")

    async def next(self) -> None:
        """Refused."""
        raise CannotDo("this clock does not move")

    async def reset(self) -> None:
        """Refused."""
        raise CannotDo("this clock does not move")


async def clock_json(clock: ClockControl) -> dict[str, Any]:
    """The clock as the page takes it."""
    due = await clock.next_due()
    return {
        "now": clock.now().isoformat(),
        "zone": clock.zone,
        "next": {"at": due[0].isoformat(), "what": due[1]} if due else None,
        "speed": clock.speed,
    }
