"""The commands `check` and `import`: a workbook looked at, or made the forum's programme."""

import sys
from pathlib import Path

from bot.clock import Clock
from bot.commands.terminal import terminal_words
from bot.programme import commands
from bot.settings import Settings
from storage.migrate import migrate
from storage.opening import open_database


async def import_workbook(settings: Settings, workbook: Path, dry_run: bool) -> int:
    """Make a workbook the forum's programme."""
    async with open_database(settings.database_url) as database:
        await migrate(database)
        return await commands.import_(workbook, database, Clock(), terminal_words(), sys.stdout, dry_run=dry_run)


async def check_workbook(workbook: Path) -> int:
    """Name every fault of a workbook."""
    return await commands.check(workbook, terminal_words(), sys.stdout)
