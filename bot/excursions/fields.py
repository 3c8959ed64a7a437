"""What people type into the fields of a sign-up: read generously, refused with a reason that helps."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from babel.dates import get_month_names

from bot.texts import LANGUAGES

NAME_LIMIT = 100
DOCUMENT_LIMIT = 40
OLDEST = 120
WORDS_AROUND_DATE = 3

Fault = Literal[
    "name-short", "name-letters", "name-long", "date-unclear", "date-year", "date-impossible", "date-future",
    "date-old", "phone-unclear", "phone-foreign-contact", "document-unclear", "words-only", "buttons-only",
]  # fmt: skip

UNLIKE: tuple[Fault, ...] = ("name-letters", "date-unclear", "phone-unclear", "document-unclear", "buttons-only")
"""Faults of text so unlike its field that it may be a question; with the others somebody tried to answer."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Text that does not fit its field, and why."""

    why: Fault


def read_name(text: str, asking: Container[str] = ()) -> str | Misread:
    """A full name: two words of letters at least, in the case people write names in.

    `asking` are words no full name is made of: text with one of them is somebody asking, unless every word of it is
    written as a name.
    """
    text = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
    if len(text) > NAME_LIMIT:
        return Misread("name-long")
    if not text or not all(_in_name(letter) for letter in text):
        return Misread("name-letters")
    words = text.split()
    as_names = all(word[0].isupper() for word in words) and not text.isupper()
    if not as_names and any(word.casefold().strip(".") in asking for word in words):
        return Misread("name-letters")
    if sum(any(letter.isalpha() for letter in word) for word in words) < 2:
        return Misread("name-short")
    if text.islower() or text.isupper():
        text = re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), text)
    return text


def without_introduction(text: str, introductions: Iterable[str]) -> str:
    """A name without the words it was introduced by: «меня зовут Иван Петров», "My name is …"."""
    text = " ".join(text.split())
    for opening in introductions:
        rest = text[len(opening) :]
        if text.casefold().startswith(opening) and rest[:1] in (" ", ":", ",", "—"):
            return rest.lstrip(" :,—–-")
    return text


def read_birth_date(text: str, today: date) -> date | Misread:
    """A birth date, the day first: «5 мая 2001», 05.05.2001, 5/5/2001, 2001-05-05, 05052001. `today` in the forum."""
    text = text.casefold().strip()
    read = _numbers(text) or _with_month_name(text)
    if read is None:
        return Misread("date-unclear")
    year, month, day = read
    if year is None:
        return Misread("date-year")
    try:
        birth_date = date(year, month, day)
    except ValueError:
        return Misread("date-impossible")
    if birth_date > today:
        return Misread("date-future")
    if today.year - birth_date.year - ((today.month, today.day) < (month, day)) > OLDEST:
        return Misread("date-old")
    return birth_date


def read_phone(text: str) -> str | Misread:
    """A phone number as `+` and 8–15 digits (ITU-T E.164); 8 or nothing before ten digits is Russia's +7."""
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text.strip())
    text = re.sub(r"^(?:[^\W\d_]{1,10}[.:\s]+){1,2}", "", text)  # a word or two before it: «тел.», "my phone:"
    if not re.fullmatch(r"\+?[\d\s().‐‑–—-]+", text):
        return Misread("phone-unclear")
    digits = re.sub(r"\D", "", text)
    if text.startswith("+"):
        number = digits
    elif len(digits) == 11 and digits[0] in "78":
        number = "7" + digits[1:]
    elif len(digits) == 10:
        number = "7" + digits
    elif digits.startswith("00"):
        number = digits[2:]
    elif len(digits) > 11 and not digits.startswith("89"):  # no country's: a Russian number with a figure too many
        number = digits
    else:
        return Misread("phone-unclear")
    fits = 8 <= len(number) <= 15 and not number.startswith("0") and (number[0] != "7" or len(number) == 11)
    return "+" + number if fits else Misread("phone-unclear")


def read_document(text: str) -> str | Misread:
    """The number of an identity document, of any country: letters, figures and dashes, four figures at least."""
    text = " ".join(text.split())
    allowed = len(text) <= DOCUMENT_LIMIT and re.fullmatch(r"[^\W_№]*(?:[\s\-–./№]*[^\W_№]+)*", text)
    longest_word = max(map(len, re.findall(r"[^\W\d_]+", text)), default=0)
    figures = sum(letter.isdecimal() for letter in text)
    return text if allowed and figures >= 4 and longest_word <= 7 else Misread("document-unclear")


def pretty_phone(phone: str) -> str:
    """A Russian number grouped as people read it: +7 913 123-45-67; others as they are."""
    match = re.fullmatch(r"\+7(\d{3})(\d{3})(\d\d)(\d\d)", phone)
    return "+7 {} {}-{}-{}".format(*match.groups()) if match else phone


def _in_name(letter: str) -> bool:
    return letter.isalpha() or letter in " -'.‑" or unicodedata.category(letter) in ("Mn", "Mc")


def _numbers(text: str) -> tuple[int | None, int, int] | None:
    """Year, month and day of a date in figures."""
    text = re.sub(r"\s*[^\W\d_]{1,4}\.?$", "", text).strip(" .")  # «г.», «года»
    if match := re.fullmatch(r"(\d{4})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{1,2})", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{1,2})\s*[-./,\s]\s*(\d{1,2})\s*[-./,\s]\s*(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := re.fullmatch(r"(\d\d)(\d\d)(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := re.fullmatch(r"(\d{1,2})\s*[-./]\s*(\d{1,2})(\s*[-./]\s*\d{2})?", text):
        return None, int(match[2]), int(match[1])
    return None


def _with_month_name(text: str) -> tuple[int | None, int, int] | None:
    """Year, month and day of a date whose month is a word."""
    words = re.findall(r"[^\W\d_]+|\d+", text)
    known = _months()
    months = [known[word[:3]] for word in words if word[:3] in known]
    others = [word for word in words if word.isalpha() and word[:3] not in known]
    figures = [int(word) for word in words if word.isdecimal()]
    years, days = [n for n in figures if n >= 1000], [n for n in figures if n < 100]
    if len(months) != 1 or len(days) != 1 or len(figures) > 2:
        return None
    if years:
        return (years[0], months[0], days[0]) if len(others) <= WORDS_AROUND_DATE else None
    small = all(len(word) <= 2 for word in others)  # «5-го мая», "5th of May": but «экскурсии 5 мая» is no birth date
    return (None, months[0], days[0]) if small and len(figures) == 1 else None


@cache
def _months() -> Mapping[str, int]:
    """Months by the three letters they begin with, in each language and case."""
    return MappingProxyType(
        {
            name[:3].casefold(): month
            for language in LANGUAGES
            for context in ("format", "stand-alone")
            for month, name in get_month_names("wide", context, locale=language).items()
        }
    )
