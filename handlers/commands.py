"""The commands, as constants for filters, menus and help, and the menu Telegram shows for them."""

from bot.delivery.telegram import Telegram
from bot.texts import LANGUAGES, Texts

START = "start"
HELP = "help"
PROGRAMME = "programme"
TODAY = "today"
NOW = "now"
EXCURSIONS = "excursions"
MY = "my"
CONTACTS = "contacts"
SETTINGS = "settings"
LANGUAGE = "language"
PRIVACY = "privacy"
MY_DATA = "mydata"
FORGET = "forget"
CANCEL = "cancel"
ADMIN = "admin"

MENU = (
    PROGRAMME,
    TODAY,
    NOW,
    EXCURSIONS,
    MY,
    CONTACTS,
    SETTINGS,
    LANGUAGE,
    HELP,
    PRIVACY,
    MY_DATA,
    FORGET,
    START,
)
"""What the menu lists, in its order; each has its words under `command-<name>`."""


async def set_menu(telegram: Telegram, texts: Texts) -> None:
    """Tell Telegram the commands and what the bot is, in each language; called at the start.

    Clients in another language see the default, which is Russian; a chat gets its own menu when its language is chosen.
    """
    for code in ("", *LANGUAGES):
        words = texts.speak(code or LANGUAGES[0], "UTC")
        await telegram.set_commands(menu(texts, code or LANGUAGES[0]), language=code)
        await telegram.set_description(words.plain("bot-description"), words.plain("bot-about"), language=code)


async def set_chat_menu(telegram: Telegram, texts: Texts, chat_id: int, language: str) -> None:
    """Show one chat the menu in the language its reader chose (Bot API, BotCommandScopeChat)."""
    await telegram.set_commands(menu(texts, language), chat_id=chat_id)


def menu(texts: Texts, language: str) -> dict[str, str]:
    """The menu's commands with what they do, in `language`."""
    words = texts.speak(language, "UTC")
    return {command: words.plain(f"command-{command}") for command in MENU}
