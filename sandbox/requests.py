"""Reading the JSON our own page and tests send."""

from __future__ import annotations

from typing import Any, Final

from aiohttp import web

from sandbox.refusal import CannotDo

LARGEST_POST: Final = 28 * 1024 * 1024
"""20 MB of a file in base64, and the JSON around it."""


async def read_json(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request of our own page. Raises CannotDo for anything else.

    A foreign page can make a browser post here, but not as JSON and not without naming its origin.
    """
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        raise web.HTTPForbidden(text="not from here")
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="application/json only")
    if (request.content_length or 0) > LARGEST_POST:
        raise web.HTTPRequestEntityTooLarge(max_size=LARGEST_POST, actual_size=request.content_length or 0)
    try:
        body = await request.json()
    except ValueError as problem:
        raise CannotDo("that is not JSON") from problem
    if not isinstance(body, dict):
        raise CannotDo("a JSON object is expected")
    return body
