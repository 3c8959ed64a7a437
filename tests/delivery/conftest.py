"""A door to Telegram that leads to the stand-in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.clock import MovableClock
from bot.delivery.pace import Pace
from bot.delivery.telegram import Telegram
from sandbox.forum import TOKEN
from sandbox.limits import Limits
from sandbox.people import demo_people
from sandbox.serving import serve
from sandbox.world import World


@dataclass(frozen=True)
class Far:
    """The far side and the door to it."""

    world: World
    telegram: Telegram


@pytest_asyncio.fixture
async def far(clock: MovableClock) -> AsyncIterator[Far]:
    """Anna (101) and Ben (102), who have both started the bot."""
    world = World(clock.now, people=demo_people(), limits=Limits.off())
    server = await serve(world)
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with Bot(TOKEN, session=session) as bot:
        for user in (101, 102):
            await world.phone(user).start()
        yield Far(world, Telegram(bot, Pace(1000, chat_rate=1000)))
    await server.close()
