"""Editions: loaded whole, once a release."""

import asyncio
from dataclasses import replace
from datetime import datetime

from bot.clock import MovableClock
from bot.programme.editions import Editions, release
from storage.database import Database
from storage.records.programme import Programme

RELEASES = 20


def printing(programme: Programme, number: int) -> Programme:
    """The programme with the printing's number in the forum's name and in every answer of the FAQ."""
    name, answer = f"Форум {number}", f"Ответ {number}"
    return replace(
        programme,
        forum=replace(programme.forum, name=name),
        faq=tuple(replace(item, answer=answer) for item in programme.faq),
    )


async def test_no_edition_is_torn_between_two_releases(
    database: Database, sample: Programme, clock: MovableClock
) -> None:
    """While the workbook is released over and over, each edition read has its first and last table of one release."""
    over = asyncio.Event()

    async def print_on(now: datetime) -> None:
        for number in range(RELEASES):
            await release(database, printing(sample, number), "workbook", now)
        over.set()

    await release(database, printing(sample, 0), "workbook", clock.now())
    printer = asyncio.create_task(print_on(clock.now()))
    seen = set()
    while not over.is_set():
        for edition in (await Editions(database).refresh()).values():
            answers = {item.answer.split()[-1] for item in edition.programme.faq}
            assert answers == {edition.forum.name.split()[-1]}
            seen.add(edition.forum.release)
    await printer
    assert len(seen) > 1


async def test_a_crowd_shares_one_edition(database: Database, sample: Programme, clock: MovableClock) -> None:
    """Sixty readers who meet a new release at once load it once, and see the next one when it is there."""
    await release(database, printing(sample, 1), "workbook", clock.now())
    editions = Editions(database)
    read = await asyncio.gather(*(editions.refresh() for _ in range(60)))
    assert len({id(edition) for held in read for edition in held.values()}) == 1
    await release(database, printing(sample, 2), "workbook", clock.now())
    assert [edition.forum.name for edition in (await editions.refresh()).values()] == ["Форум 2"]
