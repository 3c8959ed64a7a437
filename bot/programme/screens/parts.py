"""What the screens of the programme share: buttons of items, paging, the way back, the way on from what is gone."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from bot.actions import Action
from bot.excursions.actions import OpenExcursion
from bot.people.actions import OpenHome
from bot.programme import cards
from bot.programme.actions import FROM_DAY, OpenDays, OpenNow, OpenSession, OpenToday
from bot.programme.catalogue import Catalogue, Item
from bot.programme.rules import Page, jumps
from bot.screen import Button, Screen
from bot.texts import Html, Words
from storage.records.programme import Session

Row = tuple[Button, ...]

ITEM_TITLE = 30
DAY_TITLE = 24  # beside a day
NAME = 36


def button(words: Words, key: str, action: Action) -> Button:
    """A button with the words of `key`."""
    return Button(words.plain(key), action.pack())


def label(text: str, limit: int) -> str:
    """A name on a button: one line of at most `limit` UTF-16 units."""
    return cards.value(" ".join(text.split()), limit)


def item_button(words: Words, item: Item, *, origin: str = FROM_DAY, on: date | None = None) -> Button:
    """A button that opens a session or an excursion: when, and the title's beginning; `on` is a day not to repeat."""
    if words.local(item.start).date() == on:
        text = words.plain("programme-item", start=item.start, title=label(item.title, ITEM_TITLE))
    else:
        text = words.plain("programme-item-day", start=item.start, title=label(item.title, DAY_TITLE))
    if item.cancelled:
        text = words.plain("programme-item-cancelled", item=text)
    opens: Action = OpenSession(item.id, origin) if isinstance(item, Session) else OpenExcursion(item.id)
    return Button(text, opens.pack())


def item_buttons(
    words: Words, items: Iterable[Item], *, origin: str = FROM_DAY, on: date | None = None
) -> tuple[Row, ...]:
    """One row for each item."""
    return tuple((item_button(words, item, origin=origin, on=on),) for item in items)


def pager(words: Words, page: Page[object], to: Callable[[int], Action]) -> tuple[Row, ...]:
    """The row that leafs through pages, or nothing where there is one page; `to` opens a page by its number."""
    if page.count == 1:
        return ()
    here = Button(words.plain("programme-page", number=page.number + 1, count=page.count), to(page.number).pack())
    before = (button(words, "programme-page-before", to(page.number - 1)),) if page.number else ()
    after = (button(words, "programme-page-after", to(page.number + 1)),) if page.number + 1 < page.count else ()
    return ((*before, here, *after),)


def time_jumps(
    words: Words, items: Sequence[Item], page: Page[Item], to: Callable[[int], Action], *, day: bool = False
) -> tuple[Row, ...]:
    """Where there are many pages: a row of times (days, where asked) to jump to."""
    key = "programme-jump-day" if day else "programme-jump"
    row = tuple(
        Button(words.plain(key, start=items[number * page.size].start), to(number).pack())
        for number in jumps(page.count)
    )
    return (row,) if row else ()


def way_back(words: Words, back: Action | None = None) -> Row:
    """The last row: back, where it is known to where, and home."""
    home = button(words, "button-home", OpenHome())
    return (button(words, "button-back", back), home) if back else (home,)


def gone_screen(words: Words, key: str) -> Screen:
    """Kind words for an old button whose thing has left the programme (`key` says what), and a way on."""
    first = (button(words, "button-programme", OpenDays()), button(words, "button-today", OpenToday()))
    second = (button(words, "button-now", OpenNow()), *way_back(words))
    return Screen(text=words(key), buttons=(first, second))


def counts(words: Words, items: Sequence[Item]) -> Html:
    """«5 событий, 2 экскурсии»: only what there is."""
    sessions = sum(isinstance(item, Session) for item in items)
    both = (("programme-sessions", sessions), ("programme-excursions", len(items) - sessions))
    return Html(", ").join(words(key, count=count) for key, count in both if count)


def zone_note(words: Words, catalogue: Catalogue, moment: datetime) -> Html | None:
    """Whose time is shown, where the reader's differs from the forum's at `moment`."""
    if words.local(moment).utcoffset() == moment.astimezone(catalogue.zone).utcoffset():
        return None
    return words("programme-own-time", zone=cards.zone_name(words, words.zone))


def paragraphs(*parts: Html | None) -> Html:
    """The parts there are, with an empty line between them."""
    return Html("\n\n").join(part for part in parts if part)
