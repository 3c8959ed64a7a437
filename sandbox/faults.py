"""Trouble on purpose: what a test may make the stand-in do instead of answering well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, get_args

FaultKind: TypeAlias = Literal[
    "429", "500", "html", "refused", "drop", "drop_after_accept", "timeout", "timeout_after_accept"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One call gone wrong.

    429, 500, html (a 502 page): refused, nothing done. refused: likewise, with ``code`` and ``description``, for words
    the stand-in has no occasion to say itself («Forbidden: user is deactivated»). drop: the connection breaks
    before anything is done.
    timeout: nothing done and no answer ever. drop_after_accept, timeout_after_accept: done, but the bot is not told.
    retry_after: seconds, for 429.
    """

    kind: FaultKind
    retry_after: int = 1
    code: int = 400
    description: str = "Bad Request"

    @property
    def accepts(self) -> bool:
        """Whether the call takes effect all the same."""
        return self.kind in {"drop_after_accept", "timeout_after_accept"}


KINDS: Final = frozenset(get_args(FaultKind))

Faults: TypeAlias = Callable[[str, dict[str, Any]], Fault | None]


@dataclass(slots=True)
class Planned:
    """Faults agreed beforehand: ``left[method]`` is what the next calls of that method meet, in order."""

    left: dict[str, list[Fault]] = field(default_factory=dict)

    def add(self, method: str, fault: Fault, times: int) -> None:
        """The next ``times`` calls of ``method``, after those already planned."""
        self.left.setdefault(method, []).extend([fault] * times)

    def __call__(self, method: str, params: dict[str, Any]) -> Fault | None:  # noqa: ARG002 — the shape of the hook
        """The next fault planned for this method, if any."""
        planned = self.left.get(method)
        return planned.pop(0) if planned else None


def no_faults(method: str, params: dict[str, Any]) -> Fault | None:  # noqa: ARG001 — the shape of every fault hook
    """Everything goes well."""
    return None
