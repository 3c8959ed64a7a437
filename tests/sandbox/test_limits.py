"""The pace: what is counted, when it is too much, and what is said then."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from sandbox.limits import Limits, Pace
from sandbox.people import Person
from sandbox.phone import Phone
from sandbox.refusal import Refused
from sandbox.world import World
from tests.sandbox.tools import Seconds, channel


def pace(seconds: Seconds, **limits: float) -> Pace:
    """A pace with these limits and no others."""
    return Pace(seconds, Limits(**({"overall": 0, "per_chat": 0, "per_group": 0} | limits)))  # type: ignore[arg-type]


def sent(pace: Pace, chat_id: int = 1, times: int = 1000, *, private: bool = True, edit: bool = False) -> int:
    """How many messages go through before the first refusal."""
    for number in range(times):
        try:
            pace.spend(chat_id, private=private, edit=edit)
        except Refused:
            return number
    return times


def retry_after(pace: Pace, chat_id: int = 1, count: int = 1, *, private: bool = True) -> int | None:
    """What a refused call is told to wait."""
    with pytest.raises(Refused) as caught:
        pace.spend(chat_id, count, private=private)
    assert caught.value.code == 429
    assert caught.value.description == f"Too Many Requests: retry after {caught.value.retry_after}"
    return caught.value.retry_after


def test_one_a_second_after_a_burst(seconds: Seconds) -> None:
    """A private chat takes a short burst, then one message a second."""
    p = pace(seconds, per_chat=1, chat_burst=3)
    assert sent(p) == 3
    assert retry_after(p) == 1
    seconds.pass_by(1)
    assert sent(p) == 1
    seconds.pass_by(60)
    assert sent(p) == 3


def test_chats_do_not_share_their_second(seconds: Seconds) -> None:
    """One chat's burst takes nothing from another's."""
    p = pace(seconds, per_chat=1, chat_burst=2)
    assert [sent(p, chat) for chat in (1, 2, 3)] == [2, 2, 2]


def test_thirty_a_second_overall(seconds: Seconds) -> None:
    """Over all chats about thirty a second go out: over ten seconds not more than 330."""
    p = pace(seconds, overall=30)
    total = 0
    for _ in range(101):
        total += sum(sent(p, chat, 1) for chat in range(20))
        seconds.pass_by(0.1)
    assert 300 <= total <= 330


def test_answers_are_not_counted_overall(seconds: Seconds) -> None:
    """What is said to somebody who has just done something is an answer, not a notification."""
    p = pace(seconds, overall=5)
    p.heard(1)
    assert sent(p, 1, 50) == 50
    assert sent(p, 2) == 5
    seconds.pass_by(61)
    assert sent(p, 1) == 5


def test_a_refused_call_costs_nothing(seconds: Seconds) -> None:
    """Knocking too early does not push the end of the wait away."""
    p = pace(seconds, per_chat=1, chat_burst=1)
    assert sent(p) == 1
    for _ in range(20):
        assert retry_after(p) == 1
    seconds.pass_by(1)
    assert sent(p) == 1


def test_twenty_a_minute_in_a_group(seconds: Seconds) -> None:
    """A group takes twenty messages in any minute; the wait ends when the oldest leaves the minute."""
    p = pace(seconds, per_group=20)
    assert sent(p, -1, private=False) == 20
    seconds.pass_by(20.5)
    assert retry_after(p, -1, private=False) == 40
    seconds.pass_by(40)
    assert sent(p, -1, private=False) == 20


def test_an_album_counts_each_item(seconds: Seconds) -> None:
    """Two albums of ten fill a channel's minute."""
    p = pace(seconds, per_group=20)
    p.spend(-1, 10, private=False)
    p.spend(-1, 10, private=False)
    assert retry_after(p, -1, 2, private=False) == 60


def test_edits_count_for_their_chat_only(seconds: Seconds) -> None:
    """Edits spend the chat's second but not the bot's thirty, nor a group's twenty."""
    p = pace(seconds, overall=2, per_chat=1, chat_burst=5, per_group=1)
    assert sent(p, edit=True) == 5
    assert sent(p, -1, 50, private=False, edit=True) == 50


async def test_the_wait_reaches_the_bot(world: World, bot: Bot, anna: Phone) -> None:
    """aiogram reads the 429 with its seconds; the refused message is not sent."""
    world.pace.limits = Limits(chat_burst=2)
    await bot.send_message(101, "раз")
    await bot.send_message(101, "два")
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(101, "три")
    assert caught.value.retry_after == 1
    assert [view.text for view in anna.heard] == ["раз", "два"]
    assert world.calls[-1].code == 429


async def test_a_flood_over_http(world: World, bot: Bot) -> None:
    """A hundred notices at once: thirty arrive, seventy are told to wait."""
    world.pace.limits = Limits()
    for number in range(1, 101):
        await world.add(Person(id=1000 + number, first_name="Гость")).start()
    world.pace = Pace(world.monotonic, Limits())  # nobody has done anything lately

    async def told(chat_id: int) -> bool:
        try:
            await bot.send_message(chat_id, "Напоминание")
        except TelegramRetryAfter:
            return False
        return True

    results = await asyncio.gather(*(told(1000 + number) for number in range(1, 101)))
    assert sum(results) == 30


async def test_a_channel_over_http(world: World, bot: Bot) -> None:
    """The twenty-first post of a minute waits."""
    world.pace.limits = Limits()
    channel(world, can_post_messages=True)
    for _ in range(20):
        await bot.send_message(-1001, "пост")
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(-1001, "пост")
    assert caught.value.retry_after == 60
