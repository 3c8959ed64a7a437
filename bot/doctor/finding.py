"""What a look finds."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["ok", "warning", "fault"]
"""As it should be; worth a thought; the bot cannot do its work so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: how bad it is, and what it is, in words with what to do about it."""

    mark: Mark
    text: str
