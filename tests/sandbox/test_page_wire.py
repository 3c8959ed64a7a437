"""The page's wire: the stream of states, what people do, the clock, files, and who may come in."""

from __future__ import annotations

import asyncio
import base64
import io
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.types import BufferedInputFile, KeyboardButton, ReplyKeyboardMarkup

from bot.clock import MovableClock
from sandbox.acts import LARGEST_FILE
from sandbox.refusal import CannotDo
from sandbox.serving import Server, serve
from sandbox.world import World
from tests.sandbox.tools import buttons, client, next_update, png

ZONE = "Asia/Barnaul"


class HandClock:
    """A clock moved by the page; a reminder is due at eight in the evening."""

    zone = ZONE
    speed = 1.0

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.begin = clock.now()
        self.due = datetime(2025, 11, 18, 20, 0, tzinfo=ZoneInfo(ZONE))

    def now(self) -> datetime:
        return self.clock.now().astimezone(ZoneInfo(ZONE))

    async def next_due(self) -> tuple[datetime, str] | None:
        return (self.due, "reminder") if self.now() < self.due else None

    async def add(self, seconds: float) -> None:
        self.clock.add(timedelta(seconds=seconds))

    async def set(self, at: datetime) -> None:
        self.clock.set(at)

    async def next(self) -> None:
        if self.now() >= self.due:
            raise CannotDo("nothing is due")
        self.clock.set(self.due)

    async def reset(self) -> None:
        self.clock.set(self.begin)


@pytest.fixture
def ticks() -> list[int]:
    """One entry for each tick run."""
    return []


@pytest_asyncio.fixture
async def server(world: World, clock: MovableClock, ticks: list[int]) -> AsyncIterator[Server]:
    """The world with a clock that moves."""

    async def tick() -> None:
        ticks.append(1)

    running = await serve(world, forum_clock=HandClock(clock), tick=tick)
    yield running
    await running.close()


@pytest_asyncio.fixture
async def web(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser, nearly."""
    async with aiohttp.ClientSession(server.url) as session:
        yield session


class Stream:
    """States as they come."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.lines = response.content

    async def next(self) -> dict[str, Any]:
        """The next state."""
        async with asyncio.timeout(5):
            assert await self.lines.readline() == b"event: state\n"
            data = await self.lines.readline()
            assert await self.lines.readline() == b"\n"
        state: dict[str, Any] = json.loads(data.removeprefix(b"data: "))
        return state

    async def until(self, key: str, value: object) -> dict[str, Any]:
        """Anna's phone once ``key`` is ``value``."""
        while True:
            phone: dict[str, Any] = (await self.next())["phones"][0]
            if phone[key] == value:
                return phone


async def act(web: aiohttp.ClientSession, do: str, phone: int = 101, **details: Any) -> dict[str, Any]:
    """Something Anna does on the page."""
    async with web.post("/sandbox/act", json={"phone": phone, "do": do, **details}) as answer:
        assert answer.status == 200
        body: dict[str, Any] = await answer.json()
        return body


async def test_the_first_state(web: aiohttp.ClientSession) -> None:
    """A page that connects gets everything at once."""
    async with web.get("/sandbox/stream") as response:
        assert response.content_type == "text/event-stream"
        state = await Stream(response).next()
    assert state["clock"] == {
        "now": "2025-11-18T09:00:00+07:00",
        "zone": ZONE,
        "next": {"at": "2025-11-18T20:00:00+07:00", "what": "reminder"},
        "speed": 1,
    }
    assert state["bot"] == {"name": "Форум", "username": "forum_box_bot"}
    assert [(p["user_id"], p["name"], p["language"]) for p in state["phones"]] == [
        (101, "Аня Белова", "ru"),
        (102, "Ben Carter", "en"),
    ]
    assert state["phones"][0] | {"name": "", "language": ""} == {
        "user_id": 101, "name": "", "language": "", "blocked": False, "commands": [], "menu": True, "typing": False,
        "keyboard": None, "description": "", "started": False, "messages": [],
    }  # fmt: skip


async def test_changes_come_by_themselves(web: aiohttp.ClientSession, bot: Bot) -> None:
    """After every change the page gets the new state."""
    async with web.get("/sandbox/stream") as response:
        stream = Stream(response)
        await stream.next()
        assert (await act(web, "start"))["ok"]
        await stream.until("started", True)
        await bot.send_message(101, "<b>Меню</b>", parse_mode="HTML", reply_markup=buttons("Программа"))
        phone = (await stream.next())["phones"][0]
        message = phone["messages"][-1]
        assert message == {
            "id": message["id"], "from": "bot", "date": "2025-11-18T02:00:00+00:00", "edited": False, "text": "Меню",
            "html": "<b>Меню</b>", "buttons": [[{"text": "Программа", "kind": "callback"}]],
        }  # fmt: skip
        await bot.send_chat_action(101, "typing")
        assert (await stream.next())["phones"][0]["typing"]


@pytest.mark.usefixtures("anna")
async def test_a_closed_page_is_no_trouble(web: aiohttp.ClientSession, bot: Bot) -> None:
    """A page that went away does not hold the world up."""
    response = await web.get("/sandbox/stream")
    await Stream(response).next()
    response.close()
    for _ in range(3):
        await bot.send_message(101, "x")
    async with web.get("/sandbox/stream") as again:
        assert len((await Stream(again).next())["phones"][0]["messages"]) == 4


@pytest.mark.usefixtures("anna")
async def test_pressing_waits_for_the_answer(web: aiohttp.ClientSession, bot: Bot) -> None:
    """A press answers with what the bot showed."""
    sent = await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    pressing = asyncio.create_task(act(web, "press", message_id=sent.message_id, row=0, col=0))
    query = await next_update(bot, "callback_query")
    await query.answer("Готово", show_alert=True)
    assert await pressing == {
        "ok": True, "answer": {"text": "Готово", "alert": True, "url": None}, "url": None, "copy": None,
    }  # fmt: skip


@pytest.mark.usefixtures("anna")
async def test_every_deed(web: aiohttp.ClientSession, bot: Bot, world: World) -> None:
    """Each thing a person can do on the page reaches the bot as the right update."""
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Отмена")]])
    await bot.send_message(101, "x", reply_markup=keys)
    data = base64.b64encode(png()).decode()
    deeds: list[tuple[str, dict[str, Any], str]] = [
        ("write", {"text": "привет"}, "message"),
        ("key", {"text": "Отмена"}, "message"),
        ("contact", {}, "message"),
        ("location", {}, "message"),
        ("photo", {"name": "a.png", "data": data, "caption": "x"}, "message"),
        ("document", {"name": "a.bin", "data": data}, "message"),
        ("voice", {}, "message"),
        ("sticker", {}, "message"),
        ("start", {"payload": "s_X"}, "message"),
        ("block", {}, "my_chat_member"),
        ("unblock", {}, "my_chat_member"),
    ]
    for do, details, kind in deeds:
        assert (await act(web, do, **details))["ok"], do
        await next_update(bot, kind)
    sent = await act(web, "write", text="опечатка")
    await next_update(bot, "message")
    assert (await act(web, "edit", message_id=sent["message_id"], text="исправлено"))["ok"]
    assert (await next_update(bot, "edited_message")).text == "исправлено"
    assert (await act(web, "seen")) == {"ok": True}
    assert not world.updates.pending


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"phone": 101},
        {"phone": "101", "do": "write", "text": "x"},
        {"phone": True, "do": "start"},
        {"phone": 555, "do": "start"},
        {"phone": 101, "do": "fly"},
        {"phone": 101, "do": "write"},
        {"phone": 101, "do": "write", "text": 5},
        {"phone": 101, "do": "write", "text": "  "},
        {"phone": 101, "do": "write", "text": "x", "reply_to": 999},
        {"phone": 101, "do": "press", "message_id": 999, "row": 0, "col": 0},
        {"phone": 101, "do": "press", "message_id": 1, "row": 0, "col": 0},
        {"phone": 101, "do": "press", "message_id": 1, "row": -1, "col": -1},
        {"phone": 101, "do": "key", "text": "x"},
        {"phone": 101, "do": "photo", "name": "x", "data": "!"},
        {"phone": 101, "do": "photo", "name": "x", "data": "YWJj"},
        {"phone": 101, "do": "document", "name": "x", "data": ""},
        {"phone": 101, "do": "document", "name": "x", "data": base64.b64encode(bytes(LARGEST_FILE + 1)).decode()},
        {"phone": 101, "do": "edit", "message_id": 999, "text": "x"},
        {"phone": 101, "do": "start", "payload": "кириллица"},
        {"phone": 999, "do": "join", "name": "Гость"},
    ],
)
@pytest.mark.usefixtures("anna")
async def test_deeds_refused(web: aiohttp.ClientSession, world: World, body: dict[str, Any]) -> None:
    """What cannot be done is answered with the reason, and nothing happens."""
    raw = io.BytesIO(json.dumps(body).encode())
    async with web.post("/sandbox/act", data=raw, headers={"Content-Type": "application/json"}) as answer:
        told = await answer.json()
    assert told["ok"] is False
    assert told["error"]
    assert not world.updates.pending


@pytest.mark.usefixtures("anna")
async def test_files(web: aiohttp.ClientSession, bot: Bot) -> None:
    """The page fetches pictures to show and documents to save, never to run."""
    evil = BufferedInputFile(b"<script>alert(1)</script>", "план.html")
    await bot.send_document(101, evil)
    await bot.send_photo(101, BufferedInputFile(png(), "цех.png"))
    async with web.get("/sandbox/stream") as response:
        document, photo = (await Stream(response).next())["phones"][0]["messages"][-2:]
    async with web.get(document["document"]["url"]) as answer:
        assert await answer.read() == b"<script>alert(1)</script>"
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%BF")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with web.get(photo["photo"]["url"]) as answer:
        assert (await answer.read(), answer.content_type) == (png(), "image/png")
    async with web.get("/sandbox/file/nothing") as answer:
        assert answer.status == 404


async def test_the_clock_moves(web: aiohttp.ClientSession, ticks: list[int]) -> None:
    """The clock is moved by a span, to a moment, to the next due thing and back; each time what fell due has run."""

    async def move(**body: Any) -> dict[str, Any]:
        async with web.post("/sandbox/clock", json=body) as answer:
            told: dict[str, Any] = await answer.json()
            return told

    assert (await move(do="add", seconds=3600))["now"] == "2025-11-18T10:00:00+07:00"
    assert (await move(do="set", at="2025-11-18T12:30"))["now"] == "2025-11-18T12:30:00+07:00"
    assert await move(do="next") == {"now": "2025-11-18T20:00:00+07:00", "zone": ZONE, "next": None, "speed": 1}
    assert len(ticks) == 3
    assert await move(do="next") == {"ok": False, "error": "nothing is due"}
    assert (await move(do="reset"))["next"] is not None
    for bad in ({"do": "set", "at": "завтра"}, {"do": "add"}, {"do": "fly"}, {"do": "add", "seconds": True}):
        assert (await move(**bad))["ok"] is False
    async with web.get("/sandbox/clock") as answer:
        assert (await answer.json())["now"] == "2025-11-18T09:00:00+07:00"


async def test_the_clock_tells_the_page(web: aiohttp.ClientSession) -> None:
    """Moving the clock is a change like any other."""
    async with web.get("/sandbox/stream") as response:
        stream = Stream(response)
        await stream.next()
        async with web.post("/sandbox/clock", json={"do": "add", "seconds": 60}):
            pass
        assert (await stream.next())["clock"]["now"] == "2025-11-18T09:01:00+07:00"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:80", "", "[2001:db8::1]:80"])
async def test_other_names_are_refused(web: aiohttp.ClientSession, host: str) -> None:
    """A name that merely points here gets nothing, neither the page nor the Bot API."""
    for path in ("/sandbox/clock", "/bot42:x/getMe"):
        async with web.get(path, headers={"Host": host}) as answer:
            assert answer.status in {400, 403}


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:8080"])
async def test_our_own_names(web: aiohttp.ClientSession, host: str) -> None:
    """This machine is known by several names."""
    async with web.get("/sandbox/clock", headers={"Host": host}) as answer:
        assert answer.status == 200


async def test_foreign_pages_are_refused(web: aiohttp.ClientSession, server: Server, world: World) -> None:
    """A foreign page can neither post here nor pass its words off as a form; our own may."""
    body = json.dumps({"phone": 101, "do": "start"})
    plain = {"Content-Type": "text/plain"}
    async with web.post("/sandbox/act", data=body, headers=plain) as answer:
        assert answer.status == 415
    foreign = {"Content-Type": "application/json", "Origin": "https://evil.example"}
    async with web.post("/sandbox/act", data=body, headers=foreign) as answer:
        assert answer.status == 403
    assert not world.updates.pending
    own = {"Content-Type": "application/json", "Origin": server.url}
    async with web.post("/sandbox/act", data=body, headers=own) as answer:
        assert (await answer.json())["ok"]
    async with web.post("/sandbox/act", data=b"{", headers=own) as answer:
        assert (await answer.json())["ok"] is False


async def test_any_host_if_asked(world: World) -> None:
    """In a container other names may be let in."""
    server = await serve(world, any_host=True)
    try:
        async with (
            aiohttp.ClientSession() as web,
            web.get(f"{server.url}/sandbox/clock", headers={"Host": "forum.example"}) as answer,
        ):
            assert answer.status == 200
    finally:
        await server.close()


async def test_the_page_itself(web: aiohttp.ClientSession, server: Server) -> None:
    """The page's files are served, and nothing else of the folder or the disk."""
    page = Path(__file__).parents[2] / "sandbox" / "page"
    async with web.get("/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert await answer.text() == (page / "index.html").read_text()
    for path in ("/nothing.js", "/..%2fpage.py", "/../page.py", "/%2e%2e/world.py", "/page", "/.%00"):
        assert await raw_status(server, path) == 404, path


async def raw_status(server: Server, path: str) -> int:
    """The status of a path exactly as written; a client would tidy it up first."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return int(line.split()[1])


async def test_a_still_clock(world: World) -> None:
    """A stand-in that runs alone shows the world's clock and does not move it."""
    server = await serve(world)
    try:
        async with aiohttp.ClientSession(server.url) as web:
            async with web.get("/sandbox/clock") as answer:
                assert (await answer.json())["zone"] == "UTC"
            for do in ("next", "reset"):
                async with web.post("/sandbox/clock", json={"do": do}) as answer:
                    assert (answer.status, (await answer.json())["ok"]) == (400, False)
    finally:
        await server.close()


async def test_closing_lets_everybody_go(world: World) -> None:
    """A server with an open stream and a waiting poll closes at once."""
    server = await serve(world)
    async with client(server.url) as bot, aiohttp.ClientSession(server.url) as web:
        poll = asyncio.create_task(bot.get_updates(timeout=30))
        response = await web.get("/sandbox/stream")
        await Stream(response).next()
        assert await world.updates.bell.until(lambda: world.updates.waiting, 5)
        async with asyncio.timeout(3):
            await server.close()
        response.close()
        await asyncio.gather(poll, return_exceptions=True)
