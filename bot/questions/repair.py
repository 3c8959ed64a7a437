"""Reading what was meant to be typed: another keyboard layout, another alphabet, slips of the finger. Pure."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.questions.index import QuestionIndex
from bot.questions.text import Token, in_cyrillic, language_of, other_layout, sound, stem, tokens

Reading = Literal["as written", "other layout", "other alphabet"]

_TRUSTED = 0.5
"""Share of known words (and of their letters) from which a text is taken as it is written."""

_SLIPS = 12
"""Unknown words that are looked up among all known ones; more of them is not a question."""


_PREFIXED = re.compile(r"(по|на|за|вы|при|про|до|от|пере|раз|рас|с)(\w{3,}(?:ть|ться))$")


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a text as they were read; `fixed` pairs what was written with what it was taken for."""

    tokens: tuple[Token, ...]
    reading: Reading
    fixed: tuple[tuple[str, str], ...] = ()


def read(index: QuestionIndex, text: str) -> Read:
    """The words of `text`, from the reading that knows most of them, with slips mended."""
    written = tokens(text)
    best, words, share = "as written", written, _known(index, written)
    if share < _TRUSTED and language_of(text) == "en":
        share = max(share, _named_in_english(index, written))
    if share < _TRUSTED and written:
        others: list[tuple[Reading, str]] = [("other layout", other_layout(text))]
        if language_of(text) == "en":
            others.append(("other alphabet", in_cyrillic(text)))
        for reading, other in others:
            candidate = tokens(other)
            if reading == "other alphabet":
                candidate = tuple(_by_sound(index, word) for word in candidate)
            if _known(index, candidate) > share + 0.2:
                best, words, share = reading, candidate, _known(index, candidate)
    return _mended(index, words, best)  # type: ignore[arg-type]  # one of the readings


def is_known(index: QuestionIndex, word: str) -> bool:
    """Whether a stem is a word of the programme or of the lists, or a number."""
    return (
        word in index.postings
        or word in index.heard.stems
        or word in index.by_name
        or word in index.forms
        or word[:1].isdigit()
    )


def _known(index: QuestionIndex, words: tuple[Token, ...]) -> float:
    known = [word for word in words if is_known(index, word.stem) or word.text in index.heard.stems]
    letters = sum(len(word.text) for word in words)
    return (len(known) / len(words) + sum(len(word.text) for word in known) / letters) / 2 if words else 0.0


def _named_in_english(index: QuestionIndex, words: tuple[Token, ...]) -> float:
    """The share of known words where some are English and others sound like names of the programme."""
    english = sum(is_known(index, word.stem) for word in words)
    sounding = sum(bool(_same_sound(index, word.text)) for word in words if not is_known(index, word.stem))
    return (english + sounding) / len(words) if english * 3 >= len(words) else 0.0


def _by_sound(index: QuestionIndex, word: Token) -> Token:
    """A transliterated word whose soft signs were lost on the way: `den` → «день»."""
    if is_known(index, word.stem) or word.text in index.heard.stems:
        return word
    for said in (sound(word.stem), sound(word.text)):
        if meant := index.heard.sounds.get(said) or index.sounds.get(said):
            return replace(word, stem=meant)
    return word


def _mended(index: QuestionIndex, words: tuple[Token, ...], reading: Reading) -> Read:
    fixed: list[tuple[str, str]] = []
    mended: list[Token] = []
    looked = 0
    for place, word in enumerate(words):
        if is_known(index, word.stem) or word.text in index.heard.stems or looked == _SLIPS:
            mended.append(word)
            continue
        looked += 1
        meant = (
            _same_sound(index, word.text)
            or _bare_verb(index, word.text)
            or ("" if word.capital and place else _near(index, word.stem))
        )
        if meant:
            fixed.append((word.text, meant))
            text = meant if len(meant) > len(word.stem) else word.text
            word = replace(word, stem=meant, text=text)
        mended.append(word)
    return Read(tuple(mended), reading, tuple(fixed))


def _same_sound(index: QuestionIndex, word: str) -> str:
    """A name written in the other alphabet: `Khimochka` for «Химочка», «блендер» for `Blender`."""
    said = sound(word)
    if len(said) < 3:
        return ""
    for length in range(len(said), max(2, len(said) - 3), -1):
        meant = index.sounds.get(said[:length])
        if meant and meant.isascii() != word.isascii() and length >= 3:
            return meant
    return ""


def _bare_verb(index: QuestionIndex, word: str) -> str:
    """The verb under a prefix the lists do not have it with: «попаять» → «паять»."""
    found = _PREFIXED.match(word)
    return meant if found and (meant := stem(found[2])) in index.heard.topical else ""


def _near(index: QuestionIndex, word: str) -> str:
    """A known stem one slip away, or two in a long word; the first letter is trusted."""
    if len(word) < 4 or word.isdigit():
        return ""
    if len(word) == 4:
        longer = (other for other in index.by_letter.get(word[0], ()) if len(other) == 5 and other in index.by_name)
        return next((other for other in longer if OSA.distance(word, other) == 1), "")
    slips = 1 if len(word) < 8 else 2
    found = process.extractOne(
        word, index.by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, processor=None
    )
    if not found or len(found[0]) < 4:
        return ""
    return stem(found[0]) if found[0] in index.heard.stems and found[0] not in index.postings else str(found[0])
