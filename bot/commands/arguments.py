"""The commands and their options: a contract, see the README."""

import argparse
from datetime import datetime
from pathlib import Path

THINGS = ("registrations", "gate-list", "programme")
"""What `export` writes; their formats are in `bot.exports.choosing`."""


def port_number(text: str) -> int:
    """A port of this machine; 0 is any free one. Raises ValueError, which the parser tells as its own."""
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return port


def parser(sample: Path) -> argparse.ArgumentParser:
    """The command line's grammar; `sample` is the workbook that `demo` opens unless told another."""
    root = argparse.ArgumentParser(prog="main.py", description="A Telegram bot for industrial forums")
    commands = root.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="the bot (what plain `python main.py` does)")
    box = commands.add_parser("demo", help="the forum in a box: no token, no network")
    box.add_argument("--workbook", type=Path, default=sample, metavar="F")
    box.add_argument("--port", type=port_number, default=8080)
    box.add_argument("--at", type=datetime.fromisoformat, metavar="ISO", help="default: 09:00 on the first day")
    box.add_argument("--speed", type=float, default=0.0, metavar="X", help="forum seconds a second; 0 stands still")
    check = commands.add_parser("check", help="name every fault of a workbook")
    check.add_argument("workbook", type=Path)
    importing = commands.add_parser("import", help="make a workbook the forum's programme")
    importing.add_argument("workbook", type=Path)
    importing.add_argument("--dry-run", action="store_true", help="only print what would change")
    _ask(commands.add_parser("ask", help="answer questions about a workbook"))
    exporting = commands.add_parser("export", help="write bookings, a gate list or the programme to a file")
    exporting.add_argument("thing", choices=THINGS)
    exporting.add_argument("--excursion", metavar="CODE", help="needed for gate-list")
    exporting.add_argument("--forum", metavar="CODE", help="needed where the database holds several")
    exporting.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="its ending says the format: .xlsx .csv .ics .xml .json"
    )
    backing_up = commands.add_parser("backup", help="copy the database, beside a running bot too")
    backing_up.add_argument("file", type=Path)
    restoring = commands.add_parser("restore", help="put a backup in the place of the database")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--over", action="store_true", help="even where there is data: it is set aside, not erased")
    commands.add_parser("doctor", help="look at settings, database and Telegram: what is wrong")
    return root


def _ask(asking: argparse.ArgumentParser) -> None:
    asking.add_argument("--workbook", type=Path, required=True, metavar="F")
    asking.add_argument("--now", type=datetime.fromisoformat, metavar="ISO")
    asking.add_argument("--lang", choices=("ru", "en"))
    modes = asking.add_mutually_exclusive_group()
    modes.add_argument("--json", dest="mode", action="store_const", const="json", default="text")
    modes.add_argument("--explain", dest="mode", action="store_const", const="explain")
    asking.add_argument("questions", nargs="*", metavar="QUESTION")
