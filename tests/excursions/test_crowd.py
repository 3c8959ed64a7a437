"""A crowd before one excursion, phones and all: the last five seats, and who is told what."""

from datetime import timedelta

from bot.clock import MovableClock
from bot.excursions.consent import Operator, consent_html, consent_text
from bot.programme.editions import release
from bot.texts import Texts, plain
from sandbox.people import Person
from storage import bookings, people
from storage.database import Database
from storage.records.programme import Programme
from tests.box import boxed

POSTER = "x_E11"


async def test_sixty_people_press_at_once(
    database: Database, sample: Programme, clock: MovableClock, texts: Texts
) -> None:
    """Sixty phones, five seats: five are told of a seat, fifty-five of their own place in line, each once."""
    forum_id = await release(database, sample, "altai-2025.xlsx", clock.now())
    async with database.tx() as tx:
        await tx.run("UPDATE excursions SET seats = 5 WHERE code = 'E11'")
    crowd = [Person(id=2000 + n, first_name=f"Гость {n}", language_code="ru", shown=False) for n in range(60)]
    consent = consent_html(
        texts.speak("ru", sample.forum.zone), sample.forum, Operator("Оргкомитет", "orgkomitet@example.org")
    )
    async with database.tx() as tx:
        for person in crowd:
            account = await people.meet(tx, person.id, "ru", clock.now())
            known = await people.save_self(
                tx,
                account.id,
                name=f"Гость {person.id}",
                birth_date=(clock.now() - timedelta(days=9000)).date(),
                phone="+79130000000",
                now=clock.now(),
            )
            await bookings.keep_consent(
                tx,
                account_id=account.id,
                person_id=known.id,
                text=consent_text("ru", plain(consent)),
                given_at=clock.now(),
            )
    async with boxed(database, clock, people=crowd) as box:
        phones = [box.world.phone(person.id) for person in crowd]
        for act in ("start", "Записаться", "Подтвердить", "Встать в лист ожидания"):
            for phone in phones:
                if act == "start":
                    await phone.start(POSTER)
                elif act in phone.buttons():
                    await phone.press(act, resend=act != "Записаться")
            await box.settled()
        told = [phone.last.text for phone in phones]
        heard = [len(phone.heard) for phone in phones]
    assert sum("✅ Вы записаны" in text for text in told) == 5
    assert sum("Вы первый в листе ожидания" in text for text in told) == 1
    assert sum("лист" in text for text in told) == 55
    assert heard == [1] * 60
    async with database.read() as read:
        (tour,) = await read.all("SELECT id, taken FROM excursions WHERE code = 'E11'")
        line = [booking for booking, _ in await bookings.waiting_of(read, tour["id"])]
        assert [await bookings.ahead_of(read, booking) for booking in line] == list(range(55))
    assert (tour["taken"], forum_id) == (5, line[0].forum_id)
