"""The stand-in alone, in its own process: ``python -m sandbox --port 8081``.

A bot in another process reaches it with ``TELEGRAM_API_URL``; tests drive people through ``/sandbox/act``. It outlives
the bot, which is the point: kill the bot, and see what it makes good.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import signal
import sys

from sandbox.limits import Limits
from sandbox.people import demo_people
from sandbox.serving import serve
from sandbox.world import World


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A stand-in for the Telegram Bot API")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", help="the only token taken; any by default")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429")
    parser.add_argument("--any-host", action="store_true", help="answer other machines' names too")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    asyncio.run(run(options))


async def run(options: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM; the first line printed is the address."""
    limits = Limits.off() if options.no_limits else Limits()
    world = World(token=options.token, limits=limits, people=demo_people())
    server = await serve(world, options.host, options.port, any_host=options.any_host, control=True)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers in its loop; there Ctrl-C interrupts run() itself.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    await stopped.wait()
    await server.close()


if __name__ == "__main__":
    main()
