"""A grammar of hours: «с 10 до 12», «после трёх», "by 5pm", 14:30, «вечером». Pure."""

import re
from dataclasses import dataclass

from bot.questions.phrases import Phrases
from bot.questions.when import NIGHT, Window

DAY = 24 * 60
PARTS = {
    "morning": (0, 12 * 60),
    "day": (11 * 60, 18 * 60),
    "afternoon": (13 * 60, 18 * 60),
    "evening": (17 * 60, DAY + NIGHT),
    "tonight": (17 * 60, DAY + NIGHT),
    "night": (21 * 60, DAY + NIGHT),
    "noon": (11 * 60 + 30, 13 * 60 + 30),
    "midnight": (DAY - 30, DAY + 30),
}
"""Parts of the day, in minutes from midnight."""
_LATER = frozenset({"day", "evening", "afternoon", "tonight"})
"""Parts of the day that turn «три часа» into 15:00."""
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})$")
_BEFORE = ("prep:after", "prep:before", "prep:from", "prep:to", "prep:at")
"""Prepositions of an hour, the one that decides first."""


@dataclass(slots=True)
class Hours:
    """The hours said so far; `clock` reads them at a position: the position after them, or the same."""

    said: Phrases
    window: Window | None = None

    def clock(self, at: int) -> int:
        """«в 10», «с 10 до 12», «после трёх», "by 5pm", 14:30."""
        hour = self._hour(at)
        if hour is None:
            return at
        minutes, end = hour
        before = self._before(at)
        for link in ("prep:to", "prep:and"):
            if (
                before in ("prep:from", "prep:at")
                and (start := self.said.ends(end, link))
                and (until := self._hour(start))
            ):
                self.window = Window(minutes, until[0] if until[0] > minutes else until[0] + 12 * 60)
                return until[1]
        if before in ("prep:after", "prep:from"):
            self.window = Window(minutes, DAY + NIGHT)
        elif before in ("prep:before", "prep:to"):
            since = self.window.start if self.window else 0
            self.window = Window(since if since < minutes else 0, minutes)
        else:
            self.window = Window(minutes, minutes + 30, exact=True)
        return end

    def _before(self, at: int) -> str:
        """The preposition right before a time; «с» before «по», «до» before «к»."""
        said = self.said.before.get(at, frozenset())
        return next((tag for tag in _BEFORE if tag in said), "")

    def _hour(self, at: int) -> tuple[int, int] | None:
        """An hour of the day at `at`, in minutes from midnight, and where it ends."""
        if at >= len(self.said.tokens):
            return None
        if found := _CLOCK.match(self.said.tokens[at].text):
            hours, minutes, end, plain = int(found[1]), int(found[2]), at + 1, False
        else:
            number = self.said.number(at, ordinals=False)
            if number is None:
                return None
            hours, end = number
            minutes, plain = 0, True
            if unit := self.said.heard(end, "span"):
                if unit[0] != "hour":
                    return None
                plain, end = False, unit[1]
            elif end < len(self.said.tokens) and self.said.taken(end):
                return None
        if hours > 24 or minutes > 59:
            return None
        part = self.said.heard(end, "part")
        if plain and not part and not self._before(at):
            return None
        end = part[1] if part else end
        if (part and part[0] in _LATER and hours < 12) or (
            part is None and (plain or _CLOCK.match(self.said.tokens[at].text) is None) and 1 <= hours <= 7
        ):
            hours += 12
        elif part and part[0] == "night" and hours <= 4:
            hours += 24
        return hours * 60 + minutes, end
