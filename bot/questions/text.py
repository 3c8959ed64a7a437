"""Text as questions see it: folding, tokens, stems, keyboard layouts and alphabets. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

LONGEST = 48
"""Letters of a word that are looked at; longer ones are noise."""

MOST = 64
"""Words of a question that are looked at."""

LETTERS = 1500
"""Letters of a question that are looked at: more than its words need."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.:/]\d+)+|\d+\+?")
_POSSESSIVE = re.compile(r"['’`]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’`ʼ](?=\w)")
_QUOTE = re.compile(r"['’`ʼ]")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a question: folded text and its stem; `capital` where it was written with one."""

    text: str
    stem: str
    capital: bool = False

    @property
    def number(self) -> int | None:
        """The number it is, if it is a short plain one."""
        return int(self.text) if self.text.isascii() and self.text.isdigit() and len(self.text) <= 6 else None


def fold(text: str) -> str:
    """One form for what people write the same: NFKC, lower case, е for ё, no accents on letters, no possessive «'s»."""
    text = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", text)) if _QUOTE.search(text) else text


def tokens(text: str, most: int = MOST) -> tuple[Token, ...]:
    """The first `most` words and numbers of `text`. A hyphen parts words, digits part from letters."""
    text = text[:LETTERS]
    capitals = {word.lower().replace("ё", "е") for word in re.findall(r"\b[A-ZА-ЯЁ][\w]*", text)}
    words = spelled(fold(text))[:most]
    return tuple(Token(word, stem(word), word in capitals) for word in words)


def spelled(text: str) -> list[str]:
    """The words and numbers of a folded text, as they are spelled."""
    words: list[str] = _WORD.findall(text)
    return [word[:LONGEST] for word in words] if max(map(len, words), default=0) > LONGEST else words


def stems(text: str) -> tuple[str, ...]:
    """The stems of all words of a programme's text."""
    return tuple(map(stem, spelled(fold(text))))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word, Russian or English by its letters."""
    if word.isdigit():
        return word
    return str(_stemmer("russian" if _CYRILLIC.search(word) else "english").stemWord(word))


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)


def language_of(text: str) -> str:
    """`ru` or `en` by the letters of `text`; Russian where there are none."""
    return "en" if len(_LATIN.findall(text)) > len(_CYRILLIC.findall(text)) else "ru"


_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~{}:\"<>?@#$^&|"
_RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЁХЪЖЭБЮ,"№;:?/'
_TO_RUSSIAN_KEYS = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)
_TO_LATIN_KEYS = str.maketrans(_RUSSIAN_KEYS[:33], _LATIN_KEYS[:33])


def other_layout(text: str) -> str:
    """`text` as if it had been typed on the other keyboard layout (ЙЦУКЕН for QWERTY or the other way)."""
    return text.lower().translate(_TO_RUSSIAN_KEYS if language_of(text) == "en" else _TO_LATIN_KEYS)


_SOUNDS = (
    ("shch", "щ"), ("sch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц"),
    ("ya", "я"), ("ja", "я"), ("yu", "ю"), ("ju", "ю"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("je", "е"),
    ("iy", "ий"), ("yy", "ый"), ("ay", "ай"), ("ey", "ей"), ("oy", "ой"), ("uy", "уй"), ("ph", "ф"), ("ck", "к"),
    ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"),
    ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"),
    ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"), ("'", "ь"),
    ("4", "ч"),
)  # fmt: skip
_SOUND = re.compile("|".join(sound for sound, _ in _SOUNDS))
_LETTERS = dict(_SOUNDS)


def in_cyrillic(text: str) -> str:
    """Russian written in Latin letters, back in its own: `kogda otkrytie` → «когда открытие»."""
    return _SOUND.sub(lambda found: _LETTERS[found.group()], text.lower())


_ROMAN = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", (
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "ts",
    "ch", "sh", "sh", "", "i", "", "e", "u", "a",
), strict=True))  # fmt: skip
_SAME_SOUND = {
    "shch": "sh", "sch": "sh", "kh": "h", "x": "ks", "w": "v", "ph": "f", "ck": "k", "q": "k", "tz": "ts", "cz": "ts",
    "c": "k", "ch": "ch", "oo": "u", "ee": "i", "y": "i", "j": "i",
    **{glide + vowel: sound for glide in "yij" for vowel, sound in (("a", "a"), ("u", "u"), ("o", "e"), ("e", "e"))},
}  # fmt: skip
_SIMPLER = re.compile("|".join(sorted(_SAME_SOUND, key=len, reverse=True)))
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """How a folded word sounds, in Latin letters and much simplified: equal for «Химочка» and «Khimochka»."""
    latin = word if word.isascii() else "".join([_ROMAN.get(letter, letter) for letter in word])
    return _DOUBLE.sub(r"\1", _SIMPLER.sub(lambda found: _SAME_SOUND[found.group()], latin))
