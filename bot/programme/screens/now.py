"""What is on now and what comes next."""

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.programme import cards
from bot.programme.actions import FROM_NOW, OpenDays, OpenNow, OpenToday
from bot.programme.catalogue import Catalogue
from bot.programme.rules import Around, around, cut, today_is, until
from bot.programme.screens.parts import button, item_buttons, pager, paragraphs, way_back, zone_note
from bot.screen import Screen
from bot.texts import Html, Words


def now_screen(words: Words, catalogue: Catalogue, now: datetime, page: int = 0) -> Screen:
    """What is on, what comes next and when that is, and what is cancelled though one might wait for it."""
    near = around(catalogue, now)
    shown = cut(near, page)
    quiet = None if any(one.kind == "on" for one in near) else _nothing_on(words, catalogue, now)
    sections = (
        _section(words, catalogue, heading, list(group), now)
        for heading, group in groupby(shown.items, lambda one: _heading(words, one, now))
    )
    return Screen(
        text=paragraphs(words("now-title", now=now), zone_note(words, catalogue, now), quiet, *sections),
        buttons=(
            *item_buttons(words, (one.item for one in shown.items), origin=FROM_NOW, on=words.local(now).date()),
            *pager(words, shown, OpenNow),
            (button(words, "button-programme", OpenDays()), button(words, "button-today", OpenToday())),
            way_back(words),
        ),
    )


def until_words(words: Words, start: datetime, now: datetime) -> Html:
    """When something later starts, as people say it: «через 40 минут», «завтра в 10:00»."""
    left = until(start, now, ZoneInfo(words.zone))
    match left.kind:
        case "minutes":
            return words("until-minutes", minutes=left.minutes)
        case "hours" if left.minutes:
            hours, minutes = words("until-hours", hours=left.hours), words("until-and-minutes", minutes=left.minutes)
            return Html(" ").join((hours, minutes))
        case "hours":
            return words("until-hours", hours=left.hours)
        case kind:
            return words(f"until-{kind}", start=start)


def _heading(words: Words, one: Around, now: datetime) -> Html:
    if one.kind == "next":
        left = until_words(words, one.item.start, now)
        return words("now-next", until=Html(left[:1].upper() + left[1:]))
    return words("now-on" if one.kind == "on" else "now-cancelled")


def _section(words: Words, catalogue: Catalogue, heading: Html, group: list[Around], now: datetime) -> Html:
    lines = (cards.item_line(words, catalogue, one.item, now) for one in group)
    return Html("\n").join((heading, *lines))


def _nothing_on(words: Words, catalogue: Catalogue, now: datetime) -> Html:
    today = today_is(catalogue.days, catalogue.programme.forum, now.astimezone(catalogue.zone).date())
    if today.kind == "over" and today.day:
        return words("today-over", day=today.day)
    return words("now-nothing")
