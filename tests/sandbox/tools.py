"""What the tests of the stand-in say often."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ResultChatMemberUnion,
    Update,
)

from sandbox.chats import Chat, ChatKind
from sandbox.world import World

TOKEN = "42:anything-like-a-token"


class Seconds:
    """Machine seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        """Let time go by."""
        self.now += seconds


class QuickSession(AiohttpSession):
    """aiogram's session without its quarter of a second of waiting for TLS connections to close."""

    async def close(self) -> None:
        if self._session is not None and not self._session.closed:
            await self._session.close()


@asynccontextmanager
async def client(url: str, token: str = TOKEN, timeout: float = 20.0) -> AsyncIterator[Bot]:  # noqa: ASYNC109
    """aiogram's bot against a stand-in."""
    session = QuickSession(api=TelegramAPIServer.from_base(url), timeout=timeout)
    bot = Bot(token, session=session)
    try:
        yield bot
    finally:
        await session.close()


@contextmanager
def refused(description: str, kind: type[TelegramAPIError] = TelegramAPIError) -> Iterator[None]:
    """The call inside is refused in exactly these words."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.message == description


def buttons(*labels: str, data: str = "") -> InlineKeyboardMarkup:
    """One row of inline buttons; each sends its label, or ``data``."""
    row = [InlineKeyboardButton(text=label, callback_data=data or label) for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=[row])


async def next_update(bot: Bot, kind: str) -> Any:
    """The oldest unconfirmed update, which must be of this kind; confirmed."""
    update: Update = (await bot.get_updates(limit=1, timeout=5))[0]
    await bot.get_updates(offset=update.update_id + 1, limit=1)
    assert update.event_type == kind
    return update.event


def png(width: int = 2, height: int = 2) -> bytes:
    """A real picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def channel(world: World, kind: ChatKind = "channel", chat_id: int = -1001, **rights: bool) -> Chat:
    """A channel (or group) with the bot in it: an administrator with these rights, or a plain member without any."""
    member: ResultChatMemberUnion = ChatMemberMember(user=world.bot.user)
    if rights:
        none = {name: False for name in ChatMemberAdministrator.model_fields if name.startswith("can_")}
        member = ChatMemberAdministrator.model_validate(
            {"user": world.bot.user, "is_anonymous": False, **none, **rights}
        )
    chat = Chat(id=chat_id, kind=kind, instance="1", title="Новости форума", username=f"news{-chat_id}")
    chat.members[world.bot.id] = member
    return world.add_chat(chat)
