"""Starting and stopping the stand-in's server."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from sandbox.api import BotApi, largest_request
from sandbox.clock_control import ClockControl, WorldClock
from sandbox.page import Page
from sandbox.world import World


@dataclass(slots=True)
class Server:
    """A running stand-in. ``url`` is the Bot API's base address, ``page_url`` the page's."""

    url: str
    page_url: str
    port: int
    world: World
    _runner: web.AppRunner
    _closing: list[asyncio.Event] = field(default_factory=list)

    async def close(self) -> None:
        """Stop: whoever waits is let go, then the port is free again."""
        for event in self._closing:
            event.set()
        self.world.updates.release()
        await self.world.webhook.stop()
        await self._runner.cleanup()


async def serve(
    world: World,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    forum_clock: ClockControl | None = None,
    tick: Callable[[], Awaitable[None]] | None = None,
    any_host: bool = False,
    control: bool = False,
) -> Server:
    """Serve the Bot API and the page. Port 0 takes a free one.

    forum_clock: what the page's clock shows and moves; by default the world's own, which does not move. tick: awaited
    after the clock moved, so that what fell due has happened before the page is told. any_host: take requests whose
    Host is not this machine. control: also take orders for everybody (another process's tests), not only for the
    page's phones.
    """
    api, page = BotApi(world), Page(world, forum_clock or WorldClock(world), tick=tick, control=control)
    app = web.Application(client_max_size=largest_request(), middlewares=[] if any_host else [_only_this_machine])
    app.add_routes(api.routes())
    app.add_routes(page.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    bound = runner.addresses[0][1]
    address = f"http://{'127.0.0.1' if host in {'0.0.0.0', ''} else host}:{bound}"  # noqa: S104 — read, not bound
    return Server(address, f"{address}/", bound, world, runner, [api.closing, page.closing])


@web.middleware
async def _only_this_machine(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse a foreign Host: otherwise any site could reach in through a name that points here."""
    if not _loopback(request.host):
        raise web.HTTPForbidden(text="this server answers only to this machine")
    return await handler(request)


def _loopback(host: str) -> bool:
    name = host.rpartition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
