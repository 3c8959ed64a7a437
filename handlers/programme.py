"""Browsing the programme: days, today, now, venues, sessions, speakers, enterprises."""

from collections.abc import Callable
from typing import TypeVar

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.delivery.telegram import Telegram
from bot.programme.actions import (
    OpenDay,
    OpenDays,
    OpenEnterprise,
    OpenNow,
    OpenSession,
    OpenSpeaker,
    OpenSpeakers,
    OpenToday,
    OpenVenue,
    OpenVenues,
)
from bot.programme.catalogue import Catalogue
from bot.programme.editions import Edition
from bot.programme.plan import open_session_screen
from bot.programme.rules import read_day
from bot.programme.screens.days import day_screen, days_screen, today_screen
from bot.programme.screens.now import now_screen
from bot.programme.screens.parts import gone_screen
from bot.programme.screens.people import enterprise_screen, speaker_screen
from bot.programme.screens.session import speakers_screen
from bot.programme.screens.venues import venue_screen, venues_screen
from bot.questions.conversation import notice
from bot.texts import Words
from handlers.filters import Pressed
from handlers.reader import Reader
from handlers.reply import Event, show
from storage.database import Database

Found = TypeVar("Found")


def programme_router() -> Router:
    """Commands and buttons that only look at the programme."""
    router = Router(name="programme")
    router.message.register(days, Command("programme"))
    router.message.register(today, Command("today"))
    router.message.register(now, Command("now"))
    router.callback_query.register(days, Pressed(OpenDays))
    router.callback_query.register(day, Pressed(OpenDay))
    router.callback_query.register(today, Pressed(OpenToday))
    router.callback_query.register(now, Pressed(OpenNow))
    router.callback_query.register(venues, Pressed(OpenVenues))
    router.callback_query.register(venue, Pressed(OpenVenue))
    router.callback_query.register(session, Pressed(OpenSession))
    router.callback_query.register(speakers, Pressed(OpenSpeakers))
    router.callback_query.register(speaker, Pressed(OpenSpeaker))
    router.callback_query.register(enterprise, Pressed(OpenEnterprise))
    return router


def find(
    reader: Reader, edition: Edition, look: Callable[[Catalogue], Found | None]
) -> tuple[Edition, Words, Found | None]:
    """What an old button speaks of: in the forum the reader looks at, or in another one, with words in its zone."""
    for candidate in (edition, *reader.editions.values()):
        found = look(candidate.catalogue)
        if found is not None:
            return candidate, reader.words.at(reader.account.zone or candidate.forum.zone), found
    return edition, reader.words, None


async def days(
    event: Event, telegram: Telegram, clock: Clock, reader: Reader, edition: Edition, action: OpenDays | None = None
) -> None:
    """The days of the forum."""
    page = (action or OpenDays()).page
    await show(telegram, event, days_screen(reader.words, edition.catalogue, clock.now(), page))


async def day(
    press: CallbackQuery, telegram: Telegram, clock: Clock, reader: Reader, edition: Edition, action: OpenDay
) -> None:
    """One day; the days, where the button names none."""
    wanted = read_day(action.day)
    if wanted is None:
        screen = days_screen(reader.words, edition.catalogue, clock.now())
    else:
        screen = day_screen(reader.words, edition.catalogue, wanted, clock.now(), action.page)
    await show(telegram, press, screen)


async def today(event: Event, telegram: Telegram, clock: Clock, reader: Reader, edition: Edition) -> None:
    """Today."""
    await show(telegram, event, today_screen(reader.words, edition.catalogue, clock.now()))


async def now(
    event: Event, telegram: Telegram, clock: Clock, reader: Reader, edition: Edition, action: OpenNow | None = None
) -> None:
    """What is on and what comes next."""
    page = (action or OpenNow()).page
    await show(telegram, event, now_screen(reader.words, edition.catalogue, clock.now(), page))


async def venues(
    press: CallbackQuery, telegram: Telegram, reader: Reader, edition: Edition, action: OpenVenues
) -> None:
    """The venues."""
    await show(telegram, press, venues_screen(reader.words, edition.catalogue, action.page))


async def venue(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenVenue,
) -> None:
    """A venue and what happens there."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.venue_by_id.get(action.venue))
    if found is None:
        screen = gone_screen(words, "programme-venue-gone")
    else:
        await notice(database, reader.account.id, where.forum.id, "venue", found.code, clock.now())
        screen = venue_screen(words, where.catalogue, found, clock.now(), action.page)
    await show(telegram, press, screen)


async def session(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenSession,
) -> None:
    """A session's card."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.session_by_id.get(action.session))
    account_id, origin = reader.account.id, action.origin
    if found:
        await notice(database, account_id, where.forum.id, "session", found.code, clock.now())
    await show(
        telegram, press, await open_session_screen(database, words, where, account_id, found, clock.now(), origin)
    )


async def speakers(
    press: CallbackQuery, telegram: Telegram, reader: Reader, edition: Edition, action: OpenSpeakers
) -> None:
    """Everybody who speaks at a session."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.session_by_id.get(action.session))
    if found is None:
        screen = gone_screen(words, "programme-session-gone")
    else:
        screen = speakers_screen(words, where.catalogue, found, action.page)
    await show(telegram, press, screen)


async def speaker(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenSpeaker,
) -> None:
    """A speaker and their sessions."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.speaker_by_id.get(action.speaker))
    if found is None:
        screen = gone_screen(words, "programme-speaker-gone")
    else:
        await notice(database, reader.account.id, where.forum.id, "speaker", found.code, clock.now())
        screen = speaker_screen(words, where.catalogue, found, clock.now(), action.page, action.session)
    await show(telegram, press, screen)


async def enterprise(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenEnterprise,
) -> None:
    """An enterprise and its excursions."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.enterprise_by_id.get(action.enterprise))
    if found is None:
        screen = gone_screen(words, "programme-enterprise-gone")
    else:
        await notice(database, reader.account.id, where.forum.id, "enterprise", found.code, clock.now())
        screen = enterprise_screen(words, where.catalogue, found, clock.now(), action.page)
    await show(telegram, press, screen)
