"""The child process that reads one workbook: `python -m bot.programme.workbook.child PATH`, the reading as JSON.

It bounds its own memory and processor time before it opens the file, so that whatever the file does ends here.
"""

import json
import resource
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from bot.programme.workbook.faults import Reading, refused
from bot.programme.workbook.here import read_here
from bot.programme.workbook.limits import MEMORY_BYTES, SECONDS


def confine() -> None:
    """Set the limits of this process: address space, processor time, no core file."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError) as trouble:  # macOS has no limit of address space; the parent's clock still runs
            sys.stderr.write(f"no limit {limit}: {trouble}\n")


def dump(reading: Reading) -> str:
    """A reading as JSON, moments and dates in ISO 8601."""

    def iso(value: object) -> str:
        if isinstance(value, date):
            return value.isoformat()
        raise TypeError(type(value).__name__)

    return json.dumps(asdict(reading), default=iso)


def main() -> None:
    """Read the workbook named by the first argument and print the reading."""
    confine()
    try:
        text = dump(read_here(Path(sys.argv[1])))
    except MemoryError:
        text = dump(refused("memory"))
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
