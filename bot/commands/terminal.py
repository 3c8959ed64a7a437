"""The person at the terminal: their language, and complaints to them."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # words cost time to import: `ask` prints none of them
    from bot.texts import Words


OK, FAULT = 0, 1
"""Exit statuses."""


def terminal_words() -> "Words":
    """The words of the terminal: Russian, the organisers' own, unless the terminal speaks English."""
    from bot.texts import Texts

    language = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return Texts.load().speak("en" if language.lower().startswith("en") else "ru", "UTC")


def complain(text: str) -> int:
    """Say what is wrong; the exit status."""
    sys.stderr.write(f"{text}\n")
    return FAULT
