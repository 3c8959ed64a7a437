"""The commands `backup` and `restore`."""

import sys
from pathlib import Path

from bot.clock import Clock
from bot.commands.terminal import OK, complain, terminal_words
from bot.settings import Settings
from bot.texts import Words
from storage.backup import BackupError, backup, restore
from storage.migrate import migrations


async def back_up_to(settings: Settings, file: Path) -> int:
    """Copy the database to a new file; the exit status."""
    words = terminal_words()
    try:
        await backup(settings.database_url, file)
    except BackupError as error:
        return _complain(words, error, file)
    sys.stdout.write(words.plain("backup-done", file=str(file), megabytes=_megabytes(file)) + "\n")
    return OK


async def restore_from(settings: Settings, file: Path, *, over: bool) -> int:
    """Put a backup in the place of the database and tell what became of what was owed; the exit status."""
    words = terminal_words()
    try:
        done = await restore(settings.database_url, file, Clock().now(), over=over)
    except BackupError as error:
        return _complain(words, error, file)
    lines = [words.plain("restore-done", file=str(file))]
    if done.was != done.version:
        lines.append(words.plain("restore-migrated", was=done.was, version=done.version))
    lines.append(words.plain("restore-held", count=done.held))
    lines.append(words.plain("restore-set-aside", count=done.set_aside))
    if done.kept:
        lines.append(words.plain("restore-kept", kept=done.kept))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return OK


def _megabytes(file: Path) -> float:
    return round(file.stat().st_size / 1024 / 1024, 1)


def _complain(words: Words, error: BackupError, file: Path) -> int:
    newest = max(migrations())
    return complain(words.plain(f"backup-why-{error.why}", file=str(file), detail=error.detail, newest=newest))
