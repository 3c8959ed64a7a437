"""What the bot tells Telegram about itself: commands, names, descriptions, the menu button.

Source: https://core.telegram.org/bots/api#setmycommands
"""

from __future__ import annotations

import re
from typing import Any, Final

from aiogram.methods import (
    DeleteMyCommands,
    GetChatMenuButton,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from aiogram.types import (
    BotCommand,
    BotDescription,
    BotName,
    BotShortDescription,
    MenuButtonCommands,
    MenuButtonDefault,
    MenuButtonWebApp,
)

from sandbox.methods.places import readable
from sandbox.methods.uploads import Uploads
from sandbox.people import CommandsKey
from sandbox.refusal import bad_request
from sandbox.world import World

MOST_COMMANDS: Final = 100
LONGEST_DESCRIPTION: Final = 256
COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE: Final = re.compile(r"[a-z]{2}")


async def set_my_commands(world: World, call: SetMyCommands, _: Uploads) -> bool:
    """The command menu for a scope and a language."""
    key = _key(world, call)
    if len(call.commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for item in call.commands:
        if not COMMAND.fullmatch(item.command.removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(item.description.strip()) <= LONGEST_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.bot.commands[key] = [
        BotCommand(command=item.command.removeprefix("/"), description=item.description) for item in call.commands
    ]
    world.bell.ring()
    return True


async def get_my_commands(world: World, call: GetMyCommands, _: Uploads) -> list[BotCommand]:
    """The commands set for exactly this scope and language."""
    return world.bot.commands.get(_key(world, call), [])


async def delete_my_commands(world: World, call: DeleteMyCommands, _: Uploads) -> bool:
    """The scope and language show what the wider ones have again."""
    world.bot.commands.pop(_key(world, call), None)
    world.bell.ring()
    return True


def _key(world: World, call: SetMyCommands | GetMyCommands | DeleteMyCommands) -> CommandsKey:
    scope: Any = call.scope
    chat = readable(world, scope.chat_id).id if getattr(scope, "chat_id", None) is not None else None
    kind = scope.type if scope is not None else "default"
    return kind, chat, getattr(scope, "user_id", None), _language(call.language_code)


def _language(code: str | None) -> str:
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("language code is invalid")
    return code or ""


def _set(world: World, texts: dict[str, str], text: str | None, code: str | None, longest: int) -> bool:
    """Keep a text for a language; an empty one goes back to the general text."""
    language = _language(code)
    if len(text or "") > longest:
        raise bad_request("text is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    world.bell.ring()
    return True


def _get(texts: dict[str, str], code: str | None, default: str = "") -> str:
    return texts.get(_language(code), texts.get("", default))


async def set_my_name(world: World, call: SetMyName, _: Uploads) -> bool:
    """The bot's name, up to 64 characters."""
    return _set(world, world.bot.names, call.name, call.language_code, 64)


async def get_my_name(world: World, call: GetMyName, _: Uploads) -> BotName:
    """The bot's name in a language."""
    return BotName(name=_get(world.bot.names, call.language_code, world.bot.name))


async def set_my_description(world: World, call: SetMyDescription, _: Uploads) -> bool:
    """What an empty chat shows, up to 512 characters."""
    return _set(world, world.bot.descriptions, call.description, call.language_code, 512)


async def get_my_description(world: World, call: GetMyDescription, _: Uploads) -> BotDescription:
    """What an empty chat shows in a language."""
    return BotDescription(description=_get(world.bot.descriptions, call.language_code))


async def set_my_short_description(world: World, call: SetMyShortDescription, _: Uploads) -> bool:
    """What the profile page shows, up to 120 characters."""
    return _set(world, world.bot.short_descriptions, call.short_description, call.language_code, 120)


async def get_my_short_description(world: World, call: GetMyShortDescription, _: Uploads) -> BotShortDescription:
    """What the profile page shows in a language."""
    return BotShortDescription(short_description=_get(world.bot.short_descriptions, call.language_code))


async def set_chat_menu_button(world: World, call: SetChatMenuButton, _: Uploads) -> bool:
    """The button beside the input line, in one private chat or in all."""
    if call.chat_id is not None:
        readable(world, call.chat_id)
    world.bot.menus[call.chat_id] = call.menu_button or MenuButtonDefault()
    world.bell.ring()
    return True


async def get_chat_menu_button(
    world: World, call: GetChatMenuButton, _: Uploads
) -> MenuButtonCommands | MenuButtonDefault | MenuButtonWebApp:
    """The button beside the input line."""
    return world.bot.menus.get(call.chat_id) or world.bot.menus.get(None) or MenuButtonDefault()
