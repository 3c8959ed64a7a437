"""My plan, and what is sent beside the programme's screens: calendar files, the way to a venue."""

from dataclasses import replace
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.programme.actions import OpenPlan, PlanSession, SendPlanCalendar, SendSessionCalendar, ShowDirections
from bot.programme.editions import Edition
from bot.programme.plan import my_plan, open_session_screen, owe_once, plan_session
from bot.programme.screens.parts import gone_screen, paragraphs
from bot.programme.screens.plan import plan_screen
from bot.texts import Words
from handlers.filters import Pressed
from handlers.programme import find
from handlers.reader import Reader
from handlers.reply import pressed_message, show
from storage.database import Database
from storage.records.programme import Session


def plan_router() -> Router:
    """Buttons of my plan, of calendar files and of directions."""
    router = Router(name="plan")
    router.callback_query.register(plan, Pressed(OpenPlan))
    router.callback_query.register(choose, Pressed(PlanSession))
    router.callback_query.register(session_calendar, Pressed(SendSessionCalendar))
    router.callback_query.register(plan_calendar, Pressed(SendPlanCalendar))
    router.callback_query.register(directions, Pressed(ShowDirections))
    return router


async def plan(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    action: OpenPlan,
) -> None:
    """My plan."""
    mine = await my_plan(database, edition, reader.account.id)
    await show(telegram, press, plan_screen(reader.words, edition.catalogue, mine, clock.now(), action.page))


async def choose(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: PlanSession,
) -> None:
    """Have a session in my plan, or not."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.session_by_id.get(action.session))
    if found is None:
        await show(telegram, press, gone_screen(words, "programme-session-gone"))
        return
    now = clock.now()
    planned = await plan_session(
        database,
        reader.account,
        found,
        action.wanted,
        forum_id=where.forum.id,
        now=now,
        inbox_id=inbox_id,
        edits=pressed_message(press),
        origin=action.origin,
    )
    if planned.verdict == "changed":
        await telegram.answer_press(press.id, words.plain("plan-added" if action.wanted else "plan-removed"))
        await outbox.deliver(planned.owed)
        return
    screen = await open_session_screen(database, words, where, reader.account.id, found, now, action.origin)
    toast = "" if planned.verdict == "same" else words.plain(f"plan-refused-{planned.verdict}")
    await show(telegram, press, screen, toast=toast)


async def add_to_plan(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    now: datetime,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    session: Session,
) -> None:
    """Have a session in my plan because a message says so; answered with its card, which tells how it stands."""
    planned = await plan_session(
        database, reader.account, session, True, forum_id=edition.forum.id, now=now, inbox_id=inbox_id
    )
    if planned.verdict == "changed":
        await outbox.deliver(planned.owed)
        return
    screen = await open_session_screen(database, reader.words, edition, reader.account.id, session, now)
    if planned.verdict != "same":
        screen = replace(screen, text=paragraphs(reader.words(f"plan-refused-{planned.verdict}"), screen.text))
    await show(telegram, message, screen)


async def session_calendar(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: SendSessionCalendar,
) -> None:
    """A session as a calendar file."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.session_by_id.get(action.session))
    if found is None:
        await show(telegram, press, gone_screen(words, "programme-session-gone"))
        return
    owed = await owe_once(
        database,
        reader.account,
        "session_calendar",
        {"session": found.id},
        forum_id=where.forum.id,
        now=clock.now(),
        inbox_id=inbox_id,
        pressed=pressed_message(press),
    )
    await _send(press, telegram, outbox, words, owed)


async def plan_calendar(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
) -> None:
    """My plan as a calendar file."""
    owed = await owe_once(
        database,
        reader.account,
        "plan_calendar",
        {},
        forum_id=edition.forum.id,
        now=clock.now(),
        inbox_id=inbox_id,
        pressed=pressed_message(press),
    )
    await _send(press, telegram, outbox, reader.words, owed)


async def directions(
    press: CallbackQuery,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    edition: Edition,
    inbox_id: int,
    action: ShowDirections,
) -> None:
    """The way to a venue: its pin and the directions, as messages of their own."""
    where, words, found = find(reader, edition, lambda catalogue: catalogue.venue_by_id.get(action.venue))
    if found is None:
        await show(telegram, press, gone_screen(words, "programme-venue-gone"))
        return
    owed = await owe_once(
        database,
        reader.account,
        "directions",
        {"venue": found.id},
        forum_id=where.forum.id,
        now=clock.now(),
        inbox_id=inbox_id,
        pressed=pressed_message(press),
    )
    await _send(press, telegram, outbox, words, owed)


async def _send(press: CallbackQuery, telegram: Telegram, outbox: Outbox, words: Words, owed: int | None) -> None:
    """Send what is owed beside the screen; a second tap only hears where it is."""
    await telegram.answer_press(press.id, "" if owed else words.plain("sent-before"))
    await outbox.deliver(owed)
