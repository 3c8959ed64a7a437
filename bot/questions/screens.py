"""An answer as a screen: the direct answer first, then the card or the list, the source, and what to do next. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.actions import Action
from bot.excursions.actions import OpenExcursions, SignUp
from bot.programme import cards
from bot.programme.actions import (
    OpenDays,
    PlanSession,
    SendSessionCalendar,
    ShowDirections,
)  # fmt: skip
from bot.questions.actions import AskOrganisers
from bot.questions.case import Answer
from bot.questions.filters import is_open
from bot.questions.index import Entry, QuestionIndex
from bot.questions.lead import lead, place_lead
from bot.questions.openings import opening_button, title
from bot.questions.parse import Question
from bot.screen import Button, Screen, rows
from bot.texts import Html, Words
from storage.records.programme import Enterprise, Excursion, Faq, Session, Speaker, Venue

BUTTONS = 6
"""Items of an answer that get a button."""
_THEIRS = 6
NAMESAKES = 3
"""Speakers of one name that get a button."""
_ADVICE = 900
_FIRST = 3
"""Items told of each of several questions."""


def answer_screen(
    words: Words,
    index: QuestionIndex,
    question: Question,
    answer: Answer,
    now: datetime,
    seats: Mapping[int, int] | None,
) -> Screen:
    """The screen of `answer`, in the reader's words; `seats` are free seats by the id of an excursion."""
    show = _Showing(words, index, question, answer, now, seats or {})
    if answer.kind == "smalltalk":
        return Screen(text=show.chat(), buttons=show.general())
    if answer.kind == "unknown":
        return Screen(text=show.unknown(), buttons=(*show.items(answer.closest), *show.organisers()))
    if answer.kind == "forum":
        return Screen(text=show.forum(), buttons=(*show.general(), *show.organisers()))
    if not answer.places:
        text = words(f"note-{answer.note}") if answer.note else words("unknown")
        return Screen(text=text, buttons=(*show.items(answer.closest), *show.organisers()))
    text = show.card() if answer.card else show.list()
    return Screen(text=text, buttons=show.buttons())


def screen_of_several(
    words: Words,
    index: QuestionIndex,
    answers: Sequence[tuple[Question, Answer]],
    now: datetime,
    seats: Mapping[int, int] | None,
) -> Screen:
    """The screen of several questions answered: the line that answers each with its first items, and their buttons."""
    shows = [_Showing(words, index, question, answer, now, seats or {}) for question, answer in answers]
    each = BUTTONS // len(shows)
    return Screen(
        text=Html("\n\n").join(show.short() for show in shows),
        buttons=tuple(row for show in shows for row in show.items(show.answer.places[:each])),
    )


class _Showing:
    """One answer on its way to a screen."""

    def __init__(
        self,
        words: Words,
        index: QuestionIndex,
        question: Question,
        answer: Answer,
        now: datetime,
        seats: Mapping[int, int],
    ) -> None:
        self.words, self.index, self.question, self.answer = words, index, question, answer
        self.now, self.seats, self.catalogue = now, seats, index.catalogue

    # Text

    def chat(self) -> Html:
        forum = self.catalogue.programme.forum
        key = f"chat-{self.answer.chat}"
        return (
            self.words(key, forum=cards.value(forum.name, 200)) if self.answer.chat == "whoareyou" else self.words(key)
        )

    def forum(self) -> Html:
        """What the workbook says of the forum."""
        words, forum = self.words, self.catalogue.programme.forum
        parts = [
            words("forum-name", name=cards.value(forum.name, 200)),
            self.forum_days(),
            cards.shorten(forum.description, 1500),
            words("forum-website", link=cards.value(forum.website, 200)) if forum.website else "",
            cards.shorten(forum.contacts, 1000),
        ]
        return Html("\n\n").join(part for part in parts if part)

    def forum_days(self) -> Html:
        """The days and the town of the forum."""
        forum = self.catalogue.programme.forum
        days = self.words("forum-days", start=forum.starts_on, end=forum.ends_on)
        return Html(", ").join((days, cards.value(forum.city, 60))) if forum.city else days

    def unknown(self) -> Html:
        parts = [self.words("unknown")]
        if self.answer.closest:
            parts.append(self.words("unknown-closest"))
        return Html("\n\n").join((*parts, self.words("unknown-ask")))

    def card(self) -> Html:
        """The first item in full, under the line that answers, and the others in lines."""
        first, *others = self.answer.places
        parts = [
            self._note(),
            self._lead(self._entry(first)),
            self._card(self._entry(first)),
            self._theirs(self._entry(first)),
        ]
        if others and self.answer.kind in ("sessions", "excursions"):
            parts.append(self._lines(tuple(others[: cards.PAGE // 2])))
        parts.append(self._source())
        return Html("\n\n").join(part for part in parts if part)

    def short(self) -> Html:
        """The line that answers, and the first items in lines: one answer of several."""
        places = self.answer.places
        if self.answer.kind == "forum":
            return self.forum_days()
        if not places:
            return self._note() or self.words("unknown")
        first = self._entry(places[0])
        if isinstance(first.record, Faq):
            return Html("\n").join((self.words("faq-title", question=cards.value(first.record.question, 200)),
                                    cards.shorten(first.record.answer, _ADVICE)))  # fmt: skip
        told = self._lead(first) if self.answer.card else None
        parts = (self._note(), told or self._lines(places[:_FIRST]))
        return Html("\n").join(part for part in parts if part)

    def list(self) -> Html:
        """A heading and a line for each item."""
        places = self.answer.places
        namesakes = ", ".join(title(self._entry(place).record) for place in self._namesakes())
        asked = self.words("list-namesakes", names=cards.value(namesakes, 300)) if namesakes else None
        parts = [asked, self._note() or self._heading(), self._lines(places[: cards.PAGE])]
        if len(places) > cards.PAGE:
            parts.append(self.words("list-more", more=len(places) - cards.PAGE))
        gone = [self._entry(place).record for place in self.answer.cancelled[:3]]
        parts += [
            self.words("list-cancelled", title=cards.value(item.title, 120))
            for item in gone if isinstance(item, Session | Excursion)
        ]  # fmt: skip
        return Html("\n\n").join(part for part in parts if part)

    def _namesakes(self) -> tuple[int, ...]:
        """The speakers whom the same words name, where their sessions are told of."""
        names = self.question.namesakes if self.answer.kind == "sessions" else ()
        return tuple(self.index.by_code["speaker", f"speaker:{name}"] for name in names[:NAMESAKES])

    def _entry(self, place: int) -> Entry:
        return self.index.entries[place]

    def _note(self) -> Html | None:
        return self.words(f"note-{self.answer.note}") if self.answer.note else None

    def _heading(self) -> Html:
        when = self.question.when
        if self.answer.kind in ("enterprises", "venues", "speakers"):
            return self.words(f"list-{self.answer.kind}")
        if when and when.point in ("now", "next") and not when.spans:
            return self.words(f"list-{when.point}")
        if when and len(when.days) == 1:
            return self.words("list-day", day=when.days[0])
        return self.words("list-found")

    def _lead(self, entry: Entry) -> Html | None:
        record = entry.record
        if isinstance(record, Session | Excursion):
            return lead(self.words, self.catalogue, self.question, record, self.now, self._free(record))
        if isinstance(record, Venue) and self.question.asks & {"directions", "where"}:
            return place_lead(self.words, record)
        return None

    def _free(self, record: Session | Excursion) -> int | None:
        return self.seats.get(record.id) if isinstance(record, Excursion) else None

    def _card(self, entry: Entry) -> Html:
        words, record = self.words, entry.record
        match record:
            case Session():
                return cards.session_card(words, self.catalogue, record, self.now)
            case Excursion():
                return cards.excursion_card(words, self.catalogue, record, self.now, self._free(record), None)
            case Enterprise():
                return cards.enterprise_card(words, record)
            case Venue():
                return cards.venue_card(words, record)
            case Speaker():
                return cards.speaker_card(words, record)
            case Faq():
                return cards.faq_card(words, record)

    def _theirs(self, entry: Entry) -> Html | None:
        """A speaker's sessions, a plant's excursions."""
        items: tuple[Session | Excursion, ...] = ()
        key = "their-sessions"
        if isinstance(entry.record, Speaker):
            items = self.catalogue.by_speaker(entry.record.name)
        elif isinstance(entry.record, Enterprise):
            items, key = self.catalogue.of_enterprise(entry.record.code), "their-excursions"
        if not items:
            return None
        lines = [cards.item_line(self.words, self.catalogue, item, self.now, day=True) for item in items[:_THEIRS]]
        return Html("\n").join((self.words(key), *lines))

    def _lines(self, places: tuple[int, ...]) -> Html:
        when = self.question.when
        day = not (when and len(when.days) == 1)
        return Html("\n").join(self._line(self._entry(place), day) for place in places)

    def _line(self, entry: Entry, day: bool) -> Html:
        record = entry.record
        if isinstance(record, Session | Excursion):
            return cards.item_line(self.words, self.catalogue, record, self.now, day=day, free=self._free(record))
        name = cards.value(record.question if isinstance(record, Faq) else record.name, 120)
        if entry.city:
            return self.words("list-thing-city", name=name, city=cards.value(entry.city, 60))
        return self.words("list-thing", name=name)

    def _source(self) -> Html:
        return (
            Html("<i>") + self.words("source-faq" if self.answer.kind == "faq" else "source-programme") + Html("</i>")
        )

    # Buttons

    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """What people do next: with the item shown in full, then the other items."""
        places = self.answer.places
        if not self.answer.card:
            return self.items((*self._namesakes(), *places)[:BUTTONS])
        others = self.items(places[1:BUTTONS])
        if self.answer.kind == "faq":
            return self.organisers()
        return (*rows(*self._next(self._entry(places[0]))), *others)

    def _next(self, entry: Entry) -> tuple[Button, ...]:
        words, record = self.words, entry.record
        found: list[tuple[str, Action]] = []
        match record:
            case Session() if not record.cancelled and record.end > self.now:
                found = [
                    ("button-to-plan", PlanSession(record.id, True)),
                    ("button-calendar", SendSessionCalendar(record.id)),
                ]
                if venue := self.catalogue.venue_by_code.get(record.venue):
                    found.append(("button-directions", ShowDirections(venue.id)))
            case Excursion() if is_open(record, self.now, None):
                key = "button-join-waiting-list" if self._free(record) == 0 else "button-sign-up"
                found = [(key, SignUp(record.id))]
            case Venue():
                found = [("button-directions", ShowDirections(record.id))]
            case _:
                pass
        shown = tuple(Button(words.plain(key), action.pack()) for key, action in found)
        theirs: tuple[Session | Excursion, ...] = ()
        if isinstance(record, Speaker):
            theirs = self.catalogue.by_speaker(record.name)
        elif isinstance(record, Enterprise):
            theirs = self.catalogue.of_enterprise(record.code)
        return (*shown, *(opening_button(item) for item in theirs[:4]))

    def items(self, places: tuple[int, ...]) -> tuple[tuple[Button, ...], ...]:
        """A button for each item."""
        return rows(*(opening_button(self._entry(place).record) for place in places), width=1)

    def organisers(self) -> tuple[tuple[Button, ...], ...]:
        """The way to a person."""
        return ((Button(self.words.plain("button-ask-organisers"), AskOrganisers().pack()),),)

    def general(self) -> tuple[tuple[Button, ...], ...]:
        """Where to look around."""
        return (
            (
                Button(self.words.plain("button-programme"), OpenDays().pack()),
                Button(self.words.plain("button-excursions"), OpenExcursions().pack()),
            ),
        )
