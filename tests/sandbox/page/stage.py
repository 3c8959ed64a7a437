"""What the tests of the page stand on: the real stand-in server, a bot that answers presses, a page in a browser."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from sandbox.limits import Limits
from sandbox.people import ANNA, BEN, demo_people
from sandbox.serving import Server, serve
from sandbox.world import World

TOKEN = "42:page"
ZONE = "Asia/Barnaul"
MORNING = datetime(2025, 11, 18, 9, 0, tzinfo=ZoneInfo(ZONE))
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 390, "height": 844}
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC"
)


class HandClock:
    """Forum time moved by hand, with one thing due in three hours until the clock has passed it."""

    def __init__(self) -> None:
        self.moment = MORNING

    @property
    def zone(self) -> str:
        return ZONE

    @property
    def speed(self) -> float:
        return 1

    def now(self) -> datetime:
        return self.moment

    async def next_due(self) -> tuple[datetime, str] | None:
        due = MORNING + timedelta(hours=3)
        return (due, "напоминание <b>об экскурсии</b>") if self.moment < due else None

    async def add(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)

    async def set(self, at: datetime) -> None:
        self.moment = at

    async def next(self) -> None:
        due = await self.next_due()
        self.moment = due[0] if due else self.moment

    async def reset(self) -> None:
        self.moment = MORNING


@dataclass(slots=True)
class Stage:
    """A running world. ``ticking`` holds the clock's tick until set; ``owed`` is said at the next tick."""

    world: World
    server: Server
    session: aiohttp.ClientSession
    clock: HandClock
    ticking: asyncio.Event = field(default_factory=asyncio.Event)
    owed: list[dict[str, Any]] = field(default_factory=list)
    presses: list[str] = field(default_factory=list)

    async def call(self, method: str, files: dict[str, bytes] | None = None, **params: Any) -> Any:
        """Call the Bot API as a bot would; returns the result, fails on a refusal."""
        form = aiohttp.FormData()
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, data in (files or {}).items():
            form.add_field(name, data, filename=f"{name}.png")
        async with self.session.post(f"{self.server.url}/bot{TOKEN}/{method}", data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, html: str, buttons: list[list[dict[str, Any]]] | None = None, **more: Any) -> int:
        """Send Anna an HTML text with inline buttons; returns the message's id."""
        markup = {"reply_markup": {"inline_keyboard": buttons}} if buttons else {}
        sent = await self.call("sendMessage", **{"chat_id": ANNA, "text": html, "parse_mode": "HTML", **markup, **more})
        return int(sent["message_id"])

    async def tick(self) -> None:
        """What falls due when the clock moves."""
        await self.ticking.wait()
        for message in self.owed:
            await self.say(**message)
        self.owed.clear()

    async def answer_presses(self) -> None:
        """Answer presses with what their data asks for: «toast:text», «alert:text», «edit:text», nothing («quiet:»).

        Ends when the server goes away.
        """
        offset = 0
        with suppress(aiohttp.ClientConnectionError):
            while True:
                for update in await self.call("getUpdates", offset=offset, timeout=20):
                    offset = update["update_id"] + 1
                    if query := update.get("callback_query"):
                        await self._answer(query)

    async def _answer(self, query: dict[str, Any]) -> None:
        self.presses.append(query["data"])
        kind, _, text = query["data"].partition(":")
        if kind == "quiet":
            return
        if kind == "edit":
            place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
            keys = {"inline_keyboard": [[{"text": "Ещё", "callback_data": "edit:ещё раз"}]]}
            await self.call("editMessageText", text=text, reply_markup=keys, **place)
        shown = {"text": text, "show_alert": kind == "alert"} if kind in {"toast", "alert"} else {}
        await self.call("answerCallbackQuery", callback_query_id=query["id"], **shown)


@asynccontextmanager
async def set_stage() -> AsyncIterator[Stage]:
    """A world of two people who have both started the bot, its server, and a bot that answers."""
    clock = HandClock()
    world = World(clock.now, limits=Limits.off(), people=demo_people(), name="Форум", username="forum_box_bot")
    for person in (ANNA, BEN):
        await world.phone(person).start()
    async with aiohttp.ClientSession() as session:

        async def tick() -> None:
            await stage.tick()

        stage = Stage(world, await serve(world, forum_clock=clock, tick=tick), session, clock)
        stage.ticking.set()
        bot = asyncio.create_task(stage.answer_presses())
        try:
            yield stage
        finally:
            bot.cancel()
            with suppress(asyncio.CancelledError):
                await bot
            world.updates.end_poll("the bot is gone")  # or closing would wait for it in vain
            await stage.server.close()


@asynccontextmanager
async def open_page(
    browser: Browser, stage: Stage, *, viewport: ViewportSize = WIDE, locale: str = "ru-RU"
) -> AsyncIterator[Page]:
    """The page in a window of its own; any script error on it fails the test."""
    errors: list[str] = []
    context = await browser.new_context(viewport=viewport, locale=locale, reduced_motion="reduce")
    context.set_default_timeout(5000)
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(f"a script opened a dialog: {dialog.message}"))
    await page.goto(stage.server.page_url)
    await expect(phone_of(page).get_by_text("/start").first).to_be_attached()
    yield page
    await context.close()
    assert errors == []


def phone_of(page: Page, user_id: int = ANNA) -> Locator:
    """One person's phone on the page."""
    return page.locator(f'[data-phone="{user_id}"]')


def message_of(page: Page, message_id: int, user_id: int = ANNA) -> Locator:
    """One message on a phone."""
    return phone_of(page, user_id).locator(f'[data-message-id="{message_id}"]')
