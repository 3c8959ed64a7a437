"""The heartbeats in one list: APScheduler beats, our tables remember what is due, so that a restart forgets nothing."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

log = logging.getLogger(__name__)

Tick = Callable[[datetime], Awaitable[object]]
NextDue = Callable[[datetime], Awaitable[datetime | None]]


async def _never(_now: datetime) -> datetime | None:
    return None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """A tick every so many seconds of machine time; `next_due` tells when (forum time) it will have something to do."""

    name: str
    seconds: float
    tick: Tick
    next_due: NextDue = _never


def scheduler(heartbeats: Sequence[Heartbeat], clock: Clock) -> AsyncIOScheduler:
    """A metronome for the heartbeats: beats missed are one beat, no beat overlaps itself. Not started yet."""
    metronome = AsyncIOScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for heartbeat in heartbeats:
        metronome.add_job(
            beat,
            "interval",
            seconds=heartbeat.seconds,
            args=(heartbeat, clock),
            id=heartbeat.name,
            next_run_time=datetime.now(UTC),
        )
    return metronome


async def beat(heartbeat: Heartbeat, clock: Clock) -> None:
    """One tick; trouble is logged and the next beat tries again."""
    try:
        await heartbeat.tick(clock.now())
    except Exception:
        log.exception("the heartbeat %s failed", heartbeat.name)


async def next_due(heartbeats: Sequence[Heartbeat], now: datetime) -> tuple[datetime, str] | None:
    """The first moment after `now` at which a heartbeat has something to do, and that heartbeat's name."""
    moments = [(moment, beat.name) for beat in heartbeats if (moment := await beat.next_due(now)) is not None]
    return min((due for due in moments if due[0] > now), default=None)
