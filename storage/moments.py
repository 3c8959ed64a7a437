"""Moments and lists as both databases keep them: milliseconds of UTC since 1970, dates and lists as text."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import overload


@overload
def to_ms(moment: datetime) -> int: ...
@overload
def to_ms(moment: None) -> None: ...
def to_ms(moment: datetime | None) -> int | None:
    """`moment` (aware) in milliseconds since 1970, UTC."""
    return None if moment is None else round(moment.timestamp() * 1000)


@overload
def from_ms(ms: int) -> datetime: ...
@overload
def from_ms(ms: None) -> None: ...
def from_ms(ms: int | None) -> datetime | None:
    """The aware UTC moment of `ms`."""
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC)


def to_text(values: Sequence[str]) -> str:
    """A list of words as JSON."""
    return json.dumps(list(values), ensure_ascii=False)


def from_text(text: str) -> tuple[str, ...]:
    """The list that `to_text` wrote."""
    return tuple(json.loads(text))


def to_day(text: str) -> date:
    """The date in `YYYY-MM-DD`."""
    return date.fromisoformat(text)
