"""How updates reach the bot: long polling, confirmation, conflicts, webhooks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError, TelegramUnauthorizedError
from aiohttp import web

from sandbox.phone import Phone
from sandbox.serving import Server, serve
from sandbox.updates import MESSAGE_LIFE, PRESS_LIFE
from sandbox.webhook import lane_of
from sandbox.world import World
from tests.sandbox.tools import Seconds, buttons, client, next_update, refused

TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def texts(bot: Bot, **parameters: Any) -> list[str | None]:
    """The texts of one batch."""
    return [update.message.text if update.message else None for update in await bot.get_updates(**parameters)]


async def test_who_am_i(bot: Bot, world: World) -> None:
    """getMe tells the bot's own name."""
    me = await bot.get_me()
    assert (me.is_bot, me.username, me.id) == (True, world.bot.username, world.bot.id)


async def test_a_batch_comes_again_until_confirmed(bot: Bot, anna: Phone) -> None:
    """The same updates are handed out again until a later offset is asked for."""
    for word in ("раз", "два", "три"):
        await anna.write(word)
    first = await bot.get_updates()
    assert [update.message.text for update in first if update.message] == ["раз", "два", "три"]
    assert await bot.get_updates() == first
    assert await bot.get_updates(offset=first[0].update_id) == first
    assert await texts(bot, offset=first[1].update_id) == ["два", "три"]
    assert await texts(bot) == ["два", "три"]
    assert await texts(bot, offset=first[2].update_id + 1) == []


async def test_limit_and_negative_offset(bot: Bot, anna: Phone) -> None:
    """``limit`` cuts the batch; a negative offset keeps only the last ones."""
    for word in ("раз", "два", "три"):
        await anna.write(word)
    assert await texts(bot, limit=2) == ["раз", "два"]
    assert await texts(bot, offset=-1) == ["три"]
    assert await texts(bot) == ["три"]


async def test_update_ids_grow_by_one(bot: Bot, anna: Phone) -> None:
    """Ids of updates are consecutive."""
    for word in ("раз", "два", "три"):
        await anna.write(word)
    ids = [update.update_id for update in await bot.get_updates()]
    assert ids == list(range(ids[0], ids[0] + 3))


async def test_a_waiting_poll_wakes(bot: Bot, anna: Phone) -> None:
    """A long poll answers as soon as something happens, not at its end."""
    poll = asyncio.create_task(texts(bot, timeout=30))
    assert await anna.world.updates.bell.until(lambda: anna.world.updates.waiting, 5)
    await anna.write("привет")
    assert await asyncio.wait_for(poll, 5) == ["привет"]


async def test_an_empty_poll_ends(bot: Bot) -> None:
    """With nothing to tell, the poll ends by itself."""
    assert await bot.get_updates(timeout=1) == []


async def test_the_second_poll_ends_the_first(bot: Bot, server: Server, anna: Phone) -> None:
    """Two pollers: the one that waits gets Telegram's 409, the newcomer waits on."""
    async with client(server.url) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        assert await anna.world.updates.bell.until(lambda: anna.world.updates.waiting, 5)
        second = asyncio.create_task(texts(other, timeout=30))
        with refused(TERMINATED, TelegramConflictError):
            await first
        assert await anna.world.updates.bell.until(lambda: anna.world.updates.waiting, 5)
        await anna.write("кто здесь?")
        assert await second == ["кто здесь?"]


async def test_only_what_was_asked_for(bot: Bot, anna: Phone) -> None:
    """``allowed_updates`` holds for later updates, until set again; an empty list is everything usual."""
    await bot.get_updates(allowed_updates=["message"])
    sent = await anna.write("привет")
    await anna.edit(sent, "пока")
    assert [update.event_type for update in await bot.get_updates()] == ["message"]
    await bot.get_updates(allowed_updates=[])
    await anna.edit(sent, "снова")
    assert [update.event_type for update in await bot.get_updates()] == ["message", "edited_message"]


async def test_quiet_means_confirmed(bot: Bot, anna: Phone, world: World) -> None:
    """The world is quiet when everything was handed out and confirmed, not merely handed out."""
    await anna.write("привет")
    (update,) = await bot.get_updates()
    assert not await world.quiet(timeout=0.01)
    waiting = asyncio.create_task(world.quiet(timeout=5))
    await bot.get_updates(offset=update.update_id + 1)
    assert await waiting


async def test_a_dead_bot_loses_nothing(server: Server, anna: Phone) -> None:
    """A poll whose bot has died takes an update with it only in appearance: the next poll gets it."""
    async with client(server.url) as dying:
        poll = asyncio.create_task(dying.get_updates(timeout=30))
        assert await anna.world.updates.bell.until(lambda: anna.world.updates.waiting, 5)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
    await anna.write("есть кто?")
    async with client(server.url) as alive:
        assert await texts(alive, timeout=5) == ["есть кто?"]


async def test_presses_are_dropped_sooner_than_messages(bot: Bot, anna: Phone, seconds: Seconds) -> None:
    """An undelivered press is forgotten after 150 s, a message after a day."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    await anna.write("привет")
    await anna.press("Программа")
    seconds.pass_by(PRESS_LIFE + 1)
    assert [update.event_type for update in await bot.get_updates()] == ["message"]
    seconds.pass_by(MESSAGE_LIFE)
    assert await bot.get_updates() == []
    assert len(anna.world.updates.dropped) == 2


async def test_the_same_update_again(bot: Bot, anna: Phone, world: World) -> None:
    """An update may come again under a new id, with everything else the same."""
    await anna.write("привет")
    (first,) = await bot.get_updates()
    world.updates.again(first.update_id)
    (second,) = await bot.get_updates(offset=first.update_id + 1)
    assert second.update_id == first.update_id + 1
    assert second.message == first.message


@pytest.mark.parametrize("token", ["43:other", "no-colon"])
async def test_a_wrong_token(clock: Any, token: str) -> None:
    """A world with a token takes only that one."""
    server = await serve(World(clock.now, token="42:right"))
    try:
        async with client(server.url, token if ":" in token else "1:x") as stranger:
            with refused("Unauthorized", TelegramUnauthorizedError):
                await stranger.get_me()
        async with client(server.url, "42:right") as owner:
            assert (await owner.get_me()).is_bot
    finally:
        await server.close()


@asynccontextmanager
async def listening(
    *statuses: int,
) -> AsyncIterator[tuple[str, list[tuple[str | None, dict[str, Any]]], asyncio.Event]]:
    """A bot's own address: answers with these statuses, then 200; what came, and an event set at each arrival."""
    heard: list[tuple[str | None, dict[str, Any]]] = []
    answers, arrived = list(statuses), asyncio.Event()

    async def take(request: web.Request) -> web.Response:
        heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        arrived.set()
        return web.Response(status=answers.pop(0) if answers else 200)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", heard, arrived
    finally:
        await runner.cleanup()


async def test_a_webhook(bot: Bot, anna: Phone, world: World) -> None:
    """Updates are pushed with the secret, in order, and confirmed by a 200."""
    async with listening() as (url, heard, _):
        await bot.set_webhook(url, secret_token="s" * 32)
        for word in ("раз", "два", "три"):
            await anna.write(word)
        assert await world.quiet(5)
        assert [(secret, update["message"]["text"]) for secret, update in heard] == [
            ("s" * 32, "раз"),
            ("s" * 32, "два"),
            ("s" * 32, "три"),
        ]
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.last_error_message) == (url, 0, None)
        with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_a_failing_webhook_is_tried_again(bot: Bot, anna: Phone, world: World) -> None:
    """What was not answered by 200 comes again, and holds up what is behind it in its own queue only."""
    async with listening(500) as (url, heard, arrived):
        await bot.set_webhook(url)
        await anna.write("раз")
        await asyncio.wait_for(arrived.wait(), 5)
        await anna.write("два")
        assert await world.quiet(5)
        assert [update["message"]["text"] for _, update in heard] == ["раз", "раз", "два"]
        assert (await bot.get_webhook_info()).last_error_message == "Wrong response from the webhook: 500"
        await bot.delete_webhook()


async def test_presses_and_messages_travel_apart(bot: Bot, anna: Phone, world: World) -> None:
    """With a webhook a person's messages and presses are in different queues."""
    await bot.send_message(101, "меню", reply_markup=buttons("Программа"))
    await anna.write("привет")
    await anna.press("Программа")
    assert [lane_of(queued) for queued in world.updates.pending] == ["chat:101", "callback_query:101"]


async def test_a_webhook_must_be_safe(bot: Bot) -> None:
    """Plain http to another machine, or a secret with odd letters, is refused."""
    with refused("Bad Request: bad webhook: An HTTPS URL must be provided for webhook", TelegramBadRequest):
        await bot.set_webhook("http://example.com/hook")
    with refused("Bad Request: secret token contains illegal characters"):
        await bot.set_webhook("https://example.com/hook", secret_token="пароль")


async def test_setting_a_webhook_ends_the_poll(bot: Bot, world: World) -> None:
    """A poll that waits is ended in Telegram's words when a webhook is set."""
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    assert await world.updates.bell.until(lambda: world.updates.waiting, 5)
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with refused("Conflict: terminated by setWebhook request", TelegramConflictError):
        await poll
    await bot.delete_webhook()


async def test_pending_updates_can_be_dropped(bot: Bot, anna: Phone) -> None:
    """``drop_pending_updates`` forgets what waits."""
    await anna.write("привет")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_a_call_by_get_and_by_json(server: Server, anna: Phone) -> None:
    """Parameters come in the address, as a form or as JSON alike, and a method's case does not matter."""
    base = f"{server.url}/bot42:x"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{base}/SENDMESSAGE", params={"chat_id": "101", "text": "раз"}) as answer:
            assert (await answer.json())["ok"]
        async with session.post(f"{base}/sendMessage", json={"chat_id": 101, "text": "два"}) as answer:
            assert (await answer.json())["result"]["text"] == "два"
        async with session.post(f"{base}/sendMessage", data={"chat_id": "101", "text": "три"}) as answer:
            assert (await answer.json())["result"]["chat"]["id"] == 101
    assert [view.text for view in anna.heard] == ["раз", "два", "три"]


async def test_a_press_arrives_as_telegram_sends_it(bot: Bot, anna: Phone) -> None:
    """A press carries the message with its buttons, the chat's instance and the person."""
    sent = await bot.send_message(101, "меню", reply_markup=buttons("Программа", data="p:1"))
    press = await anna.press("Программа")
    query = await next_update(bot, "callback_query")
    assert (query.id, query.data, query.from_user.id) == (press.id, "p:1", 101)
    assert query.message == sent
    assert query.chat_instance
