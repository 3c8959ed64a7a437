"""How the bot hears of things: long polling or a webhook, and who it is.

Source: https://core.telegram.org/bots/api#getting-updates
"""

from __future__ import annotations

import ipaddress
import re
from typing import Any, Final
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetMe, GetUpdates, GetWebhookInfo, SetWebhook
from aiogram.types import User, WebhookInfo

from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request, conflict
from sandbox.webhook import MOST_CONNECTIONS
from sandbox.world import World

MOST_UPDATES: Final = 100
LONGEST_POLL: Final = 50
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_me(world: World, _: GetMe, __: Uploads) -> User:
    """The bot itself."""
    return world.bot.user.model_copy(
        update={"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    )


async def get_updates(world: World, call: GetUpdates, _: Uploads) -> list[dict[str, Any]]:
    """Long polling. A second poll ends the first with a 409, as does a webhook."""
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    world.updates.allow(call.allowed_updates)
    limit = min(max(call.limit or MOST_UPDATES, 1), MOST_UPDATES)
    return await world.updates.poll(
        offset=call.offset or 0, limit=limit, seconds=min(max(call.timeout or 0, 0), LONGEST_POLL)
    )


async def set_webhook(world: World, call: SetWebhook, _: Uploads) -> bool:
    """Have updates sent to an address; an empty one ends that. Plain http is taken for this machine only."""
    if call.secret_token and not SECRET.fullmatch(call.secret_token):
        raise bad_request("secret token contains illegal characters")
    if call.url and not _reachable(call.url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.allow(call.allowed_updates)
    if call.drop_pending_updates:
        world.updates.drop_all()
    if call.url:
        world.updates.end_poll("terminated by setWebhook request")
        await world.webhook.start(call.url, call.secret_token or "", call.max_connections or MOST_CONNECTIONS)
    else:
        await world.webhook.stop()
    return True


async def delete_webhook(world: World, call: DeleteWebhook, _: Uploads) -> bool:
    """Back to getUpdates."""
    if call.drop_pending_updates:
        world.updates.drop_all()
    await world.webhook.stop()
    return True


async def get_webhook_info(world: World, _: GetWebhookInfo, __: Uploads) -> WebhookInfo:
    """How the webhook does."""
    hook, allowed = world.webhook, world.updates.allowed
    return WebhookInfo(
        url=hook.url,
        has_custom_certificate=False,
        pending_update_count=len(world.updates.pending),
        last_error_date=hook.last_error_at,
        last_error_message=hook.last_error or None,
        max_connections=hook.connections if hook.url else None,
        allowed_updates=sorted(allowed) if allowed is not None else None,
    )


def _reachable(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    if parts.scheme != "http" or not parts.hostname:
        return False
    try:
        return ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        return parts.hostname == "localhost"
