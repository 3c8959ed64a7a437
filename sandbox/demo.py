"""The demo: a forum in a box in a folder that is gone afterwards, and other visitors who came before."""

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.clock import Clock, MovableClock
from bot.excursions import rules, service
from bot.excursions.service import Applicant
from bot.programme.editions import release
from bot.settings import Settings, read_settings
from bot.texts import Words
from sandbox.forum import TOKEN, RunningBot, open_box
from sandbox.people import ORGANISER, demo_people, organiser
from storage import excursions, outbox, people
from storage.database import Database
from storage.migrate import migrate
from storage.opening import open_database
from storage.records.excursions import Tour
from storage.records.programme import Programme

RunBot = Callable[[Settings, Database, Clock], AbstractAsyncContextManager[RunningBot]]

MORNING = time(9)
GROWN_UP = date(1990, 5, 17)
FIRST_VISITOR = 900_000_001  # far from the ids of those whose phones are on the page


async def demo(
    run_bot: RunBot,
    programme: Programme,
    *,
    source: str,
    port: int,
    at: datetime | None,
    speed: float,
    words: Words,
    opened: Callable[[str], None],
    stop: asyncio.Event,
) -> None:
    """Open the forum of `programme` until `stop` is set; `opened` hears the page's address.

    The clock shows `at` (in the forum's zone unless aware; by default the first morning) and runs at `speed` forum
    seconds a second. Raises OSError where the port is taken.
    """
    zone = ZoneInfo(programme.forum.zone)
    begin = at or datetime.combine(programme.forum.starts_on, MORNING)
    clock = MovableClock(begin if begin.tzinfo else begin.replace(tzinfo=zone), speed)
    with tempfile.TemporaryDirectory(prefix="forum-") as folder:
        settings = read_settings(
            _env_file=None,
            bot_token=TOKEN,
            owner_ids=str(ORGANISER),
            data_dir=folder,
            operator_name=words.plain("commands-demo-operator"),
            operator_contact="orgkomitet@example.org",
        )
        async with open_database(f"sqlite:///{folder}/forum.db") as database:
            await migrate(database)
            forum_id = await release(database, programme, source, clock.now())
            await fill_almost(database, forum_id, clock.now(), words)

            def start(url: str, clock: MovableClock) -> AbstractAsyncContextManager[RunningBot]:
                return run_bot(settings.model_copy(update={"telegram_api_url": url}), database, clock)

            phones = [*demo_people(), organiser()]
            async with open_box(start, clock, programme.forum.zone, port=port, people=phones) as box:
                opened(box.server.page_url)
                await stop.wait()


async def fill_almost(database: Database, forum_id: int, now: datetime, words: Words) -> None:
    """Let invented visitors take all seats but one of the smallest excursion anybody can sign up for.

    So that whoever tries the demo meets a last seat and a waiting list.
    """
    async with database.read() as read:
        tours = (await excursions.tours(read, forum_id)).values()
    open_to_all = [tour for tour in tours if _open_to_all(tour, now)]
    if not open_to_all:
        return
    smallest = min(open_to_all, key=lambda tour: (tour.excursion.seats, tour.excursion.start))
    for number in range(1, smallest.excursion.seats):
        async with database.tx() as tx:
            account = await people.meet(tx, FIRST_VISITOR + number, words.language, now)
            name = words.plain("commands-demo-visitor", number=number)
            visitor = Applicant(account=account, name=name, birth_date=GROWN_UP, phone="")
            outcome = await service.take_place(tx, now, visitor, smallest.excursion.id, waiting=False)
            for row in outcome.owed:
                await outbox.cancel(tx, row or 0, "invented: has no phone", now)
            await people.want_reminders(tx, account.id, wanted=False)


def _open_to_all(tour: Tour, now: datetime) -> bool:
    return (
        not tour.excursion.id_required
        and not tour.excursion.invitation_only
        and rules.sign_up(tour, now, tour.excursion.zone, birth_date=GROWN_UP) == "seat"
    )
