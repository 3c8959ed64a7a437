"""The command line as a person uses it: import, run against a Bot API address, import again while it runs, stop."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.conftest import SAMPLE

ROOT = Path(__file__).parent.parent.parent
TOKEN = "7000000001:any-token-will-do-for-the-stand-in"


@asynccontextmanager
async def process(*arguments: str, **environment: str) -> AsyncIterator[Process]:
    """`python ARGUMENTS` from the project's folder, killed at the end if it still runs."""
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "CI")}
    started = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdout=PIPE, stderr=PIPE, env={**clean, **environment}
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


async def command(*arguments: str, **environment: str) -> tuple[int | None, str]:
    """Run `python main.py ARGUMENTS` to its end; the exit status and what it printed."""
    async with process("main.py", *arguments, **environment) as running:
        out, err = await running.communicate()
        return running.returncode, out.decode() + err.decode()


def renamed(path: Path) -> None:
    """The sample workbook with another title for the opening."""
    workbook = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"})
    source = CalamineWorkbook.from_path(str(SAMPLE))
    for name in source.sheet_names:
        sheet = workbook.add_worksheet(name)
        for row, cells in enumerate(source.get_sheet_by_name(name).to_python(skip_empty_area=False)):
            for column, cell in enumerate(cells):
                value = "Церемония открытия" if cell == "Открытие регионального этапа технофорума «АРТПРОМ»" else cell
                if value != "":
                    sheet.write(row, column, value if isinstance(value, str | float | int) else _as_text(value))
    workbook.close()


def _as_text(value: Any) -> str:
    text = value.isoformat(sep=" ") if hasattr(value, "hour") and hasattr(value, "year") else value.isoformat()
    return str(text)[:16] if hasattr(value, "year") else str(text)[:5]


async def test_a_bot_runs_against_any_bot_api(tmp_path: Path) -> None:
    """Imported, run, asked; a second import by another process is seen at the next question; SIGTERM ends it well."""
    database = f"sqlite:///{tmp_path / 'forum.db'}"
    status, printed = await command("import", str(SAMPLE), DATABASE_URL=database)
    assert (status, "49 событий" in printed) == (0, True), printed

    async with process("-m", "sandbox", "--no-limits") as telegram:
        assert telegram.stdout
        url = (await telegram.stdout.readline()).decode().strip()
        given = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "DATABASE_URL": database}
        async with process("main.py", "run", **given) as bot, aiohttp.ClientSession(url) as people:
            assert "10:00" in await say(people, "когда открытие?")
            changed = tmp_path / "changed.xlsx"
            renamed(changed)
            status, printed = await command("import", str(changed), DATABASE_URL=database)
            assert (status, "Церемония открытия" in printed) == (0, True), printed
            assert "Церемония открытия" in await say(people, "когда открытие?")
            bot.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(bot.wait(), 20) == 0


async def say(people: aiohttp.ClientSession, text: str) -> str:
    """Anna writes; what she reads last when the bot has heard her."""
    heard = await last_of_bot(people)
    async with people.post("/sandbox/act", json={"phone": 101, "do": "write", "text": text}) as done:
        assert (await done.json())["ok"]
    async with people.get("/sandbox/stream") as stream:  # a state comes after every change
        async for _ in stream.content:
            now = await last_of_bot(people)
            if now["id"] != heard["id"]:
                return str(now["text"])
    raise AssertionError("the stand-in hung up")


async def last_of_bot(people: aiohttp.ClientSession) -> dict[str, Any]:
    """The bot's last message on Anna's phone."""
    async with people.get("/sandbox/phone/101") as phone:
        messages = [message for message in (await phone.json())["messages"] if message["from"] == "bot"]
    return messages[-1] if messages else {"id": 0, "text": ""}


async def test_wrong_settings_are_told_in_words(tmp_path: Path) -> None:
    """A bad value, a missing token, an unknown name in .env: one clear line and a bad exit status."""
    status, printed = await command("run", DATABASE_URL=f"sqlite:///{tmp_path / 'forum.db'}")
    assert (status, "BOT_TOKEN" in printed, "Traceback" in printed) == (1, True, False)
    status, printed = await command("import", str(SAMPLE), DATABASE_URL="mysql://nowhere")
    assert (status, "DATABASE_URL" in printed, "Traceback" in printed) == (1, True, False)
