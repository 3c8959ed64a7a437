"""The person at the terminal: their language, and complaints to them."""

import os
import sys

from bot.texts import Texts, Words

OK, FAULT = 0, 1
"""Exit statuses."""


def terminal_words() -> Words:
    """The words of the terminal: Russian, the organisers' own, unless the terminal speaks English."""
    language = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return Texts.load().speak("en" if language.lower().startswith("en") else "ru", "UTC")


def complain(text: str) -> int:
    """Say what is wrong; the exit status."""
    sys.stderr.write(f"{text}\n")
    return FAULT
