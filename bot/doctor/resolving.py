"""Finding a host's addresses without waiting for it at the end.

The system's own search cannot be interrupted and may take half a minute on a cut-off machine; asyncio's threads are
joined when the loop ends, and the command would hang there. A daemon thread is not.
"""

import asyncio
import socket
import threading
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult


class Resolver(AbstractResolver):
    """aiohttp's way to find addresses."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of `host`. Raises OSError where there are none."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[Any]] = loop.create_future()

        def tell(addresses: list[Any] | OSError) -> None:
            if found.done():
                return
            if isinstance(addresses, OSError):
                found.set_exception(addresses)
            else:
                found.set_result(addresses)

        def search() -> None:
            answer: list[Any] | OSError
            try:
                answer = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
            except OSError as trouble:
                answer = trouble
            if not loop.is_closed():
                loop.call_soon_threadsafe(tell, answer)

        threading.Thread(target=search, daemon=True, name="resolver").start()
        return [
            ResolveResult(
                hostname=host, host=address[0], port=port, family=kind, proto=protocol, flags=socket.AI_NUMERICHOST
            )
            for kind, _, protocol, _, address in await found
        ]

    async def close(self) -> None:
        """Nothing is held."""
