"""Waiting for the world to change: no polling, no sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Bell:
    """Rung at every change; anybody may wait for the next ring."""

    def __init__(self) -> None:
        self.rings = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Something changed."""
        self.rings += 1
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self, seen: int | None = None) -> int:
        """Wait until there were more rings than ``seen`` (by default: than now); returns how many there were."""
        if seen is None or seen >= self.rings:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await future
            finally:
                self._waiting.discard(future)
        return self.rings

    async def until(self, wish: Callable[[], bool], timeout: float) -> bool:  # noqa: ASYNC109 — the wait is the point
        """Wait until ``wish()`` holds, looking again at every ring. False if ``timeout`` machine seconds pass first."""
        try:
            async with asyncio.timeout(timeout):
                while not wish():
                    await self.wait()
        except TimeoutError:
            return wish()
        return True
