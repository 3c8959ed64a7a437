"""A grammar of when: «в следующий вторник после трёх», "Nov 25th", «через час», «в последний день». Pure.

It reads tokens and the phrases heard in them, so it is one grammar for all languages; the words are in `heard.tsv`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.questions.days import Days
from bot.questions.heard import Mention
from bot.questions.hours import PARTS, Hours
from bot.questions.phrases import Phrases
from bot.questions.text import Token
from bot.questions.when import Calendar, Point, When, Window, resolve

_POINTS = ("now", "next", "rest", "soon", "past")
"""Points of time, the one that decides first."""


def read(
    tokens: Sequence[Token], mentions: Sequence[Mention], calendar: Calendar, other: frozenset[int] = frozenset()
) -> tuple[When | None, frozenset[int]]:
    """What a question says of time, and the positions of the tokens that say it; `other` say other things."""
    said = Phrases.of(tokens, mentions)
    reader = _Reader(said, calendar, Days(said, calendar), Hours(said), other)
    return reader.read(), frozenset(reader.used)


@dataclass(slots=True)
class _Reader:
    said: Phrases
    calendar: Calendar
    days: Days
    hours: Hours
    other: frozenset[int]
    used: set[int] = field(default_factory=set)
    point: Point = ""
    zone: ZoneInfo | None = None
    part: str = ""
    span: When | None = None

    def read(self) -> When | None:
        place = 0
        self._zone()
        while place < len(self.said.tokens):
            place = place + 1 if place in self.other else max(self._one(place), place + 1)
        if self.span is not None:
            return self.span
        if not self.days.days:
            self.used.update(self.days.bare(self.used | self.other))
        days, window = self.days.days or self.days.weekdays, self.hours.window
        if self.part and window is None:
            window = Window(*PARTS[self.part])
        if self.point == "rest" and not (days or window):
            days = [self.calendar.today]
        if not (days or window or self.point):
            return None
        return resolve(self.calendar, tuple(dict.fromkeys(days)), window, self.point, self.zone)

    def _one(self, at: int) -> int:
        """Read one expression of time at `at`; the position after it, or `at` where there is none."""
        days = self.days
        for rule in (days.written, self._in, days.numbered, days.relative, days.weekday, days.forum_day,
                     self.hours.clock, self._part, self._point):  # fmt: skip
            end = rule(at)
            if end > at:
                self.used.update(range(at, end))
                return end
        return at

    def _in(self, at: int) -> int:
        """«через два часа», "in 3 days", «час назад»."""
        start = self.said.ends(at, "prep:in")
        number = self.said.number(start or at, ordinals=False)
        unit = self.said.heard(number[1] if number else (start or at), "span")
        if unit is None or (not start and not self.said.ends(unit[1], "prep:ago")):
            return at
        sign, end = (1, unit[1]) if start else (-1, self.said.ends(unit[1], "prep:ago"))
        amount = sign * (number[0] if number else 1)
        if unit[0] in ("day", "week") and abs(amount) < 400:
            if start and number is None and unit[0] == "day":
                return at
            day = self.calendar.today + timedelta(amount * (7 if unit[0] == "week" else 1))
            self.days.days.append(day)
            return end
        minutes = {"hour": 60, "minute": 1, "halfhour": 30}.get(unit[0])
        if minutes is None or abs(amount) > 10_000:
            return at
        moment = self.calendar.now + timedelta(minutes=amount * minutes)
        self.span = When(spans=((moment - timedelta(minutes=15), moment + timedelta(hours=1)),), moment=moment)
        return end

    def _part(self, at: int) -> int:
        part = self.said.heard(at, "part")
        if part is None:
            return at
        if part[0] == "tonight":
            self.days.days.append(self.calendar.today)
        self.part = part[0]
        return part[1]

    def _point(self, at: int) -> int:
        found = self.said.heard(at, "time")
        if found is None or found[0] not in _POINTS:
            return at
        if not self.point or _POINTS.index(found[0]) < _POINTS.index(self.point):
            self.point = found[0]  # type: ignore[assignment]  # one of the points
        return found[1]

    def _zone(self) -> None:
        for mention in (mention for found in self.said.mentions.values() for mention in found):
            if mention.tag.startswith("zone:"):
                self.used.update(range(mention.start, mention.end))
                name = mention.tag.partition(":")[2]
                self.zone = self.calendar.zone if name == "own" else ZoneInfo(name)
