"""The command `export`: bookings, a gate list or the programme in a file."""

import argparse
import sys
from pathlib import Path

from bot.clock import Clock
from bot.commands.terminal import OK, complain, terminal_words
from bot.exports.choosing import UnclearError, Wanted, check, export
from bot.exports.files import UnwritableError, write_whole
from bot.settings import Settings
from bot.texts import Texts
from storage.migrate import migrate
from storage.opening import open_database


async def export_to(settings: Settings, options: argparse.Namespace) -> int:
    """Write what the command line asks for to its file, whole or not at all; the exit status."""
    words, file = terminal_words(), Path(options.to)
    wanted = Wanted(options.thing, file.suffix.lower(), options.forum, options.excursion)
    try:
        check(wanted)
        async with open_database(settings.database_url) as database:
            await migrate(database)
            async with database.snapshot() as read:
                content = await export(read, Texts.load(), wanted, Clock().now())
        write_whole(file, content)
    except UnclearError as unclear:
        return complain(words.plain(f"export-why-{unclear.why}", ending=wanted.ending, choice=unclear.choice))
    except UnwritableError as trouble:
        return complain(words.plain(f"export-why-{trouble.why}", file=str(file), detail=trouble.detail))
    sys.stdout.write(words.plain("export-done", file=str(file)) + "\n")
    return OK
