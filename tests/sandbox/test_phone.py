"""What people do on their phones, and what the bot hears of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    Update,
)

from sandbox.limits import Limits
from sandbox.people import ANNA, Person
from sandbox.phone import Phone
from sandbox.refusal import CannotDo, Refused
from sandbox.world import World
from tests.sandbox.tools import buttons, next_update, png


async def test_a_conversation(bot: Bot, world: World) -> None:
    """A person starts, asks, presses and reads: the phone shows what a chat would show."""
    anna = world.phone(ANNA)
    await anna.start("s_OPEN")
    message: Message = await next_update(bot, "message")
    assert message.text == "/start s_OPEN"
    assert message.from_user is not None
    assert (message.from_user.language_code, message.from_user.full_name) == ("ru", "Аня Белова")

    menu = await message.answer("Здравствуйте!", reply_markup=buttons("Программа", "Экскурсии"))
    press = await anna.press("Программа")
    query = await next_update(bot, "callback_query")
    await query.message.edit_text("18 ноября, 10:00 — открытие", reply_markup=buttons("Назад"))
    await query.answer("Готово")

    assert (await press.answer()) is not None
    assert anna.last.id == menu.message_id
    assert (anna.last.text, anna.buttons()) == ("18 ноября, 10:00 — открытие", ["Назад"])
    assert [(view.author, view.text) for view in anna.chat] == [
        ("me", "/start s_OPEN"),
        ("bot", "18 ноября, 10:00 — открытие"),
    ]


async def test_waiting_for_words(bot: Bot, anna: Phone) -> None:
    """``hear`` waits for a message or an edit that says the words, and tells what was said if it never comes."""
    sent = await bot.send_message(101, "раз")
    assert (await anna.hear("раз")).id == sent.message_id
    with pytest.raises(CannotDo, match=r"never heard 'два'.*раз"):
        await anna.hear("два", timeout=0.01)
    with pytest.raises(CannotDo):
        await anna.hear("раз", after=sent.message_id, timeout=0.01)


async def test_an_edited_message(bot: Bot, anna: Phone) -> None:
    """A corrected text arrives as an edit of the same message."""
    sent = await anna.write("Иванв")
    await next_update(bot, "message")
    await anna.write("Иванов", edit_of=sent)
    edited: Message = await next_update(bot, "edited_message")
    assert (edited.message_id, edited.text, edited.edit_date is not None) == (sent.id, "Иванов", True)
    with pytest.raises(CannotDo):
        await anna.edit(await anna.send_voice(), "x")


async def test_one_press_under_two_ids(bot: Bot, anna: Phone) -> None:
    """A press may come twice, and pressing twice is two presses."""
    await bot.send_message(101, "меню", reply_markup=buttons("Записаться"))
    once = await anna.press("Записаться", resend=True)
    await anna.press("Записаться")
    updates = await bot.get_updates()
    assert [update.update_id for update in updates][:2] == once.updates
    queries = [update.callback_query.id for update in updates if update.callback_query]
    assert queries[0] == queries[1] == once.id
    assert queries[2] != once.id


async def test_blocking_and_coming_back(bot: Bot, anna: Phone) -> None:
    """Blocking and unblocking are told as a change of the bot's membership, once each."""
    await anna.block()
    await anna.block()
    left = await next_update(bot, "my_chat_member")
    assert (left.old_chat_member.status, left.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(CannotDo):
        await anna.write("есть кто?")
    await anna.start()
    back = await next_update(bot, "my_chat_member")
    assert (back.old_chat_member.status, back.new_chat_member.status) == ("kicked", "member")
    assert (await next_update(bot, "message")).text == "/start"
    assert await bot.get_updates() == []


async def test_contacts(bot: Bot, anna: Phone) -> None:
    """One's own number carries one's id; somebody else's card need not."""
    await anna.send_contact()
    own: Message = await next_update(bot, "message")
    assert own.contact is not None
    assert (own.contact.user_id, own.contact.phone_number) == (101, "+79130000101")
    await anna.send_contact(own=False)
    other: Message = await next_update(bot, "message")
    assert other.contact is not None
    assert other.contact.user_id is None


async def test_everything_else_people_send(bot: Bot, anna: Phone, tmp_path: Path) -> None:
    """Photos, files, voices, stickers and places arrive as such."""
    picture = tmp_path / "цех.png"
    picture.write_bytes(png())
    await anna.send_photo(picture, "наш цех")
    await anna.send_document(picture)
    await anna.send_voice()
    await anna.send_sticker("🙂")
    await anna.send_location()
    kinds = [update.message.content_type for update in await bot.get_updates() if update.message]
    assert kinds == ["photo", "document", "voice", "sticker", "location"]
    with pytest.raises(Refused):
        await anna.send_photo(b"not a picture")


async def test_an_album_from_a_person(bot: Bot, anna: Phone) -> None:
    """Pictures of one album share a group and come as separate updates."""
    for number in range(3):
        await anna.send_photo(png(), "наш цех" if number == 0 else "", album="7")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [(m.media_group_id, m.caption) for m in messages] == [("7", "наш цех"), ("7", None), ("7", None)]


async def test_a_reply(bot: Bot, anna: Phone) -> None:
    """A reply carries what it answers."""
    sent = await bot.send_message(101, "Ваше имя?")
    await anna.write("Аня", reply_to=sent)
    message: Message = await next_update(bot, "message")
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Ваше имя?"


async def test_the_reply_keyboard(bot: Bot, anna: Phone) -> None:
    """A key says its words, or shares the number or the place it asks for."""
    keys = [KeyboardButton(text="Отмена"), KeyboardButton(text="Мой телефон", request_contact=True)]
    await bot.send_message(101, "Телефон?", reply_markup=ReplyKeyboardMarkup(keyboard=[keys], one_time_keyboard=True))
    await anna.key("Мой телефон")
    await anna.key("Отмена")
    first, second = [update.message for update in await bot.get_updates()]
    assert first is not None
    assert second is not None
    assert first.contact is not None
    assert second.text == "Отмена"
    with pytest.raises(CannotDo):
        await anna.key("Назад")


async def test_buttons_that_never_reach_the_bot(bot: Bot, anna: Phone, world: World) -> None:
    """Links open and texts are copied on the phone alone."""
    row = [
        InlineKeyboardButton(text="Сайт", url="https://ya.ru"),
        InlineKeyboardButton(text="Номер", copy_text=CopyTextButton(text="A-17")),
    ]
    await bot.send_message(101, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[row]))
    assert (await anna.press("Сайт")).url == "https://ya.ru"
    copied = await anna.press("Номер")
    assert (copied.copy_text, await copied.answer()) == ("A-17", None)
    assert not world.updates.pending


async def test_finding_a_button(bot: Bot, anna: Phone) -> None:
    """A label is looked for exactly first, then as the only one containing it, newest message first."""
    old = await bot.send_message(101, "раз", reply_markup=buttons("Записаться", data="old"))
    await bot.send_message(101, "два", reply_markup=buttons("Записаться", "Записаться группой", data="new"))
    assert (await anna.press("Записаться")).data == "new"
    assert (await anna.press("группой")).data == "new"
    assert (await anna.press("Записаться", old)).data == "old"
    with pytest.raises(CannotDo, match="no button 'Купить'"):
        await anna.press("Купить")


async def test_a_long_text_goes_in_parts(bot: Bot, anna: Phone) -> None:
    """A client cuts what is longer than a message."""
    await anna.write("я" * 5000)
    texts = [update.message.text or "" for update in await bot.get_updates() if update.message]
    assert "".join(texts) == "я" * 5000
    assert all(len(text) <= 4096 for text in texts)


@pytest.mark.parametrize("payload", ["x" * 65, "с кириллицей", "a b"])
async def test_start_payloads(anna: Phone, payload: str) -> None:
    """A deep link holds up to 64 characters of a small alphabet."""
    with pytest.raises(CannotDo):
        await anna.start(payload)


async def test_nothing_to_send(anna: Phone) -> None:
    """An empty line is not sent."""
    with pytest.raises(CannotDo):
        await anna.write(" \n")


async def test_message_dates_are_forum_time(bot: Bot, anna: Phone, world: World) -> None:
    """Messages carry the world's clock, in whole seconds."""
    await anna.write("который час?")
    message: Message = await next_update(bot, "message")
    assert message.date == world.now()


def test_ids_are_not_shared(world: World) -> None:
    """Two people cannot have one id, and a person's id is not a group's."""
    for taken in (ANNA, -5, world.bot.id):
        with pytest.raises(ValueError, match="taken"):
            world.add(Person(id=taken, first_name="Двойник"))


async def test_every_update_is_telegram_json(bot: Bot, anna: Phone, world: World) -> None:
    """What is queued is JSON that aiogram's strictest reading takes, with Telegram's own names."""
    await bot.send_message(101, "меню", reply_markup=buttons("a"))
    await anna.write("привет")
    await anna.press("a")
    await anna.block()
    for queued in world.updates.pending:
        assert Update.model_validate(queued.body).update_id == queued.id
        body = queued.body[queued.kind]
        assert "from" in body
        assert "from_user" not in str(body)


async def test_three_hundred_people(bot: Bot, world: World) -> None:
    """Three hundred people write at once; every update is there once, in order."""
    world.pace.limits = Limits.off()
    phones = [world.add(Person(id=1000 + number, first_name=f"Гость {number}")) for number in range(300)]
    for phone in phones:
        await phone.start()
    seen: list[int] = []
    offset = 0
    while batch := await bot.get_updates(offset=offset):
        seen += [update.message.chat.id for update in batch if update.message]
        offset = batch[-1].update_id + 1
    assert seen == [phone.person.id for phone in phones]
    assert await world.quiet(timeout=1)
