"""Every button of every screen, in forums of every size: nothing fails, nothing is too long, nothing is a dead end."""

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.programme.editions import release
from handlers import commands
from sandbox.people import Person
from storage import faq, inquiries, people
from storage import programme as programmes
from storage.database import Database
from storage.opening import open_database
from storage.records.programme import Enterprise, Excursion, Faq, Forum, Programme, Session, Speaker, Venue
from tests.box import boxed
from tests.conftest import MORNING
from tests.end_to_end.crawler import Crawl, check, foreign_words

RUSSIAN, ENGLISH = (
    Person(id=1, first_name="Аня", language_code="ru"),
    Person(id=2, first_name="Ben", language_code="en"),
)
HOSTILE = (
    "<b>&amp;</b> \"'", "Т" * 300, "🔥" * 150, "\u202eשלום\u202c", "\u200b\u200b x\u200d", "{ $x } -- {\"", "a:b:c",
)  # fmt: skip


def many(sessions: int, excursions: int, venues: int, titles: tuple[str, ...] = ("Talk",)) -> Programme:
    """A forum of one day with so many of everything, called by these titles in turn."""
    named = [titles[number % len(titles)] for number in range(max(sessions, excursions, venues, 1))]
    start = MORNING + timedelta(hours=1)
    return Programme(
        forum=Forum(
            code="many", name=named[0], zone="Asia/Barnaul", starts_on=MORNING.date(), ends_on=MORNING.date(),
            description=named[-1] * 5, contacts=named[-1], website="https://example.org", city=named[-1],
        ),
        venues=tuple(
            Venue(code=f"v{n}", name=f"{named[n]} {n}", address=named[n], directions=named[n])
            for n in range(venues)
        ),
        speakers=tuple(Speaker(name=f"{named[n]} {n}", bio=named[n] * 9) for n in range(min(sessions, 9))),
        sessions=tuple(
            Session(
                code=f"S{n}", title=named[n], abstract=named[n] * 30, zone="Asia/Barnaul", track=named[n],
                start=start + timedelta(minutes=n), end=start + timedelta(minutes=n + 60), room=named[n],
                venue=f"v{n % venues}" if venues else "", speakers=(f"{named[n % 9]} {n % 9}",),
            )
            for n in range(sessions)
        ),
        enterprises=(Enterprise(code="e", name=named[0], city=named[-1], description=named[-1] * 20),),
        excursions=tuple(
            Excursion(
                code=f"X{n}", enterprise="e", title=named[n], zone="Asia/Barnaul", seats=n % 5, minimum_age=n % 19,
                start=start + timedelta(days=2, minutes=n), end=start + timedelta(days=2, minutes=n + 60),
                meeting_point=named[n], documents=named[n], id_required=n % 2 == 1, description=named[n] * 30,
                closes=start + timedelta(days=1), cancelled=n % 7 == 6, invitation_only=n % 7 == 5,
            )
            for n in range(excursions)
        ),
        faq=(Faq(question=named[0], answer=named[-1] * 30),),
    )  # fmt: skip


def texts_of(value: object) -> Iterator[str]:
    """Every text of a programme."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts_of(getattr(value, part.name))


async def ask_organisers(database: Database, person: Person, clock: MovableClock) -> None:
    """Questions at every forum, from the only person there is: some answered, one of them for everybody."""
    async with database.tx() as tx:
        asker = await people.meet(tx, person.id, person.language_code or "", clock.now())
        for forum in await programmes.forums(tx):
            asked = [await inquiries.ask(tx, forum.id, asker.id, f"{number}?", clock.now()) for number in range(12)]
            for inquiry in asked[:2]:
                await inquiries.answer(tx, inquiry, "1 + 1 = 2", asker.id, clock.now())
            added = await faq.add(tx, forum.id, "1 + 1?", "2")
            assert added is not None
            await inquiries.became(tx, asked[0], added)


EACH = 5
"""How many buttons of one kind are pressed; 0 is all of them: minutes."""
KNOWN = ("English Language", "Русский Язык", "Telegram", "UTC", "Оргкомитет orgkomitet")
"""What is said in both languages, and the operator of a test's bot."""
FORUMS: dict[str, tuple[Programme, ...]] = {
    "one item": (many(1, 0, 0),),
    "no items": (many(0, 0, 0),),
    "only excursions": (many(0, 3, 0),),
    "a crowded day": (many(400, 60, 76),),
    "hostile names": (many(14, 14, 7, HOSTILE),),
    "two forums": (many(3, 3, 2), replace(many(3, 3, 2, HOSTILE), forum=replace(many(0, 0, 0).forum, code="b"))),
}


@pytest.mark.parametrize(
    ("person", "kind"),
    [
        (RUSSIAN, "the sample"),
        (ENGLISH, "the sample"),
        (RUSSIAN, "one item"),
        (ENGLISH, "no items"),
        (RUSSIAN, "only excursions"),
        (ENGLISH, "a crowded day"),
        (RUSSIAN, "hostile names"),
        (ENGLISH, "two forums"),
    ],
)
async def test_every_button_of_every_screen(
    kind: str,
    person: Person,
    sample: Programme,
    sqlite_template: Path,
    tmp_path: Path,
    clock: MovableClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever presses every kind of button finds an answer, in their language, that leads on."""
    programmes = FORUMS.get(kind, (sample,))
    shutil.copy(sqlite_template, tmp_path / "forum.db")
    async with open_database(f"sqlite:///{tmp_path / 'forum.db'}") as database:
        for programme in programmes:
            await release(database, programme, "workbook", clock.now())
        async with boxed(database, clock, people=[person], owner_ids=str(person.id)) as forum:
            await ask_organisers(database, person, clock)
            crawl = Crawl(forum, forum.world.phone(person.id), each=EACH, also=(commands.ADMIN,))
            await crawl.walk()
            check(crawl, caplog)
    own = [*texts_of(programmes), person.first_name, *KNOWN]
    assert foreign_words(crawl, own, russian=person is RUSSIAN) == {}
