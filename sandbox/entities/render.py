"""Text and entities made into HTML that is safe to put on a page."""

from __future__ import annotations

from bisect import bisect_left
from html import escape
from types import MappingProxyType
from typing import Final

from aiogram.types import MessageEntity

from sandbox.entities.units import boundaries, cut, in_order

TAGS: Final = MappingProxyType(
    {
        "bold": ("<b>", "</b>"),
        "italic": ("<i>", "</i>"),
        "underline": ("<u>", "</u>"),
        "strikethrough": ("<s>", "</s>"),
        "spoiler": ('<span class="tg-spoiler">', "</span>"),
        "code": ("<code>", "</code>"),
        "pre": ("<pre>", "</pre>"),
        "blockquote": ("<blockquote>", "</blockquote>"),
        "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
        "bot_command": ('<span class="tg-command">', "</span>"),
        "mention": ('<span class="tg-mention">', "</span>"),
        "hashtag": ('<span class="tg-hashtag">', "</span>"),
    }
)
BLOCKS: Final = ("blockquote", "expandable_blockquote")
SAFE_LINKS: Final = ("http://", "https://", "tg://", "mailto:", "tel:")


def safe_html(text: str, entities: list[MessageEntity] | None) -> str:
    """HTML of a message for the page: all is escaped, only Telegram's marks become tags, links have safe schemes."""
    starts = boundaries(text)
    waiting = in_order(entities or [])
    edges = {0, starts[-1]} | {min(edge, starts[-1]) for e in waiting for edge in (e.offset, e.offset + e.length)}
    # An edge inside a surrogate pair is taken to the next character.
    places = sorted({bisect_left(starts, edge) for edge in edges})
    parts: list[str] = []
    opened: list[MessageEntity] = []
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        offset = starts[place]
        block_ended = _close(parts, opened, text, offset)
        while waiting and waiting[0].offset <= offset:
            entity = waiting.pop(0)
            if entity.offset + entity.length > offset:
                opened.append(entity)
                parts.append(_tags(entity, text)[0])
        shown = text[place:following]
        parts.append(escape(shown.removeprefix("\n") if block_ended else shown))  # the block itself ends the line
    parts.extend(_tags(entity, text)[1] for entity in reversed(opened))
    return "".join(parts)


def _close(parts: list[str], opened: list[MessageEntity], text: str, offset: int) -> bool:
    """Close what ends here; what lies across it is closed and opened again, so that tags always nest.

    Whether a quotation ended.
    """
    ending = [index for index, entity in enumerate(opened) if entity.offset + entity.length <= offset]
    if not ending:
        return False
    block = any(opened[index].type in BLOCKS for index in ending)
    inner = opened[ending[0] :]
    parts.extend(_tags(entity, text)[1] for entity in reversed(inner))
    del opened[ending[0] :]
    for entity in inner:
        if entity.offset + entity.length > offset:
            opened.append(entity)
            parts.append(_tags(entity, text)[0])
    return block


def _tags(entity: MessageEntity, text: str) -> tuple[str, str]:
    url = {
        "text_link": entity.url or "",
        "url": _with_scheme(cut(text, entity)),
        "email": f"mailto:{cut(text, entity)}",
    }.get(entity.type, "")
    if url.lower().startswith(SAFE_LINKS):
        return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return TAGS.get(entity.type, ("", ""))


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"http://{url}"
