"""One person's Telegram client: everything a person can do in the private chat with the bot."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from aiogram.enums import UpdateType
from aiogram.types import (
    CallbackQuery,
    ChatMemberBanned,
    ChatMemberMember,
    ChatMemberUpdated,
    Contact,
    InlineQuery,
    KeyboardButton,
    Location,
    Message,
    MessageEntity,
)

from sandbox.chats import Chat
from sandbox.entities.text import clean, with_found
from sandbox.entities.units import utf16_length
from sandbox.presses import InlineAsk, Press
from sandbox.refusal import CannotDo
from sandbox.screen import Screen
from sandbox.views import Button, View

LONGEST_TEXT: Final = 4096
START_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")
BARNAUL: Final = (53.3547, 83.7698)
VOICE: Final = b"OggS" + bytes(60)
STICKER: Final = b"RIFF\x00\x00\x00\x00WEBP"


class Phone(Screen):
    """What a person does. Every act becomes the update Telegram would send.

    Raises CannotDo where a real client would not let the person do it.
    """

    # Saying

    async def start(self, payload: str = "") -> View:
        """Press «Start», from a deep link if there is a ``payload``. Unblocks the bot, as «Restart» does."""
        if not START_PAYLOAD.fullmatch(payload):
            raise CannotDo("a start payload is up to 64 characters of A-Z, a-z, 0-9, _ and -")
        await self.unblock()
        return await self.write(f"/start {payload}".strip())

    async def write(
        self,
        text: str,
        entities: Sequence[MessageEntity] | None = None,
        *,
        reply_to: View | Message | int | None = None,
        edit_of: View | Message | int | None = None,
    ) -> View:
        """Send a text (a long one goes in several messages, and the last is returned), or correct one's own message."""
        if edit_of is not None:
            return await self.edit(edit_of, text)
        content, marks = clean(text, list(entities or []))
        if not content:
            raise CannotDo("there is nothing to send")
        if utf16_length(content) > LONGEST_TEXT and not marks:
            half = LONGEST_TEXT // 2
            for begins in range(0, len(content), half):
                sent = await self.write(content[begins : begins + half], reply_to=reply_to)
            return sent
        return self._say({"text": content, "entities": with_found(content, marks) or None}, reply_to)

    async def write_in(
        self,
        group: Chat,
        text: str,
        entities: Sequence[MessageEntity] | None = None,
        *,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a text in a group both are in. The bot hears every word there, as one without privacy mode does."""
        if group.kind not in {"group", "supergroup"}:
            raise CannotDo("only groups are written in so")
        content, marks = clean(text, list(entities or []))
        if not content or utf16_length(content) > LONGEST_TEXT:
            raise CannotDo("there is nothing to send, or too much")
        answered = reply_to.model_copy(update={"reply_to_message": None}) if reply_to else None
        said = {"text": content, "entities": with_found(content, marks) or None, "reply_to_message": answered}
        sent = self.world.put(group, {"from_user": self.person.user, **said})
        self.world.updates.add(UpdateType.MESSAGE, sent)
        return sent

    async def edit(self, message: View | Message | int, text: str) -> View:
        """Correct one's own message."""
        before = self.view(message)
        if before.author != "me" or not before.text:
            raise CannotDo("only one's own text can be edited")
        content, marks = clean(text, [])
        if not content:
            raise CannotDo("there is nothing to send")
        self._allowed()
        body, entities = ("text", "entities") if before.message.text else ("caption", "caption_entities")
        changes = {body: content, entities: with_found(content, marks) or None, "edit_date": self._seconds()}
        edited = self.world.change(self.room, before.message, changes)
        self._act()
        self.world.updates.add(UpdateType.EDITED_MESSAGE, edited)
        return View(edited, "me")

    async def key(self, label: str) -> View:
        """Press a key of the reply keyboard."""
        key = next((key for key in self._keys() if key.text == label), None)
        if key is None:
            raise CannotDo(f"no key {label!r} on the keyboard: {[key.text for key in self._keys()]}")
        self.room.keyboard_used = True
        if key.request_contact:
            return await self.send_contact()
        if key.request_location:
            return await self.send_location()
        return await self.write(label)

    def _keys(self) -> list[KeyboardButton]:
        return [key for row in (self.keyboard.keyboard if self.keyboard else []) for key in row]

    async def send_contact(
        self, own: bool = True, *, number: str | None = None, first_name: str = "Мама", user_id: int | None = None
    ) -> View:
        """Share one's own number, or somebody else's card, which may or may not carry a user id."""
        me = self.person
        if own:
            contact = Contact(
                phone_number=number or me.number, first_name=me.first_name, last_name=me.last_name, user_id=me.id
            )
        else:
            contact = Contact(phone_number=number or "+79130009999", first_name=first_name, user_id=user_id)
        return self._say({"contact": contact})

    async def send_location(self, latitude: float = BARNAUL[0], longitude: float = BARNAUL[1]) -> View:
        """Share a place; by default the middle of Barnaul."""
        return self._say({"location": Location(latitude=latitude, longitude=longitude)})

    async def send_photo(
        self, photo: bytes | Path, caption: str = "", *, album: str | None = None, name: str = "photo.jpg"
    ) -> View:
        """Send a picture; those with the same ``album`` belong together."""
        data = _read(photo)
        stored = self.world.files.keep(data, name, "photo")
        return self._say({"photo": stored.photo(), "media_group_id": album, **self._caption(caption)})

    async def send_document(self, data: bytes | Path, name: str = "", caption: str = "") -> View:
        """Send a file."""
        content = _read(data)
        named = name or ("file" if isinstance(data, bytes) else data.name)
        stored = self.world.files.keep(content, named, "document")
        return self._say({"document": stored.document(), **self._caption(caption)})

    async def send_voice(self) -> View:
        """Send a voice message."""
        return self._say({"voice": self.world.files.keep(VOICE, "voice.ogg", "voice").voice()})

    async def send_sticker(self, emoji: str = "🙂") -> View:
        """Send a sticker."""
        return self._say({"sticker": self.world.files.keep(STICKER, "sticker.webp", "sticker").sticker(emoji)})

    def _caption(self, caption: str) -> dict[str, Any]:
        content, marks = clean(caption, [])
        return {"caption": content or None, "caption_entities": with_found(content, marks) or None}

    def _say(self, fields: dict[str, Any], reply_to: View | Message | int | None = None) -> View:
        self._allowed()
        answered = None
        if reply_to is not None:
            # Telegram sends one step of a chain of replies.
            answered = self.view(reply_to).message.model_copy(update={"reply_to_message": None})
        self.room.started = True
        sent = self.world.put(self.room, {"from_user": self.person.user, "reply_to_message": answered, **fields})
        self._act()
        self.world.updates.add(UpdateType.MESSAGE, sent)
        return View(sent, "me")

    # Pressing

    async def press(
        self, button: str | Button, message: View | Message | int | None = None, *, resend: bool = False
    ) -> Press:
        """Press an inline button, named by its label (of the newest message that has it) or given as it is.

        resend: the press reaches the bot twice, under two update ids. Await ``.answer()`` of what is returned to
        see what the bot showed.
        """
        self._allowed()
        found = self._find(button, message)
        key, shown = found.key, self.view(found.message_id)
        press = Press(
            id=str(secrets.randbits(62)),
            user_id=self.person.id,
            at=self.world.monotonic(),
            bell=self.world.bell,
            data=key.callback_data,
            url=key.url or (key.web_app.url if key.web_app else None),
            copy_text=key.copy_text.text if key.copy_text else None,
        )
        if key.callback_data is None:
            return press
        self.world.remember_press(press)
        self._act()
        query = CallbackQuery(
            id=press.id,
            from_user=self.person.user,
            chat_instance=self.room.instance,
            message=shown.message,
            data=key.callback_data,
        )
        for _ in range(2 if resend else 1):
            update_id = self.world.updates.add(UpdateType.CALLBACK_QUERY, query)
            if update_id is not None:
                press.updates.append(update_id)
        return press

    def _find(self, button: str | Button, message: View | Message | int | None) -> Button:
        if isinstance(button, Button):
            now = self.view(button.message_id).rows
            if button.row < len(now) and button.column < len(now[button.row]):
                return now[button.row][button.column]
            raise CannotDo(f"the button {button.text!r} is gone")
        places = [self.view(message)] if message is not None else list(reversed(self.heard))
        for view in places:
            if (found := view.button(button)) is not None:
                return found
        seen = [label for view in places[:3] for label in view.labels]
        raise CannotDo(f"no button {button!r}; there are {seen}")

    async def ask_inline(self, query: str, offset: str = "") -> InlineAsk:
        """Type «@bot query» in some chat. Await ``.answer()`` for what the bot offers."""
        ask = InlineAsk(id=str(secrets.randbits(62)), bell=self.world.bell)
        self.world.inline_queries[ask.id] = ask
        asked = InlineQuery(id=ask.id, from_user=self.person.user, query=query, offset=offset, chat_type="sender")
        self.world.updates.add(UpdateType.INLINE_QUERY, asked)
        return ask

    # Leaving and coming back

    async def block(self) -> None:
        """Block the bot."""
        if not self.room.blocked:
            self._membership(blocked=True)

    async def unblock(self) -> None:
        """Let the bot write again."""
        if self.room.blocked:
            self._membership(blocked=False)

    def _membership(self, *, blocked: bool) -> None:
        self.room.blocked = blocked
        bot = self.world.bot.user
        member, banned = ChatMemberMember(user=bot), ChatMemberBanned(user=bot, until_date=0)  # type: ignore[arg-type] # 0 is «for ever» on the wire
        change = ChatMemberUpdated(
            chat=self.room.telegram,
            from_user=self.person.user,
            date=self.world.now(),
            old_chat_member=member if blocked else banned,
            new_chat_member=banned if blocked else member,
        )
        self.world.updates.add(UpdateType.MY_CHAT_MEMBER, change)
        self.world.bell.ring()

    def _allowed(self) -> None:
        if self.room.blocked:
            raise CannotDo("the bot is blocked")

    def _act(self) -> None:
        self.world.pace.heard(self.room.id)

    def _seconds(self) -> int:
        return int(self.world.now().timestamp())


def _read(source: bytes | Path) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()
