"""Answers to inline queries.

Source: https://core.telegram.org/bots/api#answerinlinequery
"""

from __future__ import annotations

import re
from typing import Final

from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQueryResultArticle, InlineQueryResultUnion, InputTextMessageContent

from sandbox.checks.keyboards import check_inline
from sandbox.methods.content import text_fields
from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request
from sandbox.world import World

MOST_RESULTS: Final = 50
START_PARAMETER: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


async def answer_inline_query(world: World, call: AnswerInlineQuery, _: Uploads) -> bool:
    """What the person may choose from: up to 50 results with different ids."""
    asked = world.inline_queries.get(call.inline_query_id)
    if asked is None or asked.results is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result.id for result in call.results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(result_id.encode()) <= 64 for result_id in ids):
        raise bad_request("RESULT_ID_INVALID")
    for result in call.results:
        _check(result)
    if call.button is not None and not (call.button.start_parameter or call.button.web_app):
        raise bad_request("START_PARAM_EMPTY")
    if call.button is not None and not START_PARAMETER.fullmatch(call.button.start_parameter or "web"):
        raise bad_request("START_PARAM_INVALID")
    asked.button, asked.personal = call.button, bool(call.is_personal)
    asked.cache_time = 300 if call.cache_time is None else call.cache_time
    asked.results = list(call.results)
    world.bell.ring()
    return True


def _check(result: InlineQueryResultUnion) -> None:
    """Refuse an article whose message could not be sent, or whose keyboard Telegram would refuse."""
    if not isinstance(result, InlineQueryResultArticle):
        return
    if not result.title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.input_message_content
    if isinstance(content, InputTextMessageContent):
        text_fields(content.message_text, content.parse_mode, content.entities)
    if result.reply_markup is not None:
        check_inline(result.reply_markup)
