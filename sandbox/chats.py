"""Chats: private ones today, groups and channels by the same record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from aiogram.types import Chat as TelegramChat
from aiogram.types import Message, ReplyKeyboardMarkup, ResultChatMemberUnion

from sandbox.people import Person

ChatKind: TypeAlias = Literal["private", "group", "supergroup", "channel"]


@dataclass(slots=True)
class Chat:
    """One chat as the server keeps it.

    messages: by id, in order of sending; a deleted message is simply gone. started, blocked: what the person of a
    private chat did to the bot. keyboard: the reply keyboard in force. carriers: messages sent with a reply keyboard
    (Telegram lets nobody edit those). typing_until: machine time. reactions: the bot's, by
    message. members: by user id, what getChatMember says (groups
    and channels). last_id: the count of a chat that numbers its own messages.
    """

    id: int
    kind: ChatKind
    instance: str
    person: Person | None = None
    title: str | None = None
    username: str | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    keyboard: ReplyKeyboardMarkup | None = None
    keyboard_used: bool = False
    carriers: set[int] = field(default_factory=set)
    typing_until: float = 0.0
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, list[str]] = field(default_factory=dict)
    members: dict[int, ResultChatMemberUnion] = field(default_factory=dict)
    last_id: int = 0

    @property
    def private(self) -> bool:
        """A person and the bot, nobody else."""
        return self.kind == "private"

    @property
    def telegram(self) -> TelegramChat:
        """The chat as messages carry it."""
        if self.person is not None:
            return TelegramChat(
                id=self.id,
                type=self.kind,
                first_name=self.person.first_name,
                last_name=self.person.last_name,
                username=self.person.username,
            )
        return TelegramChat(id=self.id, type=self.kind, title=self.title, username=self.username)

    @property
    def call(self) -> str:
        """What refusals call it: «channel chat», «supergroup chat»."""
        return f"{self.kind} chat"
