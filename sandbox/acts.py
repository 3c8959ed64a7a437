"""What a person does on the page (or through the control endpoint), by name."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from sandbox.people import Person
from sandbox.phone import Phone
from sandbox.refusal import CannotDo
from sandbox.views import Button
from sandbox.world import World

LARGEST_FILE: Final = 20 * 1024 * 1024
PRESS_WAIT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done: by whom, what, and the details."""

    user_id: int
    do: str
    details: dict[str, Any]

    @classmethod
    def read(cls, body: dict[str, Any]) -> Deed:
        """From JSON. Raises CannotDo if the person or the deed is missing."""
        user_id = body.get("phone", body.get("user_id"))
        if not isinstance(user_id, int) or isinstance(user_id, bool) or not isinstance(body.get("do"), str):
            raise CannotDo('"phone" (a number) and "do" (a word) are needed')
        return cls(user_id, body["do"], body)

    def words(self, name: str, default: str | None = None) -> str:
        """A text detail. Raises CannotDo if it is missing or no text."""
        value = self.details.get(name, default)
        if not isinstance(value, str):
            raise CannotDo(f'"{name}" must be a text')
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number. Raises CannotDo if it is missing or none."""
        value = self.details.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise CannotDo(f'"{name}" must be a whole number')
        return value

    def file(self) -> bytes:
        """The bytes in ``data`` (base64, up to 20 MB)."""
        try:
            data = base64.b64decode(self.words("data"), validate=True)
        except binascii.Error as problem:
            raise CannotDo('"data" must be base64') from problem
        if not data or len(data) > LARGEST_FILE:
            raise CannotDo("a file has 1 byte to 20 MB")
        return data


async def do(world: World, deed: Deed, *, anybody: bool = False) -> dict[str, Any]:
    """Do it, and tell what the page wants to know. Raises CannotDo where a client would not let the person.

    anybody: whether people without a phone on the page may act, and new ones may join.
    """
    if deed.do == "join" and anybody:
        return _join(world, deed)
    try:
        phone = world.phone(deed.user_id)
    except KeyError:
        phone = None
    if phone is None or not (anybody or phone.person.shown):
        raise CannotDo(f"nobody has the phone {deed.user_id}")
    act = ACTS.get(deed.do)
    if act is None:
        raise CannotDo(f"nobody knows how to {deed.do!r}")
    return await act(phone, deed)


def _join(world: World, deed: Deed) -> dict[str, Any]:
    name = deed.words("name", f"Person {deed.user_id}")
    first, _, last = name.partition(" ")
    try:
        world.add(
            Person(
                id=deed.user_id,
                first_name=first,
                last_name=last or None,
                language_code=deed.words("language", "ru"),
                shown=deed.details.get("shown") is True,
                number=deed.words("number", f"+7913{deed.user_id:07d}"),
            )
        )
    except ValueError as problem:
        raise CannotDo(str(problem)) from problem
    return {}


async def _write(phone: Phone, deed: Deed) -> dict[str, Any]:
    reply_to = deed.number("reply_to") if deed.details.get("reply_to") is not None else None
    return _sent((await phone.write(deed.words("text"), reply_to=reply_to)).id)


async def _press(phone: Phone, deed: Deed) -> dict[str, Any]:
    press = await phone.press(_button(phone, deed), resend=deed.details.get("resend") is True)
    wait = float(deed.number("wait", int(PRESS_WAIT)))
    answer = await press.answer(min(max(wait, 0.0), PRESS_WAIT))
    return {"answer": answer.as_json() if answer else None, "url": press.url, "copy": press.copy_text}


def _button(phone: Phone, deed: Deed) -> Button | str:
    """The button by its place in a message, or by its ``label``."""
    if "label" in deed.details:
        return deed.words("label")
    rows = phone.view(deed.number("message_id")).rows
    row, column = deed.number("row"), deed.number("col")
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise CannotDo("the button is gone")
    return rows[row][column]


async def _key(phone: Phone, deed: Deed) -> dict[str, Any]:
    return _sent((await phone.key(deed.words("text"))).id)


async def _contact(phone: Phone, deed: Deed) -> dict[str, Any]:  # noqa: ARG001 — acts have one shape
    return _sent((await phone.send_contact()).id)


async def _location(phone: Phone, deed: Deed) -> dict[str, Any]:  # noqa: ARG001 — acts have one shape
    return _sent((await phone.send_location()).id)


async def _photo(phone: Phone, deed: Deed) -> dict[str, Any]:
    sent = await phone.send_photo(deed.file(), deed.words("caption", ""), name=deed.words("name", "photo.jpg"))
    return _sent(sent.id)


async def _document(phone: Phone, deed: Deed) -> dict[str, Any]:
    sent = await phone.send_document(deed.file(), deed.words("name", "file"), deed.words("caption", ""))
    return _sent(sent.id)


async def _voice(phone: Phone, deed: Deed) -> dict[str, Any]:  # noqa: ARG001 — acts have one shape
    return _sent((await phone.send_voice()).id)


async def _sticker(phone: Phone, deed: Deed) -> dict[str, Any]:
    return _sent((await phone.send_sticker(deed.words("emoji", "🙂"))).id)


async def _edit(phone: Phone, deed: Deed) -> dict[str, Any]:
    return _sent((await phone.edit(deed.number("message_id"), deed.words("text"))).id)


async def _block(phone: Phone, deed: Deed) -> dict[str, Any]:  # noqa: ARG001 — acts have one shape
    await phone.block()
    return {}


async def _unblock(phone: Phone, deed: Deed) -> dict[str, Any]:  # noqa: ARG001 — acts have one shape
    await phone.unblock()
    return {}


async def _start(phone: Phone, deed: Deed) -> dict[str, Any]:
    return _sent((await phone.start(deed.words("payload", ""))).id)


async def _seen(phone: Phone, deed: Deed) -> dict[str, Any]:  # noqa: ARG001 — bots are not told what was read
    return {}


def _sent(message_id: int) -> dict[str, Any]:
    return {"message_id": message_id}


ACTS: Final[Mapping[str, Callable[[Phone, Deed], Awaitable[dict[str, Any]]]]] = MappingProxyType(
    {
        "write": _write,
        "press": _press,
        "key": _key,
        "contact": _contact,
        "location": _location,
        "photo": _photo,
        "document": _document,
        "voice": _voice,
        "sticker": _sticker,
        "edit": _edit,
        "block": _block,
        "unblock": _unblock,
        "start": _start,
        "seen": _seen,
    }
)
