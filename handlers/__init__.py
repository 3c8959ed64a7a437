"""How Telegram reaches the rooms. This file is the bot's table of contents."""

from typing import Any

from aiogram import Dispatcher, F, Router

from handlers.excursions import excursions_router
from handlers.filters import HasForum
from handlers.manners import manners_router
from handlers.organisers import organisers_router
from handlers.people import people_router
from handlers.programme import programme_router
from handlers.questions import questions_router
from handlers.reader import FindReader
from handlers.sign_up import sign_up_router
from handlers.start import forums_router, start_router


def routers() -> list[Router]:
    """Every room's door, in the order they are tried."""
    return [
        start_router(),
        sign_up_router(),
        organisers_router(),
        people_router(),
        programme_router(),
        excursions_router(),
        manners_router(),
        questions_router(),  # must be the last: any other text is a question
    ]


def make_dispatcher(**handed: Any) -> Dispatcher:
    """A dispatcher with every room; `handed` is what handlers may ask for by name."""
    dispatcher = Dispatcher(disable_fsm=True, **handed)
    dispatcher.update.outer_middleware(
        FindReader(handed["database"], handed["clock"], handed["texts"], handed["editions"])
    )
    private = Router(name="private")
    for observer in (private.message, private.edited_message):
        observer.filter(F.chat.type == "private")
    private.callback_query.filter(F.message.chat.type == "private")
    with_forum = Router(name="with a forum")
    for observer in (with_forum.message, with_forum.edited_message, with_forum.callback_query):
        observer.filter(HasForum())
    with_forum.include_routers(*routers())
    private.include_routers(with_forum, forums_router())
    dispatcher.include_router(private)
    return dispatcher
