"""My plan: chosen sessions and bookings in order of time."""

from datetime import date, datetime
from itertools import groupby

from bot.excursions.actions import OpenBookings, OpenExcursions
from bot.programme import cards
from bot.programme.actions import CURRENT, FROM_PLAN, OpenDays, OpenPlan, SendPlanCalendar
from bot.programme.catalogue import Catalogue
from bot.programme.rules import Entry, MyPlan, current_page, cut
from bot.programme.screens.parts import button, counts, item_buttons, pager, paragraphs, way_back, zone_note
from bot.programme.screens.session import clash_lines
from bot.screen import Screen
from bot.texts import Html, Words

ENTRIES = 6
"""Entries on a page: with their clashes they fit one message."""


def plan_screen(words: Words, catalogue: Catalogue, plan: MyPlan, now: datetime, page: int = CURRENT) -> Screen:
    """A page of the plan, by day; each entry with its state and what it clashes with."""
    entries = plan.entries
    if not entries:
        ways = (button(words, "button-programme", OpenDays()), button(words, "button-excursions", OpenExcursions()))
        return Screen(text=words("plan-empty"), buttons=(ways, way_back(words)))
    number = current_page([entry.item for entry in entries], now, ENTRIES) if page == CURRENT else page
    shown = cut(entries, number, ENTRIES)
    days = (
        paragraphs(words("plan-day", day=day), *(_entry(words, catalogue, plan, entry, now) for entry in group))
        for day, group in groupby(shown.items, lambda entry: _day(words, entry))
    )
    return Screen(
        text=paragraphs(
            words("plan-title", counts=counts(words, [entry.item for entry in entries])),
            zone_note(words, catalogue, now),
            *days,
        ),
        buttons=(
            *item_buttons(words, (entry.item for entry in shown.items), origin=FROM_PLAN),
            *pager(words, shown, OpenPlan),
            (button(words, "button-calendar", SendPlanCalendar()), button(words, "button-my-bookings", OpenBookings())),
            way_back(words, OpenDays()),
        ),
    )


def _day(words: Words, entry: Entry) -> date:
    return words.local(entry.item.start).date()


def _entry(words: Words, catalogue: Catalogue, plan: MyPlan, entry: Entry, now: datetime) -> Html:
    line = cards.item_line(words, catalogue, entry.item, now)
    state = f"plan-{entry.state}"
    if words.knows(state):
        line = Html(" — ").join((line, words(state)))
    ahead = entry.item.end > now and entry.state != "waiting"
    return Html("\n").join((line, *(clash_lines(words, plan.clashes(entry.item)) if ahead else ())))
