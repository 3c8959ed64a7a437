"""What may be written to and by the organisers. Pure."""

from dataclasses import dataclass
from typing import Literal
from unicodedata import category
from zlib import crc32

QUESTION_LIMIT = 2000
"""UTF-16 units of a question to the organisers, and of an answer: each is shown again with words around it."""
FAQ_LIMIT = 300
"""UTF-16 units of a question in the FAQ, which is one line."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it was written, and what is not right with it. `length` and `limit` are in UTF-16 units."""

    text: str
    length: int
    limit: int
    fault: Literal["", "empty", "long"]

    @property
    def mark(self) -> int:
        """What tells this text from another in a button, which has no room for the text."""
        return crc32(self.text.encode("utf-8", "surrogatepass"))


def read_text(written: str, limit: int = QUESTION_LIMIT) -> Written:
    """What a person wrote, without the emptiness around it and without what a database cannot hold."""
    text = "".join(letter for letter in written if letter in "\n\t" or category(letter) not in ("Cc", "Cs")).strip()
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    said = any(letter.isalnum() or letter == "?" for letter in text)
    return Written(text, length, limit, "long" if length > limit else "" if said else "empty")


def read_for_everybody(written: str) -> Written:
    """A question as it may stand in the FAQ: one line with at least a word in it."""
    read = read_text(" ".join(written.split()), FAQ_LIMIT)
    if not read.fault and not any(letter.isalnum() for letter in read.text):
        return Written(read.text, read.length, read.limit, "empty")
    return read
