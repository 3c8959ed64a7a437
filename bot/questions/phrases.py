"""The words of a question as a grammar reads them: phrases, numbers and prepositions by where they stand. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.questions.heard import Mention
from bot.questions.text import Token


@dataclass(frozen=True, slots=True)
class Phrases:
    """The tokens of a question and the phrases heard in them."""

    tokens: Sequence[Token]
    mentions: Mapping[int, Sequence[Mention]]
    """Position → what is heard from there on."""

    before: Mapping[int, frozenset[str]]
    """Position → the prepositions that stand right before it."""

    @classmethod
    def of(cls, tokens: Sequence[Token], mentions: Sequence[Mention]) -> "Phrases":
        """The phrases of a question, by where they stand."""
        starting: defaultdict[int, list[Mention]] = defaultdict(list)
        before: defaultdict[int, set[str]] = defaultdict(set)
        for mention in mentions:
            starting[mention.start].append(mention)
            if mention.tag.startswith("prep:"):
                before[mention.end].add(mention.tag)
        return cls(tokens, dict(starting), {end: frozenset(tags) for end, tags in before.items()})

    def heard(self, at: int, family: str) -> tuple[str, int] | None:
        """The longest phrase of a tag family at `at`: its value and where it ends."""
        found = (mention for mention in self.mentions.get(at, ()) if mention.tag.startswith(family + ":"))
        best = max(found, key=lambda mention: mention.end, default=None)
        return (best.tag.partition(":")[2], best.end) if best else None

    def ends(self, at: int, tag: str) -> int:
        """Where the longest phrase of a tag at `at` ends, or 0."""
        return max((m.end for m in self.mentions.get(at, ()) if m.tag == tag), default=0)

    def number(self, at: int, ordinals: bool = True) -> tuple[int, int] | None:
        """A number in digits or words, cardinal or ordinal: its value and where it ends."""
        if at >= len(self.tokens):
            return None
        if (value := self.tokens[at].number) is not None:
            return value, at + 1
        families = ("number", "ordinal") if ordinals else ("number",)
        first = next((found for family in families if (found := self.heard(at, family))), None)
        if first is None:
            return None
        value, end = int(first[0]), first[1]
        if value in (20, 30):
            unit = next((found for family in families if (found := self.heard(end, family))), None)
            if unit and int(unit[0]) < 10:
                return value + int(unit[0]), unit[1]
        return value, end

    def suffix(self, at: int) -> int:
        """Where the endings of a number at `at` end: «-го», "th"."""
        while self.heard(at, "suffix"):
            at += 1
        return at

    def word(self, at: int, word: str) -> int:
        """1 where `word` stands at `at`, else 0."""
        return int(at < len(self.tokens) and self.tokens[at].text == word)

    def opens(self, at: int, tag: str) -> bool:
        """Whether a preposition stands right before `at`."""
        return tag in self.before.get(at, ())

    def taken(self, at: int) -> bool:
        """Whether what follows a number makes it something else than an hour: «14 лет», «25 человек», «21 ноября»."""
        return any(m.tag.startswith(("unit:", "month:", "suffix:")) for m in self.mentions.get(at, ()))
