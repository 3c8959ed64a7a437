"""The outermost manners: what the bot cannot read gets a kind word, what nobody took is answered all the same."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ContentType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.clock import Clock
from bot.delivery.outbox import Outbox
from bot.delivery.telegram import Telegram
from bot.people import service
from bot.people.actions import LeaveForm
from bot.people.notices import say_once
from bot.people.screens.help import command_lines
from bot.people.screens.manners import manners_screen, unknown_command_screen
from bot.settings import Settings
from bot.texts import Texts
from handlers import commands, forms
from handlers.filters import Pressed
from handlers.reader import Reader, read_as
from handlers.reply import show
from handlers.start import entrance
from storage.database import Database

KINDS = {
    "voice": (ContentType.VOICE, ContentType.VIDEO_NOTE),
    "sticker": (ContentType.STICKER, ContentType.ANIMATION, ContentType.DICE),
    "photo": (ContentType.PHOTO, ContentType.LIVE_PHOTO, ContentType.VIDEO, ContentType.PAID_MEDIA),
    "file": (ContentType.DOCUMENT, ContentType.AUDIO),
    "place": (ContentType.LOCATION, ContentType.VENUE),
    "contact": (ContentType.CONTACT,),
    "other": (
        ContentType.POLL,
        ContentType.STORY,
        ContentType.GAME,
        ContentType.CHECKLIST,
        ContentType.INVOICE,
        ContentType.GIVEAWAY,
        ContentType.RICH_MESSAGE,
        ContentType.UNKNOWN,
    ),
}
"""The kind word for what a person sends; anything else is Telegram's own notice (a pinned message) and gets none."""

WORD_OF = {kind: word for word, kinds in KINDS.items() for kind in kinds}


def manners_router() -> Router:
    """What is not a question; stands before questions and after every other room."""
    router = Router(name="manners")
    router.message.register(cancel, Command(commands.CANCEL))
    router.message.register(not_for_you, Command(commands.ADMIN))
    router.message.register(unknown_command, F.text.startswith("/"))
    router.message.register(stray, F.content_type.in_(WORD_OF))
    router.edited_message.register(edited, F.text)  # a live location is "edited" every few seconds
    router.callback_query.register(leave, Pressed(LeaveForm))
    router.my_chat_member.register(met_or_blocked, F.chat.type == "private")
    return router


def old_buttons_router() -> Router:
    """Presses nobody took: from an older layout, or forged. The very last."""
    router = Router(name="old buttons")
    router.callback_query.register(old_button)
    return router


async def stray(
    message: Message,
    telegram: Telegram,
    outbox: Outbox,
    database: Database,
    clock: Clock,
    reader: Reader,
    inbox_id: int,
) -> None:
    """A kind word for what the bot cannot read; an album comes in several updates and gets one."""
    word = forms.TEXT_ONLY.get(reader.form.kind if reader.form else "", WORD_OF[ContentType(message.content_type)])
    if message.media_group_id is None:
        await show(telegram, message, manners_screen(reader.words, word))
        return
    album = f"album:{message.media_group_id}"
    await outbox.deliver(await say_once(database, reader.account, word, album, clock.now(), inbox_id))


async def edited(message: Message, telegram: Telegram, reader: Reader) -> None:
    """A corrected message is not read again."""
    await show(telegram, message, manners_screen(reader.words, "edited"))


async def unknown_command(message: Message, telegram: Telegram, texts: Texts, reader: Reader) -> None:
    """The commands there are."""
    lines = command_lines(reader.words, commands.menu(texts, reader.words.language))
    await show(telegram, message, unknown_command_screen(reader.words, lines))


async def not_for_you(message: Message, telegram: Telegram, reader: Reader) -> None:
    """The organisers' room, for somebody else."""
    await show(telegram, message, manners_screen(reader.words, "admin"))


async def cancel(
    message: Message,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    settings: Settings,
    reader: Reader,
) -> None:
    """/cancel: leave whatever form is being filled; its own keys go away with the first word."""
    if not await service.leave_form(database, reader.account):
        await show(telegram, message, entrance(reader, clock, settings, reader.words("form-none")))
        return
    screen = entrance(_without_form(reader, texts), clock, settings)
    await show(telegram, message, replace(screen, thanks=reader.words("form-left")))


async def leave(
    press: CallbackQuery,
    telegram: Telegram,
    database: Database,
    clock: Clock,
    texts: Texts,
    settings: Settings,
    reader: Reader,
) -> None:
    """«Отмена»: leave whatever form is being filled."""
    left = await service.leave_form(database, reader.account)
    toast = reader.words.plain("form-left") if left else ""
    await show(telegram, press, entrance(_without_form(reader, texts), clock, settings), toast=toast)


def _without_form(reader: Reader, texts: Texts) -> Reader:
    return read_as(reader.account, None, texts, reader.editions)


async def old_button(
    press: CallbackQuery, telegram: Telegram, clock: Clock, settings: Settings, reader: Reader
) -> None:
    """Say that the button is old, and what there is now."""
    toast = reader.words.plain("manners-old-button-toast")
    word = reader.words("manners-old-button")
    await show(telegram, press, entrance(reader, clock, settings, word), toast=toast)


async def met_or_blocked(change: ChatMemberUpdated, database: Database, clock: Clock, reader: Reader) -> None:
    """A person blocked the bot, or let it write again."""
    gone = change.new_chat_member.status == ChatMemberStatus.KICKED
    await service.mark_blocked(database, reader.account, clock.now() if gone else None)
