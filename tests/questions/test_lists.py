"""The lists of words heard are whole, and hostile text neither breaks nor slows an answer."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from json import loads
from pathlib import Path
from random import Random, SystemRandom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions.command import run
from bot.questions.heard import Heard
from bot.questions.service import QuestionIndex, ask, build_index
from bot.texts import LOCALES, Texts, Words
from tests.questions.programmes import lipetsk, rotterdam

NOW = datetime(2026, 9, 15, 6, 0, tzinfo=UTC)
FAMILIES = {"filler", "ask", "kind", "is", "time", "day", "weekday", "month", "part", "span", "which", "prep",
            "unit", "age", "forumday", "zone", "number", "ordinal", "suffix", "chat", "off", "t", "who", "lang",
            "place"}  # fmt: skip


@pytest.fixture(scope="module")
def index() -> QuestionIndex:
    """The index of a Russian programme."""
    return build_index(lipetsk(), Heard.load())


@pytest.fixture(scope="module")
def words() -> Words:
    """A Russian reader."""
    return Texts.load().speak("ru", "Europe/Moscow")


def test_every_line_has_a_known_tag_in_both_languages() -> None:
    """Tags are of known families, and what one language has the other has too."""
    tags = {
        language: {line.split("\t")[0] for line in (LOCALES / language / "heard.tsv").read_text("utf-8").splitlines()
                   if line and not line.startswith("#")}
        for language in ("ru", "en")
    }  # fmt: skip
    assert {tag.split(":")[0] for tag in tags["ru"] | tags["en"]} <= FAMILIES
    assert tags["ru"] == tags["en"]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    """A line without a tag is an error that says where it is."""
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "heard.tsv").write_text("# ok\nбез тега\n", "utf-8")
    with pytest.raises(ValueError, match=r"ru/heard\.tsv, line 2"):
        Heard.load(tmp_path)


@settings(max_examples=300, deadline=timedelta(milliseconds=1000))
@given(
    text=st.one_of(
        st.text(max_size=400), st.text(st.sampled_from("абвгд eioun.,:;0123456789+-/()<>&\n«»?!"), max_size=400)
    )
)
def test_any_text_is_answered(index: QuestionIndex, words: Words, text: str) -> None:
    """Whatever is written, an answer comes that Telegram can show."""
    answered = ask(index, text, NOW, words)
    assert answered.kind
    assert 0 < len(answered.text.encode("utf-16-le", "replace")) // 2 <= 4096
    for row in answered.screen.buttons:
        assert all(0 < len(button.text) <= 64 and len(button.data.encode()) <= 64 for button in row)


@pytest.mark.parametrize("seed", range(3))
def test_long_texts_are_quick(index: QuestionIndex, words: Words, seed: int) -> None:
    """Four thousand characters of words, known and unknown, take less than 200 ms (the quickest of three tries)."""
    random = Random(seed)
    pool = [*index.vocabulary, "сегодня", "с", "10", "до", "завтра", "ыыва", "xyzzy", "что", "когда", "21", "ноября"]
    text = " ".join(random.choice(pool) for _ in range(800))[:4096]
    took = []
    for _ in range(3):
        began = time.perf_counter()
        ask(index, text, NOW, words)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.2, f"seed {seed}"


def _fuzzed(random: Random, index: QuestionIndex) -> str:
    """A text nobody would write, or nearly: letters of all alphabets, markup, emoji, digits, words in any order."""
    letters = (
        "абвгд еёжз", "abcdef gh", "0123456789 .,:-/", "<b>&amp;</b> _*[]()~`", "שלום مرحبا \u200f\u202e",
        "😀🏭👩\u200d🔧🇷🇺 ﷺ½Ⅳ", "\n\t\x00 ",
    )  # fmt: skip
    words = (*index.vocabulary, *sorted(index.heard.stems)[::40], "с", "до", "21", "25.11", "ноября", "через", "13:99")
    length = random.choice((1, 2, 4, 8, 16, 32, 1000))
    match random.randrange(4):
        case 0:
            text = "".join(chr(random.randrange(1, 0xD800)) for _ in range(length))
        case 1:
            text = "".join(random.choice(random.choice(letters)) for _ in range(length * 4))
        case _:
            text = " ".join(random.choice(words) for _ in range(length))
    return text[:4096]


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_no_text_is_slow_or_breaks(index: QuestionIndex, words: Words, count: int) -> None:
    """Thousands of texts of every sort: each is answered, none takes 200 ms of the processor."""
    seed = SystemRandom().randrange(1 << 32)
    random, slowest = Random(seed), (0.0, "")
    for _ in range(count):
        text = _fuzzed(random, index)
        began = time.process_time()
        answered = ask(index, text, NOW, words)
        slowest = max(slowest, (time.process_time() - began, text))
        assert answered.text, f"seed {seed}: {text!r}"
    assert slowest[0] < 0.2, f"seed {seed}: {slowest[1]!r}"


def test_command_writes_a_line_at_a_time() -> None:
    """The `ask` command answers each line as it comes, in the question's own language, as the contract says."""
    out = StringIO()
    seen: list[int] = []

    def lines() -> Iterator[str]:
        for line in ("when is the opening?", "когда открытие"):
            seen.append(len(out.getvalue().splitlines()))
            yield line

    run(lines(), rotterdam(), datetime(2026, 6, 12, 6, 0, tzinfo=UTC), None, "json", out)
    rows = [loads(line) for line in out.getvalue().splitlines()]
    assert seen == [0, 1]
    assert [row["question"] for row in rows] == ["when is the opening?", "когда открытие"]
    assert [row["codes"] for row in rows] == [["A1"], ["A1"]]
    assert "12 June" in rows[0]["text"]
    assert "12 июня" in rows[1]["text"]
    assert all(row["ms"] >= 0 for row in rows)


@pytest.mark.parametrize("mode", ["explain", "text"])
def test_command_explains(mode: str) -> None:
    """`--explain` prints how a question was read; plain mode what a participant reads."""
    out = StringIO()
    run(["workshops tomorrow"], rotterdam(), datetime(2026, 6, 12, 6, 0, tzinfo=UTC), "en", mode, out)  # type: ignore[arg-type]
    text = out.getvalue()
    assert ("facets: format Workshop" in text) is (mode == "explain")
    assert ("Paper boats" in text) is (mode == "text")
