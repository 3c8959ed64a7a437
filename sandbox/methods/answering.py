"""Answers to pressed buttons.

Source: https://core.telegram.org/bots/api#answercallbackquery
"""

from __future__ import annotations

from typing import Final

from aiogram.methods import AnswerCallbackQuery

from sandbox.methods.uploads import Uploads
from sandbox.presses import ANSWER_LIFE, Answer
from sandbox.refusal import bad_request
from sandbox.world import World

LONGEST_ANSWER: Final = 200


async def answer_callback_query(world: World, call: AnswerCallbackQuery, _: Uploads) -> bool:
    """Stop the button's spinner, and show a notice or an alert if there are words. Once per press."""
    if call.text is not None and len(call.text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.get(call.callback_query_id)
    if press is None or press.answered is not None or world.monotonic() - press.at > ANSWER_LIFE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if call.url is not None and not call.url.startswith((f"https://t.me/{world.bot.username}?", "tg://")):
        raise bad_request("URL_INVALID")
    press.answered = Answer(call.text or "", bool(call.show_alert), call.url)
    if press.answered.text:
        world.phone(press.user_id).alerts.append(press.answered)
    world.bell.ring()
    return True
