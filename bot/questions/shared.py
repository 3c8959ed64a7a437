"""Answers that many people see: in a group, and as cards to share. Nothing personal, and only links to press. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.people.links import excursion_link, session_link, way_in
from bot.programme import cards
from bot.programme.catalogue import Item
from bot.programme.screens.parts import label
from bot.questions.case import Answer
from bot.questions.index import QuestionIndex
from bot.questions.service import Answered
from bot.screen import Article, Button, Screen
from bot.texts import Words, plain
from storage.records.programme import Enterprise, Excursion, Session, Speaker, Venue

BUTTONS = 4
ARTICLES = 10
TITLE = 40
LISTED = 100
"""UTF-16 units of a card's title and description where it is listed."""


@dataclass(frozen=True, slots=True)
class Links:
    """How to come from a public place to the bot: its username, and the forum's id where there are several."""

    bot: str
    forum: int | None = None

    def of(self, item: Item) -> str:
        """The address that opens a session or an excursion."""
        link = session_link if isinstance(item, Session) else excursion_link
        return link(self.bot, item.code, self.forum)


def group_screen(words: Words, index: QuestionIndex, answered: Answered, links: Links, now: datetime) -> Screen:
    """An answer for a group: the same text, and links to what it speaks of."""
    answer = answered.answer
    items = tuple(_items(index, answer.places or answer.closest, now))[:BUTTONS]
    buttons = tuple((Button(label(item.title, TITLE), url=links.of(item)),) for item in items)
    private = (_private(words, links),)
    if answered.kind != "unknown":
        return Screen(text=answered.screen.text, buttons=buttons)
    return Screen(text=answered.screen.text if items else words("unknown"), buttons=(*buttons, private))


def private_screen(words: Words, key: str, links: Links) -> Screen:
    """Words that belong into the private chat, with the way there."""
    return Screen(text=words(key), buttons=((_private(words, links),),))


def articles(
    words: Words, index: QuestionIndex, answer: Answer, links: Links, now: datetime, seats: Mapping[int, int]
) -> tuple[Article, ...]:
    """The cards of an answer; those of a speaker or a venue are their sessions."""
    found: dict[str, Article] = {}
    for place in answer.places:
        record = index.entries[place].record
        made = [_enterprise(words, index, record, links, now)] if isinstance(record, Enterprise) else [
            _item(words, index, item, links, now, seats) for item in _items(index, (place,), now)
        ]  # fmt: skip
        found.update({article.id: article for article in made if article.id not in found})
    return tuple(found.values())[:ARTICLES]


def present(
    words: Words, index: QuestionIndex, links: Links, now: datetime, seats: Mapping[int, int]
) -> tuple[Article, ...]:
    """Cards of what is on and what comes next."""
    on = index.catalogue.on_now(now)
    items = (*on, *index.catalogue.next_after(now, ARTICLES))[:ARTICLES]
    return tuple(_item(words, index, item, links, now, seats) for item in items)


def _items(index: QuestionIndex, places: Iterable[int], now: datetime) -> Iterable[Item]:
    """The sessions and excursions at `places`; of a plant, a speaker or a venue those still to come, else all."""
    for place in places:
        record = index.entries[place].record
        theirs: tuple[Item, ...] = ()
        match record:
            case Session() | Excursion():
                yield record
            case Enterprise():
                theirs = index.catalogue.of_enterprise(record.code)
            case Speaker():
                theirs = index.catalogue.by_speaker(record.name)
            case Venue():
                theirs = index.catalogue.at_venue(record.code)
            case _:
                pass
        yield from tuple(item for item in theirs if item.end > now) or theirs


def _item(
    words: Words, index: QuestionIndex, item: Item, links: Links, now: datetime, seats: Mapping[int, int]
) -> Article:
    catalogue = index.catalogue
    if isinstance(item, Session):
        text = cards.session_card(words, catalogue, item, now)
        venue = catalogue.venue_by_code.get(item.venue)
        place = venue.name if venue else ""
    else:
        text = cards.excursion_card(words, catalogue, item, now, seats.get(item.id), None)
        host = catalogue.enterprise_by_code.get(item.enterprise)
        place = host.city if host else ""
    about = " · ".join(part for part in (plain(cards.when(words, item)), place) if part)
    kind = "session" if isinstance(item, Session) else "excursion"
    return Article(
        id=f"{kind}:{item.code}",
        title=label(item.title, LISTED),
        description=label(about, LISTED),
        text=text,
        button=Button(words.plain("share-open"), url=links.of(item)),
    )


def _enterprise(
    words: Words, index: QuestionIndex, plant: Enterprise, links: Links, now: datetime
) -> Article:  # fmt: skip
    tours = index.catalogue.of_enterprise(plant.code)
    tour = next((tour for tour in tours if tour.start > now and not tour.cancelled), None)
    about = " · ".join(part for part in (plant.industry, plant.city) if part)
    opens = Button(words.plain("share-excursion"), url=links.of(tour)) if tour else _private(words, links)
    return Article(
        id=f"enterprise:{plant.code}",
        title=label(plant.name, LISTED),
        description=label(about, LISTED),
        text=cards.enterprise_card(words, plant),
        button=opens,
    )


def _private(words: Words, links: Links) -> Button:
    return Button(words.plain("share-private"), url=way_in(links.bot))
