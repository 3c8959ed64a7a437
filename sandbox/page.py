"""The page's side of the server: its files, the stream of states, what people do there, the clock.

Everything is JSON under ``/sandbox/``; the page itself is static files in ``page/``.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web

from sandbox.acts import Deed, do
from sandbox.clock_control import ClockControl, clock_json
from sandbox.control import Control
from sandbox.refusal import CannotDo, Refused
from sandbox.requests import read_json
from sandbox.state import bot_json, phones_json
from sandbox.world import World

log = logging.getLogger(__name__)

FOLDER: Final = Path(__file__).parent / "page"
DEBOUNCE: Final = 0.03
KEEP_ALIVE: Final = 15.0
TYPING_LOOK: Final = 5.0


class Page:
    """What the browser talks to."""

    def __init__(
        self,
        world: World,
        clock: ClockControl,
        *,
        tick: Callable[[], Awaitable[None]] | None = None,
        control: bool = False,
    ) -> None:
        self.world = world
        self.clock = clock
        self.tick = tick
        self.control = control
        self.closing = asyncio.Event()

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where aiohttp finds it."""
        own = [
            web.get("/sandbox/stream", self.stream),
            web.post("/sandbox/act", self.act),
            web.get("/sandbox/file/{file_id}", self.file),
            web.get("/sandbox/clock", self.show_clock),
            web.post("/sandbox/clock", self.move_clock),
        ]
        others = Control(self.world).routes() if self.control else []
        return [*own, *others, web.get("/", self.static), web.get("/{name:[a-z][a-z0-9_.-]*}", self.static)]

    async def static(self, request: web.Request) -> web.StreamResponse:
        """The page and what it is made of."""
        name = request.match_info.get("name", "index.html")
        path = FOLDER / name
        if not path.is_file():
            raise web.HTTPNotFound(text=f"no {name} here")
        return web.FileResponse(path, headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})

    async def state(self) -> dict[str, Any]:
        """Everything the page draws."""
        clock = await clock_json(self.clock)
        return {"clock": clock, "bot": bot_json(self.world), "phones": phones_json(self.world)}

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state at once, and again after every change."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        await response.prepare(request)
        try:
            while not self.closing.is_set():
                seen = self.world.bell.rings
                data = json.dumps(await self.state(), ensure_ascii=False)
                await response.write(f"event: state\ndata: {data}\n\n".encode())
                await self._next(response, seen)
        except ConnectionError:
            log.debug("a page went away")
        return response

    async def _next(self, response: web.StreamResponse, seen: int) -> None:
        """Wait for a change, keeping the line alive; «typing…» ends by itself, so it is looked at again."""
        typing = any(chat.typing_until > self.world.monotonic() for chat in self.world.chats.values())
        patience = TYPING_LOOK if typing else KEEP_ALIVE
        while not self.closing.is_set():
            change = asyncio.ensure_future(self.world.bell.wait(seen))
            end = asyncio.ensure_future(self.closing.wait())
            done, waiting = await asyncio.wait({change, end}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
            for task in waiting:
                task.cancel()
            if done:
                await asyncio.sleep(0 if end in done else DEBOUNCE)
                return
            if typing:
                return
            await response.write(b": still here\n\n")

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Something a person does."""
        try:
            body = await read_json(request)
            return web.json_response({"ok": True, **await do(self.world, Deed.read(body), anybody=self.control)})
        except (CannotDo, Refused) as problem:
            return web.json_response({"ok": False, "error": str(problem)})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a photo or document. Never drawn as a page of ours, whatever it says it is."""
        stored = self.world.files.find(request.match_info["file_id"])
        if stored is None:
            raise web.HTTPNotFound(text="no such file")
        picture = stored.kind == "photo"
        name = quote(stored.name)
        return web.Response(
            body=stored.data,
            content_type=stored.mime if picture and stored.mime.startswith("image/") else "application/octet-stream",
            headers={
                "Content-Disposition": f"{'inline' if picture else 'attachment'}; filename*=UTF-8''{name}",
                "X-Content-Type-Options": "nosniff",
            },
        )

    async def show_clock(self, _: web.Request) -> web.StreamResponse:
        """The clock as it stands."""
        return web.json_response(await clock_json(self.clock))

    async def move_clock(self, request: web.Request) -> web.StreamResponse:
        """Move the clock; answers when what fell due has happened."""
        try:
            await self._move(await read_json(request))
        except CannotDo as problem:
            return web.json_response({"ok": False, "error": str(problem)}, status=400)
        if self.tick is not None:
            await self.tick()
        self.world.bell.ring()
        return web.json_response(await clock_json(self.clock))

    async def _move(self, body: dict[str, Any]) -> None:
        match body:
            case {"do": "add", "seconds": int() | float() as seconds} if not isinstance(seconds, bool):
                await self.clock.add(seconds)
            case {"do": "set", "at": str(at)}:
                try:
                    moment = datetime.fromisoformat(at)
                except ValueError as problem:
                    raise CannotDo(f"not a moment: {at!r}") from problem
                await self.clock.set(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self.clock.zone)))
            case {"do": "next"}:
                await self.clock.next()
            case {"do": "reset"}:
                await self.clock.reset()
            case _:
                raise CannotDo("the clock understands add, set, next and reset")
