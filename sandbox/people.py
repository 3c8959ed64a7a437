"""Who lives in the world: people with phones, and the bot's own profile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from aiogram.types import BotCommand, MenuButtonCommands, MenuButtonDefault, MenuButtonWebApp, User

BOT_ID: Final = 7_000_000_001
ANNA: Final = 101
BEN: Final = 102
ORGANISER: Final = 103


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A Telegram user. ``language_code`` is the client's, ``number`` the phone number they may share.

    ``shown``: whether the page draws this person's phone.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    number: str = ""
    shown: bool = True

    @property
    def name(self) -> str:
        """Full name, as a client shows it."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)

    @property
    def user(self) -> User:
        """The person as Telegram describes them to the bot."""
        return User(
            id=self.id,
            is_bot=False,
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        )


def demo_people() -> list[Person]:
    """The two whose phones the page shows."""
    return [
        Person(
            id=ANNA, first_name="Аня", last_name="Белова", username="anya_b", language_code="ru",
            number="+79130000101",
        ),
        Person(
            id=BEN, first_name="Ben", last_name="Carter", username="ben_carter", language_code="en",
            number="+447700900102",
        ),
    ]  # fmt: skip


def organiser() -> Person:
    """Whoever runs the demo's forum: the bot's owner."""
    return Person(id=ORGANISER, first_name="Организатор", username="forum_org", language_code="ru")


CommandsKey = tuple[str, int | None, int | None, str]
"""Scope type, chat, user, language."""


@dataclass(slots=True)
class BotProfile:
    """What the bot has told Telegram about itself. Texts are by language code, "" for everybody else."""

    name: str
    username: str
    id: int = BOT_ID
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[CommandsKey, list[BotCommand]] = field(default_factory=dict)
    menus: dict[int | None, MenuButtonCommands | MenuButtonDefault | MenuButtonWebApp] = field(default_factory=dict)

    @property
    def user(self) -> User:
        """The bot as the author of messages."""
        return User(id=self.id, is_bot=True, first_name=self.names.get("", self.name), username=self.username)

    def commands_for(self, person: Person) -> list[BotCommand]:
        """The command menu in a person's private chat.

        Source: https://core.telegram.org/bots/api#determining-list-of-commands
        """
        language = (person.language_code or "").partition("-")[0]
        scopes = (("chat", person.id, None), ("all_private_chats", None, None), ("default", None, None))
        for scope in scopes:
            for code in (language, ""):
                commands = self.commands.get((*scope, code))
                if commands:
                    return commands
        return []

    def description_for(self, person: Person) -> str:
        """What an empty chat says the bot can do, in the client's language where there is such a text.

        Source: https://core.telegram.org/bots/api#setmydescription
        """
        language = (person.language_code or "").partition("-")[0]
        return self.descriptions.get(language) or self.descriptions.get("", "")

    def menu_is_commands(self, chat_id: int) -> bool:
        """Whether the chat's menu button opens the list of commands (it does unless set otherwise)."""
        menu = self.menus.get(chat_id) or self.menus.get(None)
        return menu is None or menu.type in {"default", "commands"}
