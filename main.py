"""The command line, and the composition root: the only file that knows everybody."""

import argparse
import asyncio
import io
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.logs import set_up_logging
from storage.database import Database, StorageError
from storage.migrate import migrate
from storage.opening import open_database

if TYPE_CHECKING:  # importing aiogram costs seconds: only the commands that talk to Telegram do it
    from bot.delivery.inbox import Inbox
    from bot.delivery.outbox import Outbox
    from bot.delivery.pace import Pace
    from bot.schedule import Heartbeat
    from bot.settings import Settings
    from bot.texts import Words
    from storage.records.delivery import Update

SAMPLE = Path(__file__).parent / "sandbox" / "altai-2025.xlsx"
OK, FAULT = 0, 1

log = logging.getLogger("main")


@dataclass(frozen=True, slots=True)
class RunningBot:
    """The bot at work: what the sandbox and the tests may see of it."""

    inbox: "Inbox"
    outbox: "Outbox"
    heartbeats: "tuple[Heartbeat, ...]"

    async def settled(self) -> None:
        """Wait until every kept update is worked and everything that is due is said."""
        await self.inbox.idle()
        self.outbox.poke()
        await self.outbox.idle()
        await self.inbox.idle()


@asynccontextmanager
async def running_bot(
    settings: "Settings", database: Database, clock: Clock, *, beats: bool = True, pace: "Pace | None" = None
) -> AsyncIterator[RunningBot]:
    """Run the bot until the block ends: inbox, outbox, polling and, with `beats`, the heartbeats.

    `pace` is Telegram's own unless told otherwise. The database must have the newest schema.
    Raises TelegramUnauthorizedError where Telegram does not know the token.
    """
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    from bot.delivery.inbox import Inbox
    from bot.delivery.outbox import Outbox
    from bot.delivery.pace import Pace
    from bot.delivery.telegram import Telegram
    from bot.excursions import notices as excursion_notices
    from bot.excursions.offers import Offers
    from bot.excursions.retention import Retention
    from bot.housekeeping import Housekeeping
    from bot.inquiries import notices as inquiry_notices
    from bot.people import notices as people_notices
    from bot.programme import notices as programme_notices
    from bot.programme.editions import Editions
    from bot.questions.heard import Heard
    from bot.questions.indexes import Indexes
    from bot.questions.talk import Talk
    from bot.reminders import notices as reminder_notices
    from bot.reminders.service import Reminders
    from bot.schedule import Heartbeat, scheduler
    from bot.texts import Texts
    from handlers import make_dispatcher
    from handlers.commands import set_menu
    from handlers.feeding import feed
    from handlers.polling import poll
    from handlers.webhook import receive_by_webhook

    texts, editions = Texts.load(), Editions(database)
    session = AiohttpSession(
        api=TelegramAPIServer.from_base(settings.telegram_api_url), proxy=settings.telegram_proxy or None
    )
    async with Bot(settings.bot_token.get_secret_value(), session=session) as bot:
        offers, reminders = Offers(database, settings), Reminders(database, settings.quiet_hours)
        telegram = Telegram(bot, pace or Pace(settings.messages_per_second))
        renders = {
            **people_notices.renders(database, clock, texts, editions, settings),
            **inquiry_notices.renders(database, texts, editions, settings.owner_ids),
            **programme_notices.renders(database, clock, texts, editions),
            **excursion_notices.renders(database, clock, texts, editions, settings),
            **reminder_notices.renders(database, clock, texts, editions),
        }
        outbox = Outbox(database, clock, telegram, renders)
        dispatcher = make_dispatcher(
            settings=settings,
            database=database,
            clock=clock,
            texts=texts,
            editions=editions,
            telegram=telegram,
            outbox=outbox,
            indexes=Indexes(Heard.load()),
            talk=Talk.load(),
            erase_bookings=offers.erase_account,
        )

        async def handle(update: "Update") -> None:
            await feed(dispatcher, bot, update)

        async def tell_menu() -> None:
            try:
                await set_menu(telegram, texts)
            except Exception:  # people can do without
                log.exception("the menu of commands is not set")

        async def apologise(update: "Update") -> None:
            await people_notices.apologise(database, clock, update)
            outbox.poke()

        inbox = Inbox(database, clock, bot.id, handle, apologise)
        heartbeats = (
            Heartbeat("offers", 5, offers.tick, offers.next_due),
            Heartbeat("reminders", 20, reminders.tick, reminders.next_due),
            Heartbeat("notices", 10, outbox.tick, outbox.next_due),
            Heartbeat("inbox", 30, inbox.tick),
            Heartbeat("retention", 3600, Retention(database).tick),
            Heartbeat("housekeeping", 3600, Housekeeping(database).tick),
        )
        await inbox.recover()
        await outbox.recover()
        metronome = scheduler(heartbeats, clock)
        async with asyncio.TaskGroup() as tasks:
            running = [
                tasks.create_task(inbox.run(), name="inbox"),
                tasks.create_task(outbox.run(), name="outbox"),
                tasks.create_task(
                    receive_by_webhook(bot, inbox, settings) if settings.webhook_url else poll(bot, inbox),
                    name="receiving",
                ),
                tasks.create_task(tell_menu(), name="menu"),
            ]
            if beats:
                metronome.start()
            try:
                yield RunningBot(inbox, outbox, heartbeats)
            finally:
                if beats:
                    metronome.shutdown(wait=False)
                for task in reversed(running):
                    task.cancel()


async def run(settings: "Settings") -> int:
    """The bot, until it is told to stop."""
    from aiogram.exceptions import TelegramUnauthorizedError
    from aiogram.utils.token import TokenValidationError, validate_token

    try:
        validate_token(settings.bot_token.get_secret_value())
    except TokenValidationError:
        return _complain("BOT_TOKEN is empty or is not a token: take one from @BotFather")
    stop, status = _told_to_stop(), OK
    async with open_database(settings.database_url) as database:
        await migrate(database)
        try:
            async with running_bot(settings, database, Clock()):
                log.info("the bot is running")
                await stop.wait()
                log.info("stopping")
        except* TelegramUnauthorizedError:
            log.error("Telegram does not know this BOT_TOKEN: check it with @BotFather")
            status = FAULT
        except* OSError as trouble:
            log.error("the bot cannot go on: %s", trouble.exceptions[0])
            status = FAULT
    return status


async def demo(options: argparse.Namespace) -> int:
    """The forum in a box."""
    from bot.programme import commands
    from bot.programme.workbook.reader import read_workbook
    from sandbox import demo as box

    words = _terminal_words()
    programme = (await read_workbook(options.workbook)).programme
    if programme is None:
        return await commands.check(options.workbook, words, sys.stdout)
    try:
        await box.demo(
            running_bot,
            programme,
            source=options.workbook.name,
            port=options.port,
            at=options.at,
            speed=options.speed,
            words=words,
            opened=lambda url: print(words.plain("commands-demo", url=url), flush=True),
            stop=_told_to_stop(),
        )
    except OSError as trouble:
        return _complain(words.plain("commands-demo-port", port=str(options.port), why=trouble.strerror or ""))
    return OK


async def import_workbook(settings: "Settings", workbook: Path, dry_run: bool) -> int:
    """Make a workbook the forum's programme."""
    from bot.programme import commands

    async with open_database(settings.database_url) as database:
        await migrate(database)
        return await commands.import_(workbook, database, Clock(), _terminal_words(), sys.stdout, dry_run=dry_run)


async def check_workbook(workbook: Path) -> int:
    """Name every fault of a workbook."""
    from bot.programme import commands

    return await commands.check(workbook, _terminal_words(), sys.stdout)


async def ask(options: argparse.Namespace) -> int:
    """Answer questions from the arguments, or one per line from standard input."""
    from bot.programme.workbook.reader import read_workbook

    reading, answer = await asyncio.gather(read_workbook(options.workbook), asyncio.to_thread(_engine))
    if reading.programme is None:
        from bot.programme import commands

        return await commands.check(options.workbook, _terminal_words(), sys.stderr)
    now = options.now or Clock().now()
    if now.tzinfo is None:
        now = now.replace(tzinfo=ZoneInfo(reading.programme.forum.zone))
    questions: Iterable[str] = options.questions or (line.rstrip("\r\n") for line in sys.stdin)
    answer(questions, reading.programme, now, options.lang, options.mode, sys.stdout)
    return OK


def _engine() -> Callable[..., None]:
    """What answers questions, its words loaded: made ready while another process reads the workbook."""
    from bot.questions import command

    command.load_words()
    return command.run


def parser() -> argparse.ArgumentParser:
    """The commands and their options: a contract, see the README."""
    root = argparse.ArgumentParser(prog="main.py", description="A Telegram bot for industrial forums")
    commands = root.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="the bot (what plain `python main.py` does)")
    box = commands.add_parser("demo", help="the forum in a box: no token, no network")
    box.add_argument("--workbook", type=Path, default=SAMPLE, metavar="F")
    box.add_argument("--port", type=port_number, default=8080)
    box.add_argument("--at", type=datetime.fromisoformat, metavar="ISO", help="default: 09:00 on the first day")
    box.add_argument("--speed", type=float, default=0.0, metavar="X", help="forum seconds a second; 0 stands still")
    check = commands.add_parser("check", help="name every fault of a workbook")
    check.add_argument("workbook", type=Path)
    importing = commands.add_parser("import", help="make a workbook the forum's programme")
    importing.add_argument("workbook", type=Path)
    importing.add_argument("--dry-run", action="store_true", help="only print what would change")
    asking = commands.add_parser("ask", help="answer questions about a workbook")
    asking.add_argument("--workbook", type=Path, required=True, metavar="F")
    asking.add_argument("--now", type=datetime.fromisoformat, metavar="ISO")
    asking.add_argument("--lang", choices=("ru", "en"))
    modes = asking.add_mutually_exclusive_group()
    modes.add_argument("--json", dest="mode", action="store_const", const="json", default="text")
    modes.add_argument("--explain", dest="mode", action="store_const", const="explain")
    asking.add_argument("questions", nargs="*", metavar="QUESTION")
    return root


def port_number(text: str) -> int:
    """A port of this machine; 0 is any free one. Raises ValueError, which the parser tells as its own."""
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return port


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    options = parser().parse_args(argv)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return asyncio.run(_command(options))
    except StorageError as error:
        return _complain(str(error))
    except (BrokenPipeError, KeyboardInterrupt):
        return FAULT


async def _command(options: argparse.Namespace) -> int:
    match options.command:
        case "demo":
            set_up_logging("WARNING", "text")
            return await demo(options)
        case "check":
            return await check_workbook(options.workbook)
        case "ask":
            return await ask(options)
    from bot.settings import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        return _complain(str(error))
    set_up_logging(settings.log_level, settings.log_format)
    if options.command == "import":
        return await import_workbook(settings, options.workbook, options.dry_run)
    return await run(settings)


def _told_to_stop() -> asyncio.Event:
    """Set when the process is told to stop: Ctrl-C or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


def _terminal_words() -> "Words":
    """The words of the terminal: Russian, the organisers' own, unless the terminal speaks English."""
    from bot.texts import Texts

    language = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return Texts.load().speak("en" if language.lower().startswith("en") else "ru", "UTC")


def _complain(text: str) -> int:
    print(text, file=sys.stderr)
    return FAULT


if __name__ == "__main__":
    sys.exit(main())
