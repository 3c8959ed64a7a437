"""The first screen: what the forum is, what is on, what to ask."""

from datetime import datetime

from bot.excursions.actions import OpenBookings, OpenExcursions
from bot.people import rules
from bot.people.actions import OpenContacts, OpenHome, OpenSettings
from bot.programme import cards
from bot.programme.actions import OpenDays, OpenNow, OpenPlan, OpenToday
from bot.programme.catalogue import Catalogue, Item
from bot.screen import Button, Screen, rows
from bot.texts import Html, Words, escape
from storage.records.programme import Forum

LINES = 3
"""Items shown as on now, and as next."""
CITY = 60


def home_screen(
    words: Words, catalogue: Catalogue, now: datetime, *, sign_up: bool = True, word: Html | None = None
) -> Screen:
    """The first screen of a forum, under a `word` about how one came here. `sign_up`: whether booking is possible."""
    forum = catalogue.programme.forum
    about = rules.summary(forum.description)
    parts = [
        word,
        forum_head(words, forum),
        escape(about) if about else None,
        _happening(words, catalogue, now),
        _invitation(words, catalogue, now),
    ]
    return Screen(text=Html("\n\n").join(part for part in parts if part), buttons=_ways(words, sign_up))


def forum_head(words: Words, forum: Forum) -> Html:
    """Name, dates in words and city of a forum."""
    where = forum_where(words, forum)
    return Html("\n").join((words("home-title", name=cards.value(forum.name, cards.TITLE)), where))


def forum_where(words: Words, forum: Forum) -> Html:
    """Dates in words and city: «18–30 ноября 2025 · Барнаул»."""
    dates = _dates(words, forum)
    return words("home-where", dates=dates, city=cards.value(forum.city, CITY)) if forum.city.strip() else dates


def home_button(words: Words) -> Button:
    """The way home."""
    return Button(words.plain("button-home"), OpenHome().pack())


def _dates(words: Words, forum: Forum) -> Html:
    start, end = forum.starts_on, forum.ends_on
    if start == end:
        key = "dates-day"
    elif start.year != end.year:
        key = "dates-years"
    else:
        key = "dates-month" if start.month == end.month else "dates-year"
    return words(key, start=start, end=end, first=start.day)


def _happening(words: Words, catalogue: Catalogue, now: datetime) -> Html:
    forum = catalogue.programme.forum
    going, coming = catalogue.on_now(now), catalogue.next_after(now, LINES)
    if not going and not coming:
        return words("home-empty" if not catalogue.items and not rules.is_over(forum, now) else "home-over")
    next_key = "home-next" if rules.has_begun(forum, now) else "home-first"
    lists = [
        _lines(words, "home-now", catalogue, going[:LINES], now, day=False),
        _lines(words, next_key, catalogue, coming, now, day=True),
    ]
    return Html("\n\n").join(block for block in lists if block)


def _lines(
    words: Words, key: str, catalogue: Catalogue, items: tuple[Item, ...], now: datetime, *, day: bool
) -> Html | None:
    if not items:
        return None
    lines = [Html("• ") + cards.item_line(words, catalogue, item, now, day=day) for item in items]
    return Html("\n").join((words(key), *lines))


def _invitation(words: Words, catalogue: Catalogue, now: datetime) -> Html:
    questions = example_lines(words, catalogue, now)
    return Html("\n").join((words("home-ask"), *questions)) if questions else words("home-ask-plainly")


def example_lines(words: Words, catalogue: Catalogue, now: datetime) -> tuple[Html, ...]:
    """Questions to try, one a line."""
    found = rules.examples(catalogue, now)
    asked = (words(example.key, **{example.name: example.value}) for example in found)
    return tuple(words("home-example", question=question) for question in asked)


def _ways(words: Words, sign_up: bool) -> tuple[tuple[Button, ...], ...]:
    ways = [
        ("button-programme", OpenDays()),
        ("button-today", OpenToday()),
        ("button-now", OpenNow()),
        ("button-excursions", OpenExcursions()),
        ("button-my-bookings", OpenBookings() if sign_up else None),
        ("button-my-plan", OpenPlan()),
        ("button-contacts", OpenContacts()),
        ("button-settings", OpenSettings()),
    ]
    return rows(*(Button(words.plain(key), action.pack()) for key, action in ways if action))
