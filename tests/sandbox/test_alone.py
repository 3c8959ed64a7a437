"""The stand-in in a process of its own, driven over HTTP."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.sandbox.tools import buttons, client, next_update

ROOT = Path(__file__).parents[2]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def alone() -> AsyncIterator[str]:
    """The address of a stand-in running alone; it must end cleanly when told to."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--no-limits", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        url = (await process.stdout.readline()).decode().strip()
    yield url
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        assert await process.wait() == 0


class Remote:
    """Orders to the stand-in."""

    def __init__(self, web: aiohttp.ClientSession) -> None:
        self.web = web

    async def act(self, user_id: int, do: str, **details: Any) -> dict[str, Any]:
        """Somebody does something."""
        return await self.post("/sandbox/act", user_id=user_id, do=do, **details)

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        """Post JSON, get JSON."""
        async with self.web.post(path, json=body) as answer:
            told: dict[str, Any] = await answer.json()
            return told

    async def get(self, path: str, **query: Any) -> dict[str, Any]:
        """Get JSON."""
        async with self.web.get(path, params=query) as answer:
            told: dict[str, Any] = await answer.json()
            return told


@pytest_asyncio.fixture(loop_scope="module")
async def remote(alone: str) -> AsyncIterator[Remote]:
    """Somebody in this process who gives orders."""
    async with aiohttp.ClientSession(alone) as web:
        yield Remote(web)


@pytest.mark.asyncio(loop_scope="module")
async def test_people_join_and_act(alone: str, remote: Remote) -> None:
    """New people join, press by label, and what the bot called can be read."""
    assert (await remote.act(901, "join", name="Пётр Гость", language="en"))["ok"]
    assert not (await remote.act(901, "join", name="Двойник"))["ok"]
    assert (await remote.act(901, "start"))["ok"]
    async with client(alone) as bot:
        message = await next_update(bot, "message")
        assert (message.from_user.full_name, message.from_user.language_code) == ("Пётр Гость", "en")
        await message.answer("меню", reply_markup=buttons("Записаться"))
        pressed = await remote.act(901, "press", label="Записаться", resend=True, wait=0)
        assert pressed == {"ok": True, "answer": None, "url": None, "copy": None}
        assert (await remote.get("/sandbox/quiet", timeout=0)) == {"quiet": False}
        first = await next_update(bot, "callback_query")
        second = await next_update(bot, "callback_query")
        assert first.id == second.id
        await first.answer("Есть место", show_alert=True)
    assert (await remote.get("/sandbox/quiet")) == {"quiet": True}
    phone = await remote.get("/sandbox/phone/901")
    assert phone["messages"][-1]["text"] == "меню"
    assert phone["alerts"] == [{"text": "Есть место", "alert": True, "url": None}]
    told = await remote.get("/sandbox/calls", method="answerCallbackQuery")
    assert [call["params"]["text"] for call in told["calls"]] == ["Есть место"]
    assert told["missing"] == []


@pytest.mark.asyncio(loop_scope="module")
async def test_the_server_outlives_the_bot(alone: str, remote: Remote) -> None:
    """What a bot took without confirming is there for the bot that comes after it."""
    await remote.act(902, "join", name="Мария")
    await remote.act(902, "start")
    async with client(alone) as dying:
        (taken,) = await dying.get_updates()
    queue = await remote.get("/sandbox/queue")
    assert (queue["pending"], queue["last"]) == ([taken.update_id], taken.update_id)
    async with client(alone) as alive:
        (again,) = await alive.get_updates()
        assert again.model_dump() == taken.model_dump()
        await alive.get_updates(offset=again.update_id + 1)
    assert (await remote.get("/sandbox/quiet")) == {"quiet": True}


@pytest.mark.asyncio(loop_scope="module")
async def test_faults_from_outside(alone: str, remote: Remote) -> None:
    """Trouble can be ordered from another process, and only trouble that exists."""
    assert (await remote.post("/sandbox/faults", method="getMe", kind="500"))["ok"]
    async with aiohttp.ClientSession(alone) as web:
        statuses = []
        for _ in range(2):
            async with web.get("/bot42:x/getMe") as answer:
                statuses.append(answer.status)
        async with web.post("/sandbox/faults", json={"method": "getMe", "kind": "flood"}) as answer:
            assert answer.status == 400
    assert statuses == [500, 200]
