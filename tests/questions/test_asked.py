"""The table of questions asked of the sample programme: what participants would say, and the right answers."""

from bot.questions.heard import Heard
from bot.questions.service import ask, build_index
from bot.texts import Texts
from tests.questions.asked import asked, right, sample

LEAST = 0.9
"""The share of the table that must be answered right."""


def test_asked() -> None:
    """Nine of ten questions are answered right; the others are printed."""
    programme, texts = sample(), Texts.load()
    index = build_index(programme, Heard.load())
    table, wrong = asked(), []
    for row in table:
        answer = ask(index, row.question, row.now, texts.speak(row.language, programme.forum.zone))
        if not right(row.expect, answer.kind, answer.codes, answer.text):
            wrong.append(f"{row.question} | {row.expect} | {answer.kind} {' '.join(answer.codes[:8])}")
    share = 1 - len(wrong) / len(table)
    assert share >= LEAST, "\n".join([f"{share:.3f} of {len(table)}", *wrong])
    print("\n".join([f"{share:.3f} of {len(table)}", *wrong]))  # noqa: T201 (the table is read with `pytest -s`)
