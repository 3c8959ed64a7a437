"""The short form in which an unanswered question is counted (docs/decisions/006-unanswered.md). Pure.

Only words of our own lists survive: a name, a number, an address or anything rare that somebody typed is in none of
them. Order goes too, so that what is kept is no sentence of anybody's.
"""

import re

from bot.questions.heard import Heard
from bot.questions.text import tokens

LONGEST = 80
"""Characters of a short form."""
_MARKED = re.compile(r"\S*[@#\d/\\_]\S*")
"""Addresses, numbers, handles, links: everything around them goes too."""
_EMPTY = ("filler", "prep:", "chat:", "number:", "ordinal:", "suffix:", "age:")


def short_form(heard: Heard, names: frozenset[str], text: str) -> str:
    """The common words of `text`, by the alphabet; empty where it has none. `names` are stems of people's names, which
    are left out even where they are common words too."""
    kept: dict[str, str] = {}
    for word in tokens(_MARKED.sub(" ", text)):
        if len(word.text) < 3 or word.stem not in heard.stems or word.stem in names or heard.is_filler(word):
            continue
        tags = heard.single.get(word.stem, frozenset())
        if tags and all(tag.startswith(_EMPTY) for tag in tags):
            continue
        kept.setdefault(word.stem, word.stem)
    form = ""
    for word_ in sorted(kept):
        longer = f"{form} {word_}".strip()
        if len(longer) > LONGEST:
            break
        form = longer
    return form
