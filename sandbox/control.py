"""For tests in another process: what the bot called, whether the queue is quiet, what a chat shows."""

from __future__ import annotations

from typing import Any, Final

from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from sandbox.faults import KINDS, Fault, Planned
from sandbox.refusal import CannotDo
from sandbox.requests import read_json
from sandbox.state import phone_json
from sandbox.world import Call, World

LONGEST_WAIT: Final = 120.0


class Control:
    """Orders and questions about everybody, beside those of the page."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where aiohttp finds it."""
        return [
            web.get("/sandbox/calls", self.calls),
            web.get("/sandbox/quiet", self.quiet),
            web.get("/sandbox/phone/{user_id:[0-9]+}", self.phone),
            web.get("/sandbox/queue", self.queue),
            web.post("/sandbox/faults", self.faults),
        ]

    async def calls(self, request: web.Request) -> web.StreamResponse:
        """The calls so far, from number ``after`` on, of one ``method`` if named."""
        after = _number(request, "after", 0)
        method = request.query.get("method")
        found = [
            {"number": number, **_call(call)}
            for number, call in enumerate(self.world.calls)
            if number >= after and (method is None or call.method == method)
        ]
        return web.json_response({"calls": found, "total": len(self.world.calls), "missing": self.world.missing})

    async def quiet(self, request: web.Request) -> web.StreamResponse:
        """Wait (``timeout`` seconds) until every update is confirmed."""
        wait = min(float(_number(request, "timeout", 10)), LONGEST_WAIT)
        return web.json_response({"quiet": await self.world.quiet(wait)})

    async def phone(self, request: web.Request) -> web.StreamResponse:
        """One phone as the page would draw it, and the alerts shown on it."""
        user_id = int(request.match_info["user_id"])
        if user_id not in self.world.people:
            raise web.HTTPNotFound(text="nobody has that phone")
        phone = self.world.phone(user_id)
        return web.json_response(phone_json(phone) | {"alerts": [alert.as_json() for alert in phone.alerts]})

    async def faults(self, request: web.Request) -> web.StreamResponse:
        """Plan trouble for the next calls of a method: ``{"method", "kind", "times": 1}`` and what the kind needs."""
        try:
            order = await read_json(request)
        except CannotDo as problem:
            raise web.HTTPBadRequest(text=str(problem)) from problem
        match {"times": 1} | order:
            case {"method": str(method), "kind": str(kind), "times": int(times), **rest} if kind in KINDS:
                pass
            case _:
                raise web.HTTPBadRequest(text=f'"method", "kind" and "times" are needed; kinds: {sorted(KINDS)}')
        try:
            fault = TypeAdapter(Fault).validate_python({"kind": kind, **rest})
        except ValidationError as problem:
            raise web.HTTPBadRequest(text=str(problem)) from problem
        if not isinstance(self.world.faults, Planned):
            self.world.faults = Planned()
        self.world.faults.add(method, fault, times)
        return web.json_response({"ok": True})

    async def queue(self, _: web.Request) -> web.StreamResponse:
        """How the queue stands: ids waiting, the last id given, ids dropped for age."""
        updates = self.world.updates
        last = updates.recent[-1].id if updates.recent else None
        waiting = [queued.id for queued in updates.pending]
        return web.json_response({"pending": waiting, "last": last, "dropped": updates.dropped, "polls": updates.polls})


def _call(call: Call) -> dict[str, Any]:
    return {
        "method": call.method,
        "params": call.params,
        "result": call.result,
        "error": call.error,
        "code": call.code,
        "at": call.at,
    }


def _number(request: web.Request, name: str, default: int) -> int:
    try:
        return int(request.query.get(name, default))
    except ValueError as problem:
        raise web.HTTPBadRequest(text=f"{name} must be a number") from problem
