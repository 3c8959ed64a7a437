"""Answers to inline queries.

Source: https://core.telegram.org/bots/api#answerinlinequery
"""

from __future__ import annotations

from typing import Final

from aiogram.methods import AnswerInlineQuery

from sandbox.methods.uploads import Uploads
from sandbox.refusal import bad_request
from sandbox.world import World

MOST_RESULTS: Final = 50


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
    asked.results = list(call.results)
    world.bell.ring()
    return True
