"""Telegram's HTML: what the Bot API takes with ``parse_mode=HTML``, and the words it refuses the rest with.

Source: https://core.telegram.org/bots/api#html-style, and the behaviour of tdlib, which the Bot API server is made of:
tags are matched by bytes, an unknown named reference stays as it is, an end tag may be empty (``</>``), a numeric
reference may lack its semicolon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from aiogram.types import MessageEntity, User

from sandbox.entities.units import in_order, utf16_length

SIMPLE_TAGS: Final = MappingProxyType(
    {
        "b": "bold",
        "strong": "bold",
        "i": "italic",
        "em": "italic",
        "u": "underline",
        "ins": "underline",
        "s": "strikethrough",
        "strike": "strikethrough",
        "del": "strikethrough",
        "span": "spoiler",
        "tg-spoiler": "spoiler",
    }
)
TAGS: Final = frozenset(SIMPLE_TAGS) | {"a", "code", "pre", "blockquote", "tg-emoji"}
NAMED: Final = MappingProxyType({"lt": "<", "gt": ">", "amp": "&", "quot": '"'})
REFERENCE: Final = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<decimal>[0-9]*)|(?P<name>[a-zA-Z]*));?")
SPACES: Final = " \t\r\n\0\v"
PLAIN: Final = re.compile(r"[^<&]+")
NAME_TOKEN: Final = re.compile(r"[a-zA-Z0-9.-]*")
LAST_CHARACTER: Final = 0x10FFFF
LONGEST_REFERENCE: Final = 10
USER_LINK: Final = re.compile(r"tg://user\?id=(\d+)")
WEB_LINK: Final = re.compile(r"(?i)(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>[^\s/?#]+)(?P<rest>\S*)")


class CannotParse(ValueError):  # noqa: N818 — reads as Telegram's own phrase
    """The text is not Telegram HTML; the message is Telegram's description of why."""


@dataclass(slots=True)
class OpenTag:
    """A start tag still waiting for its end."""

    name: str
    argument: str
    offset: int
    begins: int


def parse_html(source: str) -> tuple[str, list[MessageEntity]]:
    """Turn Telegram HTML into plain text and entities with UTF-16 offsets.

    Raises CannotParse, its message being what Telegram says after «can't parse entities: ».
    """
    return _Parser(source).run()


class _Parser:
    """One reading of one text, from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.characters = 0
        self.offset = 0
        self.opened: list[OpenTag] = []
        self.entities: list[MessageEntity] = []

    def run(self) -> tuple[str, list[MessageEntity]]:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "<":
                if self._peek(1) == "/":
                    self._end_tag()
                else:
                    self._start_tag()
            elif character == "&":
                self._add(self._reference() or self._next())
            else:
                self._add(self._plain())
        if self.opened:
            raise CannotParse(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].name}"')
        text = "".join(self.plain)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise CannotParse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, in_order([_without_language(entity) for entity in self.entities])

    # Reading

    def _peek(self, ahead: int = 0) -> str:
        """The character ``ahead`` of here; empty past the end."""
        return self.source[self.at + ahead : self.at + ahead + 1]

    def _next(self) -> str:
        self.at += 1
        return self.source[self.at - 1]

    def _plain(self) -> str:
        """Everything up to the next character that may mean something."""
        found = PLAIN.match(self.source, self.at)
        begins, self.at = self.at, found.end() if found else self.at + 1
        return self.source[begins : self.at]

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self.characters += len(text)
        self.offset += utf16_length(text)

    def _byte(self, position: int) -> int:
        """Telegram counts places in UTF-8 bytes."""
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _skip(self, *, spaces: bool, until: str = "") -> None:
        while (character := self._peek()) and (character in SPACES) == spaces and character not in until:
            self.at += 1

    def _reference(self) -> str:
        """The character a reference here stands for, stepping over it; empty if it is no reference."""
        found = REFERENCE.match(self.source, self.at)
        if found is None:
            return ""
        if found["name"] is not None:
            character = NAMED.get(found["name"], "")
        else:
            digits = found["hex"] if found["hex"] is not None else found["decimal"]
            number = int(digits or "0", 16 if found["hex"] is not None else 10)
            length = len(found[0].removesuffix(";"))
            character = chr(number) if 0 < number < LAST_CHARACTER and length < LONGEST_REFERENCE else ""
        if character:
            self.at = found.end()
        return character

    # Tags

    def _start_tag(self) -> None:
        begins = self.at
        self.at += 1
        self._skip(spaces=False, until=">")
        if not self._peek():
            raise CannotParse(f"Unclosed start tag at byte offset {self._byte(begins)}")
        name = self.source[begins + 1 : self.at].lower()
        if name not in TAGS:
            raise CannotParse(f'Unsupported start tag "{name}" at byte offset {self._byte(begins)}')
        argument = self._arguments(name, begins)
        if name == "span" and argument != "spoiler":
            raise CannotParse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begins)}')
        self.at += 1
        self.opened.append(OpenTag(name, argument, self.offset, self.characters))

    def _arguments(self, name: str, begins: int) -> str:
        """Read the attributes up to «>»; return the one that matters to this tag."""
        argument = ""
        while True:
            self._skip(spaces=True)
            if self._peek() == ">":
                return argument
            attribute, value = self._attribute(name, begins)
            match name, attribute:
                case ("a", "href") | ("tg-emoji", "emoji-id"):
                    argument = value
                case ("code", "class") if value.startswith("language-"):
                    argument = value.removeprefix("language-")
                case ("span", "class") if value.startswith("tg-"):
                    argument = value.removeprefix("tg-")
                case ("blockquote", "expandable"):
                    argument = "expandable"

    def _attribute(self, name: str, begins: int) -> tuple[str, str]:
        starts = self.at
        self._skip(spaces=False, until="=>")
        attribute = self.source[starts : self.at].lower()
        if not attribute:
            if not self._peek():
                raise CannotParse(f'Unclosed start tag "{name}" at byte offset {self._byte(begins)}')
            raise CannotParse(f'Empty attribute name in the tag "{name}" at byte offset {self._byte(begins)}')
        self._skip(spaces=True)
        if self._peek() and self._peek() != "=":
            return attribute, ""
        self.at += 1
        self._skip(spaces=True)
        if not self._peek():
            raise CannotParse(f'Unclosed start tag "{name}" at byte offset {self._byte(begins)}')
        value = self._quoted() if self._peek() in "'\"" else self._token()
        if not self._peek():
            raise CannotParse(f"Unclosed start tag at byte offset {self._byte(begins)}")
        return attribute, value

    def _token(self) -> str:
        starts = self.at
        found = NAME_TOKEN.match(self.source, starts)
        self.at = found.end() if found else starts
        if self._peek() != ">" and (not self._peek() or self._peek() not in SPACES):
            raise CannotParse(f"Unexpected end of name token at byte offset {self._byte(starts)}")
        return self.source[starts : self.at].lower()

    def _quoted(self) -> str:
        quote = self._next()
        value: list[str] = []
        while self._peek() and self._peek() != quote:
            value.append((self._peek() == "&" and self._reference()) or self._next())
        if self._peek():
            self.at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begins = self.at
        if not self.opened:
            raise CannotParse(f"Unexpected end tag at byte offset {self._byte(begins)}")
        self.at += 2
        self._skip(spaces=False, until=">")
        name = self.source[begins + 2 : self.at].lower()
        self._skip(spaces=True)
        if self._peek() != ">":
            raise CannotParse(f"Unclosed end tag at byte offset {self._byte(begins)}")
        tag = self.opened.pop()
        if name and name != tag.name:
            raise CannotParse(
                f'Unmatched end tag at byte offset {self._byte(begins)}, expected "</{tag.name}>", found "</{name}>"'
            )
        self.at += 1
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        mark = partial(MessageEntity, offset=tag.offset, length=self.offset - tag.offset)
        last = self.entities[-1] if self.entities else None
        if last is not None and (last.offset, last.length) != (tag.offset, self.offset - tag.offset):
            last = None
        match tag.name:
            case "a":
                url = tag.argument or "".join(self.plain)[tag.begins :]
                if user := USER_LINK.fullmatch(url):
                    mentioned = User(id=int(user[1]), is_bot=False, first_name="")
                    self.entities.append(mark(type="text_mention", user=mentioned))
                elif checked := checked_link(url):
                    self.entities.append(mark(type="text_link", url=checked))
            case "pre" if last is not None and last.type == "code" and last.language:
                self.entities[-1] = mark(type="pre", language=last.language)
            case "code" if last is not None and last.type == "pre" and tag.argument:
                self.entities[-1] = mark(type="pre", language=tag.argument)
            case "code":
                # The language waits here for a <pre> around it; alone it means nothing and is dropped at the end.
                self.entities.append(mark(type="code", language=tag.argument or None))
            case "pre":
                self.entities.append(mark(type="pre"))
            case "blockquote":
                kind = "expandable_blockquote" if tag.argument else "blockquote"
                self.entities.append(mark(type=kind))
            case "tg-emoji":
                if not re.fullmatch(r"[1-9]\d{0,18}", tag.argument):
                    raise CannotParse("Invalid custom emoji identifier specified")
                self.entities.append(mark(type="custom_emoji", custom_emoji_id=tag.argument))
            case simple:
                self.entities.append(mark(type=SIMPLE_TAGS[simple]))


def _without_language(entity: MessageEntity) -> MessageEntity:
    if entity.type == "code" and entity.language:
        return MessageEntity(type="code", offset=entity.offset, length=entity.length)
    return entity


def checked_link(url: str) -> str:
    """The link as Telegram keeps it (a scheme added, a path begun); empty if it is none."""
    found = WEB_LINK.fullmatch(url.strip())
    if found is None:
        return ""
    scheme, host, rest = (found["scheme"] or "http").lower(), found["host"], found["rest"]
    if scheme in {"tg", "ton", "tonsite"}:
        return f"{scheme}://{host}{rest}"
    name = host.rpartition("@")[2].partition(":")[0]
    if scheme not in {"http", "https"} or not re.fullmatch(r"(?:[\w-]+\.)+\w{2,}\.?", name):
        return ""
    return f"{scheme}://{host}{rest if rest.startswith('/') else '/' + rest}"
