"""Words of a conversation, heard beside those of questions: leaning on the last answer, one's own things, telling the
bot to do something. Lists to review are `locales/*/talk.tsv`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.questions.heard import Heard, Mention
from bot.questions.text import Token
from bot.texts import LOCALES


@dataclass(frozen=True, slots=True)
class Turns:
    """What was heard in one text: the tags, and the places of the words that said them."""

    mentions: tuple[Mention, ...]

    @property
    def begins(self) -> bool:
        """Whether the text begins as if it went on with the one before: «а завтра?»."""
        return any(m.tag == "begin" and m.start == 0 for m in self.mentions)

    def has(self, *tags: str) -> bool:
        """Whether one of `tags` was heard."""
        return any(m.tag in tags for m in self.mentions)

    def places(self, *families: str) -> frozenset[int]:
        """The places of the words that said something of `families`; of all of them where none is named."""
        return frozenset(
            place
            for m in self.mentions
            if not families or m.tag.partition(":")[0] in families
            for place in range(m.start, m.end)
        )


@dataclass(frozen=True, slots=True)
class Talk:
    """The lists of all languages."""

    phrases: Heard

    @classmethod
    def load(cls, folder: Path = LOCALES) -> "Talk":
        """Read every `<language>/talk.tsv` under `folder`."""
        lines = (
            line.partition("\t")
            for path in sorted(folder.glob("*/talk.tsv"))
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        )
        return cls(Heard.of((tag, phrases) for tag, _, phrases in lines))

    def hear(self, words: Sequence[Token]) -> Turns:
        """What the words of a text say of the conversation."""
        return Turns(self.phrases.find(words))
