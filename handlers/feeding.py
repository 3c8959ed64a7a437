"""An update on its way from the inbox to the handlers."""

import json

from aiogram import Bot, Dispatcher
from pydantic import ValidationError

from handlers.polling import ALLOWED
from storage.records.delivery import Update


class UnreadableUpdateError(Exception):
    """An update of a shape we do not know; the text names the places, never what people wrote there."""


async def feed(dispatcher: Dispatcher, bot: Bot, update: Update) -> None:
    """Have an update handled; handlers may ask for its `inbox_id`. One of a kind we did not ask for is passed over.

    Raises UnreadableUpdateError, since pydantic's own error (as aiogram's own warning) repeats what people wrote.
    """
    event = json.loads(update.payload)
    if event.keys().isdisjoint(ALLOWED):
        return
    try:
        await dispatcher.feed_raw_update(bot, event, inbox_id=update.id)
    except ValidationError as error:
        places = {".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)}
        raise UnreadableUpdateError(", ".join(sorted(places))) from None
