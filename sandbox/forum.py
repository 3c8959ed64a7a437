"""The forum in a box: the stand-in, the real bot talking to it over HTTP, and a clock that moves both."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.clock import MovableClock
from bot.schedule import Heartbeat, beat, next_due
from sandbox.limits import Limits
from sandbox.people import BOT_ID, Person, demo_people
from sandbox.serving import Server, serve
from sandbox.world import World

TOKEN = f"{BOT_ID}:forum-in-a-box-needs-no-real-token"


class RunningBot(Protocol):
    """What the box needs of the bot that runs in it."""

    @property
    def heartbeats(self) -> Sequence[Heartbeat]:
        """What beats, in order."""

    async def settled(self) -> None:
        """Wait until every update is worked and everything due is said."""


StartBot = Callable[[str, MovableClock], AbstractAsyncContextManager[RunningBot]]
"""Starts the bot against a Bot API address, living by a clock."""


@dataclass(slots=True)
class ForumClock:
    """Forum time in the hands of whoever plays: moving it on passes every due moment on the way."""

    clock: MovableClock
    zone: str
    begin: datetime
    running: RunningBot | None = None

    @property
    def speed(self) -> float:
        """Forum seconds in a real second."""
        return self.clock.speed

    def now(self) -> datetime:
        """The moment shown."""
        return self.clock.now()

    async def next_due(self) -> tuple[datetime, str] | None:
        """When something falls due next, and the heartbeat it belongs to."""
        return await next_due(self.running.heartbeats, self.now()) if self.running else None

    async def add(self, seconds: float) -> None:
        """Move on by `seconds`."""
        await self.set(self.now() + timedelta(seconds=seconds))

    async def set(self, at: datetime) -> None:
        """Move to `at` (aware). On the way every tick happens at its moment; going back only sets the clock."""
        at = at.astimezone(UTC)
        while (due := await self.next_due()) is not None and due[0] <= at:
            await self._be_at(due[0])
        await self._be_at(at)

    async def next(self) -> None:
        """Move to the next due moment, if there is one."""
        due = await self.next_due()
        if due is not None:
            await self._be_at(due[0])

    async def reset(self) -> None:
        """Back to the moment the box was opened at."""
        await self._be_at(self.begin)

    async def _be_at(self, moment: datetime) -> None:
        self.clock.set(moment)
        if self.running:
            for heartbeat in self.running.heartbeats:
                await beat(heartbeat, self.clock)
            await self.running.settled()


@dataclass(frozen=True, slots=True)
class ForumInABox:
    """An open box: what people do goes through `world`, time through `clock`."""

    world: World
    server: Server
    clock: ForumClock
    bot: RunningBot

    async def settled(self) -> None:
        """Wait until the bot has heard everything and said everything due."""
        await self.world.quiet()
        await self.bot.settled()


@asynccontextmanager
async def open_box(
    start: StartBot,
    clock: MovableClock,
    zone: str,
    *,
    port: int = 0,
    people: Sequence[Person] | None = None,
    limits: Limits | None = None,
) -> AsyncIterator[ForumInABox]:
    """Open a forum in a box on 127.0.0.1 (port 0 takes a free one) and close it cleanly at the end."""
    world = World(clock.now, people=demo_people() if people is None else people, limits=limits)
    forum_clock = ForumClock(clock, zone, clock.now())
    server = await serve(world, port=port, forum_clock=forum_clock)
    try:
        async with start(server.url, clock) as running:
            forum_clock.running = running
            yield ForumInABox(world, server, forum_clock, running)
    finally:
        await server.close()
