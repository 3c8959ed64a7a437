"""A grammar of when: «в следующий вторник после трёх», "Nov 25th", «через час», «в последний день». Pure.

It reads tokens and the phrases heard in them, so it is one grammar for all languages; the words are in `heard.tsv`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.questions.heard import Mention
from bot.questions.text import Token
from bot.questions.when import NIGHT, Calendar, Point, When, Window, resolve

DAY = 24 * 60
_PARTS = {
    "morning": (0, 12 * 60),
    "day": (11 * 60, 18 * 60),
    "afternoon": (13 * 60, 18 * 60),
    "evening": (17 * 60, DAY + NIGHT),
    "tonight": (17 * 60, DAY + NIGHT),
    "night": (21 * 60, DAY + NIGHT),
    "noon": (11 * 60 + 30, 13 * 60 + 30),
    "midnight": (DAY - 30, DAY + 30),
}
_LATER = frozenset({"day", "evening", "afternoon", "tonight"})
"""Parts of the day that turn «три часа» into 15:00."""
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})$")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$")
_POINTS = ("now", "next", "rest", "soon", "past")
"""Points of time, the one that decides first."""
_STARTS = ("prep:at", "prep:after", "prep:before", "prep:from", "prep:to", "prep:in")


def read(
    tokens: Sequence[Token], mentions: Sequence[Mention], calendar: Calendar
) -> tuple[When | None, frozenset[int]]:
    """What a question says of time, and the positions of the tokens that say it."""
    reader = _Reader(tokens, mentions, calendar)
    return reader.read(), frozenset(reader.used)


@dataclass(slots=True)
class _Reader:
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    calendar: Calendar
    used: set[int] = field(default_factory=set)
    days: list[date] = field(default_factory=list)
    weekdays: list[date] = field(default_factory=list)
    """Days of the week, which a date beside them makes precise."""
    window: Window | None = None
    point: Point = ""
    zone: ZoneInfo | None = None
    part: str = ""
    since: date | None = None
    span: When | None = None

    def read(self) -> When | None:
        place = 0
        self._zone()
        while place < len(self.tokens):
            place = max(self._one(place), place + 1)
        if self.span is not None:
            return self.span
        if self.part and self.window is None:
            self.window = Window(*_PARTS[self.part])
        self.days = self.days or self.weekdays
        if self.point == "rest" and not (self.days or self.window):
            self.days = [self.calendar.today]
        if not (self.days or self.window or self.point):
            return None
        return resolve(self.calendar, tuple(dict.fromkeys(self.days)), self.window, self.point, self.zone)

    def _one(self, at: int) -> int:
        """Read one expression of time at `at`; the position after it, or `at` where there is none."""
        for rule in (self._written, self._in, self._numbered, self._relative, self._weekday, self._forum_day,
                     self._clock, self._part, self._point):  # fmt: skip
            end = rule(at)
            if end > at:
                self.used.update(range(at, end))
                return end
        return at

    def _heard(self, at: int, family: str) -> tuple[str, int] | None:
        """The longest phrase of a tag family at `at`: its value and where it ends."""
        found = [m for m in self.mentions if m.start == at and m.tag.startswith(family + ":")]
        best = max(found, key=lambda mention: mention.end, default=None)
        return (best.tag.partition(":")[2], best.end) if best else None

    def _is(self, at: int, tag: str) -> int:
        """Where the longest phrase of a tag at `at` ends, or 0."""
        return max((m.end for m in self.mentions if m.start == at and m.tag == tag), default=0)

    def _number(self, at: int, ordinals: bool = True) -> tuple[int, int] | None:
        """A number in digits or words, cardinal or ordinal: its value and where it ends."""
        if at >= len(self.tokens):
            return None
        if (value := self.tokens[at].number) is not None:
            return value, at + 1
        families = ("number", "ordinal") if ordinals else ("number",)
        first = next((found for family in families if (found := self._heard(at, family))), None)
        if first is None:
            return None
        value, end = int(first[0]), first[1]
        if value in (20, 30):
            unit = next((found for family in families if (found := self._heard(end, family))), None)
            if unit and int(unit[0]) < 10:
                return value + int(unit[0]), unit[1]
        return value, end

    # Days

    def _written(self, at: int) -> int:
        """25.11, 25/11/2025 and the like."""
        found = _DOTTED.match(self.tokens[at].text)
        if not found:
            return at
        day, month, year = int(found[1]), int(found[2]), found[3]
        whole = (int(year) + (2000 if len(year) == 2 else 0)) if year else None
        date_ = self.calendar.dated(day, month, whole) if 1 <= month <= 12 else None
        if date_ is None or not (year or self._near(date_)):
            return at
        self._add(at, date_, date_)
        return at + 1

    def _near(self, day: date) -> bool:
        return self.calendar.first - timedelta(31) <= day <= self.calendar.last + timedelta(31)

    def _numbered(self, at: int) -> int:
        """21-го, 25 ноября, с 21 по 23 ноября, двадцать первого, November 25th."""
        if month := self._heard(at, "month"):
            after = month[1] + (self._is_word(month[1], "the"))
            if (number := self._number(after)) and number[0] <= 31:
                end = self._suffix(number[1])
                if self._is(end, "prep:to") and (second := self._number(self._is(end, "prep:to"))):
                    return self._dates(at, number[0], second[0], int(month[0]), self._suffix(second[1]))
                return self._dates(at, number[0], number[0], int(month[0]), end)
            return at
        number = self._number(at)
        if number is None or not 1 <= number[0] <= 31:
            return at
        first, end = number
        marked = self._suffix(end)
        last, after = first, marked
        for link in ("prep:to", "prep:and", ""):
            start = self._is(marked, link) if link else marked
            if start and (second := self._number(start)) and first < second[0] <= 31:
                last, after = second[0], self._suffix(second[1])
                between = link == "prep:and"
                break
        else:
            between = False
        of = after + self._is_word(after, "of")
        if month := self._heard(of, "month"):
            return self._dates(at, first, last, int(month[0]), month[1], ends_only=between)
        spelled = end - at == 2 and self.tokens[at].number is None and self._heard(end - 1, "ordinal")
        ranged = last > first and after > marked and self.tokens[after - 1].number is None
        if ranged:
            return self._dates(at, first, last, None, after, ends_only=between)
        if marked > end or spelled:
            return self._dates(at, first, first, None, marked)
        return at

    def _suffix(self, at: int) -> int:
        while self._heard(at, "suffix"):
            at += 1
        return at

    def _is_word(self, at: int, word: str) -> int:
        return int(at < len(self.tokens) and self.tokens[at].text == word)

    def _dates(self, at: int, first: int, last: int, month: int | None, end: int, *, ends_only: bool = False) -> int:
        start, stop = self.calendar.dated(first, month), self.calendar.dated(last, month)
        if start is None or stop is None:
            return at
        if self.tokens[end : end + 1] and re.fullmatch(r"20\d\d", self.tokens[end].text):
            exact = self.calendar.dated(first, start.month, int(self.tokens[end].text))
            start, stop, end = exact or start, exact or stop, end + 1
        if ends_only:
            self.days += [start, stop]
        else:
            self._add(at, start, stop)
        return end

    def _add(self, at: int, start: date, stop: date) -> None:
        """Take the days from `start` to `stop`; «с …» opens a range, «до …» closes one."""
        if start == stop and at and self._opens(at, "prep:from"):
            self.since = start
        elif self.since and start == stop and self._opens(at, "prep:to"):
            start, self.since = self.since, None
        elif start == stop and at and self._opens(at, "prep:before"):
            start, stop = min(self.calendar.anchor, start), start
        elif start == stop and at and self._opens(at, "prep:after"):
            start, stop = start + timedelta(1), max(self.calendar.last, start)
        span = min((stop - start).days, 366)
        self.days += [start + timedelta(n) for n in range(span + 1)]

    def _opens(self, at: int, tag: str) -> bool:
        """Whether a preposition stands right before `at`."""
        return any(mention.tag == tag and mention.end == at for mention in self.mentions)

    def _relative(self, at: int) -> int:
        """Today, the day after tomorrow, this week, next weekend."""
        if day := self._heard(at, "day"):
            if self._is(at, "part:tonight"):
                return at
            wanted = self.calendar.today + timedelta(int(day[0]))
            self._add(at, wanted, wanted)
            return day[1]
        which = self._heard(at, "which")
        span = self._heard(which[1] if which else at, "span")
        if span is None or (which and which[0] == "final"):
            return at
        if span[0] == "weekend":
            self.days += self._weekend(which[0] if which else "")
            return span[1]
        if span[0] == "weekdays":
            self.days += [d for d in self.calendar.all_days() if d.weekday() < 5 and d >= self.calendar.today]
            return span[1]
        if span[0] == "week" and which:
            monday = self.calendar.today - timedelta(self.calendar.today.weekday())
            shift = {"next": 7, "last": -7}.get(which[0], 0)
            first = max(monday, self.calendar.today) if shift == 0 else monday + timedelta(shift)
            self.days += [first + timedelta(n) for n in range((monday + timedelta(shift + 6) - first).days + 1)]
            return span[1]
        return at

    def _weekend(self, which: str) -> list[date]:
        anchor = self.calendar.today if which in ("next", "last") else self.calendar.anchor
        saturday = anchor - timedelta(anchor.weekday()) + timedelta(5)
        if which == "next":
            saturday += timedelta(7)
        if which == "last":
            saturday -= timedelta(7)
        return [saturday, saturday + timedelta(1)]

    def _weekday(self, at: int) -> int:
        which = self._heard(at, "which")
        found = self._heard(which[1] if which else at, "weekday")
        if found is None:
            return at
        number = int(found[0])
        anchor = self.calendar.anchor
        day = anchor + timedelta((number - anchor.weekday()) % 7)
        if which and which[0] == "next" and day == self.calendar.today:
            day += timedelta(7)
        if self._is(at, "which:last"):
            day = self.calendar.today - timedelta((self.calendar.today.weekday() - number - 1) % 7 + 1)
        dated, self.days = self.days, self.weekdays
        self._add(at, day, day)
        self.days = dated
        return found[1]

    def _forum_day(self, at: int) -> int:
        """«в первый день», "the last day of the forum"."""
        final = self._heard(at, "which")
        number = self._heard(at, "ordinal")
        if final and final[0] in ("final", "last") and (end := self._is(final[1], "forumday")):
            self.days.append(self.calendar.last)
            return end
        if number and (end := self._is(number[1], "forumday")):
            day = self.calendar.first + timedelta(int(number[0]) - 1)
            if self.calendar.is_forum_day(day):
                self.days.append(day)
                return end
        return at

    def _in(self, at: int) -> int:
        """«через два часа», "in 3 days", «час назад»."""
        start = self._is(at, "prep:in")
        number = self._number(start or at, ordinals=False)
        unit = self._heard(number[1] if number else (start or at), "span")
        if unit is None or (not start and not self._is(unit[1], "prep:ago")):
            return at
        sign, end = (1, unit[1]) if start else (-1, self._is(unit[1], "prep:ago"))
        amount = sign * (number[0] if number else 1)
        if unit[0] in ("day", "week") and abs(amount) < 400:
            if start and number is None and unit[0] == "day":
                return at
            day = self.calendar.today + timedelta(amount * (7 if unit[0] == "week" else 1))
            self.days.append(day)
            return end
        minutes = {"hour": 60, "minute": 1, "halfhour": 30}.get(unit[0])
        if minutes is None or abs(amount) > 10_000:
            return at
        moment = self.calendar.now + timedelta(minutes=amount * minutes)
        self.span = When(spans=((moment - timedelta(minutes=15), moment + timedelta(hours=1)),), moment=moment)
        return end

    # Hours

    def _clock(self, at: int) -> int:
        """«в 10», «с 10 до 12», «после трёх», "by 5pm", 14:30."""
        hour = self._hour(at)
        if hour is None:
            return at
        minutes, end = hour
        before = self._before(at)
        for link in ("prep:to", "prep:and"):
            if before in ("prep:from", "prep:at") and (start := self._is(end, link)) and (until := self._hour(start)):
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
        said = {m.tag for m in self.mentions if m.end == at and m.tag in _STARTS}
        return next(
            (tag for tag in ("prep:after", "prep:before", "prep:from", "prep:to", "prep:at") if tag in said), ""
        )

    def _hour(self, at: int) -> tuple[int, int] | None:
        """An hour of the day at `at`, in minutes from midnight, and where it ends."""
        if at >= len(self.tokens):
            return None
        if found := _CLOCK.match(self.tokens[at].text):
            hours, minutes, end, plain = int(found[1]), int(found[2]), at + 1, False
        else:
            number = self._number(at, ordinals=False)
            if number is None:
                return None
            hours, end = number
            minutes, plain = 0, True
            if unit := self._heard(end, "span"):
                if unit[0] != "hour":
                    return None
                plain, end = False, unit[1]
            elif end < len(self.tokens) and self._taken(end):
                return None
        if hours > 24 or minutes > 59:
            return None
        part = self._heard(end, "part")
        if plain and not part and not self._before(at):
            return None
        end = part[1] if part else end
        if (part and part[0] in _LATER and hours < 12) or (
            part is None and (plain or _CLOCK.match(self.tokens[at].text) is None) and 1 <= hours <= 7
        ):
            hours += 12
        elif part and part[0] == "night" and hours <= 4:
            hours += 24
        return hours * 60 + minutes, end

    def _taken(self, at: int) -> bool:
        """Whether what follows a number makes it something else than an hour: «14 лет», «25 человек», «21 ноября»."""
        return any(m.start == at and m.tag.startswith(("unit:", "month:", "suffix:")) for m in self.mentions)

    def _part(self, at: int) -> int:
        part = self._heard(at, "part")
        if part is None:
            return at
        if part[0] == "tonight":
            self.days.append(self.calendar.today)
        self.part = part[0]
        return part[1]

    def _point(self, at: int) -> int:
        found = self._heard(at, "time")
        if found is None or found[0] not in _POINTS:
            return at
        if not self.point or _POINTS.index(found[0]) < _POINTS.index(self.point):
            self.point = found[0]  # type: ignore[assignment]  # one of the points
        return found[1]

    def _zone(self) -> None:
        for mention in self.mentions:
            if mention.tag.startswith("zone:"):
                self.used.update(range(mention.start, mention.end))
                name = mention.tag.partition(":")[2]
                self.zone = self.calendar.zone if name == "own" else ZoneInfo(name)
