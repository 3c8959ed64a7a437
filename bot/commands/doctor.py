"""The command `doctor`: one line for each thing looked at, the bad ones with what to do."""

import sys
from collections.abc import Iterable

from bot.clock import Clock
from bot.commands.terminal import FAULT, OK, complain, terminal_words
from bot.doctor import database, machine, telegram
from bot.doctor import settings as own
from bot.doctor.finding import Finding
from bot.settings import SettingsError, read_settings
from bot.texts import Words


async def doctor() -> int:
    """Look at everything and tell; the exit status is bad if anything is a fault."""
    words, clock = terminal_words(), Clock()
    try:
        settings = read_settings()
    except SettingsError as error:
        return complain(_line(words, Finding("fault", words.plain("doctor-settings-bad", detail=str(error)))))
    status = _tell(words, [Finding("ok", words.plain("doctor-settings"))], OK)
    status = _tell(words, own.look(settings, words), status)
    status = _tell(words, machine.look(settings, words), status)
    status = _tell(words, await database.look(settings, words, clock.now()), status)
    return _tell(words, await telegram.look(settings, words, clock), status)


def _tell(words: Words, findings: Iterable[Finding], status: int) -> int:
    for finding in findings:
        sys.stdout.write(_line(words, finding) + "\n")
        sys.stdout.flush()
        status = FAULT if finding.mark == "fault" else status
    return status


def _line(words: Words, finding: Finding) -> str:
    return words.plain(f"doctor-line-{finding.mark}", text=" ".join(finding.text.split()))
