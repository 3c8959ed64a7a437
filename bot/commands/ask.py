"""The command `ask`: questions about a workbook, answered as the bot would."""

import argparse
import sys
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.commands.terminal import OK, terminal_words
from bot.programme import commands
from bot.programme.workbook.reader import read_workbook
from bot.questions import command


async def ask(options: argparse.Namespace) -> int:
    """Answer questions from the arguments, or one per line from standard input."""
    programme = (await read_workbook(options.workbook)).programme
    if programme is None:
        return await commands.check(options.workbook, terminal_words(), sys.stderr)
    now = options.now or Clock().now()
    if now.tzinfo is None:
        now = now.replace(tzinfo=ZoneInfo(programme.forum.zone))
    questions: Iterable[str] = options.questions or (line.rstrip("\r\n") for line in sys.stdin)
    command.run(questions, programme, now, options.lang, options.mode, sys.stdout)
    return OK
