"""The engine of the `ask` command: questions in, answers out, a line at a time."""

import gc
import json
import time
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TextIO

from bot.questions.explain import explain
from bot.questions.heard import Heard
from bot.questions.service import ask, build_index
from bot.questions.text import language_of
from bot.texts import Texts
from storage.records.programme import Programme


def load_words() -> None:
    """Load what people say and what they read, once a process: it takes longer than building an index."""
    Heard.load()
    Texts.load()


def run(
    lines: Iterable[str],
    programme: Programme,
    now: datetime,
    language: str | None,
    mode: Literal["json", "explain", "text"],
    out: TextIO,
) -> None:
    """Answer each of `lines` as asked at `now` (aware) and write it to `out` at once.

    `language` is what answers are written in; None takes each question's own. `json` writes one object per line as the
    contract says, `explain` how each was read, `text` what a participant would read.
    """
    texts = Texts.load()
    index = build_index(programme, Heard.load())
    gc.freeze()  # all of this lives to the end: the collector need not walk it between questions
    for line in lines:
        began = time.perf_counter()
        words = texts.speak(language or language_of(line), programme.forum.zone)
        answered = ask(index, line, now, words)
        milliseconds = round((time.perf_counter() - began) * 1000, 2)
        if mode == "json":
            row = {"question": line, "kind": answered.kind, "codes": list(answered.codes), "text": answered.text,
                   "ms": milliseconds}  # fmt: skip
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        elif mode == "explain":
            out.write(explain(index, answered) + "\n\n")
        else:
            out.write(answered.text + "\n\n")
        out.flush()
