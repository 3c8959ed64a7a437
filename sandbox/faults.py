"""Trouble on purpose: what a test may make the stand-in do instead of answering well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

FaultKind: TypeAlias = Literal["429", "500", "html", "drop", "drop_after_accept", "timeout", "timeout_after_accept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One call gone wrong.

    429, 500, html (a 502 page): refused, nothing done. drop: the connection breaks before anything is done.
    timeout: nothing done and no answer ever. drop_after_accept, timeout_after_accept: done, but the bot is not told.
    retry_after: seconds, for 429.
    """

    kind: FaultKind
    retry_after: int = 1

    @property
    def accepts(self) -> bool:
        """Whether the call takes effect all the same."""
        return self.kind in {"drop_after_accept", "timeout_after_accept"}


Faults: TypeAlias = Callable[[str, dict[str, Any]], Fault | None]


def no_faults(method: str, params: dict[str, Any]) -> Fault | None:  # noqa: ARG001 — the shape of every fault hook
    """Everything goes well."""
    return None
