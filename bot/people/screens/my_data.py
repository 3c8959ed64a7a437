"""What is kept about people, what is kept about this one, and forgetting them."""

from collections.abc import Iterable

from bot.excursions.consent import Operator
from bot.excursions.retention import KEEP_DOCUMENTS, KEEP_FORMS
from bot.housekeeping import KEEP_INBOX, KEEP_OUTBOX
from bot.people.actions import Forget, OpenForget, OpenHome, OpenMyData, OpenPrivacy, SendMyData
from bot.people.mine import as_json
from bot.people.screens.home import home_button
from bot.programme import cards
from bot.questions.follow_ups import REMEMBERED
from bot.screen import Button, File, Screen
from bot.texts import Html, Words
from storage.records.my_data import Consent, MyData
from storage.records.people import Person

LINE = 120
ROOM = 3500
"""UTF-16 units for everything but the last line."""


def privacy_screen(words: Words, operator: Operator | None, *, sign_up: bool) -> Screen:
    """What is kept, why, for how long and who answers for it. `sign_up`: whether anything more is asked."""
    asked: tuple[Html, ...]
    if sign_up:
        asked = (
            words("privacy-booking", days=KEEP_FORMS.days),
            words("privacy-document", days=KEEP_DOCUMENTS.days) if operator else words("privacy-no-document"),
            words("privacy-inquiry"),
        )
    else:
        asked = (words("privacy-off"),)
    parts = [
        words("privacy-title"),
        words("privacy-account"),
        words("privacy-plan"),
        *asked,
        words("privacy-questions", minutes=REMEMBERED.seconds // 60),
        words("privacy-notes", updates=KEEP_INBOX.days, messages=KEEP_OUTBOX.days),
        words("privacy-how-long"),
        *([_operator(words, operator)] if operator else []),
        words("privacy-how"),
    ]
    return Screen(
        text=Html("\n\n").join(parts),
        buttons=(
            (
                Button(words.plain("button-my-data"), OpenMyData().pack()),
                Button(words.plain("button-forget"), OpenForget().pack()),
            ),
            (home_button(words),),
        ),
    )


def my_data_screen(words: Words, mine: MyData) -> Screen:
    """Everything kept about the reader, in plain words; what has no room is in the file."""
    lines: list[Html] = []
    room = ROOM
    for line in _lines(words, mine):
        room -= len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1
        if room < 0:
            lines.append(words("mydata-more"))
            break
        lines.append(line)
    return Screen(
        text=Html("\n").join(lines),
        buttons=(
            (
                Button(words.plain("button-my-data-file"), SendMyData().pack()),
                Button(words.plain("button-forget"), OpenForget().pack()),
            ),
            (Button(words.plain("button-privacy"), OpenPrivacy().pack()), home_button(words)),
        ),
    )


def my_data_file(words: Words, mine: MyData) -> Screen:
    """Everything kept about the reader, as a file."""
    return Screen(text=words("mydata-file"), file=File("my-data.json", as_json(mine)))


def forget_screen(words: Words, live_bookings: int) -> Screen:
    """What forgetting means, asked once."""
    text = (words("forget-title"), words("forget-what"), words("forget-bookings", count=live_bookings))
    return Screen(
        text=Html("\n\n").join(text),
        buttons=(
            (Button(words.plain("button-forget-sure"), Forget().pack()),),
            (Button(words.plain("button-back"), OpenPrivacy().pack()), home_button(words)),
        ),
    )


def forgotten_screen(words: Words) -> Screen:
    """The bot has forgotten the reader."""
    return Screen(text=words("forget-done"), buttons=((Button(words.plain("button-start-again"), OpenHome().pack()),),))


def _operator(words: Words, operator: Operator) -> Html:
    name = words("privacy-operator", name=cards.value(operator.name, cards.FIELD))
    return Html("\n").join((name, cards.shorten(operator.contact, cards.FIELD))) if operator.contact else name


def _lines(words: Words, mine: MyData) -> Iterable[Html]:
    yield words("mydata-title")
    yield words("mydata-account", number=str(mine.account.telegram_id), since=mine.created_at)
    yield from (_person(words, person) for person in mine.persons)
    yield words("mydata-messages", count=len(mine.messages))
    yield words("mydata-updates", count=len(mine.updates))
    if mine.form:
        yield words("mydata-form")
    if mine.conversation:
        codes = ", ".join(item.partition(":")[2] for item in mine.conversation.items)
        yield words("mydata-conversation", codes=cards.value(codes or "—", LINE))
    yield from _list(words, "mydata-consents", (_consent(words, consent) for consent in mine.consents))
    yield from _list(words, "mydata-bookings", _bookings(words, mine))
    yield from _list(
        words,
        "mydata-plan",
        (
            words("mydata-planned", title=cards.value(planned.session, LINE), start=planned.starts_at)
            for planned in mine.plan
        ),
    )
    yield from _list(
        words,
        "mydata-inquiries",
        (
            words("mydata-inquiry", asked=inquiry.asked_at, text=cards.value(inquiry.text, LINE))
            for inquiry in mine.inquiries
        ),
    )
    yield from _list(
        words,
        "mydata-roles",
        (
            words("mydata-role", role=role.role, forum=cards.value(role.forum, LINE), since=role.granted_at)
            for role in mine.roles
        ),
    )
    yield from _list(
        words,
        "mydata-answers",
        (
            words("mydata-inquiry", asked=given.answered_at, text=cards.value(given.text, LINE))
            for given in mine.answers
        ),
    )


def _list(words: Words, title: str, lines: Iterable[Html]) -> Iterable[Html]:
    """A heading and its lines, or nothing where there is no line."""
    every = [Html("• ") + line for line in lines]
    if every:
        yield Html("\n") + words(title)
        yield from every


def _person(words: Words, person: Person) -> Html:
    name = cards.value(person.name, LINE)
    if person.birth_date is None:
        return words("mydata-person-short", name=name)
    return words("mydata-person", name=name, born=person.birth_date, phone=cards.value(person.phone or "—", LINE))


def _consent(words: Words, consent: Consent) -> Html:
    about, version = cards.value(consent.person, LINE), cards.value(consent.version, LINE)
    if consent.withdrawn_at is None:
        return words("mydata-consent", version=version, given=consent.given_at, about=about)
    return words(
        "mydata-consent-withdrawn",
        version=version,
        given=consent.given_at,
        withdrawn=consent.withdrawn_at,
        about=about,
    )


def _bookings(words: Words, mine: MyData) -> Iterable[Html]:
    for booking in mine.bookings:
        title = cards.value(booking.excursion, LINE)
        number = str(booking.id)
        yield words("mydata-booking", number=number, title=title, start=booking.starts_at, state=booking.state)
        if booking.document:
            yield words("mydata-document", number=number)
