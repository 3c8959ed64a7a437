"""Texts, keyboards, places and cards: what arrives on the phone, and what is refused."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound, TelegramServerError
from aiogram.methods import SendMessage
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)

from sandbox.people import Person
from sandbox.phone import Phone
from sandbox.world import World
from tests.sandbox.tools import Seconds, buttons, channel, refused


def keyboard(**button: object) -> InlineKeyboardMarkup:
    """A keyboard of one button."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton.model_validate({"text": "x", **button})]])


async def test_a_text_arrives(bot: Bot, anna: Phone) -> None:
    """What the bot sends is on the phone as it was meant, and what comes back is the same message."""
    sent = await bot.send_message(101, "<b>Завод</b> &lt;1&gt; 🏭", parse_mode="HTML", reply_markup=buttons("Назад"))
    assert anna.last.text == sent.text == "Завод <1> 🏭"
    assert anna.last.html == "<b>Завод</b> &lt;1&gt; 🏭"
    assert anna.buttons() == ["Назад"]
    assert sent.from_user is not None
    assert (sent.chat.id, sent.from_user.id, sent.message_id) == (101, anna.world.bot.id, anna.last.id)


async def test_entities_given_by_the_bot(bot: Bot, anna: Phone) -> None:
    """Entities may be given instead of markup."""
    await bot.send_message(101, "🏭 завод", entities=[MessageEntity(type="bold", offset=3, length=5)])
    assert anna.last.html == "🏭 <b>завод</b>"


async def test_message_ids_are_shared_by_private_chats(bot: Bot, anna: Phone, ben: Phone) -> None:
    """Private chats number their messages together, as a Telegram account does."""
    first = await bot.send_message(101, "раз")
    second = await bot.send_message(102, "два")
    assert second.message_id == first.message_id + 1
    assert (anna.last.id, ben.last.id) == (first.message_id, second.message_id)


@pytest.mark.parametrize(
    ("text", "parse_mode", "words"),
    [
        ("", None, "message text is empty"),
        (" \n ", None, "text must be non-empty"),
        ("<b> </b>", "HTML", "text must be non-empty"),
        ("я" * 4097, None, "message is too long"),
        ("🏭" * 2049, None, "message is too long"),
        ("<b>x", "HTML", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<br>", "HTML", 'can\'t parse entities: Unsupported start tag "br" at byte offset 0'),
        ("x", "BBCode", "unsupported parse_mode"),
    ],
)
async def test_texts_refused(bot: Bot, anna: Phone, text: str, parse_mode: str | None, words: str) -> None:
    """Empty, too long and badly marked texts are refused, and nothing is sent."""
    with refused(f"Bad Request: {words}", TelegramBadRequest):
        await bot.send_message(101, text, parse_mode=parse_mode)
    assert anna.heard == []


@pytest.mark.parametrize("text", ["я" * 4096, "🏭" * 2048, f"<b>{'я' * 4096}</b>", f"{'&lt;' * 4096}"])
async def test_the_longest_text(bot: Bot, anna: Phone, text: str) -> None:
    """4096 UTF-16 units after parsing are taken."""
    await bot.send_message(101, text, parse_mode="HTML")
    assert len(anna.last.text.encode("utf-16-le")) // 2 == 4096


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"url": "не адрес"}, "BUTTON_URL_INVALID"),
        ({"url": "javascript:alert(1)"}, "BUTTON_URL_INVALID"),
        ({"url": "http://localhost"}, "BUTTON_URL_INVALID"),
        ({"url": ""}, "BUTTON_URL_INVALID"),
        ({"url": "https://ya.ru:0/"}, "BUTTON_URL_INVALID"),
        ({"copy_text": CopyTextButton(text="x" * 257)}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"web_app": WebAppInfo(url="http://ya.ru")},
            "inline keyboard button Web App URL 'http://ya.ru' is invalid: Only HTTPS links are allowed",
        ),
        ({}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "", "url": "ya.ru"}, 'can\'t parse inline keyboard button: field "text" must be non-empty'),
        (
            {"url": "ya.ru", "callback_data": "x"},
            "can't parse inline keyboard button: exactly one of the optional fields must be used",
        ),
    ],
)
async def test_buttons_refused(bot: Bot, anna: Phone, button: dict[str, object], words: str) -> None:
    """A bad button sinks its message."""
    with refused(f"Bad Request: {words}", TelegramBadRequest):
        await bot.send_message(101, "меню", reply_markup=keyboard(**button))
    assert anna.heard == []


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "x" * 64},
        {"callback_data": "я" * 32},
        {"url": "ya.ru"},
        {"url": "https://форум.рф/программа?день=18"},
        {"url": "https://t.me/forum_bot?start=s_X"},
        {"url": "tg://user?id=101"},
        {"copy_text": CopyTextButton(text="x" * 256)},
        {"web_app": WebAppInfo(url="https://ya.ru/app")},
        {"switch_inline_query_current_chat": ""},
    ],
)
async def test_buttons_taken(bot: Bot, anna: Phone, button: dict[str, object]) -> None:
    """Good buttons arrive."""
    await bot.send_message(101, "меню", reply_markup=keyboard(**button))
    assert anna.buttons() == ["x"]


async def test_too_many_buttons(bot: Bot, anna: Phone) -> None:
    """A hundred buttons are taken, one more is not."""
    row = [InlineKeyboardButton(text="x", callback_data="x")]
    await bot.send_message(101, "сто", reply_markup=InlineKeyboardMarkup(inline_keyboard=[row] * 100))
    assert len(anna.buttons()) == 100
    with refused("Bad Request: REPLY_MARKUP_TOO_LONG"):
        await bot.send_message(101, "сто один", reply_markup=InlineKeyboardMarkup(inline_keyboard=[row] * 101))


async def test_reply_keyboards(bot: Bot, anna: Phone) -> None:
    """A reply keyboard stays under the input line until it is replaced or removed; its message has no buttons."""
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Мой телефон", request_contact=True)]])
    sent = await bot.send_message(101, "Ваш телефон?", reply_markup=keys)
    assert sent.reply_markup is None
    await bot.send_message(101, "Он нужен пропуску")
    assert anna.keyboard == keys
    await bot.send_message(101, "Спасибо", reply_markup=ReplyKeyboardRemove())
    assert anna.keyboard is None


@pytest.mark.usefixtures("anna")
async def test_a_reply_keyboard_needs_keys(bot: Bot) -> None:
    """Keys need words."""
    with refused('Bad Request: can\'t parse keyboard button: field "text" must be non-empty'):
        await bot.send_message(101, "x", reply_markup=ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text=" ")]]))


async def test_replies(bot: Bot, anna: Phone) -> None:
    """A reply carries the message it answers, one step deep; a missing one is refused unless allowed."""
    question = await anna.write("Когда открытие?", reply_to=await anna.write("Здравствуйте"))
    answer = await bot.send_message(101, "В 10:00", reply_parameters=ReplyParameters(message_id=question.id))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "Когда открытие?"
    assert answer.reply_to_message.reply_to_message is None
    with refused("Bad Request: message to be replied not found"):
        await bot.send_message(101, "?", reply_parameters=ReplyParameters(message_id=999))
    alone = await bot.send_message(
        101, "!", reply_parameters=ReplyParameters(message_id=999, allow_sending_without_reply=True)
    )
    assert alone.reply_to_message is None


@pytest.mark.usefixtures("anna")
async def test_link_previews(bot: Bot) -> None:
    """What the bot says of link previews comes back with the message."""
    sent = await bot.send_message(101, "https://ya.ru", link_preview_options=LinkPreviewOptions(is_disabled=True))
    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled is True
    assert [entity.type for entity in sent.entities or []] == ["url"]


async def test_places_and_cards(bot: Bot, anna: Phone) -> None:
    """A point, a venue and a card arrive."""
    await bot.send_location(101, 53.35, 83.77)
    assert anna.last.message.location is not None
    await bot.send_venue(101, 53.35, 83.77, "Дворец спорта", "Барнаул, пр. Ленина, 1")
    assert anna.last.message.venue is not None
    assert anna.last.message.venue.title == "Дворец спорта"
    await bot.send_contact(101, "+79130000001", "Ольга")
    assert anna.last.message.contact is not None
    with refused("Bad Request: VENUE_TITLE_EMPTY"):
        await bot.send_venue(101, 53.35, 83.77, " ", "Барнаул")
    with refused("Bad Request: wrong latitude or longitude specified"):
        await bot.send_location(101, 153.35, 83.77)


async def test_typing(bot: Bot, anna: Phone, seconds: Seconds) -> None:
    """«Typing…» shows for five seconds or until a message."""
    await bot.send_chat_action(101, "typing")
    assert anna.room.typing_until > seconds()
    await bot.send_message(101, "готово")
    assert anna.room.typing_until <= seconds()
    with refused("Bad Request: wrong parameter action in request"):
        await bot.send_chat_action(101, "sleeping")


async def test_strangers(bot: Bot, world: World) -> None:
    """A chat that is not there, and a person who never pressed «Start», are refused each in its own way."""
    with refused("Bad Request: chat not found", TelegramBadRequest):
        await bot.send_message(99999, "x")
    with refused("Bad Request: chat not found", TelegramBadRequest):
        await bot.send_message("@nobody_here", "x")
    world.add(Person(id=77, first_name="Новичок"))
    with refused("Forbidden: bot can't initiate conversation with a user", TelegramForbiddenError):
        await bot.send_message(77, "x")


async def test_a_person_who_blocked(bot: Bot, anna: Phone) -> None:
    """A bot that is blocked is told so, until it is unblocked."""
    await anna.block()
    with refused("Forbidden: bot was blocked by the user", TelegramForbiddenError):
        await bot.send_message(101, "x")
    await anna.start()
    await bot.send_message(101, "снова здесь")
    assert anna.last.text == "снова здесь"


async def test_rights_in_channels(bot: Bot, world: World) -> None:
    """A channel takes posts from administrators who may post, by id and by name."""
    channel(world, can_post_messages=True)
    posted = await bot.send_message("@news1001", "Пост")
    assert posted.sender_chat is not None
    assert (posted.chat.id, posted.from_user) == (-1001, None)
    channel(world, chat_id=-1002)
    with refused("Bad Request: need administrator rights in the channel chat"):
        await bot.send_message(-1002, "Пост")
    outside = channel(world, chat_id=-1003)
    outside.members.clear()
    with refused("Forbidden: bot is not a member of the channel chat", TelegramForbiddenError):
        await bot.send_message(-1003, "Пост")


async def test_missing_and_unknown_parameters(bot: Bot, anna: Phone) -> None:
    """A parameter that is missing, misspelt or of another type is refused, not guessed."""
    with refused("Bad Request: chat_id is empty"):
        await bot(SendMessage.model_construct(text="x"))
    with refused('Bad Request: unknown parameter "colour" of sendMessage'):
        await bot(SendMessage.model_validate({"chat_id": 101, "text": "x", "colour": "red"}))
    with pytest.raises(TelegramBadRequest, match='wrong parameter "disable_notification"'):
        await bot(SendMessage.model_construct(chat_id=101, text="x", disable_notification="maybe"))
    with refused("Bad Request: can't parse reply markup JSON object"):
        await bot(SendMessage.model_construct(chat_id=101, text="x", reply_markup="{"))
    assert anna.heard == []


async def test_other_places(bot: Bot, anna: Phone, world: World) -> None:
    """A bot does not write to itself, nor into topics that are not there."""
    with refused("Forbidden: bot can't send messages to bots", TelegramForbiddenError):
        await bot.send_message(world.bot.id, "x")
    with refused("Bad Request: message thread not found"):
        await bot.send_message(101, "x", message_thread_id=7)
    assert anna.heard == []


@pytest.mark.usefixtures("anna")
async def test_an_unread_parse_mode_is_loud(bot: Bot, world: World) -> None:
    """Markdown is Telegram's but not the stand-in's: it says so rather than guess."""
    with refused("Not Implemented: the stand-in does not read parse_mode MarkdownV2", TelegramServerError):
        await bot.send_message(101, "*x*", parse_mode="MarkdownV2")
    assert world.missing == ["sendMessage"]


@pytest.mark.usefixtures("anna")
async def test_an_unknown_method_is_loud(bot: Bot, world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A method the stand-in lacks answers with its name, logs an error and is remembered."""
    with refused("Not Implemented: the stand-in does not know sendDice", TelegramServerError):
        await bot.send_dice(101)
    assert world.missing == ["sendDice"]
    assert "sendDice" in caplog.text
    assert [(call.method, call.code) for call in world.calls] == [("sendDice", 501)]


async def test_a_method_telegram_does_not_have(bot: Bot, world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A method nobody has is a 404 with its name."""

    class Teleport(SendMessage):
        __api_method__ = "teleport"

    with refused("Not Found: method teleport not found", TelegramNotFound):
        await bot(Teleport.model_construct(chat_id=101, text="x"))
    assert world.missing == ["teleport"]
    assert "teleport" in caplog.text


@pytest.mark.usefixtures("anna")
async def test_calls_are_remembered(bot: Bot, world: World, seconds: Seconds) -> None:
    """Every call is noted with its parameters, result and time; polls are not."""
    await bot.get_updates()
    seconds.pass_by(5)
    await bot.send_message(101, "x")
    with refused("Bad Request: message text is empty"):
        await bot.send_message(101, "")
    good, bad = world.calls
    assert (good.method, good.params["text"], good.result["text"], good.error) == ("sendMessage", "x", "x", None)
    assert (bad.result, bad.error, bad.at) == (None, "Bad Request: message text is empty", seconds())
