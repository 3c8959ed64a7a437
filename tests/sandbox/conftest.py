"""Fixtures of the stand-in's tests: a world, its server on loopback, and aiogram's own bot that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiogram import Bot

from bot.clock import MovableClock
from sandbox.limits import Limits
from sandbox.people import ANNA, BEN, demo_people
from sandbox.phone import Phone
from sandbox.serving import Server, serve
from sandbox.world import World
from tests.sandbox.tools import Seconds, client


@pytest.fixture
def seconds() -> Seconds:
    """Machine seconds, moved by hand."""
    return Seconds()


@pytest.fixture
def world(clock: MovableClock, seconds: Seconds) -> World:
    """Anna and Ben, who have not met the bot yet; nobody counts how fast it speaks."""
    return World(clock.now, monotonic=seconds, limits=Limits.off(), people=demo_people())


@pytest_asyncio.fixture
async def server(world: World) -> AsyncIterator[Server]:
    """The world served on a free port."""
    running = await serve(world)
    yield running
    await running.close()


@pytest_asyncio.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    """aiogram's real client."""
    async with client(server.url) as made:
        yield made


@pytest_asyncio.fixture
async def anna(world: World) -> Phone:
    """Anna, who has pressed «Start»; the bot has not heard of it."""
    return await _met(world, ANNA)


@pytest_asyncio.fixture
async def ben(world: World) -> Phone:
    """Ben, who has pressed «Start»; the bot has not heard of it."""
    return await _met(world, BEN)


async def _met(world: World, user_id: int) -> Phone:
    phone = world.phone(user_id)
    await phone.start()
    world.updates.drop_all()
    return phone
