"""A grammar of days: «21-го», «с 21 по 23 ноября», «в следующий вторник», "the last day of the forum". Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.questions.phrases import Phrases
from bot.questions.when import Calendar

_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$")

_FEW = 10
"""Numbers up to which «3 лекции» is a count; above, a day."""


@dataclass(slots=True)
class Days:
    """The days said so far. Each rule reads one expression at a position: the position after it, or the same."""

    said: Phrases
    calendar: Calendar
    days: list[date] = field(default_factory=list)
    weekdays: list[date] = field(default_factory=list)
    """Days of the week, which a date beside them makes precise."""
    since: date | None = None

    def written(self, at: int) -> int:
        """25.11, 25/11/2025 and the like."""
        found = _DOTTED.match(self.said.tokens[at].text)
        if not found:
            return at
        day, month, year = int(found[1]), int(found[2]), found[3]
        whole = (int(year) + (2000 if len(year) == 2 else 0)) if year else None
        date_ = self.calendar.dated(day, month, whole) if 1 <= month <= 12 else None
        if date_ is None or not (year or self._near(date_)):
            return at
        self._add(at, date_, date_)
        return at + 1

    def numbered(self, at: int) -> int:
        """21-го, 25 ноября, с 21 по 23 ноября, двадцать первого, November 25th."""
        if month := self.said.heard(at, "month"):
            after = month[1] + (self.said.word(month[1], "the"))
            if (number := self.said.number(after)) and number[0] <= 31:
                end = self.said.suffix(number[1])
                if self.said.ends(end, "prep:to") and (second := self.said.number(self.said.ends(end, "prep:to"))):
                    return self._dates(at, number[0], second[0], int(month[0]), self.said.suffix(second[1]))
                return self._dates(at, number[0], number[0], int(month[0]), end)
            return at
        number = self.said.number(at)
        if number is None or not 1 <= number[0] <= 31:
            return at
        first, end = number
        marked = self.said.suffix(end)
        last, after = first, marked
        for link in ("prep:to", "prep:and", ""):
            start = self.said.ends(marked, link) if link else marked
            if start and (second := self.said.number(start)) and first < second[0] <= 31:
                last, after = second[0], self.said.suffix(second[1])
                between = link == "prep:and"
                break
        else:
            between = False
        of = after + self.said.word(after, "of")
        if month := self.said.heard(of, "month"):
            return self._dates(at, first, last, int(month[0]), month[1], ends_only=between)
        spelled = end - at == 2 and self.said.tokens[at].number is None and self.said.heard(end - 1, "ordinal")
        ranged = last > first and after > marked and self.said.tokens[after - 1].number is None
        if ranged:
            return self._dates(at, first, last, None, after, ends_only=between)
        if marked > end or spelled:
            return self._dates(at, first, first, None, marked)
        return at

    def relative(self, at: int) -> int:
        """Today, the day after tomorrow, this week, next weekend."""
        if day := self.said.heard(at, "day"):
            if self.said.ends(at, "part:tonight"):
                return at
            wanted = self.calendar.today + timedelta(int(day[0]))
            self._add(at, wanted, wanted)
            return day[1]
        which = self.said.heard(at, "which")
        span = self.said.heard(which[1] if which else at, "span")
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

    def bare(self, used: Collection[int]) -> tuple[int, ...]:
        """Take numbers alone for days of the forum («в Рубцовске 27», «26 и 27»), where nothing else tells the day: the
        positions of those taken. `used` are positions that mean something else."""
        found: dict[int, date] = {}
        for at, token in enumerate(self.said.tokens):
            number = token.number
            if number is None or at in used or len(token.text) > 2 or self._counts(at, found):
                continue
            day = self.calendar.dated(number, None) if 1 <= number <= 31 else None
            if day is not None and self.calendar.is_forum_day(day):
                found[at] = day
        if not self.weekdays:
            self.days += found.values()
            return tuple(found)
        taken = {at: day for at, day in found.items() if day.weekday() in {other.weekday() for other in self.weekdays}}
        self.days += taken.values()
        return tuple(taken)

    def _counts(self, at: int, days: Collection[int]) -> bool:
        """Whether a number is an hour, an age or a count and no day: a preposition of time stands before it, or what it
        counts after it."""
        after = {mention.tag for mention in self.said.mentions.get(at + 1, ())}
        if any(tag.startswith(("unit:", "span:", "number:", "part:")) for tag in after):
            return True
        before = self.said.before.get(at, frozenset())
        if "prep:and" in before and at - 2 in days:
            return False
        few = (self.said.tokens[at].number or 0) <= _FEW
        return not before <= {"prep:and"} or (few and any(tag.startswith(("kind:", "t:", "who:")) for tag in after))

    def weekday(self, at: int) -> int:
        """«в четверг», "next Tuesday", «в прошлую среду»."""
        which = self.said.heard(at, "which")
        found = self.said.heard(which[1] if which else at, "weekday")
        if found is None:
            return at
        number = int(found[0])
        anchor = self.calendar.anchor
        day = anchor + timedelta((number - anchor.weekday()) % 7)
        if which and which[0] == "next" and day == self.calendar.today:
            day += timedelta(7)
        if self.said.ends(at, "which:last"):
            day = self.calendar.today - timedelta((self.calendar.today.weekday() - number - 1) % 7 + 1)
        dated, self.days = self.days, self.weekdays
        self._add(at, day, day)
        self.days = dated
        return found[1]

    def forum_day(self, at: int) -> int:
        """«в первый день», "the last day of the forum"."""
        final = self.said.heard(at, "which")
        number = self.said.heard(at, "ordinal")
        if final and final[0] in ("final", "last") and (end := self.said.ends(final[1], "forumday")):
            self.days.append(self.calendar.last)
            return end
        if number and (end := self.said.ends(number[1], "forumday")):
            day = self.calendar.first + timedelta(int(number[0]) - 1)
            if self.calendar.is_forum_day(day):
                self.days.append(day)
                return end
        return at

    def _dates(self, at: int, first: int, last: int, month: int | None, end: int, *, ends_only: bool = False) -> int:
        start, stop = self.calendar.dated(first, month), self.calendar.dated(last, month)
        if start is None or stop is None:
            return at
        if self.said.tokens[end : end + 1] and re.fullmatch(r"20\d\d", self.said.tokens[end].text):
            exact = self.calendar.dated(first, start.month, int(self.said.tokens[end].text))
            start, stop, end = exact or start, exact or stop, end + 1
        if ends_only:
            self.days += [start, stop]
        else:
            self._add(at, start, stop)
        return end

    def _add(self, at: int, start: date, stop: date) -> None:
        """Take the days from `start` to `stop`; «с …» opens a range, «до …» closes one."""
        if start == stop and at and self.said.opens(at, "prep:from"):
            self.since = start
        elif self.since and start == stop and self.said.opens(at, "prep:to"):
            start, self.since = self.since, None
        elif start == stop and at and self.said.opens(at, "prep:before"):
            start, stop = min(self.calendar.anchor, start), start
        elif start == stop and at and self.said.opens(at, "prep:after"):
            start, stop = start + timedelta(1), max(self.calendar.last, start)
        span = min((stop - start).days, 366)
        self.days += [start + timedelta(n) for n in range(span + 1)]

    def _near(self, day: date) -> bool:
        return self.calendar.first - timedelta(31) <= day <= self.calendar.last + timedelta(31)
