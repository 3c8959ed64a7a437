"""What the bot may ask of chats and tell of itself."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MenuButtonWebApp,
    ReactionTypeEmoji,
    WebAppInfo,
)

from sandbox.phone import Phone
from sandbox.state import phone_json
from sandbox.world import World
from tests.sandbox.tools import channel, next_update, refused


@pytest.mark.usefixtures("anna")
async def test_what_a_chat_is(bot: Bot, world: World) -> None:
    """getChat describes a person and a channel."""
    assert (await bot.get_chat(101)).first_name == "Аня"
    channel(world, can_post_messages=True)
    described = await bot.get_chat("@news1001")
    assert (described.id, described.type, described.title) == (-1001, "channel", "Новости форума")
    with refused("Bad Request: chat not found"):
        await bot.get_chat(5)


@pytest.mark.usefixtures("anna")
async def test_members(bot: Bot, world: World) -> None:
    """Members, administrators and their number."""
    channel(world, can_post_messages=True)
    me = await bot.get_chat_member(-1001, world.bot.id)
    assert me.status == "administrator"
    assert (await bot.get_chat_member(101, 101)).status == "member"
    assert (await bot.get_chat_member(-1001, 101)).status == "left"
    assert [admin.user.id for admin in await bot.get_chat_administrators(-1001)] == [world.bot.id]
    assert (await bot.get_chat_member_count(-1001), await bot.get_chat_member_count(101)) == (1, 2)
    with refused("Bad Request: user not found"):
        await bot.get_chat_member(-1001, 5)
    with refused("Bad Request: there are no administrators in the private chat"):
        await bot.get_chat_administrators(101)


@pytest.mark.usefixtures("anna")
async def test_leaving(bot: Bot, world: World) -> None:
    """A bot that left is not a member; a private chat cannot be left."""
    channel(world, can_post_messages=True)
    await bot.leave_chat(-1001)
    with refused("Forbidden: bot is not a member of the channel chat", TelegramForbiddenError):
        await bot.get_chat(-1001)
    with refused("Bad Request: chat member status can't be changed in private chats"):
        await bot.leave_chat(101)


async def test_pinning(bot: Bot, anna: Phone, world: World) -> None:
    """A pinned message is named by getChat and said in the chat; without the right it is refused."""
    sent = await bot.send_message(101, "Ваш день")
    await bot.pin_chat_message(101, sent.message_id)
    assert anna.chat[-1].author == "service"
    described = await bot.get_chat(101)
    assert described.pinned_message is not None
    assert described.pinned_message.message_id == sent.message_id
    await bot.unpin_chat_message(101)
    assert (await bot.get_chat(101)).pinned_message is None
    with refused("Bad Request: message to pin not found"):
        await bot.pin_chat_message(101, 999)
    channel(world, can_post_messages=True)
    post = await bot.send_message(-1001, "Пост")
    with refused("Bad Request: not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(-1001, post.message_id)


async def test_reactions(bot: Bot, anna: Phone) -> None:
    """One of Telegram's emoji may be set, and taken back."""
    theirs = await anna.write("Спасибо!")
    await bot.set_message_reaction(101, theirs.id, [ReactionTypeEmoji(emoji="👍")])
    assert anna.room.reactions == {theirs.id: ["👍"]}
    with refused("Bad Request: REACTION_INVALID"):
        await bot.set_message_reaction(101, theirs.id, [ReactionTypeEmoji(emoji="🏭")])
    await bot.set_message_reaction(101, theirs.id, [])
    assert anna.room.reactions == {theirs.id: []}


@pytest.mark.usefixtures("anna")
async def test_nobody_has_a_portrait(bot: Bot) -> None:
    """getUserProfilePhotos knows the person and no photos."""
    assert (await bot.get_user_profile_photos(101)).total_count == 0
    with refused("Bad Request: user not found"):
        await bot.get_user_profile_photos(5)


async def test_an_empty_chat_speaks_the_clients_language(bot: Bot, anna: Phone, ben: Phone, world: World) -> None:
    """What the bot says of itself is the client's language's text, where there is one, else everybody's."""
    await bot.set_my_description(description="Отвечаю")
    assert [world.bot.description_for(phone.person) for phone in (anna, ben)] == ["Отвечаю", "Отвечаю"]
    await bot.set_my_description(description="I answer", language_code="en")
    assert [phone_json(phone)["description"] for phone in (anna, ben)] == ["Отвечаю", "I answer"]


async def test_commands_by_scope_and_language(bot: Bot, anna: Phone, ben: Phone, world: World) -> None:
    """The nearest scope wins, and in it the person's language over the general list."""

    def menu(phone: Phone) -> list[str]:
        return [item.description for item in world.bot.commands_for(phone.person)]

    async def tell(words: str, scope: object = None, language: str | None = None) -> None:
        commands = [BotCommand(command="help", description=words)]
        await bot.set_my_commands(commands, scope=scope, language_code=language)  # type: ignore[arg-type] # scopes

    await tell("help")
    await tell("помощь", language="ru")
    assert (menu(anna), menu(ben)) == (["помощь"], ["help"])
    await tell("private", BotCommandScopeAllPrivateChats())
    assert (menu(anna), menu(ben)) == (["private"], ["private"])
    await tell("Анне", BotCommandScopeChat(chat_id=101), "ru")
    assert (menu(anna), menu(ben)) == (["Анне"], ["private"])
    kept = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=101), language_code="ru")
    assert [item.description for item in kept] == ["Анне"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=101), language_code="ru")
    assert menu(anna) == ["private"]
    assert await bot.get_my_commands(language_code="de") == []


@pytest.mark.parametrize(
    ("command", "description", "words"),
    [
        ("Help", "x", "BOT_COMMAND_INVALID"),
        ("x" * 33, "x", "BOT_COMMAND_INVALID"),
        ("help", " ", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("help", "я" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_commands_refused(bot: Bot, command: str, description: str, words: str) -> None:
    """Commands are small Latin letters, digits and underscores, with a description."""
    with refused(f"Bad Request: {words}", TelegramBadRequest):
        await bot.set_my_commands([BotCommand(command=command, description=description)])


async def test_names_and_descriptions(bot: Bot) -> None:
    """What the bot says of itself comes back by language, falling back to the general text."""
    await bot.set_my_name("Forum")
    await bot.set_my_name("Форум", language_code="ru")
    assert ((await bot.get_my_name()).name, (await bot.get_my_name("ru")).name) == ("Forum", "Форум")
    await bot.set_my_description("About")
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_description("ru")).description == "About"
    assert (await bot.get_my_short_description()).short_description == "Short"
    with refused("Bad Request: text is too long"):
        await bot.set_my_short_description("я" * 121)
    with refused("Bad Request: language code is invalid"):
        await bot.set_my_name("x", language_code="russian")


@pytest.mark.usefixtures("anna", "ben")
async def test_the_menu_button(bot: Bot, world: World) -> None:
    """The menu button opens the commands unless a chat has another."""
    await bot.set_chat_menu_button(
        chat_id=101, menu_button=MenuButtonWebApp(text="Карта", web_app=WebAppInfo(url="https://ya.ru"))
    )
    assert (world.bot.menu_is_commands(101), world.bot.menu_is_commands(102)) == (False, True)
    assert (await bot.get_chat_menu_button(101)).type == "web_app"
    assert (await bot.get_chat_menu_button()).type == "default"


async def test_inline_queries(bot: Bot, anna: Phone) -> None:
    """What is typed after the bot's name reaches it, and its results reach the person, once."""
    asked = await anna.ask_inline("открытие")
    query = await next_update(bot, "inline_query")
    assert (query.id, query.query, query.from_user.id) == (asked.id, "открытие", 101)
    result = InlineQueryResultArticle(
        id="1", title="Открытие", input_message_content=InputTextMessageContent(message_text="18 ноября, 10:00")
    )
    with refused("Bad Request: RESULT_ID_DUPLICATE"):
        await bot.answer_inline_query(query.id, [result, result])
    await bot.answer_inline_query(query.id, [result])
    offered = await asked.answer()
    assert offered is not None
    assert [item.id for item in offered] == ["1"]
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(query.id, [result])
