"""How Telegram reaches the rooms. This file is the bot's table of contents."""

from typing import Any

from aiogram import Dispatcher, F, Router

from bot.screen import Screen
from handlers.admin import admin_router
from handlers.asking import asking_router
from handlers.desk import desk_router
from handlers.excursions import excursions_router
from handlers.filters import HasForum
from handlers.groups import groups_router
from handlers.inline import inline_router
from handlers.manners import manners_router, old_buttons_router
from handlers.people import people_router
from handlers.plan import plan_router
from handlers.programme import programme_router
from handlers.questions import answer_in_form, questions_router
from handlers.reader import FindReader, Reader
from handlers.sign_up import sign_up_router
from handlers.start import forums_router, start_router


def routers() -> list[Router]:
    """Every room's door, in the order they are tried."""
    return [
        start_router(),
        desk_router(),  # whoever turns to something else leaves its forms, and the next one's
        with_forum(asking_router()),
        admin_router(),
        people_router(),
        forums_router(),  # whoever looks at no forum gets no further
        with_forum(sign_up_router()),
        with_forum(programme_router()),
        with_forum(plan_router()),
        with_forum(excursions_router()),
        manners_router(),
        with_forum(questions_router()),  # any other text is a question
        old_buttons_router(),
    ]


def with_forum(router: Router) -> Router:
    """The router, for readers who look at a forum: hands over its `edition`."""
    for observer in (router.message, router.edited_message, router.callback_query):
        observer.filter(HasForum())
    return router


def make_dispatcher(**handed: Any) -> Dispatcher:
    """A dispatcher with every room; `handed` is what handlers may ask for by name."""
    dispatcher = Dispatcher(disable_fsm=True, **handed, **_doors_between_rooms(**handed))
    dispatcher.update.outer_middleware(
        FindReader(handed["database"], handed["clock"], handed["texts"], handed["editions"])
    )
    private = Router(name="private")
    for observer in (private.message, private.edited_message):
        observer.filter(F.chat.type == "private")
    private.callback_query.filter(F.message.chat.type == "private")
    private.include_routers(*routers())
    dispatcher.include_routers(private, groups_router(), inline_router())
    return dispatcher


def _doors_between_rooms(*, database: Any, clock: Any, indexes: Any, **_: Any) -> dict[str, Any]:
    """What one room opens in another: an answer in the middle of a form."""

    async def ask(text: str, reader: Reader) -> Screen | None:
        return await answer_in_form(text, database, clock, indexes, reader)

    return {"ask": ask}
