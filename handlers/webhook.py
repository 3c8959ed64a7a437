"""The webhook: an update is a row in the inbox before Telegram gets its 200 (Bot API, setWebhook)."""

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiohttp import web

from bot.delivery.inbox import Inbox
from bot.settings import Settings
from handlers.polling import ALLOWED

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
LARGEST_UPDATE = 1024 * 1024
CONNECTIONS = 40


@dataclass(frozen=True, slots=True)
class Door:
    """Lets in what knows the secret."""

    inbox: Inbox
    secret: str

    async def receive(self, request: web.Request) -> web.Response:
        """Keep one update. 403 without the secret, 400 for what is no update; Telegram repeats what got no 200."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self.secret.encode()):
            raise web.HTTPForbidden
        try:
            update = json.loads(await request.text())
            update_id = int(update["update_id"])
        except (ValueError, TypeError, KeyError):
            raise web.HTTPBadRequest from None
        await self.inbox.keep([{**update, "update_id": update_id}])
        return web.Response()


async def health(_request: web.Request) -> web.Response:
    """The process is alive."""
    return web.Response(text="ok\n")


@asynccontextmanager
async def listening(settings: Settings, inbox: Inbox) -> AsyncIterator[int]:
    """Listen on HTTP_HOST:HTTP_PORT until the block ends; the port."""
    app = web.Application(client_max_size=LARGEST_UPDATE)
    path = urlsplit(settings.webhook_url).path or "/webhook"
    app.router.add_post(path, Door(inbox, settings.webhook_secret.get_secret_value()).receive)
    app.router.add_get("/healthz", health)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=15)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.http_host, settings.http_port)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def receive_by_webhook(bot: Bot, inbox: Inbox, settings: Settings) -> None:
    """Tell Telegram where to bring updates and receive them until cancelled.

    Raises TelegramUnauthorizedError for a token Telegram does not know.
    """
    async with listening(settings, inbox):
        pause = 1.0
        while True:
            try:
                await bot.set_webhook(
                    settings.webhook_url,
                    secret_token=settings.webhook_secret.get_secret_value(),
                    allowed_updates=ALLOWED,
                    max_connections=CONNECTIONS,
                )
                break
            except TelegramUnauthorizedError:
                raise
            except TelegramAPIError as trouble:
                log.warning("the webhook is not set (%s), trying again in %.0f s", type(trouble).__name__, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
        await asyncio.Event().wait()
