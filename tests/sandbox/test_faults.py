"""Trouble on purpose: what the bot sees, and what has really happened."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from sandbox.faults import KINDS, Fault, FaultKind, Planned
from sandbox.phone import Phone
from sandbox.serving import Server
from sandbox.world import World
from tests.sandbox.tools import client, refused

SEEN: list[tuple[FaultKind, type[Exception], bool]] = [
    ("429", TelegramRetryAfter, False),
    ("500", TelegramServerError, False),
    ("refused", TelegramBadRequest, False),
    ("html", ClientDecodeError, False),
    ("drop", TelegramNetworkError, False),
    ("timeout", TelegramNetworkError, False),
    ("drop_after_accept", TelegramNetworkError, True),
    ("timeout_after_accept", TelegramNetworkError, True),
]


@pytest.mark.parametrize(("kind", "error", "happened"), SEEN)
async def test_each_fault(
    server: Server, anna: Phone, world: World, kind: FaultKind, error: type[Exception], happened: bool
) -> None:
    """The bot gets the trouble it would get from Telegram; the message is there only where it was accepted."""
    world.faults = lambda _, params: Fault(kind=kind) if params.get("text") == "беда" else None
    async with client(server.url, timeout=0.2 if "timeout" in kind else 5) as bot:
        with pytest.raises(error):
            await bot.send_message(101, "беда")
        await bot.send_message(101, "хорошо")
    assert [view.text for view in anna.heard] == (["беда"] if happened else []) + ["хорошо"]


def test_every_kind_is_tested() -> None:
    """No kind of trouble is left without a test."""
    assert {kind for kind, _, _ in SEEN} == KINDS


@pytest.mark.usefixtures("anna")
async def test_planned_faults(bot: Bot, world: World) -> None:
    """Faults may be planned: so many calls of one method, then all is well."""
    world.faults = planned = Planned()
    planned.add("sendMessage", Fault(kind="429", retry_after=7), times=2)
    outcomes: list[int | None] = []
    for _ in range(3):
        try:
            await bot.send_message(101, "x")
            outcomes.append(None)
        except TelegramRetryAfter as problem:
            outcomes.append(problem.retry_after)
    assert outcomes == [7, 7, None]
    assert [call.error for call in world.calls] == ["fault: 429", "fault: 429", None]


async def test_any_words_of_refusal(bot: Bot, anna: Phone, world: World) -> None:
    """Words the stand-in has no occasion for can be put into its mouth."""
    world.faults = lambda *_: Fault(kind="refused", code=403, description="Forbidden: user is deactivated")
    with refused("Forbidden: user is deactivated", TelegramForbiddenError):
        await bot.send_message(101, "x")
    assert anna.heard == []


async def test_trouble_while_polling(bot: Bot, anna: Phone, world: World) -> None:
    """A poll that fails loses nothing."""
    world.faults = planned = Planned()
    planned.add("getUpdates", Fault(kind="500"), times=1)
    await anna.write("привет")
    with pytest.raises(TelegramAPIError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


@pytest.mark.usefixtures("anna")
async def test_a_held_call_ends_with_the_server(world: World, server: Server) -> None:
    """A call held without an answer does not keep the server from closing."""
    world.faults = lambda *_: Fault(kind="timeout")
    async with client(server.url) as bot:
        held = asyncio.create_task(bot.get_me())
        assert await world.until(lambda: len(world.calls) == 1, 5)
        async with asyncio.timeout(3):
            await server.close()
        with pytest.raises(TelegramNetworkError):
            await held
