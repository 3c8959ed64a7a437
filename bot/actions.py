"""What a button may ask: a frozen dataclass packed into at most 64 bytes of callback data.

(Bot API, InlineKeyboardButton.) Each room lists its actions in `actions.py`: ids only, never state, since a button
lives for weeks and the state decides.
"""

from dataclasses import dataclass, fields
from typing import ClassVar, Self, get_type_hints

LIMIT = 64
LARGEST = 2**63 - 1
"""Databases keep ids in 64 bits: a larger number names nothing."""


@dataclass(frozen=True, slots=True)
class Action:
    """The base of all actions. `prefix` is unique over the bot; fields are int, str or bool, without `:` inside."""

    prefix: ClassVar[str]

    def pack(self) -> str:
        """The callback data. Raises ValueError when it would not fit or could not be read back."""
        values = [self.prefix]
        for field in fields(self):
            value = getattr(self, field.name)
            text = str(int(value)) if isinstance(value, bool) else str(value)
            if ":" in text:
                raise ValueError(f"{type(self).__name__}.{field.name} holds a colon: {text!r}")
            values.append(text)
        data = ":".join(values)
        if len(data.encode()) > LIMIT:
            raise ValueError(f"{type(self).__name__} does not fit {LIMIT} bytes: {data!r}")
        return data

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """The action in `data`, or None where it is another's, forged or from an older layout."""
        prefix, *values = data.split(":")
        if prefix != cls.prefix or len(values) != len(fields(cls)):
            return None
        kinds = get_type_hints(cls)
        read: dict[str, object] = {}
        for field, value in zip(fields(cls), values, strict=True):
            kind = kinds[field.name]
            try:
                read[field.name] = bool(int(value)) if kind is bool else kind(value)
            except ValueError:
                return None
            if kind is int and abs(int(value)) > LARGEST:
                return None
        return cls(**read)
