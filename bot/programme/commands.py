"""The commands `check` and `import`: a workbook looked at, or made the forum's programme, from a terminal."""

from pathlib import Path
from typing import TextIO

from bot.clock import Clock
from bot.programme.changes import changes, describe
from bot.programme.editions import release
from bot.programme.workbook.faults import Reading
from bot.programme.workbook.reader import read_workbook
from bot.programme.workbook.telling import line
from bot.texts import Words, plain
from storage import programme as rows
from storage.database import Database
from storage.records.programme import Programme

OK, FAULT = 0, 1


async def check(path: Path, words: Words, out: TextIO) -> int:
    """Write every fault of a workbook, one per line, then warnings; the exit status."""
    reading = await read_workbook(path)
    if reading.programme is None:
        return _tell_faults(reading, words, out)
    _tell_warnings(reading, words, out)
    out.write(_counted(reading.programme, words) + "\n")
    return OK


async def import_(path: Path, database: Database, clock: Clock, words: Words, out: TextIO, *, dry_run: bool) -> int:
    """Release a workbook and write what it changes; with a fault nothing is changed. The exit status."""
    reading = await read_workbook(path)
    if reading.programme is None:
        return _tell_faults(reading, words, out)
    _tell_warnings(reading, words, out)
    new = reading.programme
    async with database.snapshot() as read:
        forum = await rows.forum_by_code(read, new.forum.code)
        old = await rows.programme(read, forum.id) if forum else None
    different = changes(old, new)
    shown = words.at(new.forum.zone)
    if old is None:
        out.write(words.plain("commands-new-forum", name=new.forum.name) + "\n" + _counted(new, words) + "\n")
    else:
        out.writelines(plain(describe(change, shown)) + "\n" for change in different)
    if old is not None and not different:
        out.write(words.plain("commands-nothing-new") + "\n")
    elif dry_run:
        out.write(words.plain("commands-dry-run") + "\n")
    else:
        await release(database, new, path.name, clock.now())
        out.write(words.plain("commands-released", name=new.forum.name) + "\n")
    return OK


def _tell_faults(reading: Reading, words: Words, out: TextIO) -> int:
    out.writelines(line(fault, words) + "\n" for fault in reading.faults)
    _tell_warnings(reading, words, out)
    return FAULT


def _tell_warnings(reading: Reading, words: Words, out: TextIO) -> None:
    out.writelines(words.plain("commands-warning", text=line(warning, words)) + "\n" for warning in reading.warnings)


def _counted(programme: Programme, words: Words) -> str:
    return words.plain(
        "commands-counted",
        sessions=len(programme.sessions),
        excursions=len(programme.excursions),
        enterprises=len(programme.enterprises),
        speakers=len(programme.speakers),
        venues=len(programme.venues),
        faq=len(programme.faq),
    )
