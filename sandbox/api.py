"""The Bot API over HTTP: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``.

Source: https://core.telegram.org/bots/api#making-requests
"""

from __future__ import annotations

import asyncio
import logging
import re
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from sandbox.faults import Fault
from sandbox.files import LARGEST_DOWNLOAD
from sandbox.methods.table import handlers, known_methods
from sandbox.methods.uploads import LARGEST_UPLOAD, Uploads
from sandbox.refusal import Refused, not_implemented, too_many
from sandbox.telegram_json import as_json
from sandbox.wire import build_call, read_parameters
from sandbox.world import Call, World

log = logging.getLogger(__name__)

TOKEN: Final = re.compile(r"\d+:\S+|[A-Za-z0-9_-]+:\S+")
ROOM_FOR_FORM: Final = 1024 * 1024
BAD_GATEWAY: Final = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class BotApi:
    """The part of the server the bot talks to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.closing = asyncio.Event()

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where aiohttp finds it."""
        return [
            web.get("/file/bot{token}/{path:.+}", self.download),
            web.route("*", "/bot{token}/{method}", self.call),
            web.route("*", "/bot{token}/", self.nothing),
            web.route("*", "/bot{token}", self.nothing),
        ]

    async def nothing(self, _: web.Request) -> web.StreamResponse:
        """No method named."""
        return _answer(Refused(404, "Not Found"))

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call, from the wire to the answer."""
        world, name = self.world, request.match_info["method"]
        if not self._knows(request.match_info["token"]):
            return _answer(Refused(401, "Unauthorized"))
        parameters: dict[str, Any] = {}
        fault: Fault | None = None
        try:
            parameters, uploads = await read_parameters(request)
            fault = world.faults(_proper(name), parameters)
            if fault is not None and not fault.accepts:
                _record(world, name, parameters, None, Refused(0, f"fault: {fault.kind}"))
                return await self._fail(request, fault)
            result = await self._carry_out(name, parameters, uploads)
        except web.HTTPRequestEntityTooLarge:
            return _refuse(world, name, parameters, Refused(413, "Request Entity Too Large"))
        except Refused as refused:
            if refused.code == HTTPStatus.NOT_IMPLEMENTED:
                self._missing(_proper(name), refused.description)
            return _refuse(world, name, parameters, refused)
        _record(world, name, parameters, result, None)
        if fault is not None:
            return await self._fail(request, fault)
        return web.json_response({"ok": True, "result": result})

    async def _carry_out(self, name: str, parameters: dict[str, Any], uploads: Uploads) -> Any:
        method = known_methods().get(name.lower())
        if method is None:
            self._missing(name, "no such method")
            raise Refused(HTTPStatus.NOT_FOUND, f"Not Found: method {name} not found")
        handler = handlers().get(method)
        if handler is None:
            raise not_implemented(f"the stand-in does not know {method.__api_method__}")
        return as_json(await handler(self.world, build_call(method, parameters, uploads), uploads))

    def _missing(self, name: str, why: str) -> None:
        log.error("the bot called %s: %s", name, why)
        self.world.missing.append(name)

    def _knows(self, token: str) -> bool:
        return token == self.world.token if self.world.token is not None else bool(TOKEN.fullmatch(token))

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        match fault.kind:
            case "429":
                return _answer(too_many(fault.retry_after))
            case "refused":
                return _answer(Refused(fault.code, fault.description))
            case "500":
                return _answer(Refused(500, "Internal Server Error"))
            case "html":
                return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
            case "timeout" | "timeout_after_accept":
                # No answer at all: held until the server closes; the bot gives up long before.
                await self.closing.wait()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file by the path getFile gave."""
        if not self._knows(request.match_info["token"]):
            return _answer(Refused(401, "Unauthorized"))
        stored = self.world.files.by_path.get(request.match_info["path"])
        if stored is None or len(stored.data) > LARGEST_DOWNLOAD:
            return _answer(Refused(404, "Not Found"))
        return web.Response(body=stored.data, content_type="application/octet-stream")


def largest_request() -> int:
    """The longest body taken, in bytes: the longest upload and its form."""
    return LARGEST_UPLOAD + ROOM_FOR_FORM


def _proper(name: str) -> str:
    """A method's name as the documentation writes it."""
    method = known_methods().get(name.lower())
    return method.__api_method__ if method is not None else name


def _refuse(world: World, name: str, parameters: dict[str, Any], refused: Refused) -> web.Response:
    _record(world, name, parameters, None, refused)
    return _answer(refused)


def _record(world: World, name: str, parameters: dict[str, Any], result: Any, refused: Refused | None) -> None:
    error, code = (refused.description, refused.code) if refused else (None, 200)
    world.record(Call(_proper(name), parameters, result, error, code, world.monotonic()))


def _answer(refused: Refused) -> web.Response:
    return web.json_response(refused.body(), status=refused.code)
