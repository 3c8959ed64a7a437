"""Counting as Telegram counts: entity offsets and lengths are in UTF-16 code units."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import MessageEntity


def utf16_length(text: str) -> int:
    """How many UTF-16 code units ``text`` takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def boundaries(text: str) -> Sequence[int]:
    """The UTF-16 offset at which each character begins, and the end of the text last."""
    if max(text, default="") <= "\uffff":
        return range(len(text) + 1)
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def cut(text: str, entity: MessageEntity) -> str:
    """The part of ``text`` under ``entity``."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le", "replace")


def in_order(entities: list[MessageEntity]) -> list[MessageEntity]:
    """Entities as Telegram lists them: by offset, the longer (outer) first."""
    return sorted(entities, key=lambda entity: (entity.offset, -entity.length))
