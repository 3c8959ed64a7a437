"""The far side of Telegram: who there is, what was said, what waits for the bot. Plain state in one process."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from aiogram.types import Message

from sandbox.bell import Bell
from sandbox.chats import Chat
from sandbox.faults import Faults, no_faults
from sandbox.files import Files
from sandbox.limits import Limits, Pace
from sandbox.people import BotProfile, Person
from sandbox.phone import Phone
from sandbox.presses import InlineAsk, Press
from sandbox.updates import Updates
from sandbox.webhook import Webhook

REMEMBERED_CALLS: Final = 200_000
REMEMBERED_PRESSES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call the bot made.

    result: the JSON answered. error: the refusal's description, None if it went well. at: machine seconds.
    """

    method: str
    params: dict[str, Any]
    result: Any
    error: str | None
    code: int
    at: float


def utc_now() -> datetime:
    """The machine's wall clock."""
    return datetime.now(UTC)


class World:
    """Everything the stand-in knows.

    clock: forum time, an aware datetime, for the dates of messages. monotonic: machine seconds, for pace and waiting.
    token: the only bot token taken; None takes any that looks like one. limits: how fast the bot may speak.
    """

    def __init__(
        self,
        clock: Callable[[], datetime] = utc_now,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        limits: Limits | None = None,
        token: str | None = None,
        name: str = "Форум",
        username: str = "forum_box_bot",
        people: Iterable[Person] = (),
    ) -> None:
        self.clock = clock
        self.monotonic = monotonic
        self.token = token
        self.bot = BotProfile(name=name, username=username)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.bell = Bell()
        self.updates = Updates(monotonic)
        self.webhook = Webhook(self.updates, clock)
        self.pace = Pace(monotonic, limits or Limits())
        self.faults: Faults = no_faults
        self.calls: deque[Call] = deque(maxlen=REMEMBERED_CALLS)
        self.missing: list[str] = []
        self.presses: dict[str, Press] = {}
        self.inline_queries: dict[str, InlineAsk] = {}
        self._phones: dict[int, Phone] = {}
        self._last_private_id = 0
        for person in people:
            self.add(person)

    # People and chats

    def add(self, person: Person) -> Phone:
        """A new person, who has not met the bot yet, and their phone. Raises ValueError if the id is taken."""
        if person.id in self.chats or person.id == self.bot.id or person.id <= 0:
            raise ValueError(f"user id {person.id} is taken or not a person's")
        self.people[person.id] = person
        self.chats[person.id] = Chat(id=person.id, kind="private", instance=str(-person.id * 7919), person=person)
        self._phones[person.id] = Phone(self, person)
        self.bell.ring()
        return self._phones[person.id]

    def phone(self, user_id: int) -> Phone:
        """The phone of somebody added before. Raises KeyError for a stranger."""
        return self._phones[user_id]

    @property
    def phones(self) -> list[Phone]:
        """All phones, in order of arrival."""
        return list(self._phones.values())

    def add_chat(self, chat: Chat) -> Chat:
        """A group or channel. Raises ValueError if the id is taken or not a group's (theirs are negative)."""
        if chat.id in self.chats or chat.id >= 0:
            raise ValueError(f"chat id {chat.id} is taken or not a group's")
        self.chats[chat.id] = chat
        self.bell.ring()
        return chat

    # Messages

    def now(self) -> datetime:
        """Forum time as messages carry it: UTC, whole seconds."""
        return self.clock().astimezone(UTC).replace(microsecond=0)

    def next_message_id(self, chat: Chat) -> int:
        """The id of the next message: private chats and basic groups share one count, others have their own."""
        if chat.kind in {"supergroup", "channel"}:
            chat.last_id += 1
            return chat.last_id
        self._last_private_id += 1
        return self._last_private_id

    def put(self, chat: Chat, fields: dict[str, Any]) -> Message:
        """A new message in a chat. ``fields`` as aiogram's Message has them, without id, date and chat."""
        message = Message(message_id=self.next_message_id(chat), date=self.now(), chat=chat.telegram, **fields)
        chat.messages[message.message_id] = message
        chat.typing_until = 0.0
        self.bell.ring()
        return message

    def change(self, chat: Chat, message: Message, fields: dict[str, Any]) -> Message:
        """An existing message with other content."""
        changed = message.model_copy(update=fields)
        chat.messages[message.message_id] = changed
        self.bell.ring()
        return changed

    def remove(self, chat: Chat, message_id: int) -> None:
        """A message gone for everybody."""
        chat.messages.pop(message_id, None)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.bell.ring()

    def remember_press(self, press: Press) -> None:
        """Keep a press until it is answered; very old ones are forgotten."""
        self.presses[press.id] = press
        while len(self.presses) > REMEMBERED_PRESSES:
            del self.presses[next(iter(self.presses))]

    # What tests and benches ask

    async def quiet(self, timeout: float = 10.0) -> bool:  # noqa: ASYNC109 — the wait is the point
        """Wait until every update was handed out and confirmed; False after ``timeout`` machine seconds."""
        return await self.updates.quiet(timeout)

    async def until(self, wish: Callable[[], bool], timeout: float = 10.0) -> bool:  # noqa: ASYNC109
        """Wait until ``wish()`` holds, looking at every change; False after ``timeout`` machine seconds."""
        return await self.bell.until(wish, timeout)

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, in order."""
        return [call for call in self.calls if call.method == method]

    def record(self, call: Call) -> None:
        """Note a call; getUpdates is left out, being the bot's breathing."""
        if call.method != "getUpdates":
            self.calls.append(call)
            self.bell.ring()
