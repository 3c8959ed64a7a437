"""Signing up, waiting, being offered a seat: conversations over the stand-in, as people press and write them."""

from collections.abc import Awaitable
from typing import Any

import pytest

from bot.clock import MovableClock
from sandbox.forum import ForumInABox
from sandbox.phone import Phone
from sandbox.views import View
from storage.database import Database
from tests.box import boxed
from tests.excursions.plant import fetch

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # the service is tested on both

ANNA, BEN = 101, 102
POSTER, SECOND_SHIFT, WAGON = "x_E11", "x_E17", "x_E12"
"""A poster workshop of 8 seats on the 23rd; a plant that wants a document on the 26th; one for adults on the 24th."""

KEPT_ABOUT_PEOPLE = ("persons", "consents", "consent_texts", "forms", "identity_documents", "bookings")


@pytest.fixture
def anna(forum: ForumInABox) -> Phone:
    """Anna's phone: her client speaks Russian."""
    return forum.world.phone(ANNA)


@pytest.fixture
def ben(forum: ForumInABox) -> Phone:
    """Ben's phone: his client speaks English."""
    return forum.world.phone(BEN)


async def after(box: ForumInABox, phone: Phone, *acts: Awaitable[Any]) -> View:
    """The bot's last message once these acts, one after another, are answered."""
    for act in acts:
        await act
        await box.settled()
    return phone.last


async def fill(box: ForumInABox, phone: Phone, *answers: str) -> View:
    """Answer a form's questions in writing."""
    return await after(box, phone, *(phone.write(answer) for answer in answers))


async def sign_anna_up(box: ForumInABox, anna: Phone, link: str = POSTER) -> View:
    """Anna signs up from the first tap to the last."""
    await after(box, anna, anna.start(link))
    await after(box, anna, anna.press("Записаться"))
    await after(box, anna, anna.press("Согласен"))
    await fill(box, anna, "Белова Анна Игоревна", "5 мая 2001", "8 913 000-01-01")
    return await after(box, anna, anna.press("Подтвердить"))


async def put_ben_in_line(box: ForumInABox, ben: Phone) -> View:
    """Ben joins the waiting list."""
    await after(box, ben, ben.start(POSTER))
    await after(box, ben, ben.press("Join the waiting list"))
    await after(box, ben, ben.press("I agree"))
    await fill(box, ben, "Ben Carter", "12 March 1999", "+44 7700 900102")
    return await after(box, ben, ben.press("Confirm"))


async def leave_seats(database: Database, seats: int, code: str = "E11") -> None:
    """The excursion has so many seats in all."""
    async with database.tx() as tx:
        await tx.run("UPDATE excursions SET seats = :seats WHERE code = :code", seats=seats, code=code)


async def nothing_kept(database: Database) -> bool:
    """Whether no table that holds people's words has a row."""
    return not any([await fetch(database, f"SELECT 1 FROM {table}") for table in KEPT_ABOUT_PEOPLE])  # noqa: S608 (ours)


async def meet_another_stand_in(database: Database) -> None:
    """A new stand-in counts its updates from the beginning, unlike Telegram: let the bot not take them for old ones."""
    async with database.tx() as tx:
        await tx.run("DELETE FROM inbox")


async def test_signing_up(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """From the list to a booking number: consent, name, birth date, phone by the key, one confirmation, my bookings."""
    seen = await after(forum, anna, anna.write("/excursions"))
    assert "ср, 19 ноября, 15:00–16:30 — Как делают сыр" in seen.text
    assert "по приглашению" in seen.text
    seen = await after(forum, anna, anna.press("ср 19.11, 15:00 · Как делают сыр"))
    assert "Свободно мест: 20 из 20" in seen.text
    seen = await after(forum, anna, anna.press("Записаться"))
    assert "Согласие на обработку персональных данных" in seen.text
    assert "Оргкомитет" in seen.text
    assert seen.labels == ["Согласен", "Не согласен"]
    await after(forum, anna, anna.press("Согласен"))
    seen = await fill(forum, anna, "меня зовут белова анна")
    assert "Когда вы родились?" in seen.text
    seen = await fill(forum, anna, "5 мая 2001")
    assert "Ваш телефон?" in seen.text
    seen = await after(forum, anna, anna.key("📱 Отправить мой номер"))
    assert "Имя: Белова Анна\nДата рождения: 5 мая 2001\nТелефон: +7 913 000-01-01" in seen.text
    assert anna.keyboard is None
    assert await fetch(database, "SELECT 1 FROM persons") == []
    seen = await after(forum, anna, anna.press("Подтвердить"))
    assert "Запись № 1\n✅ Вы записаны" in seen.text
    assert await fetch(database, "SELECT 1 FROM forms") == []
    seen = await after(forum, anna, anna.write("/my"))
    assert "№ 1 · Как делают сыр\n19 ноября, среда, 15:00–16:30\n✅ Вы записаны" in seen.text
    seen = await after(forum, anna, anna.press("№ 1 · Как делают сыр"))
    file = await after(forum, anna, anna.press("В календарь", seen))
    assert b"DTSTART:20251119T080000Z" in anna.data(file)


async def test_the_consent_is_kept_as_it_was_shown(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """What is kept is the text that was on the screen, with the moment of the press."""
    await after(forum, anna, anna.start(POSTER))
    shown = (await after(forum, anna, anna.press("Записаться"))).text
    await after(forum, anna, anna.press("Согласен"))
    pressed_at = forum.clock.now()
    await forum.clock.add(600)
    await fill(forum, anna, "Белова Анна", "5 мая 2001", "8 913 000-01-01")
    await after(forum, anna, anna.press("Подтвердить"))
    (consent,) = await fetch(
        database, "SELECT * FROM consents JOIN consent_texts ON consent_texts.hash = consents.text_hash"
    )
    assert consent["text"] == shown
    assert consent["language"] == "ru"
    assert consent["given_at"] == round(pressed_at.timestamp() * 1000)


async def test_the_second_sign_up_asks_only_for_the_document(
    forum: ForumInABox, anna: Phone, database: Database
) -> None:
    """A known person with a consent that holds is asked for what is new, and a document only where it is needed."""
    await sign_anna_up(forum, anna)
    await after(forum, anna, anna.start(SECOND_SHIFT))
    seen = await after(forum, anna, anna.press("Записаться"))
    assert "АЗПИ: вторая смена" in seen.text
    assert "Номер документа" in seen.text
    seen = await fill(forum, anna, "0104 123456")
    assert "Документ: 0104 123456" in seen.text
    seen = await after(forum, anna, anna.press("Подтвердить"))
    assert "Запись № 2" in seen.text
    assert [row["number"] for row in await fetch(database, "SELECT number FROM identity_documents")] == ["0104 123456"]
    assert len(await fetch(database, "SELECT 1 FROM consents")) == 1


async def test_without_an_operator_no_document_is_asked(database: Database, released: int, clock: MovableClock) -> None:
    """Nobody answers for the data: the number is not asked, and the person is told that it will be."""
    assert released
    async with boxed(database, clock, operator_name="", operator_contact="") as box:
        anna = box.world.phone(ANNA)
        await after(box, anna, anna.start(SECOND_SHIFT))
        await after(box, anna, anna.press("Записаться"))
        await after(box, anna, anna.press("Согласен"))
        seen = await fill(box, anna, "Белова Анна", "5 мая 2001", "8 913 000-01-01")
        assert "организаторы спросят его отдельно" in seen.text
        assert "Запись № 1" in (await after(box, anna, anna.press("Подтвердить"))).text


async def test_no_consent_keeps_nothing(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """«Не согласен», pressed twice: kind words once, and not a row about the person."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    before = len(anna.heard)
    seen = await after(forum, anna, anna.press("Не согласен", resend=True))
    assert "ничего о вас не сохранили" in seen.text
    assert len(anna.heard) == before
    assert await nothing_kept(database)


@pytest.mark.parametrize(
    ("step", "way"),
    [(0, "button"), (0, "/cancel"), (1, "отмена"), (2, "button"), (3, "button"), (3, "/cancel"), (4, "button")],
)
async def test_leaving_at_any_step(forum: ForumInABox, anna: Phone, database: Database, step: int, way: str) -> None:
    """«Отмена», written, pressed or commanded, leaves the form at any step, and nothing said in it stays."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    if step:
        await after(forum, anna, anna.press("Согласен"))
        await fill(forum, anna, *["Белова Анна", "5 мая 2001", "8 913 000-01-01"][: step - 1])
    if way != "button":
        seen = await fill(forum, anna, way)
    elif step == 3:
        seen = await after(forum, anna, anna.key("Отмена"))
    else:
        seen = await after(forum, anna, anna.press("Отмена" if step else "Не согласен"))
    assert "не сохран" in seen.text
    assert anna.keyboard is None
    assert await nothing_kept(database)
    assert "Открытие" in (await fill(forum, anna, "когда открытие?")).text


async def test_under_eighteen_keeps_nothing(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """A visitor under 18 hears who signs them up, and no table remembers them."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    await after(forum, anna, anna.press("Согласен"))
    seen = await fill(forum, anna, "Юная Анна", "19.11.2007")
    assert "родитель или учитель" in seen.text
    assert await nothing_kept(database)
    tables = await fetch(database, "SELECT payload AS said FROM inbox WHERE payload IS NOT NULL")
    assert tables == []
    assert not any("Юная" in row["ids"] for row in await fetch(database, "SELECT ids FROM outbox"))


async def test_what_does_not_fit_is_asked_again(forum: ForumInABox, anna: Phone) -> None:
    """A wrong day, a missing year, half a name, another's contact, a sticker: a kind word each, and the field again."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    assert "Выберите, пожалуйста, кнопкой" in (await fill(forum, anna, "да")).text
    await after(forum, anna, anna.press("Согласен"))
    assert "хотя бы фамилия и имя" in (await fill(forum, anna, "Анна")).text
    seen = await after(forum, anna, anna.send_sticker())
    assert "ответ текстом" in seen.text
    assert "Как вас зовут?" in seen.text
    await fill(forum, anna, "Белова Анна")
    assert "Такого дня нет" in (await fill(forum, anna, "31 февраля 2001")).text
    assert "А какого года?" in (await fill(forum, anna, "5 мая")).text
    assert "ещё не наступила" in (await fill(forum, anna, "5 мая 2030")).text
    await fill(forum, anna, "5/5/2001")
    assert "Не похоже на номер" in (await fill(forum, anna, "12-34")).text
    seen = await after(forum, anna, anna.send_contact(own=False, user_id=555))
    assert "другого человека" in seen.text
    seen = await after(forum, anna, anna.send_contact())
    assert "Телефон: +7 913 000-01-01" in seen.text


async def test_a_question_in_the_middle_is_answered(forum: ForumInABox, anna: Phone) -> None:
    """Text that is a question is answered, and the field is asked again; the form goes on."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    await after(forum, anna, anna.press("Согласен"))
    seen = await fill(forum, anna, "когда открытие?")
    assert "Как вас зовут?" in seen.text
    assert "18 ноября" in anna.heard[-2].text
    await fill(forum, anna, "Белова Анна")
    seen = await fill(forum, anna, "где пройдёт открытие форума")
    assert "Когда вы родились?" in seen.text
    assert "АлтГТУ" in anna.heard[-2].text
    await fill(forum, anna, "5 мая 2001")
    assert "Подтвердить" in (await fill(forum, anna, "8 913 000-01-01")).labels


async def test_the_excursion_is_cancelled_in_the_middle(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """Who confirms after an import cancelled the excursion learns that, and not that they left of their own will."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    await after(forum, anna, anna.press("Согласен"))
    await fill(forum, anna, "Белова Анна", "5 мая 2001", "8 913 000-01-01")
    async with database.tx() as tx:
        await tx.run("UPDATE excursions SET cancelled = 1 WHERE code = :code", code=POSTER.removeprefix("x_"))
        await tx.run("UPDATE forums SET release = release + 1")
    seen = await after(forum, anna, anna.press("Подтвердить"))
    assert "экскурсию отменили" in seen.text
    assert await nothing_kept(database)


async def test_one_field_is_changed(forum: ForumInABox, anna: Phone) -> None:
    """From the confirmation one answer is given anew, and the confirmation comes back with it."""
    await after(forum, anna, anna.start(POSTER))
    await after(forum, anna, anna.press("Записаться"))
    await after(forum, anna, anna.press("Согласен"))
    await fill(forum, anna, "Белова Анна", "5 мая 2001", "8 913 000-01-01")
    await after(forum, anna, anna.press("Изменить дату"))
    seen = await fill(forum, anna, "6 мая 2001")
    assert "Дата рождения: 6 мая 2001" in seen.text
    await after(forum, anna, anna.press("Изменить телефон", resend=True))
    seen = await fill(forum, anna, "+7 999 111-22-33")
    assert "Имя: Белова Анна\nДата рождения: 6 мая 2001\nТелефон: +7 999 111-22-33" in seen.text


async def test_a_form_survives_a_restart(database: Database, released: int, clock: MovableClock) -> None:
    """The bot stops in the middle of a form and starts again: the next answer is understood."""
    assert released
    async with boxed(database, clock) as box:
        anna = box.world.phone(ANNA)
        await after(box, anna, anna.start(POSTER))
        await after(box, anna, anna.press("Записаться"))
        await after(box, anna, anna.press("Согласен"))
        await fill(box, anna, "Белова Анна")
    await meet_another_stand_in(database)
    async with boxed(database, clock) as box:
        anna = box.world.phone(ANNA)
        assert "Ваш телефон?" in (await fill(box, anna, "5 мая 2001")).text
        seen = await fill(box, anna, "8 913 000-01-01")
        assert "Имя: Белова Анна" in seen.text


async def test_double_taps_do_nothing_twice(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """Every button pressed under two update ids: one booking, one cancellation, and no message more."""
    await after(forum, anna, anna.start(POSTER))
    before = len(anna.heard)
    for label in ("Записаться", "Согласен"):
        await after(forum, anna, anna.press(label, resend=True))
    assert len(anna.heard) == before
    assert "Как вас зовут?" in anna.last.text
    await fill(forum, anna, "Белова Анна", "5 мая 2001", "8 913 000-01-01")
    before = len(anna.heard)
    seen = await after(forum, anna, anna.press("Подтвердить", resend=True))
    assert "Запись № 1\n✅ Вы записаны" in seen.text
    assert len(anna.heard) == before
    assert len(await fetch(database, "SELECT 1 FROM bookings")) == 1
    await after(forum, anna, anna.press("Отменить запись", resend=True))
    seen = await after(forum, anna, anna.press("Да, отменить", resend=True))
    assert "Запись отменена" in seen.text
    assert len(anna.heard) == before
    assert [row["taken"] for row in await fetch(database, "SELECT taken FROM excursions WHERE code = 'E11'")] == [0]


async def test_old_keyboards_meet_todays_state(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """Buttons of weeks ago: of a form that ended, a booking given up, an excursion that was cancelled."""
    await after(forum, anna, anna.start(POSTER))
    card = await after(forum, anna, anna.write("/start x_E11"))
    await after(forum, anna, anna.press("Записаться", card))
    consent = anna.view(card)
    old_agree = next(button for row in consent.rows for button in row if button.text == "Согласен")
    await after(forum, anna, anna.press(old_agree))
    await fill(forum, anna, "Белова Анна", "5 мая 2001", "8 913 000-01-01")
    confirm = anna.last
    old_confirm = next(button for row in confirm.rows for button in row if button.text == "Подтвердить")
    await after(forum, anna, anna.press(old_confirm))
    first_card = anna.heard[0]
    await after(forum, anna, anna.press("Записаться", first_card))
    assert "✅ Вы записаны. Запись № 1" in anna.view(first_card).text
    assert "Запись № 1" in anna.view(first_card).labels
    async with database.tx() as tx:
        await tx.run("UPDATE excursions SET cancelled = 1 WHERE code = 'E11'")
        await tx.run("UPDATE forums SET release = release + 1")
    await after(forum, anna, anna.write("/my"))
    assert "Экскурсию отменили" in anna.last.text


async def test_the_waiting_list(forum: ForumInABox, anna: Phone, ben: Phone, database: Database) -> None:
    """The last seat, the waiting list, a cancellation, the offer to its head, and the seat taken."""
    await leave_seats(database, 1)
    await sign_anna_up(forum, anna)
    seen = await put_ben_in_line(forum, ben)
    assert "You are first on the waiting list" in seen.text
    await after(forum, anna, anna.press("Отменить запись"))
    await after(forum, anna, anna.press("Да, отменить"))
    offer = ben.last
    assert "A seat has come free for you!" in offer.text
    assert "until 9:00, Wed, 19 November" in offer.text
    assert offer.labels[:2] == ["Take the seat", "Decline"]
    seen = await after(forum, ben, ben.press("Take the seat", resend=True))
    assert "✅ You are signed up" in seen.text
    assert seen.id == offer.id


async def test_an_offer_runs_out_as_the_clock_moves(
    forum: ForumInABox, anna: Phone, ben: Phone, database: Database
) -> None:
    """Nobody answers: a kind word at its time, the seat goes on, and the old button says so."""
    await leave_seats(database, 1)
    await sign_anna_up(forum, anna)
    await put_ben_in_line(forum, ben)
    await after(forum, anna, anna.press("Отменить запись"))
    await after(forum, anna, anna.press("Да, отменить"))
    offer = ben.last
    await forum.clock.add(24 * 3600 + 1)
    assert "heard nothing" in ben.last.text
    await after(forum, ben, ben.press("Take the seat", offer))
    assert "was not answered in time" in ben.view(offer).text
    assert [row["taken"] for row in await fetch(database, "SELECT taken FROM excursions WHERE code = 'E11'")] == [0]


async def test_the_last_seat_goes_while_the_form_is_filled(
    forum: ForumInABox, anna: Phone, ben: Phone, database: Database
) -> None:
    """Said honestly at the confirmation, with the waiting list offered and everything that was filled in kept."""
    await leave_seats(database, 1)
    await after(forum, ben, ben.start(POSTER))
    await after(forum, ben, ben.press("Sign up"))
    await after(forum, ben, ben.press("I agree"))
    await fill(forum, ben, "Ben Carter", "12 March 1999", "+44 7700 900102")
    await sign_anna_up(forum, anna)
    seen = await after(forum, ben, ben.press("Confirm", resend=True))
    assert "the last seat was taken" in seen.text
    assert "Name: Ben Carter" in seen.text
    assert len(await fetch(database, "SELECT 1 FROM bookings")) == 1
    seen = await after(forum, ben, ben.press("Join the waiting list", resend=True))
    assert "You are first on the waiting list" in seen.text


async def test_registration_off(database: Database, released: int, clock: MovableClock) -> None:
    """With REGISTRATION=off the list and the card say so, and an old button signs nobody up."""
    assert released
    async with boxed(database, clock) as box:
        anna = box.world.phone(ANNA)
        await after(box, anna, anna.start(POSTER))
        await after(box, anna, anna.press("Записаться"))
    await meet_another_stand_in(database)
    async with boxed(database, clock, registration="off") as box:
        anna = box.world.phone(ANNA)
        seen = await after(box, anna, anna.write("/excursions"))
        assert "Запись через бота сейчас не ведётся" in seen.text
        seen = await after(box, anna, anna.start(POSTER))
        assert "Запись через бота сейчас не ведётся" in seen.text
        assert "Записаться" not in seen.labels
        seen = await after(box, anna, anna.write("/my"))
        assert "запись займёт минуту" not in seen.text


async def test_filters(forum: ForumInABox, anna: Phone) -> None:
    """The list narrows by day, city and age, and a card leads back to the narrowed list."""
    await after(forum, anna, anna.write("/excursions"))
    await after(forum, anna, anna.press("Любой город"))
    seen = await after(forum, anna, anna.press("Бийск"))
    assert "Эвалар: стеклянная галерея" in seen.text
    assert "Барнаул" not in seen.text
    await after(forum, anna, anna.press("Любой возраст"))
    seen = await after(forum, anna, anna.press("младше 12"))
    assert "По таким условиям экскурсий нет" in seen.text
    await after(forum, anna, anna.press("младше 12"))
    await after(forum, anna, anna.press("Любой возраст"))
    await after(forum, anna, anna.press("пн 24.11, 14:30 · Эвалар: стеклянная галерея"))
    seen = await after(forum, anna, anna.press("Назад"))
    assert "Бийск" in seen.labels
    assert len(anna.heard) == 1


async def test_overlap_is_warned_of_and_allowed(forum: ForumInABox, anna: Phone, database: Database) -> None:
    """Two excursions at one time: the confirmation warns, the person decides."""
    await sign_anna_up(forum, anna)
    async with database.tx() as tx:
        await tx.run(
            "UPDATE excursions SET starts = (SELECT starts FROM excursions AS other WHERE other.code = 'E11'), "
            "ends = (SELECT ends FROM excursions AS other WHERE other.code = 'E11') WHERE code = 'E20'"
        )
        await tx.run("UPDATE forums SET release = release + 1")
    await after(forum, anna, anna.start("x_E20"))
    seen = await after(forum, anna, anna.press("Записаться"))
    assert "В это же время у вас есть другая запись: Плакат форума своими руками" in seen.text
    assert "Запись № 2" in (await after(forum, anna, anna.press("Подтвердить"))).text
