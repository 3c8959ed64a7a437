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
    waits = [pace.budget() for _ in range(1, 101)]
    assert waits[0] == 0
    assert waits[-1] == pytest.approx(99 / 30)


def test_an_answer_does_not_wait_for_a_broadcast() -> None:
    """What we start fills the line; an answer in a fresh chat goes at once."""
    pace = Pace(1, monotonic=Machine())
    for _ in range(1, 51):
        pace.budget()
    assert pace.chat(999) == 0


def test_one_chat_is_bounded_after_a_short_burst() -> None:
    """A person gets a burst of answers at once, then about one a second."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    waits = [pace.chat(5) for _ in range(CHAT_BURST + 3)]
    assert waits[:CHAT_BURST] == [0] * CHAT_BURST
    assert waits[CHAT_BURST:] == pytest.approx([1, 2, 3])
    machine.at += 60
    assert pace.chat(5) == 0


def test_a_channel_counts_each_item_of_an_album() -> None:
    """Twenty items a minute in a channel: after two albums of ten the third waits until the first is a minute old."""
    machine = Machine()
    pace = Pace(1000, monotonic=machine)
    assert [pace.chat(-1001, 10) for _ in range(4)] == pytest.approx([0, 0, 60, 60])
    machine.at += 100
    assert pace.chat(-1001, 1) == pytest.approx(20)


@given(st.lists(st.tuples(st.floats(0, 40), st.integers(1, 10)), min_size=1, max_size=60))
def test_no_minute_in_a_group_holds_more_than_twenty(asked: list[tuple[float, int]]) -> None:
    """Whenever items are asked for, the twenty-first after any item comes a minute later, and they come in order."""
    machine = Machine()
    pace, taken = Pace(1000, monotonic=machine), []
    for gap, items in asked:
        machine.at += gap
        taken += [machine.at + pace.chat(-1001, items)] * items
    assert taken == sorted(taken)
    assert all(later - before >= 60 - 1e-6 for before, later in zip(taken, taken[20:], strict=False))


def test_a_refused_chat_waits_exactly_as_told_and_others_do_not() -> None:
    """429 in one chat pauses that chat only, answers and what we start alike."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    pace.pause(5, 300)
    assert pace.chat(5) == pytest.approx(300)
    assert pace.paused(5) == pytest.approx(300)
    assert (pace.chat(6), pace.budget(), pace.paused(6, ours=True)) == (0, 0, 0)
    machine.at += 300
    assert (pace.chat(5), pace.paused(5)) == (0, 0)


def test_a_second_refused_chat_pauses_everything_we_start() -> None:
    """Two chats refused at a time mean the bot: what we start stops, answers in other chats go on."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    pace.pause(5, 10)
    pace.pause(6, 20)
    assert pace.budget() == pytest.approx(20)
    assert pace.paused(7, ours=True) == pytest.approx(20)
    assert (pace.chat(8), pace.paused(8)) == (0, 0)
    machine.at += 20
    assert pace.budget() <= 1 / 30 + 1e-9


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
        pace.chat(chat)
    assert len(pace._chats) < 2000


def test_a_crowd_gives_nobody_a_second_burst() -> None:
    """While thousands write, a chat that has used its burst and a full group still wait."""
    machine = Machine()
    pace = Pace(30, monotonic=machine)
    for _ in range(CHAT_BURST):
        assert pace.chat(5) == 0
    machine.at += 1
    pace.chat(-5, 20)
    for chat in range(1000, 5000):
        pace.chat(chat)
    assert pace.chat(5) == 0  # a second has passed
    assert pace.chat(5) == pytest.approx(1)
    assert pace.chat(-5) == pytest.approx(60)
