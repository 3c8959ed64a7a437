"""Conversations beyond a single question, through the real bot: follow-ups, doing as told, one's own things."""

from datetime import timedelta

import pytest

from bot.questions.follow_ups import REMEMBERED
from sandbox.forum import ForumInABox
from sandbox.phone import Phone
from storage import unanswered
from storage.database import Database, Row

ANNA, BEN = 101, 102


async def says(forum: ForumInABox, phone: Phone, text: str) -> str:
    """What the bot answers to a text."""
    await phone.write(text)
    await forum.settled()
    return phone.last.text


async def met(forum: ForumInABox, who: int) -> Phone:
    """A phone whose person has started the bot."""
    phone = forum.world.phone(who)
    await phone.start()
    await forum.settled()
    return phone


async def sign_up(forum: ForumInABox, phone: Phone, agree: str, confirm: str, name: str) -> None:
    """From the consent to the booking."""
    await phone.press(agree)
    for answer in (name, "05.05.2001", "+7 913 000-01-01"):
        await forum.settled()
        await phone.write(answer)
    await forum.settled()
    await phone.press(confirm)
    await forum.settled()


async def rows(database: Database, table: str) -> list[Row]:
    """Everything in a table."""
    async with database.read() as read:
        return await read.all(f"SELECT * FROM {table}")  # noqa: S608 (ours)


@pytest.mark.parametrize(
    ("who", "turns"),
    [
        (ANNA, [("когда открытие?", "18 ноября"), ("а где это?", "АлтГТУ"), ("кто выступает", "Химочка"),
                ("спасибо", "Пожалуйста"), ("а сколько длится?", "1 час 30 минут"), ("а закрытие?", "Закрытие")]),
        (BEN, [("when is the opening?", "18 November"), ("where is it?", "АлтГТУ"), ("who speaks", "Химочка"),
               ("thanks", "welcome"), ("how long is it?", "1 hour 30 minutes"),
               ("what about the closing?", "Закрытие")]),
    ],
)  # fmt: skip
async def test_a_follow_up_leans_on_the_last_answer(forum: ForumInABox, who: int, turns: list[tuple[str, str]]) -> None:
    """Each turn is answered about what was spoken of, in its first line; thanks change nothing."""
    phone = await met(forum, who)
    for text, answer in turns:
        assert answer in (await says(forum, phone, text)).splitlines()[0]


async def test_days_follow_one_another(forum: ForumInABox) -> None:
    """«А завтра?» keeps what was asked for and changes the day."""
    anna = await met(forum, ANNA)
    await says(forum, anna, "экскурсии сегодня")
    answer = await says(forum, anna, "а завтра?")
    assert answer.startswith("19 ноября")
    assert await says(forum, anna, "экскурсии завтра") == answer


async def test_an_opened_card_is_spoken_of(forum: ForumInABox) -> None:
    """What was opened by a link or a button can be asked about."""
    anna = await met(forum, ANNA)
    await anna.start("x_E11")
    await forum.settled()
    title = anna.last.text.splitlines()[0]
    assert title in (await says(forum, anna, "а паспорт нужен?")).splitlines()[0]
    await anna.start("s_P02")
    await forum.settled()
    title = anna.last.text.splitlines()[0]
    assert title in (await says(forum, anna, "а во сколько?")).splitlines()[0]
    await says(forum, anna, "что сегодня")
    await anna.press(anna.buttons()[0])
    await forum.settled()
    title = anna.last.text.splitlines()[0]
    assert title in (await says(forum, anna, "кто выступает?")).splitlines()[0]


async def test_a_quarter_of_an_hour_later(forum: ForumInABox, database: Database) -> None:
    """A conversation is leaned on for fifteen minutes of forum time, and erased soon after."""
    anna = await met(forum, ANNA)
    await says(forum, anna, "когда открытие?")
    await forum.clock.add(REMEMBERED.total_seconds() - 1)
    assert "АлтГТУ" in (await says(forum, anna, "а где это?")).splitlines()[0]
    await forum.clock.add(REMEMBERED.total_seconds())
    assert "Химочка" not in await says(forum, anna, "кто там выступает?")
    await forum.clock.add(timedelta(hours=2).total_seconds())
    assert await rows(database, "conversations") == []


async def test_the_text_of_a_question_is_kept_nowhere(forum: ForumInABox, database: Database) -> None:
    """The database remembers codes and the programme's own words, shows them in /mydata and forgets them on /forget."""
    anna = await met(forum, ANNA)
    await says(forum, anna, "скажите, дорогой бот, что завтра про мультики")
    await says(forum, anna, "скажите, дорогой бот, когда будет открытие")
    kept = await rows(database, "conversations")
    assert len(kept) == 1
    assert not any(word in str([dict(row) for row in kept]) for word in ("скажи", "дорог", "бот", "будет", "когда"))
    await says(forum, anna, "/mydata")
    assert any("последний ответ бота: P01" in view.text for view in anna.heard[-2:])
    await says(forum, anna, "/forget")
    await anna.press("Да, забыть всё")
    await forum.settled()
    assert await rows(database, "conversations") == []


@pytest.mark.parametrize(
    ("who", "ask", "tell", "agree", "confirm", "booked", "when", "cancel"),
    [
        (ANNA, "x_E11", "запиши меня", "Согласен", "Подтвердить", "Вы записаны", "когда у меня экскурсия?",
         ("отмени мою запись", "Отменить запись")),
        (BEN, "x_E11", "sign me up", "I agree", "Confirm", "You are signed up", "when is my tour?",
         ("cancel my booking", "Cancel booking")),
    ],
)  # fmt: skip
async def test_signing_up_by_word(
    forum: ForumInABox, who: int, ask: str, tell: str, agree: str, confirm: str, booked: str, when: str,
    cancel: tuple[str, str],
) -> None:  # fmt: skip
    """«Запиши меня» opens the sign-up of what was spoken of; then one's own booking is told and can be given up."""
    phone = await met(forum, who)
    nothing = await says(forum, phone, when)
    assert booked not in nothing
    await phone.start(ask)
    await forum.settled()
    title = phone.last.text.splitlines()[0]
    await says(forum, phone, tell)
    assert agree in phone.buttons()
    await sign_up(forum, phone, agree, confirm, "Белова Анна" if who == ANNA else "Carter Ben")
    assert booked in phone.last.text
    told = await says(forum, phone, when)
    assert title in told.splitlines()[0]
    assert "11:00" in told.splitlines()[0]
    await says(forum, phone, cancel[0])
    assert cancel[1] in phone.buttons()
    again = await forum_says_after_link(forum, phone, ask, tell)
    assert agree not in again


async def forum_says_after_link(forum: ForumInABox, phone: Phone, link: str, text: str) -> list[str]:
    """The buttons after a text that follows an opened link."""
    await phone.start(link)
    await forum.settled()
    await says(forum, phone, text)
    return phone.buttons()


async def test_rules_hold_for_words_too(forum: ForumInABox, database: Database) -> None:
    """A closed excursion is refused by word as by button; with none spoken of, one is asked which."""
    async with database.tx() as tx:
        await tx.run("UPDATE excursions SET closes = 1 WHERE code = 'E11'")
        await tx.run("UPDATE forums SET release = release + 1")
    anna = await met(forum, ANNA)
    assert "На какую экскурсию" in await says(forum, anna, "запиши меня")
    buttons = await forum_says_after_link(forum, anna, "x_E11", "запиши меня")
    assert "Согласен" not in buttons
    assert await rows(database, "forms") == []
    await says(forum, anna, "экскурсии завтра")
    assert "На какую экскурсию" in await says(forum, anna, "запиши меня")
    await says(forum, anna, "когда открытие?")
    assert "записи у бота нет" in await says(forum, anna, "запиши меня")


async def test_without_registration_nobody_is_signed_up(database: Database, released: int, clock: object) -> None:
    """With REGISTRATION=off a word begins no sign-up either."""
    from bot.clock import MovableClock
    from tests.box import boxed

    assert released
    assert isinstance(clock, MovableClock)
    async with boxed(database, clock, registration="off") as forum:
        anna = await met(forum, ANNA)
        await forum_says_after_link(forum, anna, "x_E11", "запиши меня")
        assert await rows(database, "forms") == []


@pytest.mark.parametrize(
    ("who", "ask", "tell", "planned", "day", "of_day"),
    [
        (ANNA, "когда открытие?", "добавь в план", "В вашем плане", "что у меня сегодня?", "что из моего плана завтра"),
        (BEN, "when is the opening?", "add it to my plan", "In your plan", "what do I have today?",
         "what is in my plan for tomorrow?"),
    ],
)  # fmt: skip
async def test_planning_by_word(
    forum: ForumInABox, database: Database, who: int, ask: str, tell: str, planned: str, day: str, of_day: str
) -> None:  # fmt: skip
    """«Добавь в план» plans what was spoken of, once; days of one's own tell it, or honestly nothing."""
    phone = await met(forum, who)
    before = await says(forum, phone, day)
    assert "10:00" not in before
    await says(forum, phone, ask)
    assert planned in await says(forum, phone, tell)
    assert planned in await says(forum, phone, tell)
    assert len(await rows(database, "plans")) == 1
    assert "10:00" in await says(forum, phone, day)
    assert "Открытие" not in await says(forum, phone, of_day)


async def test_ones_own_are_ones_own(forum: ForumInABox) -> None:
    """What Anna planned is not Ben's."""
    anna, ben = await met(forum, ANNA), await met(forum, BEN)
    await says(forum, anna, "когда открытие?")
    await says(forum, anna, "добавь в план")
    assert "Открытие" not in await says(forum, ben, "what do I have today?")
    assert "Открытие" not in await says(forum, ben, "add it to my plan")


async def test_what_is_over_is_not_planned(forum: ForumInABox, database: Database) -> None:
    """A session that is over is refused in words."""
    anna = await met(forum, ANNA)
    await forum.clock.add(24 * 3600)
    await says(forum, anna, "когда было открытие?")
    assert "уже прошло" in await says(forum, anna, "добавь в план")
    assert await rows(database, "plans") == []


async def test_what_was_not_answered_is_counted_without_anybody(
    forum: ForumInABox, database: Database, released: int
) -> None:
    """Two people ask in vain: one row, common words, the day; what is typed into a form is never counted."""
    anna, ben = await met(forum, ANNA), await met(forum, BEN)
    for phone, text in ((anna, "есть парковка для вертолёта Кукушкиных?"), (ben, "парковка вертолета 89131234567")):
        await says(forum, phone, text)
    async with database.read() as read:
        counted = await unanswered.most_asked(read, released, 10)
    kept = str(await rows(database, "unanswered")).lower()
    assert "кукушк" not in kept
    assert "8913" not in kept
    before = sum(times for _, times in counted)
    await forum_says_after_link(forum, anna, "x_E11", "запиши меня")
    await anna.press("Согласен")
    await forum.settled()
    await says(forum, anna, "фывапро олдж?")
    async with database.read() as read:
        assert sum(times for _, times in await unanswered.most_asked(read, released, 10)) == before


@pytest.mark.parametrize(
    "text", ["а", "?", "а где", "это", "а " * 500, "запиши меня " * 90, "<b>а где это</b>", "а\u202eгде это", "👀", "0",
             "and " * 700, "а завтра а вчера а где а когда", "меня меня у меня", "__proto__", "'; DROP TABLE accounts"],
)  # fmt: skip
async def test_hostile_turns(forum: ForumInABox, text: str) -> None:
    """Whatever is said after an answer, the bot answers."""
    anna = await met(forum, ANNA)
    await says(forum, anna, "экскурсии завтра")
    heard = len(anna.heard)
    await says(forum, anna, text)
    assert len(anna.heard) > heard
