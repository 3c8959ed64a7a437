"""The machine: room on the disk where the data is."""

import shutil
from pathlib import Path

from bot.doctor.finding import Finding
from bot.settings import Settings
from bot.texts import Words

LITTLE, TOO_LITTLE = 1024, 100
"""Megabytes free on the disk: worth a thought; a backup or a busy day may fill it."""


def look(settings: Settings, words: Words) -> tuple[Finding, ...]:
    """Room for the database, and for DATA_DIR where that is on another disk."""
    folders = [settings.data_dir]
    if settings.database_url.startswith("sqlite:///"):
        folders.insert(0, Path(settings.database_url.removeprefix("sqlite:///")).parent)
    disks = {there.stat().st_dev: there for there in map(_existing, reversed(folders))}
    return tuple(_room(words, folder) for folder in disks.values())


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there already."""
    whole = folder.resolve()
    return next(parent for parent in (whole, *whole.parents) if parent.exists())


def _room(words: Words, folder: Path) -> Finding:
    megabytes = shutil.disk_usage(folder).free // 1024 // 1024
    room: dict[str, str | int] = {"folder": str(folder), "megabytes": megabytes}
    if megabytes < TOO_LITTLE:
        return Finding("fault", words.plain("doctor-disk-full", **room))
    if megabytes < LITTLE:
        return Finding("warning", words.plain("doctor-disk-little", **room))
    return Finding("ok", words.plain("doctor-disk", **room))
