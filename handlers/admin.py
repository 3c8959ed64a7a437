"""/admin: what an organiser may do. Everybody else gets a kind word further on."""

from aiogram import Router
from aiogram.filters import Command

from bot.delivery.telegram import Telegram
from bot.programme.editions import Edition
from bot.team.actions import OpenAdmin
from bot.team.screens import admin_screen
from handlers import commands
from handlers.filters import HasForum, May, Pressed
from handlers.reader import Reader
from handlers.reply import Event, show
from storage import inquiries
from storage.database import Database


def admin_router() -> Router:
    """The organisers' first screen, at the forum they look at."""
    router = Router(name="admin")
    router.message.register(admin, Command(commands.ADMIN), HasForum(), May("questions"))
    router.callback_query.register(admin, Pressed(OpenAdmin), HasForum(), May("questions"))
    return router


async def admin(event: Event, telegram: Telegram, database: Database, reader: Reader, edition: Edition) -> None:
    """What there is to do now."""
    async with database.read() as read:
        waiting = await inquiries.count_unanswered(read, edition.forum.id)
    await show(telegram, event, admin_screen(reader.words, edition.forum, waiting))
