"""The words people read: Fluent files `locales/<language>/*.ftl`, spoken in one language and one time zone.

A message may hold the tags Telegram knows; every value put into it is escaped unless it already is `Html`.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number
from fluent.syntax.ast import Junk

LANGUAGES = ("ru", "en")
LOCALES = Path(__file__).resolve().parent.parent / "locales"

Value = str | int | float | date | datetime | time


class Html(str):
    """Text that already is Telegram HTML and must not be escaped again."""

    __slots__ = ()

    def join(self, parts: Iterable[str], /) -> "Html":
        """Join parts that are Html; a plain string among them is escaped."""
        return Html(str.join(self, (escape(part) for part in parts)))

    def __add__(self, other: str, /) -> "Html":
        return Html(str.__add__(self, escape(other)))


def escape(text: str) -> Html:
    """`text` as Telegram HTML; what already is Html stays as it is (Bot API, HTML style: only <, > and & matter)."""
    return text if isinstance(text, Html) else Html(html.escape(text, quote=False))


def plain(text: str) -> str:
    """Telegram HTML without its markup, as a person reads it."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


class MissingWordsError(KeyError):
    """A key, an argument or a plural is not in the Fluent files."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one reader: language and the zone moments are shown in.

    `words("key", name=value)` gives Html, `words.plain("key", …)` text without markup (for buttons).
    """

    bundle: FluentBundle
    language: str
    zone: str

    def __call__(self, key: str, **values: Value) -> Html:
        """The message `key` as Html; values are escaped. Raises MissingWordsError."""
        return Html(self._format(key, {name: self._shown(value) for name, value in values.items()}))

    def plain(self, key: str, **values: Value) -> str:
        """The message `key` as plain text, for buttons and places without markup. Raises MissingWordsError."""
        return plain(self(key, **values))

    def knows(self, key: str) -> bool:
        """Whether there is a message `key`."""
        return self.bundle.has_message(key)

    def at(self, zone: str) -> "Words":
        """The same words with moments shown in another zone."""
        return Words(self.bundle, self.language, zone)

    def local(self, moment: datetime) -> datetime:
        """`moment` (aware) in the reader's zone."""
        return moment.astimezone(ZoneInfo(self.zone))

    def _shown(self, value: Value) -> Any:
        if isinstance(value, datetime):
            return _Moment(self.local(value))
        if isinstance(value, date | time):
            return _Moment(value)
        return escape(value) if isinstance(value, str) else value

    def _format(self, key: str, values: dict[str, Any]) -> str:
        if not self.bundle.has_message(key):
            raise MissingWordsError(f"{self.language}: {key}")
        pattern = self.bundle.get_message(key).value
        text, errors = self.bundle.format_pattern(pattern, values) if pattern else ("", ["no value"])
        if errors:
            raise MissingWordsError(f"{self.language}: {key}: {errors}")
        return str(text)


@dataclass(frozen=True)
class _Moment(FluentType):
    """A date, a time or both on its way through Fluent; DAY and TIME turn it into words."""

    value: date | datetime | time

    def format(self, locale: Any) -> str:  # noqa: ARG002 (Fluent's signature)
        """What is shown when a message forgot to say DAY or TIME."""
        return self.value.isoformat()


def _functions(language: str) -> dict[str, Any]:
    """DAY and TIME for the Fluent files: Fluent's own DATETIME cannot say «3 сентября, четверг»."""
    shared = {"short": "d MMMM", "weekday": "EE, d MMMM", "year": "d MMMM y"}
    patterns = {
        "ru": shared | {"long": "d MMMM, EEEE", "tiny": "EE d.MM"},
        "en": shared | {"long": "EEEE, d MMMM", "tiny": "EE d/MM"},
    }[language]

    def day(moment: _Moment, style: str = "long") -> str:
        value = moment.value
        if not isinstance(value, date):
            raise TypeError("DAY wants a date")
        return str(format_date(value, patterns[str(style)], locale=language))

    def clock(moment: _Moment) -> str:
        value = moment.value
        if isinstance(value, datetime):
            return str(format_datetime(value, "H:mm", locale=language))
        return value.strftime("%-H:%M")

    return {"DAY": day, "TIME": clock, "NUMBER": fluent_number}


@dataclass(frozen=True, slots=True)
class Texts:
    """All Fluent files, loaded once; `speak` gives the words of one reader."""

    bundles: MappingProxyType[str, FluentBundle]

    @classmethod
    @cache
    def load(cls, folder: Path = LOCALES) -> "Texts":
        """Read every `<language>/*.ftl` under `folder`, once: words do not change while we run.

        Raises MissingWordsError for a file that does not parse.
        """
        bundles = {}
        for language in LANGUAGES:
            bundle = FluentBundle([language], use_isolating=False, functions=_functions(language))
            for path in sorted((folder / language).glob("*.ftl")):
                resource = FluentResource(path.read_text(encoding="utf-8"))
                junk = [entry for entry in resource.body if isinstance(entry, Junk)]
                if junk:
                    raise MissingWordsError(f"{path.name}: {junk[0].content}")
                bundle.add_resource(resource)
            bundles[language] = bundle
        return cls(MappingProxyType(bundles))

    def speak(self, language: str, zone: str) -> Words:
        """The words in `language` (Russian where it is not one of ours), moments shown in the IANA zone `zone`."""
        language = language if language in self.bundles else LANGUAGES[0]
        return Words(self.bundles[language], language, zone)
