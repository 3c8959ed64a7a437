"""Walking through every screen of the bot: each button of each screen is pressed, as from an old keyboard too."""

import logging
import re
import secrets
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from aiogram.enums import UpdateType
from aiogram.types import CallbackQuery

from handlers import commands
from sandbox.forum import ForumInABox
from sandbox.phone import Phone
from sandbox.presses import Press
from sandbox.views import View

LONGEST = 4096
LAST = ("ozc", "or", "of", "f", "ofy", "ol")
"""Actions after which later screens would be of another language, zone or forum, or of nobody: pressed at the end."""
ALLOWED = ("message is not modified",)


@dataclass
class Crawl:
    """One person's walk; `each` is how many buttons of one kind are pressed, 0 for all of them."""

    forum: ForumInABox
    phone: Phone
    each: int = 0
    also: tuple[str, ...] = ()
    """Commands beside those of the menu."""
    screens: dict[str, View] = field(default_factory=dict)
    """What was shown in answer to a button's data."""
    _todo: deque[str] = field(default_factory=deque)
    _later: list[str] = field(default_factory=list)
    _met: set[str] = field(default_factory=set)
    _kinds: Counter[str] = field(default_factory=Counter)

    async def walk(self) -> None:
        """From /start and every command through every button."""
        for command in (commands.START, *commands.MENU, *self.also):
            await self.phone.write(f"/{command}")
            await self._look(f"/{command}", after=self.phone.chat[-1].id)
        while self._todo or self._later:
            self._later.sort(key=_order, reverse=True)
            data = self._todo.popleft() if self._todo else self._later.pop()
            shown = [view for view in self.phone.heard if view.buttons][-1]
            before = {view.id: view.message for view in self.phone.heard}
            press = _press(self.phone, shown, data)
            await self._look(data, after=max(before), edited=shown.id)
            assert press.answered is not None, f"{data} was not answered"

    async def _look(self, came_by: str, *, after: int, edited: int = 0) -> None:
        """Read what has been said, and note the buttons not met before."""
        await self.forum.settled()
        said = [view for view in self.phone.heard if view.id > after or view.id == edited]
        assert said, f"{came_by} was not answered"
        self.screens[came_by] = said[-1]
        for button in (button for view in said for button in view.buttons if button.key.callback_data):
            data = str(button.key.callback_data)
            kind = _kind(data)
            if data not in self._met and not (self.each and self._kinds[kind] >= self.each):
                self._met.add(data)
                self._kinds[kind] += 1
                (self._later if kind in LAST else self._todo).append(data)


def _kind(data: str) -> str:
    return data.partition(":")[0]


def _order(data: str) -> int:
    return LAST.index(_kind(data))


def _press(phone: Phone, shown: View, data: str) -> Press:
    """A press of a button that some screen had, under the message shown now: keyboards live for weeks."""
    world = phone.world
    press = Press(
        id=str(secrets.randbits(62)), user_id=phone.person.id, at=world.monotonic(), bell=world.bell, data=data
    )
    world.remember_press(press)
    query = CallbackQuery(
        id=press.id,
        from_user=phone.person.user,
        chat_instance=phone.room.instance,
        message=shown.message,
        data=data,
    )
    world.updates.add(UpdateType.CALLBACK_QUERY, query)
    return press


def check(crawl: Crawl, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing went wrong on the way, and every screen fits and leads on."""
    world = crawl.forum.world
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert world.missing == []
    refused = [call for call in world.calls if call.error and not any(word in call.error for word in ALLOWED)]
    assert [(call.method, call.error, call.params) for call in refused] == []
    for came_by, view in crawl.screens.items():
        assert len(view.text.encode("utf-16-le")) // 2 <= LONGEST, came_by
        on = view.labels or crawl.phone.keyboard or view.message.document or view.message.reply_markup
        assert on, f"{came_by} leads nowhere: {view.text}"


def foreign_words(crawl: Crawl, own: Iterable[str], *, russian: bool) -> dict[str, list[str]]:
    """Words of the other language that the workbook does not say (`own` are its texts), by the button they came by."""
    letters = r"[A-Za-z]{2,}…?" if russian else r"[А-Яа-яЁё]{2,}…?"
    known = {word.casefold() for text in own for word in re.findall(letters, text)}

    def strange(word: str) -> bool:
        word = word.casefold()
        if word.endswith("…"):  # cut short
            return not any(whole.startswith(word[:-1]) for whole in known)
        return word not in known

    said = {
        came_by: re.sub(r"/\w+|https?://\S+|@\w+", " ", "\n".join([view.text, *view.labels]))
        for came_by, view in crawl.screens.items()
        if _kind(came_by) != "ol"  # the choice of the language itself
    }
    found = {came_by: [word for word in re.findall(letters, text) if strange(word)] for came_by, text in said.items()}
    return {came_by: words for came_by, words in found.items() if words}
