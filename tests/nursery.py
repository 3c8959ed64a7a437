"""Bots that can be killed: children forked from a process that has imported aiogram, ready in a moment."""

import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Life = Callable[[str], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Nursery:
    """Forks children on demand; it was itself forked while no event loop and no thread was running."""

    orders: int
    answers: int

    def start(self, address: str) -> int:
        """A new child that lives `life(address)`; its process id."""
        os.write(self.orders, f"{address}\n".encode())
        return int(os.read(self.answers, 32))

    @staticmethod
    def kill(pid: int) -> None:
        """kill -9."""
        os.kill(pid, signal.SIGKILL)


@contextmanager
def nursery(life: Life) -> Iterator[Nursery]:
    """Open before any event loop runs; what still lives is killed at the end."""
    orders_read, orders = os.pipe()
    answers, answers_write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(orders)
        os.close(answers)
        _tend(orders_read, answers_write, life)
    os.close(orders_read)
    os.close(answers_write)
    try:
        yield Nursery(orders, answers)
    finally:
        os.close(orders)
        os.waitpid(pid, 0)
        os.close(answers)


def _tend(orders: int, answers: int, life: Life) -> None:
    """Fork a child for each line of orders; end when there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    children = []
    with os.fdopen(orders) as lines:
        for line in lines:
            child = os.fork()
            if child == 0:
                _live(life, line.strip())
            children.append(child)
            os.write(answers, str(child).encode())
    for child in children:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            continue
    os._exit(0)


def _live(life: Life, address: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        asyncio.run(life(address))
    except BaseException:  # noqa: BLE001 (a child has nobody to raise to: it tells and ends)
        traceback.print_exc(file=sys.__stderr__)
    os._exit(0)
