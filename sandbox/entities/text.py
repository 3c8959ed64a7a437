"""What happens to a text on its way into a message: cleaned, trimmed, measured, its links and commands noticed."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from aiogram.types import MessageEntity

from sandbox.entities.units import boundaries, in_order, utf16_length

MOST_ENTITIES: Final = 100
UNCLEAN: Final = re.compile(r"[\x00-\x09\x0b-\x1f]|\A\s|\s\Z")
KINDS: Final = MappingProxyType(
    {
        "bot_command": re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])"),
        "url": re.compile(
            r"(?i)(?:https?://[^\s<>\"«»]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:ru|com|org|net|me|io|dev|рф)(?:/[^\s<>\"«»]*)?)"
        ),
        "email": re.compile(r"(?<![\w.@-])[\w.+-]{1,64}@(?:[\w-]+\.)+[a-zA-Z]{2,}"),
        "mention": re.compile(r"(?<![\w/@.])@[a-zA-Z][a-zA-Z0-9_]{3,31}(?!\w)"),
        "hashtag": re.compile(r"(?<![\w#/&])#\d*[^\W\d]\w*"),
    }
)


def clean(text: str, entities: list[MessageEntity]) -> tuple[str, list[MessageEntity]]:
    """The text as Telegram stores it: control characters gone, edges trimmed; entities moved with it.

    Leading space under an entity stays, as in tdlib.
    """
    if not UNCLEAN.search(text) and all(e.offset + e.length <= utf16_length(text) for e in entities):
        return text, in_order(entities)
    kept = [_cleaned(character) for character in text]
    begin, end = 0, len(kept)
    while end and not kept[end - 1].strip():
        end -= 1
    starts = boundaries(text)
    first = min((entity.offset for entity in entities), default=starts[-1])
    while begin < end and not kept[begin].strip() and starts[begin] < first:
        begin += 1
    kept = ["" if not begin <= index < end else character for index, character in enumerate(kept)]

    moved: dict[int, int] = {}
    place = 0
    for offset, character in zip(starts, [*kept, ""], strict=True):
        moved[offset] = place
        place += 2 if character > "\uffff" else len(character)
    return "".join(kept), in_order([kept_entity for entity in entities if (kept_entity := _moved(entity, moved))])


def _cleaned(character: str) -> str:
    if character == "\r":
        return ""
    return " " if character < " " and character != "\n" else character


def _moved(entity: MessageEntity, moved: dict[int, int]) -> MessageEntity | None:
    """The entity in the cleaned text; None if nothing of it is left, or it never fitted the text."""
    last = max(moved)
    # An end in the middle of a surrogate pair is taken to the next character, as a client draws it.
    begin = moved.get(entity.offset, moved.get(entity.offset + 1, moved[last]))
    ends = entity.offset + entity.length
    end = moved.get(ends, moved.get(ends + 1, moved[last]))
    return entity.model_copy(update={"offset": begin, "length": end - begin}) if end > begin else None


def with_found(text: str, entities: list[MessageEntity]) -> list[MessageEntity]:
    """Add what Telegram notices by itself: commands, addresses, e-mails, mentions, hashtags; at most 100 in all."""
    starts = boundaries(text)
    found: list[MessageEntity] = []
    blocked = [entity for entity in entities if entity.type in {"code", "pre", "text_link", "text_mention"}]
    for kind, pattern in KINDS.items():
        for match in pattern.finditer(text):
            ends = match.start() + len(match[0].rstrip(".,:;!?)'") if kind == "url" else match[0])
            offset, length = starts[match.start()], starts[ends] - starts[match.start()]
            if length and not any(_overlap(offset, length, other) for other in [*blocked, *found]):
                found.append(MessageEntity(type=kind, offset=offset, length=length))
    return in_order([*entities, *found])[:MOST_ENTITIES]


def _overlap(offset: int, length: int, other: MessageEntity) -> bool:
    return offset < other.offset + other.length and other.offset < offset + length
