"""How the stand-in refuses: Telegram's error codes and Telegram's own words."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any


class Refused(Exception):  # noqa: N818 — a refusal is an answer here, not a fault of ours
    """A call was refused; becomes ``{"ok": false, "error_code": …, "description": …}``.

    Source: https://core.telegram.org/bots/api#making-requests
    """

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class CannotDo(Exception):  # noqa: N818 — the name says what a person is told
    """A person tried what their client would not let them do, such as pressing a button that is gone."""


def bad_request(words: str) -> Refused:
    """A 400 in the form Telegram gives it."""
    return Refused(HTTPStatus.BAD_REQUEST, f"Bad Request: {words}")


def forbidden(words: str) -> Refused:
    """A 403: the bot may not write there."""
    return Refused(HTTPStatus.FORBIDDEN, f"Forbidden: {words}")


def conflict(words: str) -> Refused:
    """A 409: two receivers of updates, or a webhook in the way."""
    return Refused(HTTPStatus.CONFLICT, f"Conflict: {words}")


def not_implemented(words: str) -> Refused:
    """A 501: Telegram has this, the stand-in does not. Logged and remembered, so that nobody overlooks it."""
    return Refused(HTTPStatus.NOT_IMPLEMENTED, f"Not Implemented: {words}")


def too_many(retry_after: int) -> Refused:
    """A 429: wait this many seconds."""
    return Refused(
        HTTPStatus.TOO_MANY_REQUESTS, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after
    )
