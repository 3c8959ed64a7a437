"""Telegram: the token, how updates come, what the bot may see, and whose clock is right.

By plain HTTP, because aiogram takes seconds to import. A look at the rights in channels belongs here too.
"""

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.clock import Clock
from bot.doctor.finding import Finding
from bot.doctor.resolving import Resolver
from bot.settings import Settings
from bot.texts import Words

SECONDS = 10.0
SKEWED, WRONG = timedelta(seconds=10), timedelta(minutes=2)
"""How far our clock may be from Telegram's: reminders come late; everything does."""
PILE = 100
RECENT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method answered: its result, or the code it was refused with; and how far our clock is ahead."""

    result: dict[str, Any] | None
    code: int
    ahead: timedelta | None


async def look(settings: Settings, words: Words, clock: Clock) -> tuple[Finding, ...]:
    """What Telegram says of the bot; at most SECONDS, whatever the network does."""
    token = settings.bot_token.get_secret_value()
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
        return (Finding("fault", words.plain("doctor-token-none")),)
    base = f"{settings.telegram_api_url.rstrip('/')}/bot{token}"
    try:
        async with asyncio.timeout(SECONDS), _web(settings) as web:
            me = await _ask(web, f"{base}/getMe", clock)
            if me.result is None:
                return (_refused(words, me.code),)
            hook = await _ask(web, f"{base}/getWebhookInfo", clock)
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as trouble:
        # The trouble's own text may hold the address with the token in it.
        return (
            Finding(
                "fault",
                words.plain("doctor-telegram-silent", api=settings.telegram_api_url, why=type(trouble).__name__),
            ),
        )
    return (
        *_bot(words, me.result),
        _receiving(settings, words, hook.result or {}, clock.now()),
        *_clock(words, me.ahead),
    )


def _web(settings: Settings) -> aiohttp.ClientSession:
    """A client that goes the way the bot itself would. Raises ValueError for a proxy that is no address."""
    if settings.telegram_proxy.startswith("socks"):
        from aiohttp_socks import ProxyConnector

        return aiohttp.ClientSession(connector=ProxyConnector.from_url(settings.telegram_proxy))
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=Resolver()), proxy=settings.telegram_proxy or None
    )  # fmt: skip


async def _ask(web: aiohttp.ClientSession, address: str, clock: Clock) -> Answer:
    async with web.get(address) as response:
        now = clock.now()
        try:
            told = parsedate_to_datetime(response.headers.get("Date", ""))
        except ValueError:
            told = None
        body = await response.json(content_type=None)
        result = body.get("result") if isinstance(body, dict) and body.get("ok") is True else None
        ahead = now - told.replace(tzinfo=told.tzinfo or UTC) if told else None
        return Answer(result if isinstance(result, dict) else None, response.status, ahead)


def _refused(words: Words, code: int) -> Finding:
    if code in (401, 404):
        return Finding("fault", words.plain("doctor-token-unknown"))
    return Finding("fault", words.plain("doctor-telegram-refuses", code=str(code)))


def _bot(words: Words, me: dict[str, Any]) -> tuple[Finding, ...]:
    """Who the bot is, and the two switches that only @BotFather has."""
    sees_all, inline = bool(me.get("can_read_all_group_messages")), bool(me.get("supports_inline_queries"))
    return (
        Finding("ok", words.plain("doctor-token", username=str(me.get("username", "")))),
        Finding("warning", words.plain("doctor-privacy-off"))
        if sees_all
        else Finding("ok", words.plain("doctor-privacy-on")),
        Finding("ok", words.plain("doctor-inline-on"))
        if inline
        else Finding("warning", words.plain("doctor-inline-off")),
    )


def _receiving(settings: Settings, words: Words, hook: dict[str, Any], now: datetime) -> Finding:
    """Whether updates come the way the settings say, and come at all (Bot API, WebhookInfo)."""
    address, pending = str(hook.get("url") or ""), int(hook.get("pending_update_count") or 0)
    if address != settings.webhook_url:
        key = "doctor-webhook-other" if settings.webhook_url else "doctor-webhook-unwanted"
        return Finding("warning", words.plain(key, address=address))
    failed = hook.get("last_error_date")
    if address and failed and now - datetime.fromtimestamp(int(failed), UTC) < RECENT:
        return Finding("warning", words.plain("doctor-webhook-fails", why=str(hook.get("last_error_message", ""))))
    if pending > PILE:
        return Finding("warning", words.plain("doctor-pending", count=pending))
    return Finding("ok", words.plain("doctor-webhook" if address else "doctor-polling"))


def _clock(words: Words, ahead: timedelta | None) -> tuple[Finding, ...]:
    if ahead is None:
        return ()
    seconds = round(abs(ahead).total_seconds())
    if abs(ahead) <= SKEWED:
        return (Finding("ok", words.plain("doctor-clock")),)
    key = "doctor-clock-ahead" if ahead > timedelta() else "doctor-clock-behind"
    return (Finding("fault" if abs(ahead) > WRONG else "warning", words.plain(key, seconds=seconds)),)
