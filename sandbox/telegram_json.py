"""aiogram's objects as the JSON Telegram would send."""

from __future__ import annotations

from typing import Any

from aiogram.client.default import Default
from pydantic import BaseModel


def as_json(value: Any) -> Any:
    """Plain JSON of a result: dates as Unix seconds, nothing that is None, Telegram's field names."""
    if isinstance(value, BaseModel):
        return _bare(value.model_dump(mode="python", by_alias=True, exclude_none=True))
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return value


def _bare(value: Any) -> Any:
    """Without aiogram's placeholders for a bot's defaults, which are no part of the wire."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if not isinstance(item, Default)}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return value
