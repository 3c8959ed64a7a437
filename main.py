"""The command line, and the composition root: the only file that knows everybody."""

import argparse
import asyncio
import io
import logging
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.commands import arguments
from bot.commands.terminal import FAULT, OK, complain, terminal_words
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
    from storage.records.delivery import Update

SAMPLE = Path(__file__).parent / "sandbox" / "altai-2025.xlsx"

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
            **people_notices.renders(database, texts),
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
        return complain("BOT_TOKEN is empty or is not a token: take one from @BotFather")
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

    words = terminal_words()
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
        return complain(words.plain("commands-demo-port", port=str(options.port), why=trouble.strerror or ""))
    return OK


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    return arguments.parser(SAMPLE)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    options = parser().parse_args(argv)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return asyncio.run(_command(options))
    except StorageError as error:
        return complain(str(error))
    except (BrokenPipeError, KeyboardInterrupt):
        return FAULT


async def _command(options: argparse.Namespace) -> int:
    """Each command imports its own room: `ask` shall not wait for what writes spreadsheets."""
    match options.command:
        case "demo":
            set_up_logging("WARNING", "text")
            return await demo(options)
        case "check":
            from bot.commands.workbook import check_workbook

            return await check_workbook(options.workbook)
        case "ask":
            from bot.commands.ask import ask

            return await ask(options)
        case "doctor":
            from bot.commands.doctor import doctor

            return await doctor()
    from bot.settings import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        return complain(str(error))
    set_up_logging(settings.log_level, settings.log_format)
    match options.command:
        case "import":
            from bot.commands.workbook import import_workbook

            return await import_workbook(settings, options.workbook, options.dry_run)
        case "export":
            from bot.commands.export import export_to

            return await export_to(settings, options)
        case "backup":
            from bot.commands.backup import back_up_to

            return await back_up_to(settings, options.file)
        case "restore":
            from bot.commands.backup import restore_from

            return await restore_from(settings, options.file, over=options.over)
    return await run(settings)


def _told_to_stop() -> asyncio.Event:
    """Set when the process is told to stop: Ctrl-C or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


if __name__ == "__main__":
    sys.exit(main())
