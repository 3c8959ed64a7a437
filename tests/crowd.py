"""Many people at once, whom the bot knows already: they signed up for something else before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.excursions.consent import Operator, consent_html, consent_text
from bot.excursions.service import Applicant, take_place
from bot.settings import Settings
from bot.texts import Texts, plain
from sandbox.people import Person
from sandbox.phone import Phone
from storage import outbox, people
from storage.database import Database
from storage.records.programme import Excursion, Programme
from tests.conftest import MORNING

FIRST = 5001
AHEAD = ("Подтвердить", "Встать в лист ожидания", "Записаться")
"""What leads on to a booking, the nearest to it first."""

ENDS = ("Вы записаны", "Вы в листе ожидания")


def crowd(size: int) -> list[Person]:
    """Russian speakers who have not met the bot."""
    return [Person(id=FIRST + number, first_name=f"Гость {number}", language_code="ru") for number in range(size)]


async def introduce(
    database: Database,
    texts: Texts,
    settings: Settings,
    programme: Programme,
    excursion: Excursion,
    persons: Sequence[Person],
) -> None:
    """Let everybody have signed up for `excursion` before: the bot knows their names and has their consent."""
    operator = Operator(settings.operator_name, settings.operator_contact)
    words = texts.speak("ru", programme.forum.zone)
    consent = consent_text("ru", plain(consent_html(words, programme.forum, operator)))
    for person in persons:
        async with database.tx() as tx:
            account = await people.meet(tx, person.id, "ru", MORNING)
            applicant = Applicant(
                account=account,
                name=f"Иванов Иван {person.id}",
                birth_date=date(1990, 5, 1),
                phone="+79130000000",
                consent=(consent, MORNING),
            )
            outcome = await take_place(tx, MORNING, applicant, excursion.id, waiting=True)
            for row in outcome.owed:
                await outbox.cancel(tx, row or 0, "before the story", MORNING)


@dataclass
class Visitor:
    """Somebody who wants to go, whatever happens on the way."""

    phone: Phone
    patience: float = 4.0
    presses: int = 0

    async def sign_up(self, payload: str) -> str:
        """From a deep link to a booking or a place in the line; the bot's last words."""
        await self.phone.start(payload)
        await self.phone.until(lambda phone: phone.heard, self.patience * 10)
        while True:
            label = next((label for label in AHEAD if label in self.phone.buttons()), None)
            before = self.phone.last.text
            if label is None or any(words in before for words in ENDS):
                return before
            await self.phone.press(label)
            self.presses += 1
            await self.phone.until(partial(_moved_on, before), self.patience)


def _moved_on(before: str, phone: Phone) -> bool:
    return phone.last.text != before
