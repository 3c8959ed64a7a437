"""What a person sees in the private chat with the bot, and waiting to see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aiogram.types import Message, ReplyKeyboardMarkup

from sandbox.chats import Chat
from sandbox.people import Person
from sandbox.presses import Answer
from sandbox.refusal import CannotDo
from sandbox.views import Author, View

if TYPE_CHECKING:
    from sandbox.world import World


class Screen:
    """One person's side of the chat, as it is drawn. ``alerts``: what pressed buttons answered, oldest first."""

    def __init__(self, world: World, person: Person) -> None:
        self.world = world
        self.person = person
        self.alerts: list[Answer] = []

    @property
    def room(self) -> Chat:
        """The chat's record on the server."""
        return self.world.chats[self.person.id]

    @property
    def chat(self) -> list[View]:
        """All messages of the chat, oldest first."""
        return [View(message, self._author(message)) for message in self.room.messages.values()]

    def _author(self, message: Message) -> Author:
        if message.pinned_message is not None:
            return "service"
        return "me" if message.from_user and message.from_user.id == self.person.id else "bot"

    @property
    def heard(self) -> list[View]:
        """The bot's messages, oldest first."""
        return [view for view in self.chat if view.author == "bot"]

    @property
    def last(self) -> View:
        """The bot's last message. Raises CannotDo if it never said anything."""
        if not (heard := self.heard):
            raise CannotDo("the bot has said nothing")
        return heard[-1]

    def view(self, message: View | Message | int) -> View:
        """A message as it is now. Raises CannotDo if it is gone."""
        if isinstance(message, Message):
            message = message.message_id
        message_id = message if isinstance(message, int) else message.id
        found = self.room.messages.get(message_id)
        if found is None:
            raise CannotDo(f"message {message_id} is gone")
        return View(found, self._author(found))

    def buttons(self, message: View | Message | int | None = None) -> list[str]:
        """The labels under a message (by default: the bot's last), in reading order."""
        return (self.last if message is None else self.view(message)).labels

    @property
    def keyboard(self) -> ReplyKeyboardMarkup | None:
        """The reply keyboard under the input line."""
        return self.room.keyboard

    def data(self, message: View | Message | int) -> bytes:
        """The bytes of the document, photo or video in a message. Raises CannotDo if there is none."""
        shown = self.view(message).message
        media = shown.document or shown.video or (shown.photo[-1] if shown.photo else None)
        stored = media and self.world.files.find(media.file_id)
        if not stored:
            raise CannotDo("there is no file in the message")
        return stored.data

    # Waiting

    async def until(self, wish: Callable[[Screen], object], timeout: float = 10.0) -> bool:  # noqa: ASYNC109
        """Wait until ``wish(screen)`` holds, looking at every change; False after ``timeout`` machine seconds."""
        return await self.world.until(lambda: bool(wish(self)), timeout)

    async def hear(self, words: str = "", *, after: int = 0, timeout: float = 10.0) -> View:  # noqa: ASYNC109
        """Wait for a message of the bot that contains ``words``, edits included; the newest such one.

        after: only messages with a greater id. Raises CannotDo after ``timeout`` machine
        seconds, telling what was said.
        """

        def found() -> list[View]:
            return [view for view in self.heard if view.id > after and words in view.text]

        if not await self.world.until(lambda: bool(found()), timeout):
            raise CannotDo(f"never heard {words!r}; the bot's last words: {[view.text for view in self.heard[-3:]]}")
        return found()[-1]
