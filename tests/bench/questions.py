"""Questions: how many are answered right, how fast, and how that compares with what one would reach for first."""

import gc
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.questions.heard import Heard
from bot.questions.index import QuestionIndex
from bot.questions.service import Answered, ask, build_index
from bot.texts import Texts
from storage.records.programme import Programme
from tests.bench.large import large
from tests.bench.peers import Peer, Told, peers
from tests.questions.asked import Asked, asked, right, sample

SESSIONS = 10_000


def run() -> None:
    """Print the figures."""
    table, texts, heard = asked(), Texts.load(), Heard.load()
    small = build_index(sample(), heard)

    def answered(index: QuestionIndex, row: Asked) -> Answered:
        return ask(index, row.question, row.now, texts.speak(row.language, sample().forum.zone))

    print(f"{len(table)} questions, {len(sample().sessions)} sessions")
    ours, took = _measured(table, lambda row: answered(small, row))
    print(f"{'':28}{'right':>8}{'p50 ms':>9}{'p95 ms':>9}")
    _line("ours", ours, took)
    for name, peer in peers(small).items():
        share, times = _measured(table, partial(_by, peer))
        _line(name, share, times)
        print(f"{'':4}ours is right {ours / share:.1f} times as often, and takes {_at(took, 0.5) / _at(times, 0.5):.1f}"
              " times as long")  # fmt: skip
    programme = large(sample(), SESSIONS)
    seconds, held, index = _built(programme, heard)
    print(f"{SESSIONS} sessions: index in {seconds:.2f} s, {held / 1e6:.0f} MB")
    _, slow = _measured(table, lambda row: answered(index, row))
    print(f"{'ours':28}{'':>8}{_at(slow, 0.5):9.2f}{_at(slow, 0.95):9.2f}")
    ratio = len(index.entries) / len(small.entries)
    print(f"{ratio:.0f} times the entries, {_at(slow, 0.95) / _at(took, 0.95):.1f} times the p95")


def _measured(table: tuple[Asked, ...], answer: Callable[[Asked], Any]) -> tuple[float, list[float]]:
    """The share of right answers, and milliseconds of each question, the quicker of two tries."""
    hits, took = 0, []
    for row in table:
        times = []
        for _ in range(2):
            began = time.perf_counter()
            told = answer(row)
            times.append((time.perf_counter() - began) * 1000)
        took.append(min(times))
        hits += right(row.expect, told.kind, told.codes, told.text)
    return hits / len(table), sorted(took)


def _by(peer: Peer, row: Asked) -> Told:
    return peer(row.question)


def _built(programme: Programme, heard: Heard) -> tuple[float, int, QuestionIndex]:
    """Seconds to build an index, the bytes it holds beside its programme, and the index."""
    began = time.perf_counter()
    index = build_index(programme, heard)
    seconds = time.perf_counter() - began
    del index
    gc.collect()
    tracemalloc.start()
    index = build_index(programme, heard)
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return seconds, held, index


def _at(took: list[float], share: float) -> float:
    return took[min(int(share * len(took)), len(took) - 1)]


def _line(name: str, share: float, took: list[float]) -> None:
    print(f"{name:28}{share:8.3f}{_at(took, 0.5):9.2f}{_at(took, 0.95):9.2f}")
