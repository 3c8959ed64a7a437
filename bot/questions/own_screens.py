"""One's own things as answers: bookings, the plan, a day. Read from the database at the moment they are shown."""

from collections.abc import Sequence
from dataclasses import replace

from bot.excursions.actions import OpenBookings, OpenExcursions
from bot.excursions.views import Look, open_booking_screen, open_bookings_screen
from bot.programme import cards
from bot.programme.actions import OpenDays, OpenPlan
from bot.programme.plan import my_plan
from bot.programme.rules import Entry
from bot.programme.screens.parts import button, item_buttons, paragraphs, way_back
from bot.programme.screens.plan import plan_screen
from bot.questions.lead import at
from bot.questions.own import Own
from bot.questions.when import When
from bot.screen import Screen
from bot.texts import Html
from storage import bookings as rows
from storage.records.excursions import Booking
from storage.records.programme import Excursion, Session

SHOWN = 8


async def own_screen(look: Look, asked: Own) -> Screen:
    """What the reader has of what they ask for, and honest words where that is nothing."""
    if asked.what == "cancel" or (asked.what == "bookings" and asked.when is None):
        return await _bookings(look, lead=asked.what == "bookings")
    plan = await my_plan(look.database, look.edition, look.account.id)
    if asked.when is None:
        return plan_screen(look.words, look.edition.catalogue, plan, look.now)
    kinds = (Excursion,) if asked.what == "bookings" else (Session, Excursion)
    when = asked.when
    entries = tuple(e for e in plan.entries if isinstance(e.item, kinds) and when.holds(e.item.start, e.item.end))
    return _entries(look, entries, when)


async def _bookings(look: Look, *, lead: bool) -> Screen:
    """The booking to come, or the list where there are several; `lead` begins with when the next one is."""
    async with look.database.read() as read:
        own = await rows.bookings_of(read, look.account.id)
    to_come = [pair for pair in own if pair[0].live and pair[1].end > look.now]
    if not to_come:
        screen = await open_bookings_screen(look)
        return replace(screen, text=paragraphs(look.words("own-no-bookings"), screen.text)) if own else screen
    screen = await (open_booking_screen(look, to_come[0][0].id) if len(to_come) == 1 else open_bookings_screen(look))
    return replace(screen, text=paragraphs(_next(look, to_come), screen.text)) if lead else screen


def _next(look: Look, to_come: Sequence[tuple[Booking, Excursion]]) -> Html | None:
    """«Ближайшая: … — 18 ноября, вторник, в 14:00»."""
    firm = (excursion for booking, excursion in to_come if booking.state == "booked" and not excursion.cancelled)
    soonest = next(firm, None)
    if soonest is None:
        return None
    return look.words("own-next", title=cards.value(soonest.title, cards.LINE_TITLE), when=at(look.words, soonest))


def _entries(look: Look, entries: Sequence[Entry], when: When) -> Screen:
    """What one has at a time."""
    words = look.words
    ways = (button(words, "button-my-plan", OpenPlan()), button(words, "button-my-bookings", OpenBookings()))
    if not entries:
        text = words("own-nothing-day", day=when.days[0]) if len(when.days) == 1 else words("own-nothing")
        around = (button(words, "button-programme", OpenDays()), button(words, "button-excursions", OpenExcursions()))
        return Screen(text=text, buttons=(ways, around, way_back(words)))
    shown = entries[:SHOWN]
    heading = words("own-day", day=when.days[0]) if len(when.days) == 1 else words("own-found")
    more = words("list-more", more=len(entries) - SHOWN) if len(entries) > SHOWN else None
    lines = Html("\n").join(_line(look, entry, day=len(when.days) != 1) for entry in shown)
    items = item_buttons(words, (entry.item for entry in shown))
    return Screen(text=paragraphs(heading, lines, more), buttons=(*items, ways, way_back(words)))


def _line(look: Look, entry: Entry, *, day: bool) -> Html:
    line = cards.item_line(look.words, look.edition.catalogue, entry.item, look.now, day=day)
    state = f"plan-{entry.state}"
    return Html(" — ").join((line, look.words(state))) if look.words.knows(state) else line
