"""What the doctor hears from Telegram, or does not hear: a line for each, and never a long wait."""

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.clock import Clock, MovableClock
from bot.doctor import telegram
from bot.doctor.finding import Finding
from bot.settings import Settings, read_settings
from bot.texts import Texts

TOKEN = "7000000001:abc"
SECRET = "s" * 32


@dataclass
class Api:
    """A Bot API that knows two methods and answers as it is told."""

    me: dict[str, Any] = field(default_factory=lambda: {"username": "forum_bot", "supports_inline_queries": True})
    hook: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    silent: asyncio.Event | None = None

    async def answer(self, request: web.Request) -> web.Response:
        """getMe and getWebhookInfo."""
        if self.silent:
            await self.silent.wait()
        if self.status != 200 or request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False}, status=self.status if self.status != 200 else 401)
        return web.json_response(
            {"ok": True, "result": self.me if request.match_info["method"] == "getMe" else self.hook}
        )


@asynccontextmanager
async def at_work(api: Api) -> AsyncIterator[str]:
    """The API on a free port; its address."""
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", api.answer)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://localhost:{runner.addresses[0][1]}"
    finally:
        if api.silent:
            api.silent.set()
        await runner.cleanup()


def settings(**given: object) -> Settings:
    """Settings that read no .env."""
    return read_settings(**{"_env_file": None, "bot_token": TOKEN, **given})


async def look(api: Api, clock: Clock | None = None, **given: str) -> tuple[list[str], str]:
    """The marks and the words of what is found, in English."""
    words = Texts.load().speak("en", "UTC")
    async with at_work(api) as url:
        findings = await telegram.look(settings(telegram_api_url=url, **given), words, clock or Clock())
    return told(findings)


def told(findings: tuple[Finding, ...]) -> tuple[list[str], str]:
    """Marks, and all words together."""
    return [finding.mark for finding in findings], "\n".join(finding.text for finding in findings)


async def test_all_is_well() -> None:
    """A known token, polling, privacy on, inline on, a right clock."""
    marks, text = await look(Api())
    assert marks == ["ok"] * 5
    assert "@forum_bot" in text


@pytest.mark.parametrize(
    ("api", "given", "mark", "part"),
    [
        (Api(status=401), {}, "fault", "does not know this BOT_TOKEN"),
        (Api(status=502), {}, "fault", "refused with 502"),
        (Api(), {"bot_token": "nonsense"}, "fault", "is not a token"),
        (Api(), {"bot_token": ""}, "fault", "is empty"),
        (Api(me={"username": "b", "can_read_all_group_messages": True}), {}, "warning", "every message of groups"),
        (Api(me={"username": "b"}), {}, "warning", "inline mode is off"),
        (Api(hook={"url": "https://other.example/hook"}), {}, "warning", "other.example"),
        (Api(hook={"pending_update_count": 500}), {}, "warning", "500 updates wait"),
        (
            Api(hook={"url": "https://other.example"}),
            {"webhook_url": "https://mine.example", "webhook_secret": SECRET},
            "warning",
            "another webhook",
        ),
        (
            Api(
                hook={
                    "url": "https://mine.example",
                    "last_error_date": int(datetime.now(UTC).timestamp()),
                    "last_error_message": "Connection refused",
                }
            ),
            {"webhook_url": "https://mine.example", "webhook_secret": SECRET},
            "warning",
            "Connection refused",
        ),
    ],
)
async def test_what_is_wrong_is_named(api: Api, given: dict[str, str], mark: str, part: str) -> None:
    """Each trouble has its mark and its words; the secrets are in none of them."""
    marks, text = await look(api, None, **given)
    assert mark in marks
    assert part in text
    assert TOKEN not in text
    assert SECRET not in text


@pytest.mark.parametrize(("ahead", "mark"), [(0, "ok"), (60, "warning"), (-60, "warning"), (600, "fault")])
async def test_the_clock_is_compared(ahead: int, mark: str) -> None:
    """A clock that is off shows against the Date of the answer."""
    clock = MovableClock(datetime.now(UTC) + timedelta(seconds=ahead), speed=1.0)
    marks, text = await look(Api(), clock)
    assert marks[-1] == mark
    assert ("ahead" in text) == (ahead > 0)
    assert ("behind" in text) == (ahead < 0)


async def test_silence_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that never answers is a fault after the time allowed; one that is not there, at once."""
    monkeypatch.setattr(telegram, "SECONDS", 0.3)
    marks, text = await look(Api(silent=asyncio.Event()))
    assert marks == ["fault"]
    assert "does not answer" in text
    words = Texts.load().speak("en", "UTC")
    for url in ("http://127.0.0.1:1", "http://no-such-host.invalid", "not an address"):
        findings = await telegram.look(settings(telegram_api_url=url), words, Clock())
        assert [finding.mark for finding in findings] == ["fault"]
        assert TOKEN not in findings[0].text


def test_a_search_for_the_host_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine cut off from its name servers the command ends in time, the search still hanging."""
    monkeypatch.setattr(telegram, "SECONDS", 0.3)
    released = threading.Event()
    really: Callable[..., Any] = socket.getaddrinfo

    def hanging(host: str, *arguments: Any, **named: Any) -> Any:
        if host == "hanging.example":
            released.wait(30)
            raise OSError("too late")
        return really(host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    words = Texts.load().speak("en", "UTC")
    began = time.monotonic()
    try:
        findings = asyncio.run(telegram.look(settings(telegram_api_url="http://hanging.example"), words, Clock()))
        assert time.monotonic() - began < 10
    finally:
        released.set()
    assert [finding.mark for finding in findings] == ["fault"]
