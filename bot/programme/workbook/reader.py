"""Reading the organisers' workbook safely: in a process of its own, with limits on memory and time."""

import asyncio
import logging
import os
import subprocess
import sys
from pathlib import Path

from bot.programme.workbook.faults import Reading, refused
from bot.programme.workbook.limits import SECONDS

ROOT = Path(__file__).resolve().parents[3]
KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONPATH", "PYTHONTZPATH", "SYSTEMROOT")
"""What the child may know of our environment: no token, no address of the database."""

log = logging.getLogger(__name__)


async def read_workbook(path: Path) -> Reading:
    """Read a workbook (.xlsx, a folder or a zip of CSV files) while other work goes on; as `read_workbook_now`."""
    return await asyncio.to_thread(read_workbook_now, path)


def read_workbook_now(path: Path) -> Reading:
    """Read a workbook and wait for it: at most 20 s. Never raises for what the file is or holds."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        child = subprocess.run(  # noqa: S603 (our own module, and a path as one argument)
            [sys.executable, "-X", "utf8", "-m", "bot.programme.workbook.child", str(path.resolve())],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return refused("slow", seconds=SECONDS)
    return _load(child.stdout) if child.returncode == 0 else refused(_end(child.returncode, child.stderr))


def _load(text: bytes) -> Reading:
    """A reading from the child's JSON, every type checked."""
    from pydantic import TypeAdapter, ValidationError  # costs more than the child's work, which does without

    try:
        return TypeAdapter(Reading).validate_json(text)
    except ValidationError:
        log.exception("the reading of a workbook came back in another shape")
        return refused("broken")


def _end(code: int, errors: bytes) -> str:
    """Why a child ended without an answer: a limit, or a file that broke the reader."""
    log.warning("reading a workbook ended with %d: %s", code, errors.decode(errors="replace")[-2000:])
    if b"emory" in errors or b"capacity overflow" in errors:  # Rust: «memory allocation of N bytes failed», then abort
        return "memory"
    return "slow" if code == -24 else "broken"  # SIGXCPU
