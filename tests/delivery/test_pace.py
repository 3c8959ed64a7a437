"""Pace: tables of moments, and no second with more than the rate."""

import itertools
from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import CHAT_BURST, Pace, Slots


@dataclass
class Machine:
    """Machine time that moves when told."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


def test_what_we_start_comes_one_slot_apart() -> None:
    """Thirty a second to different people: the hundredth waits 99 slots."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    waits = [pace.start(chat) for chat in range(1, 101)]
    assert waits[0] == 0
    assert waits[-1] == pytest.approx(99 / 30)


def test_an_answer_does_not_wait_for_a_broadcast() -> None:
    """What we start fills the line; an answer in a fresh chat goes at once."""
    pace = Pace(1, monotonic=Machine())
    for chat in range(1, 51):
        pace.start(chat)
    assert pace.answer(999) == 0


def test_one_chat_is_bounded_after_a_short_burst() -> None:
    """A person gets a burst of answers at once, then about one a second."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    waits = [pace.answer(5) for _ in range(CHAT_BURST + 3)]
    assert waits[:CHAT_BURST] == [0] * CHAT_BURST
    assert waits[CHAT_BURST:] == pytest.approx([1, 2, 3])
    machine.at += 60
    assert pace.answer(5) == 0


def test_a_channel_counts_each_item_of_an_album() -> None:
    """Twenty items a minute in a channel: after two albums of ten the third waits for its last item's slot."""
    machine = Machine()
    pace = Pace(1000, monotonic=machine)
    assert pace.start(-1001, 10) == pytest.approx(0, abs=0.02)
    assert pace.start(-1001, 10) == pytest.approx(0, abs=0.02)
    assert pace.start(-1001, 10) == pytest.approx(30, abs=0.1)


def test_a_refused_chat_waits_exactly_as_told_and_others_do_not() -> None:
    """429 in one chat pauses that chat only."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    pace.pause(5, 17)
    assert pace.answer(5) == pytest.approx(17)
    assert pace.answer(6) == 0
    machine.at += 17
    assert pace.start(5) == 0


def test_a_second_refused_chat_pauses_everything_we_start() -> None:
    """Two chats refused at a time mean the bot: what we start stops, answers in other chats go on."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    pace.pause(5, 10)
    pace.pause(6, 20)
    assert pace.start(7) == pytest.approx(20)
    assert pace.answer(8) == 0
    machine.at += 20
    assert pace.start(9) <= 1 / 30 + 1e-9


@given(st.lists(st.floats(0, 3), min_size=1, max_size=200), st.sampled_from([1.0, 5.0, 30.0]))
def test_no_second_holds_more_than_the_rate(gaps: list[float], rate: float) -> None:
    """Whenever slots are asked for, no window of a second gets more than rate + 1."""
    slots, now, taken = Slots(rate), 0.0, []
    for gap in gaps:
        now += gap
        taken.append(slots.reserve(now))
    assert all(at >= before for before, at in itertools.pairwise(taken))
    seconds = Counter(int(at) for at in taken)
    assert max(seconds.values()) <= rate + 1


def test_idle_chats_are_forgotten() -> None:
    """Ten thousand people who came once leave no trace once they rest."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    for chat in range(1, 10_001):
        machine.at += 1
        pace.answer(chat)
    assert len(pace._chats) < 2000
