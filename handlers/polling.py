"""Long polling: an update is a row in the inbox before the next offset confirms it (Bot API, getUpdates)."""

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates

from bot.delivery.inbox import Inbox

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
WAIT_SECONDS = 50
LONGEST_PAUSE = 30.0


class RawUpdates(GetUpdates):
    """getUpdates as plain dictionaries: an update of an unknown shape is kept too, and spoils no batch."""

    __returning__ = list[dict[str, Any]]


async def poll(bot: Bot, inbox: Inbox) -> None:
    """Fetch updates until cancelled. Raises TelegramUnauthorizedError for a token Telegram does not know."""
    offset: int | None = None
    pause = 0.0
    while True:
        try:
            updates: Any = await bot(
                RawUpdates(offset=offset, timeout=WAIT_SECONDS, allowed_updates=ALLOWED),
                request_timeout=WAIT_SECONDS + 10,
            )
            if updates:
                await inbox.keep(updates)
                offset = int(updates[-1]["update_id"]) + 1
            pause = 0.0
        except TelegramUnauthorizedError:
            raise
        except TelegramRetryAfter as refusal:
            pause = float(refusal.retry_after)
        except TelegramConflictError as conflict:
            pause = 5.0
            if "webhook" in conflict.message:
                log.warning("a webhook was set for this bot: it is taken off, no update is dropped")
                await _take_off_webhook(bot)
            else:
                log.error("another program is fetching this bot's updates: stop it, one token has one bot")
        except (TelegramAPIError, ClientDecodeError, OSError) as trouble:  # OSError: a proxy, or a full disk
            pause = _longer(pause)
            log.warning("no updates (%s), trying again in %.1f s", type(trouble).__name__, pause)
        except Exception:  # the database, say: nothing is confirmed that was not kept
            pause = _longer(pause)
            log.exception("updates are not kept, trying again in %.1f s", pause)
        if pause:
            await asyncio.sleep(pause)


def _longer(pause: float) -> float:
    return min(max(pause * 2, 0.5), LONGEST_PAUSE)


async def _take_off_webhook(bot: Bot) -> None:
    try:
        await bot.delete_webhook(drop_pending_updates=False)
    except TelegramAPIError as trouble:
        log.warning("the webhook stays for now: %s", type(trouble).__name__)
