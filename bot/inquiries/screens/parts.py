"""What the screens of this room share."""

from bot.inquiries.rules import Written
from bot.programme import cards
from bot.texts import Html, Words

EARLIER = 400
"""UTF-16 units of an earlier question or answer beside the one in hand."""
RECALLED = 600
"""UTF-16 units of a question shown with its answer."""


def quote(text: str, limit: int | None = None) -> Html:
    """What somebody wrote, set apart; cut to `limit` UTF-16 units."""
    shown = cards.shorten(text, limit) if limit else text
    return Html("<blockquote>") + shown + Html("</blockquote>")


def fault_words(words: Words, written: Written) -> Html:
    """What is not right with a text."""
    if written.fault == "long":
        return words("inquiry-long", length=written.length, limit=written.limit)
    return words("inquiry-empty")
