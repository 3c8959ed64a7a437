"""What people may call the things of a programme: names, their parts and abbreviations. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.questions.text import fold, stem

_PARTS = re.compile(r"[«»\"“”()\[\]„]|\s[—–-]\s|,\s|[:.!?]\s")
_PATRONYMIC = re.compile(r"(вич|вна|ична|инична)$")
_LEGAL = frozenset({"ооо", "оао", "пао", "зао", "ао", "нпо", "нпп", "ип", "фгуп", "гуп", "им", "имени", "ltd", "llc",
                    "inc", "gmbh", "plc", "co", "jsc", "the", "и", "в", "на", "of", "and"})  # fmt: skip
_SURNAME = re.compile(r"(ов|ев|ин|ын)$")
_FLEETING = re.compile(r"..(ец|ок|ек)$")
_CASES = ("", "а", "у", "ым", "е", "ой", "ых", "ы", "ыми")


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name a thing: stems with how much each of them says."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]


def segments(name: str) -> tuple[str, ...]:
    """The whole name and its parts in quotes, brackets and beside dashes: «АЗПИ — Алтайский завод …»."""
    parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
    return tuple(dict.fromkeys((name, *parts)))


def abbreviation(name: str) -> str:
    """The folded initials of a name of three words or more («Барнаульский котельный завод» → «бкз»), or nothing."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1 and word.lower() not in _LEGAL]
    return fold("".join(word[0] for word in words)) if 3 <= len(words) <= 6 else ""


def name_aliases(name: str) -> tuple[tuple[str, ...], ...]:
    """The stems of everything a plant or a venue may be called."""
    parts = segments(name)
    found = [tuple(stem(word) for word in re.findall(r"\w+", fold(part)) if word not in _LEGAL) for part in parts]
    found += [(stem(short),) for part in parts[-1:] + parts[1:] if (short := abbreviation(part))]
    return tuple(dict.fromkeys(words for words in found if words))


def person_alias(name: str) -> Alias:
    """A person's name: the surname says most, the first name and the patronymic some."""
    words = re.findall(r"[^\W\d_]+", fold(name))
    if not words:
        return Alias((), ())
    parts = re.split(r"\s+", fold(name).strip())
    last = 0 if len(parts) > 1 and _PATRONYMIC.search(parts[-1]) else len(parts) - 1
    surname = set(re.findall(r"[^\W\d_]+", parts[last])) if len(parts) > 1 else set(words)
    share = {
        word: 0.65 / len(surname) if word in surname else 0.35 / max(len(words) - len(surname), 1) for word in words
    }
    if len(words) - len(surname) > 1:
        share = {word: weight if word in surname else 0.33 for word, weight in share.items()}
    return Alias(tuple(stem(word) for word in share), tuple(share.values()))


def case_stems(word: str) -> frozenset[str]:
    """The stems a name's cases fall to, where the stemmer does not bring them to one: Новикову, Ельце."""
    word = fold(word)
    if _FLEETING.search(word):
        soft = "ь" if word[-3] == "л" else ""
        return frozenset(
            {stem(word), *(stem(word[:-2] + soft + word[-1] + ending) for ending in ("а", "у", "ом", "е"))}
        )
    if not _SURNAME.search(word):
        return frozenset({stem(word)})
    return frozenset(stem(word + ending) for ending in _CASES)


def town(place: str) -> str:
    """The town at the head of an address or a plant's city: «Колывань, Курьинский район» → «Колывань»."""
    head = place.split(",")[0].strip()
    plain = re.sub(r"^(г|город|пос|с|село|пгт)\.?\s+", "", head, flags=re.IGNORECASE)
    return plain if plain and len(plain.split()) <= 3 and not re.search(r"\d|\b(ул|пр|пл|д)\b", plain) else ""


def minimum_age(audience: str) -> int | None:
    """The least age an audience names («Школьники 12+» → 12), or None."""
    ages = [int(age) for age in re.findall(r"(\d{1,2})\s*\+", audience)]
    return min(ages) if ages else None


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Values in order, without repeats and blanks."""
    return tuple(dict.fromkeys(value for value in values if value))
