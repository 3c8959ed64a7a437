"""The command `ask`: questions about a workbook, answered as the bot would.

What it needs is imported while another process reads the workbook: it is the command whose start people wait for.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.commands.terminal import OK, terminal_words
from bot.programme.workbook.reader import read_workbook


async def ask(options: argparse.Namespace) -> int:
    """Answer questions from the arguments, or one per line from standard input."""
    reading, answer = await asyncio.gather(read_workbook(options.workbook), asyncio.to_thread(_engine))
    if reading.programme is None:
        from bot.programme import commands

        return await commands.check(options.workbook, terminal_words(), sys.stderr)
    now = options.now or Clock().now()
    if now.tzinfo is None:
        now = now.replace(tzinfo=ZoneInfo(reading.programme.forum.zone))
    questions: Iterable[str] = options.questions or (line.rstrip("\r\n") for line in sys.stdin)
    answer(questions, reading.programme, now, options.lang, options.mode, sys.stdout)
    return OK


def _engine() -> Callable[..., None]:
    """What answers questions, its words loaded: made ready while another process reads the workbook."""
    from bot.questions import command

    command.load_words()
    return command.run
