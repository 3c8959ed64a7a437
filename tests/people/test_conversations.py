"""Conversations about oneself and the forum, over the stand-in: what a person says and presses, and what they see."""

import json
import re
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.enums import UpdateType
from aiogram.types import CallbackQuery

from bot.clock import MovableClock
from bot.programme.editions import release
from sandbox.forum import ForumInABox
from sandbox.phone import Phone
from sandbox.views import View
from storage import inquiries, people
from storage.database import Database
from storage.records.people import Account
from storage.records.programme import Programme
from tests.box import boxed
from tests.sandbox.tools import png

ANNA, BEN = 101, 102


async def after(box: ForumInABox, act: Awaitable[Any]) -> View:
    """The bot's last message once it has answered everything."""
    await act
    await box.settled()
    return box.world.phone(ANNA).last


async def account(database: Database, telegram_id: int) -> Account:
    """What is kept about a person."""
    async with database.read() as read:
        found, _ = await people.account_and_form(read, telegram_id)
    assert found is not None
    return found


def commands(box: ForumInABox, phone: Phone) -> dict[str, str]:
    """The menu of commands as the person's client shows it."""
    return {command.command: command.description for command in box.world.bot.commands_for(phone.person)}


async def test_first_screen(forum: ForumInABox) -> None:
    """/start says what the forum is, what comes and what to ask, in the language of the person's client."""
    anna, ben = forum.world.phone(ANNA), forum.world.phone(BEN)
    seen = await after(forum, anna.start())
    assert "18–30 ноября 2025 · Барнаул" in seen.text
    assert "Открытие регионального этапа" in seen.text
    assert "Спросите своими словами" in seen.text
    assert seen.labels == [
        "Программа",
        "Сегодня",
        "Сейчас",
        "Экскурсии",
        "Мои записи",
        "Мой план",
        "Контакты",
        "Настройки",
    ]
    await after(forum, ben.start())
    assert "18–30 November 2025" in ben.last.text
    assert ben.last.labels[0] == "Programme"


async def test_examples_on_the_first_screen_are_answered(forum: ForumInABox) -> None:
    """Each question the first screen suggests gets an answer and not «не знаю»."""
    anna = forum.world.phone(ANNA)
    seen = await after(forum, anna.start())
    examples = re.findall(r"^— (.+)$", seen.text, re.MULTILINE)
    assert len(examples) == 3
    for example in examples:
        answer = await after(forum, anna.write(example))
        assert "Спросить организаторов" not in answer.labels, (example, answer.text)


async def test_deep_links(forum: ForumInABox) -> None:
    """A link opens its item; one that leads nowhere says so over the first screen. Home is a press away."""
    for payload, expected in (
        ("s_P01", "Открытие регионального этапа"),
        ("x_E02", "АЗПИ: точность в микрометрах"),
        ("f_artprom-altai-2025", "18–30 ноября 2025"),
        ("s_NOTHING", "По этой ссылке ничего не нашлось"),
        ("f_nothing", "По этой ссылке ничего не нашлось"),
        ("c_TICKET", "Эту ссылку я не понимаю"),
        ("garbage", "Эту ссылку я не понимаю"),
    ):
        seen = await after(forum, forum.world.phone(ANNA).start(payload))
        assert expected in seen.text
        assert "В начало" in seen.labels or "Программа" in seen.labels


async def second_forum(database: Database, sample: Programme, clock: MovableClock) -> int:
    """Another forum next year, with the first session under the same code and one of its own."""
    first = replace(sample.sessions[0], title="Открытие в Омске")
    own = replace(sample.sessions[0], code="OWN", title="Только в Омске")
    omsk = replace(
        sample.forum,
        code="omsk-2026",
        name="Омский форум",
        city="Омск",
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 2, 3),
    )
    return await release(database, Programme(forum=omsk, sessions=(first, own)), "omsk.xlsx", clock.now())


async def test_several_forums(
    database: Database, forum: ForumInABox, released: int, sample: Programme, clock: MovableClock
) -> None:
    """With several forums a newcomer chooses one first, whatever they say, and may choose again in the settings."""
    other = await second_forum(database, sample, clock)
    anna = forum.world.phone(ANNA)
    seen = await after(forum, anna.start())
    assert seen.text.index("АРТПРОМ") < seen.text.index("Омский форум")
    assert len(seen.labels) == 2
    assert "Какой форум" in (await after(forum, anna.write("когда открытие?"))).text
    assert "Какой форум" in (await after(forum, anna.send_voice())).text
    seen = await after(forum, anna.press("Омский форум"))
    assert "1–3 февраля 2026 · Омск" in seen.text
    assert (await account(database, ANNA)).forum_id == other
    await after(forum, anna.press("Настройки"))
    assert "Форум: Омский форум" in anna.last.text
    await after(forum, anna.press("Другой форум"))
    seen = await after(forum, anna.press(sample.forum.name[:20]))
    assert "18–30 ноября 2025" in seen.text
    assert (await account(database, ANNA)).forum_id == released


async def test_a_link_chooses_the_forum(
    database: Database, forum: ForumInABox, released: int, sample: Programme, clock: MovableClock
) -> None:
    """A link that names a forum opens there; a link that could mean two forums asks which."""
    other = await second_forum(database, sample, clock)
    anna = forum.world.phone(ANNA)
    seen = await after(forum, anna.start("s_P01"))
    assert "на нескольких форумах" in seen.text
    seen = await after(forum, anna.press("Омский форум"))
    assert "Открытие в Омске" in seen.text
    assert (await account(database, ANNA)).forum_id == other
    seen = await after(forum, anna.start(f"s{released}_P01"))
    assert "Открытие регионального этапа" in seen.text
    assert (await account(database, ANNA)).forum_id == released
    seen = await after(forum, anna.start("s_OWN"))
    assert "Только в Омске" in seen.text
    assert (await account(database, ANNA)).forum_id == other


async def test_no_forum_yet(database: Database, clock: MovableClock) -> None:
    """Before the first import everybody is told kindly that the programme is not there yet; their rights are."""
    async with boxed(database, clock) as box:
        anna = box.world.phone(ANNA)
        for act in (anna.start(), anna.write("когда открытие?"), anna.start("s_P01"), anna.send_sticker()):
            assert "Программы здесь пока нет" in (await after(box, act)).text
        assert "Что бот хранит о вас" in (await after(box, anna.write("/privacy"))).text
        await after(box, anna.write("/forget"))
        assert "бот вас забыл" in (await after(box, anna.press("Да, забыть всё"))).text


async def test_language_takes_effect_at_once(database: Database, forum: ForumInABox) -> None:
    """Choosing a language changes the screen, what is remembered and the menu of commands in that chat."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.start())
    assert commands(forum, anna)["programme"] == "Программа по дням"
    await after(forum, anna.write("/language"))
    seen = await after(forum, anna.press("English"))
    assert "Language: English" in seen.text
    assert (await account(database, ANNA)).language == "en"
    assert commands(forum, anna)["programme"] == "The programme by day"
    assert commands(forum, forum.world.phone(BEN))["programme"] == "The programme by day"
    seen = await after(forum, anna.press("Русский"))
    assert "Язык: русский" in seen.text
    assert commands(forum, anna)["programme"] == "Программа по дням"


async def test_menu_and_description_are_set(forum: ForumInABox) -> None:
    """The menu lists the commands of the contract in each language, and the bot says what it is."""
    await forum.settled()
    assert await forum.world.until(lambda: set(forum.world.bot.short_descriptions) == {"", "ru", "en"}, 10)
    contract = "start help programme today now excursions my contacts settings language privacy mydata forget"
    for person in (ANNA, BEN):
        assert set(commands(forum, forum.world.phone(person))) == set(contract.split())
    assert "форум" in forum.world.bot.short_descriptions["ru"]
    assert "forum" in forum.world.bot.short_descriptions["en"]


async def test_settings(database: Database, forum: ForumInABox) -> None:
    """Reminders go off and on again; times are shown in one's own zone and in the forum's again."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.write("/settings"))
    messages = len(anna.heard)
    assert "Напоминания: выключены" in (await after(forum, anna.press("Отписаться"))).text
    assert not (await account(database, ANNA)).reminders
    assert "Напоминания: включены" in (await after(forum, anna.press("Получать напоминания"))).text
    await after(forum, anna.press("Часовой пояс"))
    seen = await after(forum, anna.press("Москва, 5:00"))
    assert "по Москве, сейчас 5:00" in seen.text
    assert (await account(database, ANNA)).zone == "Europe/Moscow"
    await after(forum, anna.press("Часовой пояс"))
    seen = await after(forum, anna.press("По времени форума"))
    assert "по Барнаулу, сейчас 9:00" in seen.text
    assert len(anna.heard) == messages, "navigation edits one message"


async def test_contacts_and_help(forum: ForumInABox) -> None:
    """Contacts come from the workbook; help names every command."""
    anna = forum.world.phone(ANNA)
    seen = await after(forum, anna.write("/contacts"))
    assert "orgkomitet@example.org" in seen.text
    assert "https://otwinta.com" in seen.text
    seen = await after(forum, anna.write("/help"))
    for command in commands(forum, anna):
        assert f"/{command}" in seen.text


async def test_asking_the_organisers(database: Database, forum: ForumInABox, released: int) -> None:
    """The question is asked for until it is words of a bearable length, kept once, and confirmed."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.write("/contacts"))
    assert "одним сообщением" in (await after(forum, anna.press("Спросить организаторов"))).text
    for act in (anna.send_sticker(), anna.write("😀"), anna.write("я" * 3000)):
        seen = await after(forum, act)
        assert seen.labels == ["Отмена"], seen.text
    seen = await after(forum, anna.write("Где <b>оставить</b> машину?"))
    assert "записан для организаторов" in seen.text
    assert "Где <b>оставить</b> машину?" in seen.text
    async with database.read() as read:
        assert [i.text for i in await inquiries.unanswered(read, released, 10)] == ["Где <b>оставить</b> машину?"]
    await after(forum, anna.write("когда открытие?"))
    async with database.read() as read:
        assert len(await inquiries.unanswered(read, released, 10)) == 1


async def test_a_photo_album_is_no_question(database: Database, forum: ForumInABox, released: int) -> None:
    """An album sent where a question is asked for gets one word, and the form stays."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.write("/contacts"))
    await after(forum, anna.press("Спросить организаторов"))
    before = len(anna.heard)
    for _ in range(3):
        await anna.send_photo(png(2, 2), album="42")
    await forum.settled()
    assert len(anna.heard) == before + 1
    assert "только текст" in anna.last.text
    await after(forum, anna.write("А всё-таки?"))
    async with database.read() as read:
        assert len(await inquiries.unanswered(read, released, 10)) == 1


async def test_leaving_the_question(database: Database, forum: ForumInABox, released: int) -> None:
    """«Отмена», /cancel and turning to anything else leave the form: the next text is a question to the bot."""
    anna = forum.world.phone(ANNA)
    for way_out in ("Отмена", "/cancel", "/help", "/programme", "/start"):
        await after(forum, anna.write("/contacts"))
        await after(forum, anna.press("Спросить организаторов"))
        await after(forum, anna.press(way_out) if way_out == "Отмена" else anna.write(way_out))
        await after(forum, anna.write("когда открытие?"))
        async with database.read() as read:
            assert await inquiries.unanswered(read, released, 10) == [], way_out
        assert "Открытие" in anna.last.text


async def test_cancelling_nothing(forum: ForumInABox) -> None:
    """/cancel without a form says so."""
    assert "Отменять нечего" in (await after(forum, forum.world.phone(ANNA).write("/cancel"))).text


async def test_my_data_and_forgetting(database: Database, forum: ForumInABox) -> None:
    """/mydata shows everything and brings a file; /forget asks once, erases, and /start begins anew."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.start())
    await after(forum, anna.write("/language"))
    await after(forum, anna.press("English"))
    await after(forum, anna.write("/mydata"))
    text, file = anna.heard[-2:]
    assert "Everything the bot keeps about you" in text.text
    assert str(ANNA) in text.text
    assert json.loads(anna.data(file))["account"]["telegram_id"] == ANNA
    met = await account(database, ANNA)
    seen = await after(forum, anna.write("/forget"))
    assert "Forget you?" in seen.text
    assert (await account(database, ANNA)).id == met.id, "asking is not doing"
    assert "the bot has forgotten you" in (await after(forum, anna.press("Yes, forget everything"))).text
    async with database.read() as read:
        assert await people.account_and_form(read, ANNA) == (None, None)
    assert commands(forum, anna)["programme"] == "Программа по дням"
    seen = await after(forum, anna.press("Start again"))
    assert "18–30 ноября 2025" in seen.text
    assert (await account(database, ANNA)).id != met.id


async def test_forgetting_pressed_twice(database: Database, forum: ForumInABox) -> None:
    """A press that comes under two update ids forgets once and leaves nothing of the person."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.write("/forget"))
    await after(forum, anna.press("Да, забыть всё", resend=True))
    assert "бот вас забыл" in anna.last.text
    async with database.read() as read:
        assert await people.account_and_form(read, ANNA) == (None, None)
        assert await read.all("SELECT id FROM inbox WHERE actor = :anna", anna=ANNA) == []


async def test_kind_words(forum: ForumInABox) -> None:
    """What the bot cannot read gets a word about what it can."""
    anna, ben = forum.world.phone(ANNA), forum.world.phone(BEN)
    await after(forum, anna.start())
    for act, word in (
        (anna.send_voice(), "голосовые"),
        (anna.send_sticker(), "Спасибо"),
        (anna.send_photo(png(2, 2), "подпись"), "Фото"),
        (anna.send_document(b"%PDF", "a.pdf"), "Файлы"),
        (anna.send_location(), "геопозиции"),
        (anna.send_contact(), "Номер телефона"),
        (anna.write("/nonsense"), "/programme — Программа по дням"),
        (anna.write("/admin"), "для организаторов"),
    ):
        seen = await after(forum, act)
        assert word in seen.text
        assert "В начало" in seen.labels
    await after(forum, ben.send_voice())
    assert "voice messages" in ben.last.text


async def test_an_album_gets_one_answer(forum: ForumInABox) -> None:
    """The photos of an album are answered together, once; the next album again."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.start())
    for number, album in enumerate(("1", "2"), start=2):
        for _ in range(4):
            await anna.send_photo(png(2, 2), album=album)
        await forum.settled()
        assert len(anna.heard) == number


async def test_an_edited_message(forum: ForumInABox) -> None:
    """A corrected message is answered with a request to send it anew."""
    anna = forum.world.phone(ANNA)
    said = await anna.write("когда открытие?")
    await forum.settled()
    assert "новым сообщением" in (await after(forum, anna.edit(said, "когда закрытие?"))).text


async def test_forged_and_old_buttons(forum: ForumInABox) -> None:
    """Data that no button of ours carries is answered with the first screen or today's state, and the press ends."""
    anna = forum.world.phone(ANNA)
    begun = await after(forum, anna.start())
    old = ("", "zz:1", "s:", "s:x", "f:1:2", "\u0000", "ы" * 30)
    for number, data in enumerate((*old, "ol:xx", "ozc:Mars/Phobos", "f:999", "fl:999:s_P01", "fl:1:junk"), start=1):
        press = CallbackQuery(
            id=str(number),
            from_user=anna.person.user,
            chat_instance=anna.room.instance,
            message=begun.message,
            data=data or None,
        )
        forum.world.updates.add(UpdateType.CALLBACK_QUERY, press)
        await forum.settled()
        assert [view.id for view in anna.heard] == [begun.id], "the message is edited"
        assert anna.last.labels
        assert ("Эта кнопка устарела" in anna.last.text) is (data in old), data
        answered = [call for call in forum.world.calls if call.method.lower() == "answercallbackquery"]
        assert len(answered) == number


async def test_blocked_and_back(database: Database, forum: ForumInABox) -> None:
    """Blocking the bot is noted, and so is coming back."""
    anna = forum.world.phone(ANNA)
    await after(forum, anna.start())
    await anna.block()
    await forum.settled()
    assert (await account(database, ANNA)).blocked_at is not None
    await after(forum, anna.start())
    assert (await account(database, ANNA)).blocked_at is None


async def test_registration_off(database: Database, released: int, clock: MovableClock) -> None:
    """With REGISTRATION=off nothing people write is kept: questions to the organisers go to their contacts."""
    async with boxed(database, clock, registration="off") as box:
        anna = box.world.phone(ANNA)
        seen = await after(box, anna.start())
        assert "Мои записи" not in seen.labels
        seen = await after(box, anna.write("/help"))
        seen = await after(box, anna.press("Спросить организаторов"))
        assert "orgkomitet@example.org" in seen.text
        assert "имени, телефона и документов бот не спрашивает" in (await after(box, anna.write("/privacy"))).text
    async with database.read() as read:
        assert await inquiries.unanswered(read, released, 10) == []
