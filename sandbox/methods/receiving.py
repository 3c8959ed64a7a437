"""How the bot hears of things: long polling or a webhook, and who it is.

Source: https://core.telegram.org/bots/api#getting-updates
"""

from __future__ import annotations

from typing import Any, Final

from aiogram.methods import GetMe, GetUpdates
from aiogram.types import User

from sandbox.methods.uploads import Uploads
from sandbox.refusal import conflict
from sandbox.world import World

MOST_UPDATES: Final = 100
LONGEST_POLL: Final = 50


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
