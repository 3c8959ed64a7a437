"""Questions asked of the sample programme, with what a right answer is: `asked.jsonl`.

An expectation holds when all of its keys do: `first` — the first code is one of these; `set` — the codes agree with
these (F1 of 0.8 at least); `contains` — the text has every fragment (case, ё and white space do not matter);
`unknown` — nothing is presented as an answer.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.programme.workbook.reader import read_workbook_now
from storage.records.programme import Programme

SAMPLE = Path(__file__).resolve().parents[2] / "sandbox" / "altai-2025.xlsx"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, when and in what language it was asked, and what is expected."""

    now: datetime
    language: str
    question: str
    expect: dict[str, Any]


def asked() -> tuple[Asked, ...]:
    """The whole table."""
    lines = Path(__file__).with_name("asked.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return tuple(Asked(datetime.fromisoformat(r["now"]), r["lang"], r["question"], r["expect"]) for r in rows)


@cache
def sample() -> Programme:
    """The sample programme; it is read once."""
    programme = read_workbook_now(SAMPLE).programme
    assert programme is not None
    return programme


def right(expect: dict[str, Any], kind: str, codes: Collection[str], text: str) -> bool:
    """Whether an answer is what was expected."""
    said = _folded(text)
    return (
        ("first" not in expect or next(iter(codes), "") in expect["first"])
        and ("set" not in expect or _agreement(set(codes), set(expect["set"])) >= 0.8)
        and all(_folded(fragment) in said for fragment in expect.get("contains", ()))
        and ("unknown" not in expect or kind == "unknown")
    )


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def _agreement(got: set[str], wanted: set[str]) -> float:
    """F1 of two sets; two empty ones agree."""
    return 2 * len(got & wanted) / (len(got) + len(wanted)) if got or wanted else 1.0
