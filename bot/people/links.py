"""Deep links `t.me/BOT?start=…`: what they open, written and read (docs/decisions/005-deep-links.md).

`s_CODE` a session, `x_CODE` an excursion, `f_CODE` a forum. Where there are several forums an item's link carries the
forum's number before the first underscore: `s12_CODE`. Codes may hold `_` and `-`, so everything after the first
underscore is the code.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["session", "excursion", "forum"]

WAY_IN = "ask"
"""The payload of a link that only leads into the private chat."""

LETTERS: dict[Kind, str] = {"session": "s", "excursion": "x", "forum": "f"}
ITEM = re.compile(r"([sx])([1-9][0-9]{0,17})?_([A-Za-z0-9_-]{1,32})")
FORUM = re.compile(r"f_([a-z0-9-]{2,32})")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link opens: an item or a forum by its workbook code, `forum` being the number of the item's forum."""

    kind: Kind
    code: str
    forum: int | None = None

    @property
    def payload(self) -> str:
        """What follows `start=`: at most 64 of A-Z, a-z, 0-9, _ and - (Bot API, deep linking)."""
        return f"{LETTERS[self.kind]}{self.forum or ''}_{self.code}"


def read_start(payload: str) -> Link | None:
    """The link in a start payload; None for one of another sort, forged or torn."""
    if item := ITEM.fullmatch(payload):
        letter, forum, code = item.groups()
        return Link("session" if letter == "s" else "excursion", code, int(forum) if forum else None)
    if forum_code := FORUM.fullmatch(payload):
        return Link("forum", forum_code[1])
    return None


def session_link(bot: str, code: str, forum: int | None = None) -> str:
    """The address that opens a session; `bot` is the bot's username, `forum` the forum's id where there are several."""
    return address(bot, Link("session", code, forum))


def excursion_link(bot: str, code: str, forum: int | None = None) -> str:
    """The address that opens an excursion; `forum` is the forum's id where there are several."""
    return address(bot, Link("excursion", code, forum))


def forum_link(bot: str, code: str) -> str:
    """The address that opens a forum."""
    return address(bot, Link("forum", code))


def address(bot: str, link: Link) -> str:
    """Where to send people for `link`."""
    return f"https://t.me/{bot}?start={link.payload}"


def way_in(bot: str) -> str:
    """The address of the private chat with the bot."""
    return f"https://t.me/{bot}?start={WAY_IN}"
